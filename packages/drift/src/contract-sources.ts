import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { SourceText } from './gate.ts';

/** The repository's root. */
export const root = join(import.meta.dirname, '../../..');

/** Files of the repository, sorted, with their text. */
export const readSources = (patterns: string[], isWanted: (path: string) => boolean = () => true): SourceText[] =>
  globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(isWanted)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Parses one source text; nodes know their parents. */
export const parse = ({ path, text }: SourceText): ts.SourceFile =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.ES2024,
    true,
    path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

/** Every node below `node`, depth first. */
export const descendants = (node: ts.Node): ts.Node[] => {
  const found: ts.Node[] = [];
  const visit = (child: ts.Node): void => {
    found.push(child);
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
};

/** The method that a call calls: `nullable` of `z.string().nullable()`. */
export const methodOf = (node: ts.Node): string | null =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : null;

/** The text of a literal schema: `text` of `z.literal('text')`. */
export const literalOf = (node: ts.Node): string | null => {
  if (!ts.isCallExpression(node) || methodOf(node) !== 'literal') return null;
  const [value] = node.arguments;
  return value && ts.isStringLiteral(value) ? value.text : null;
};

/** What `declarations` calls a top-level name of a schema file. */
export type Declarations = ReadonlyMap<string, ts.VariableDeclaration>;

/** Every `const` of the files by its name. The contracts export all of theirs under one roof, so names are unique. */
export const declarationsOf = (files: readonly ts.SourceFile[]): Declarations =>
  new Map(
    files
      .flatMap((file) => descendants(file))
      .filter((node) => ts.isVariableDeclaration(node))
      .flatMap((node) => (ts.isIdentifier(node.name) ? [[node.name.text, node] as const] : [])),
  );
