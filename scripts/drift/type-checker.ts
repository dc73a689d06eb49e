import { join } from 'node:path';
import { API, type Diagnostic } from '@typescript/native/unstable/sync';
import { root } from './contract-sources.ts';
import type { SourceText } from './gate.ts';
import { applyEdits, type Edit } from './mutants.ts';

/** One error of the compiler, in a file of the product. */
export interface CompileError {
  readonly path: string;
  readonly text: string;
}

/** TypeScript 7 over the product's sources, with edits that exist in memory only. */
export interface TypeChecker {
  /** Errors that the edits cause in these files; with `stopAtFirst`, those of the first file that has any. */
  errorsAfter(edits: readonly Edit[], paths: readonly string[], stopAtFirst: boolean): CompileError[];
  /** Errors that are there without any edit. */
  readonly baseline: readonly CompileError[];
  [Symbol.dispose](): void;
}

/** One program for all packages: the client's settings, because the client imports the router's types. */
const CONFIG = 'packages/web-client/tsconfig.drift.json';
const SETTINGS = {
  extends: './tsconfig.json',
  compilerOptions: { incremental: false, tsBuildInfoFile: null, composite: false, noEmit: true },
  references: [],
};

/** A mutant may leave a name unused in the contracts; a person who makes that change would take the name away too. */
const UNUSED = new Set([6133, 6192, 6196, 6198]);

const keyOf = ({ path, text }: CompileError): string => `${path}: ${text}`;

const toErrors = (path: string, found: readonly Diagnostic[]): CompileError[] =>
  found
    .filter(({ code }) => !(UNUSED.has(code) && path.startsWith('packages/contracts/')))
    .map(({ text }) => ({ path, text }));

/** Starts a compiler of its own on a frozen copy of the sources: edits on disk do not reach a run. */
export const openTypeChecker = (sources: readonly SourceText[]): TypeChecker => {
  const frozen = new Map(sources.map(({ path, text }) => [join(root, path), text]));
  const config = join(root, CONFIG);
  const files = sources.map(({ path }) => join(root, path));
  const overlay = new Map([...frozen, [config, JSON.stringify({ ...SETTINGS, files })]]);
  const api = new API({
    cwd: root,
    fs: {
      readFile: (path) => overlay.get(path),
      fileExists: (path) => (overlay.has(path) ? true : undefined),
    },
  });
  let snapshot = api.updateSnapshot({ openProjects: [config] });
  let changed: string[] = [];

  const programAfter = (edits: readonly Edit[]) => {
    const paths = [...new Set(edits.map(({ file }) => file))];
    for (const path of changed) overlay.set(path, frozen.get(path) ?? '');
    for (const path of paths) {
      const mine = edits.filter(({ file }) => file === path);
      overlay.set(join(root, path), applyEdits(frozen.get(join(root, path)) ?? '', mine));
    }
    const now = paths.map((path) => join(root, path));
    const before = snapshot;
    snapshot = api.updateSnapshot({ fileChanges: { changed: [...new Set([...changed, ...now])] } });
    before.dispose();
    changed = now;
    const program = snapshot.getProject(config)?.program;
    if (!program) throw new Error('The compiler lost the project.');
    const [wrong] = now.flatMap((path) => program.getSyntacticDiagnostics(path));
    if (wrong) throw new Error(`A mutant does not parse: ${wrong.text} in ${JSON.stringify(edits)}`);
    return program;
  };

  const errorsAfter: TypeChecker['errorsAfter'] = (edits, paths, stopAtFirst) => {
    const program = programAfter(edits);
    const errors: CompileError[] = [];
    for (const path of paths) {
      const found = toErrors(path, program.getSemanticDiagnostics(join(root, path)));
      errors.push(...found.filter((error) => !known.has(keyOf(error))));
      if (stopAtFirst && errors.length > 0) return errors;
    }
    return errors;
  };

  const known = new Set<string>();
  const baseline = errorsAfter(
    [],
    sources.map(({ path }) => path),
    false,
  );
  for (const error of baseline) known.add(keyOf(error));
  return { errorsAfter, baseline, [Symbol.dispose]: () => api.close() };
};
