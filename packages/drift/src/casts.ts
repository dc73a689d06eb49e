import ts from 'typescript';
import { descendants, parse } from './contract-sources.ts';
import type { SourceText } from './gate.ts';

/** A place where the compiler takes a person's word. */
export interface Cast {
  readonly path: string;
  readonly line: number;
  readonly kind: 'as' | 'any' | '!';
  readonly code: string;
  /** Whether a comment states what makes it true. */
  readonly isStated: boolean;
}

const kindOf = (node: ts.Node): Cast['kind'] | null => {
  if (ts.isNonNullExpression(node)) return '!';
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
  if (!ts.isAsExpression(node) && !ts.isTypeAssertionExpression(node)) return null;
  return node.type.getText() === 'const' ? null : 'as';
};

/** The nearest statement or member around a node: its leading comment may speak for what is in it. */
const enclosing = (node: ts.Node): ts.Node => {
  let at = node;
  while (!ts.isStatement(at) && !ts.isClassElement(at) && !ts.isSourceFile(at.parent)) at = at.parent;
  return at;
};

const isStated = (node: ts.Node, file: ts.SourceFile): boolean => {
  const lines = file.text.split('\n');
  const { line } = file.getLineAndCharacterOfPosition(node.getEnd());
  const onLine = /\/\/|\/\*/.test((lines[line] ?? '').replaceAll(/(['"`]).*?\1/g, ''));
  const above = /^\s*(\/\/|\/\*|\*)|\*\/\s*$/.test(lines[line - 1] ?? '');
  const comments = ts.getLeadingCommentRanges(file.text, enclosing(node).getFullStart()) ?? [];
  return onLine || above || comments.length > 0;
};

/** Every `as`, `any` and `!` of a file; `as const` is no cast. */
export const castsOf = (source: SourceText): Cast[] => {
  const file = parse(source);
  return descendants(file).flatMap((node) => {
    const kind = kindOf(node);
    if (kind === null) return [];
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const code = node.getText().replaceAll(/\s+/g, ' ').slice(-80);
    return [{ path: source.path, line, kind, code, isStated: isStated(node, file) }];
  });
};
