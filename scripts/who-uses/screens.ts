import { dirname, join, normalize } from 'node:path';
import type { SourceText } from '../../packages/drift/src/gate.ts';

const ROUTES = 'packages/web-client/src/routes/';
const IMPORT = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

const importsOf = ({ path, text }: SourceText): string[] =>
  [...text.matchAll(IMPORT)].map(([, imported = '']) => normalize(join(dirname(path), imported)).replaceAll('\\', '/'));

/** `/sign-in` of `routes/sign-in.tsx`. */
const routeName = (path: string): string =>
  `/${path.slice(ROUTES.length).replace(/\.tsx$/, '')}`.replace(/\/index$/, '/');

/** The routes that a file of the web client is part of, through its imports. */
export const screensOf = (sources: readonly SourceText[]): ((path: string) => string[]) => {
  const byPath = new Map(sources.map((source) => [source.path, importsOf(source)]));
  const reached = (from: string): Set<string> => {
    const seen = new Set([from]);
    for (const path of seen) for (const imported of byPath.get(path) ?? []) seen.add(imported);
    return seen;
  };
  const routes = [...byPath.keys()].filter((path) => path.startsWith(ROUTES) && !path.endsWith('__root.tsx'));
  const files = new Map(routes.map((route) => [routeName(route), reached(route)]));
  return (path) => [...files].flatMap(([screen, parts]) => (parts.has(path) ? [screen] : []));
};

/** The component, hook or function of a file that a line is in: the nearest top-level name above it. */
export const partAt = (text: string, line: number): string => {
  const above = text.split('\n').slice(0, line).toReversed();
  const [, name] = above.map((one) => /^(?:export )?(?:const|function|class) (\w+)/.exec(one)).find(Boolean) ?? [];
  return name ?? 'the file';
};
