import ts from 'typescript';
import { descendants, methodOf, parse } from './contract-sources.ts';
import type { SourceText } from './gate.ts';

/** What takes a query's key as its first argument. */
const KEYED: ReadonlySet<string> = new Set(['getQueryData', 'setQueryData', 'getQueryState', 'ensureQueryData']);
const NAMES: ReadonlySet<string> = new Set(['queryKey', 'mutationKey']);

/** The list that an expression is, through casts and through a constant of the same file. */
const listOf = (node: ts.Expression): ts.ArrayLiteralExpression | null => {
  if (ts.isArrayLiteralExpression(node)) return node;
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) {
    return listOf(node.expression);
  }
  if (!ts.isIdentifier(node)) return null;
  const declared = descendants(node.getSourceFile()).find(
    (one) => ts.isVariableDeclaration(one) && one.name.getText() === node.text,
  );
  return declared && ts.isVariableDeclaration(declared) && declared.initializer && declared.initializer !== node
    ? listOf(declared.initializer)
    : null;
};

/** What is fetched otherwise than by a procedure names itself, beside what fetches it. */
const isOfItsOwn = (property: ts.PropertyAssignment, key: ts.ArrayLiteralExpression): boolean => {
  const hasFetch = property.parent.properties.some((one) => one.name?.getText() === 'queryFn');
  const [first] = key.elements;
  return hasFetch && first !== undefined && ts.isStringLiteral(first);
};

/** A key as tRPC writes it: it begins with the path of a procedure. */
const isPathOfProcedure = (node: ts.Node, rooms: ReadonlySet<string>): boolean => {
  if (!ts.isArrayLiteralExpression(node)) return false;
  const [path] = node.elements;
  if (!path || !ts.isArrayLiteralExpression(path)) return false;
  const [room] = path.elements;
  return room !== undefined && ts.isStringLiteral(room) && rooms.has(room.text);
};

const isByHand = (node: ts.Node, rooms: ReadonlySet<string>): boolean => {
  if (isPathOfProcedure(node, rooms)) return true;
  if (ts.isPropertyAssignment(node) && NAMES.has(node.name.getText())) {
    const key = listOf(node.initializer);
    return key !== null && !isOfItsOwn(node, key);
  }
  if (!ts.isCallExpression(node) || !KEYED.has(methodOf(node) ?? '')) return false;
  const [key] = node.arguments;
  return key !== undefined && listOf(key) !== null;
};

/** Places where the client writes a query's key itself: a renamed procedure would leave it behind. */
export const keysByHand = (source: SourceText, rooms: ReadonlySet<string>): string[] => {
  const file = parse(source);
  return descendants(file)
    .filter((node) => isByHand(node, rooms))
    .map((node) => {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      return `${source.path}:${line + 1} ${node.getText().split('\n', 1)[0] ?? ''}`;
    });
};
