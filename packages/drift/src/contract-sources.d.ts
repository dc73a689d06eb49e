import ts from 'typescript';
import type { SourceText } from './gate.ts';
/** The repository's root. */
export declare const root: string;
/** Files of the repository, sorted, with their text. */
export declare const readSources: (patterns: string[], isWanted?: (path: string) => boolean) => SourceText[];
/** Parses one source text; nodes know their parents. */
export declare const parse: ({ path, text }: SourceText) => ts.SourceFile;
/** Every node below `node`, depth first. */
export declare const descendants: (node: ts.Node) => ts.Node[];
/** The method that a call calls: `nullable` of `z.string().nullable()`. */
export declare const methodOf: (node: ts.Node) => string | null;
/** The text of a literal schema: `text` of `z.literal('text')`. */
export declare const literalOf: (node: ts.Node) => string | null;
/** What `declarations` calls a top-level name of a schema file. */
export type Declarations = ReadonlyMap<string, ts.VariableDeclaration>;
/** Every `const` of the files by its name. The contracts export all of theirs under one roof, so names are unique. */
export declare const declarationsOf: (files: readonly ts.SourceFile[]) => Declarations;
