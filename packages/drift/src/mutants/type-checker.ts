import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { API, type Diagnostic } from '@typescript/native/unstable/sync';
import { root } from '../contract-sources.ts';
import type { SourceText } from '../gate.ts';
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

/** The most that a compiler holds, about. It is thrown away: collecting garbage rarely saves it a third of its time. */
export const CHECKER_GIGABYTES = 3;

/** More than a mutant and the one before it change: one program anew costs less than one for each file. */
const FEW_FILES = 4;

const CONFIG = 'packages/web-client/tsconfig.drift.json';

const libOf = (path: string): string[] => {
  const { compilerOptions }: { compilerOptions: { lib: string[] } } = JSON.parse(
    readFileSync(join(root, path), 'utf8'),
  );
  return compilerOptions.lib;
};

/** One program for all packages: the client's settings, because the client imports the router's types. */
const settings = () => ({
  extends: './tsconfig.json',
  compilerOptions: {
    lib: [...new Set(['tsconfig.base.json', 'packages/web-client/tsconfig.json'].flatMap(libOf))],
    incremental: false,
    tsBuildInfoFile: null,
    composite: false,
    noEmit: true,
  },
  references: [],
});

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
  const overlay = new Map([...frozen, [config, JSON.stringify({ ...settings(), files })]]);
  const folders = new Set(files.map((file) => dirname(file)));
  process.env['GOGC'] ??= '400';
  process.env['GOMEMLIMIT'] ??= `${CHECKER_GIGABYTES}GiB`;
  const api = new API({
    cwd: root,
    fs: {
      readFile: (path) => overlay.get(path),
      fileExists: (path) => (overlay.has(path) ? true : undefined),
      // A folder that an edit adds is on no disk.
      directoryExists: (path) => (folders.has(path) ? true : undefined),
    },
  });
  let snapshot = api.updateSnapshot({ openProjects: [config] });
  let edited: string[] = [];

  const tell = (changed: string[]): void => {
    const before = snapshot;
    snapshot = api.updateSnapshot({ fileChanges: { changed } });
    before.dispose();
  };

  /** A mutant goes and the next one comes file by file: the compiler keeps its program when one file changed, and builds another when two did. */
  const write = (texts: ReadonlyMap<string, string>): void => {
    const changed = [...texts].filter(([path, text]) => overlay.get(path) !== text);
    const isMutant = changed.length <= FEW_FILES;
    for (const [path, text] of changed) {
      overlay.set(path, text);
      if (isMutant) tell([path]);
    }
    if (!isMutant) tell(changed.map(([path]) => path));
  };

  const programAfter = (edits: readonly Edit[]) => {
    const byFile = Map.groupBy(edits, ({ file }) => join(root, file));
    const restored = edited.map((path) => [path, frozen.get(path) ?? ''] as const);
    const written = [...byFile].map(([path, mine]) => [path, applyEdits(frozen.get(path) ?? '', mine)] as const);
    write(new Map([...restored, ...written]));
    edited = [...byFile.keys()];
    const program = snapshot.getProject(config)?.program;
    if (!program) throw new Error('The compiler lost the project.');
    const [wrong] = edited.flatMap((path) => program.getSyntacticDiagnostics(path));
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
