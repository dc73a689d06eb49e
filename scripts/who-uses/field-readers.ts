import { join } from 'node:path';
import {
  isBindingElement,
  isElementAccessExpression,
  isIdentifier,
  isObjectBindingPattern,
  isPropertyAccessExpression,
  isStringLiteral,
  type Node,
} from '@typescript/native/unstable/ast';
import { API, type Checker, type Project, type Symbol, type Type } from '@typescript/native/unstable/sync';
import { readSources, root } from '../../packages/drift/src/contract-sources.ts';
import type { SourceText } from '../../packages/drift/src/gate.ts';

/** A place that reads a field. */
interface Reader {
  readonly path: string;
  readonly line: number;
}

/** A field of an answer, and the places that read it. */
export interface ReadField {
  readonly field: string;
  readonly readers: readonly Reader[];
}

const CONFIG = join(root, 'packages/web-client/tsconfig.who-uses.json');
const QUESTION = join(root, 'packages/web-client/src/who-uses.question.ts');
const ANSWERS = `import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '@mailroom/api';
export declare const answers: inferRouterOutputs<AppRouter>;
`;
const SETTINGS = {
  extends: './tsconfig.json',
  compilerOptions: { incremental: false, tsBuildInfoFile: null, composite: false, noEmit: true },
  references: [],
};

/** Whoever may read an answer: the screens, and the API's own tests and V1. */
export const readerSources = (): SourceText[] => [
  ...readSources(['packages/web-client/src/**/*.{ts,tsx}']),
  ...readSources(['packages/api/{src,test}/**/*.test.ts', 'packages/api/{src/v1,test}/*.ts']),
];

/** What a field's type holds once lists are opened and null is set aside. */
const heldBy = (checker: Checker, type: Type): readonly Symbol[] => {
  const solid = checker.getNonNullableType(type) ?? type;
  if (checker.isArrayLikeType(solid)) {
    const [row] = checker.getIndexInfosOfType(solid).map(({ valueType }) => valueType);
    return row ? heldBy(checker, row) : [];
  }
  if (solid.isUnionType()) return solid.getTypes().flatMap((one) => heldBy(checker, one));
  // Texts and numbers have methods, not fields.
  return checker
    .getPropertiesOfType(solid)
    .filter(({ declarations }) => declarations.length > 0 && declarations.every(isOurs));
};

const isOurs = ({ path }: { readonly path: string }): boolean =>
  !path.includes('/node_modules/') && !/\/lib\.\w/.test(path);

const namesOf = (symbols: readonly Symbol[]): string[] => [...new Set(symbols.map(({ name }) => name))];

/** What the rows of the lists among these hold. */
const rowsOf = (checker: Checker, at: readonly Symbol[]): readonly Symbol[] =>
  at.flatMap((symbol) => {
    const type = checker.getTypeOfSymbol(symbol);
    return type && checker.isArrayLikeType(type) ? heldBy(checker, type) : [];
  });

/** Symbols of this name; those that begin with it as a word (`patient` of `patientName`); or those a list below holds. */
const stepTo = (checker: Checker, at: readonly Symbol[], name: string): readonly Symbol[] => {
  const exact = at.filter((symbol) => symbol.name === name);
  if (exact.length > 0) return exact;
  const begun = at.filter((symbol) => symbol.name.startsWith(name) && /^[A-Z]/.test(symbol.name.slice(name.length)));
  if (begun.length > 0) return begun;
  const below = rowsOf(checker, at);
  return below.length > 0 ? stepTo(checker, below, name) : [];
};

const heldByAll = (checker: Checker, symbols: readonly Symbol[]): Symbol[] =>
  symbols.flatMap((symbol) => {
    const type = checker.getTypeOfSymbol(symbol);
    return type ? [...heldBy(checker, type)] : [];
  });

/** What can be asked for at a level: its fields, and those of its lists' rows. */
const namesBelow = (checker: Checker, at: readonly Symbol[]): string => {
  const rows = rowsOf(checker, at);
  const ofRows = rows.length === 0 ? '' : `; in its lists: ${namesOf(rows).join(', ')}`;
  return at.length === 0 ? 'nothing below it' : `${namesOf(at).join(', ')}${ofRows}`;
};

