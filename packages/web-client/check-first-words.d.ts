import type { Plugin } from 'vite';
/** What a bundler says of a chunk, as far as it matters here. */
export interface Chunk {
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly moduleIds: readonly string[];
}
/** The files that a catalog in Gettext's form names as the places of its words (`#: `). */
export declare const placesOf: (catalog: string) => ReadonlySet<string>;
/** The modules of the first load, relative to `root`, that show words of `later`. */
export declare const findLateWords: (chunks: readonly Chunk[], root: string, later: ReadonlySet<string>) => string[];
/** Fails the build when the first load shows words that come later (lingui.config.ts): people would read their keys. */
export declare const checkFirstWords: (root: string) => Plugin;
