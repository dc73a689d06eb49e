import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What a bundler says of a chunk, as far as it matters here. */
export interface Chunk {
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly moduleIds: readonly string[];
}

/** The files that a catalog in Gettext's form names as the places of its words (`#: `). */
export const placesOf = (catalog: string): ReadonlySet<string> =>
  new Set(catalog.matchAll(/^#: (.+)$/gm).flatMap(([, places = '']) => places.split(' ')));

/** The modules of the first load, relative to `root`, that show words of `later`. */
export const findLateWords = (chunks: readonly Chunk[], root: string, later: ReadonlySet<string>): string[] => {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const reached = new Set<Chunk>();
  const reach = (chunk: Chunk | undefined): void => {
    if (chunk === undefined || reached.has(chunk)) return;
    reached.add(chunk);
    for (const name of chunk.imports) reach(byName.get(name));
  };
  for (const chunk of chunks) if (chunk.isEntry) reach(chunk);
  return [...reached]
    .flatMap(({ moduleIds }) => moduleIds)
    .map((id) => id.replace(`${root}/`, '').replace(/\?.*$/, ''))
    .filter((path) => later.has(path));
};

/** Fails the build when the first load shows words that come later (lingui.config.ts): people would read their keys. */
export const checkFirstWords = (root: string): Plugin => ({
  name: 'check-first-words',
  apply: 'build',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const catalogs = globSync('src/locales/*.po', { cwd: root });
    const later = placesOf(catalogs.map((path) => readFileSync(join(root, path), 'utf8')).join('\n'));
    const late = findLateWords(chunks, root, later);
    if (late.length > 0)
      this.error(`Their words come after the first page; name them in lingui.config.ts: ${late.join(', ')}`);
  },
});