/** Follows a path from the router; throws with what there is where a step leads nowhere. */
const follow = (checker: Checker, answers: Type, path: string): readonly Symbol[] => {
  let at = checker.getPropertiesOfType(answers);
  let found: readonly Symbol[] = [];
  let walked = 'the router';
  for (const name of path.split('.')) {
    found = stepTo(checker, at, name);
    if (found.length === 0) {
      throw new Error(`${walked} has no ${name}. There is: ${namesBelow(checker, at)}.`);
    }
    walked = name;
    at = heldByAll(checker, found);
  }
  return found;
};

const keyOf = ({ path, index }: { readonly path: string; readonly index: number }): string => `${path}:${index}`;

/** Whether two symbols were declared by the same key of a contract. */
const isSame = (one: Symbol | undefined, declared: ReadonlySet<string>): boolean =>
  one?.declarations.some((declaration) => declared.has(keyOf(declaration))) ?? false;

const symbolRead = (checker: Checker, node: Node, name: string): Symbol | undefined => {
  if (isPropertyAccessExpression(node) && node.name.text === name) return checker.getSymbolAtLocation(node.name);
  if (
    isElementAccessExpression(node) &&
    isStringLiteral(node.argumentExpression) &&
    node.argumentExpression.text === name
  ) {
    const type = checker.getTypeAtLocation(node.expression);
    return type && checker.getPropertyOfType(type, name);
  }
  if (!isBindingElement(node) || !isObjectBindingPattern(node.parent)) return undefined;
  const key = node.propertyName ?? node.name;
  if (!key || !isIdentifier(key) || key.text !== name) return undefined;
  const type = checker.getTypeAtLocation(node.parent);
  return type && checker.getPropertyOfType(checker.getNonNullableType(type) ?? type, name);
};

const readersIn = ({ program, checker }: Project, source: SourceText, field: Symbol): Reader[] => {
  if (!source.text.includes(field.name)) return [];
  const file = program.getSourceFile(join(root, source.path));
  const declared = new Set(field.declarations.map(keyOf));
  const readers: Reader[] = [];
  const visit = (node: Node): void => {
    if (isSame(symbolRead(checker, node, field.name), declared)) {
      readers.push({ path: source.path, line: source.text.slice(0, node.end).split('\n').length });
    }
    node.forEachChild(visit);
  };
  file?.forEachChild(visit);
  return readers;
};

const openProject = (api: API): Project => {
  const project = api.updateSnapshot({ openProjects: [CONFIG] }).getProject(CONFIG);
  if (!project) throw new Error('The compiler did not open the project.');
  return project;
};

const answersOf = ({ program, checker }: Project): Type => {
  const file = program.getSourceFile(QUESTION);
  const type = file && checker.getTypeAtPosition(QUESTION, ANSWERS.indexOf('answers'));
  if (!type) throw new Error('The compiler does not know the router.');
  return type;
};

/** The fields that a path means, each with what reads it in these sources. Throws where the path leads nowhere. */
export const readersOf = (path: string, sources: readonly SourceText[]): ReadField[] => {
  const files = [...sources.map((source) => join(root, source.path)), QUESTION];
  const overlay = new Map([
    ...sources.map((source) => [join(root, source.path), source.text] as const),
    [QUESTION, ANSWERS] as const,
    [CONFIG, JSON.stringify({ ...SETTINGS, files })] as const,
  ]);
  const api = new API({
    cwd: root,
    fs: { readFile: (name) => overlay.get(name), fileExists: (name) => (overlay.has(name) ? true : undefined) },
  });
  try {
    const project = openProject(api);
    const fields = follow(project.checker, answersOf(project), path);
    return fields.map((field) => ({
      field: field.name,
      readers: sources.flatMap((source) => readersIn(project, source, field)),
    }));
  } finally {
    api.close();
  }
};
