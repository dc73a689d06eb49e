import { posix } from 'node:path';
import ts from 'typescript';
import { readSources } from '../contract-sources.ts';
import type { SourceText } from '../gate.ts';

const INDEX = 'src/index.ts';

/** Our packages' entries by name: what `@mailroom/contracts` stands for in an import. */
const packageEntries = (): ReadonlyMap<string, string> =>
  new Map(
    readSources(['packages/*/package.json']).map(({ path, text }) => {
      const { name, exports }: { name: string; exports?: { '.'?: string | { types?: string } } } = JSON.parse(text);
      const entry = exports?.['.'];
      const file = (typeof entry === 'string' ? entry : entry?.types) ?? INDEX;
      return [name, posix.join(posix.dirname(path), file)];
    }),
  );

/** Who imports whom among these files, however indirectly. Types reach a file through its imports only. */
export class Importers {
  readonly #of = new Map<string, string[]>();

  constructor(sources: readonly SourceText[]) {
    const entries = packageEntries();
    for (const { path, text } of sources) {
      for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
        const imported = fileName.startsWith('.')
          ? posix.join(posix.dirname(path), fileName)
          : (entries.get(fileName) ?? fileName);
        this.#of.set(imported, [...(this.#of.get(imported) ?? []), path]);
      }
    }
  }

  /** The files that these can change, and how many imports away each is; a changed file is none away. */
  stepsFrom(changed: readonly string[]): ReadonlyMap<string, number> {
    const steps = new Map<string, number>();
    let reached = [...changed];
    for (let step = 0; reached.length > 0; step++) {
      for (const path of reached) steps.set(path, step);
      reached = [...new Set(reached.flatMap((path) => this.#of.get(path) ?? []))].filter((path) => !steps.has(path));
    }
    return steps;
  }
}
