import type { SourceText } from './gate.ts';
import type { Importers } from './importers.ts';
import type { Edit, Mutant } from './mutants.ts';
import type { TypeChecker } from './type-checker.ts';

/** What became of a mutant. `killer` is the first file that no longer compiles; null when every file still does. */
export interface Verdict {
  readonly id: string;
  readonly killer: string | null;
}

/** As many files are asked for one mutant alone; the rest are asked for many mutants together. */
const FIRST_LOOK = 12;

/** Survivors of the first look are tried together: an all-clear for many is an all-clear for each. */
const BATCH = 24;

const mentions = (text: string, word: string): boolean => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text);

/** Whether two mutants can be in one program: no edit of one touches an edit of the other. */
const areApart = (one: Mutant, other: Mutant): boolean =>
  one.edits.every((edit) =>
    other.edits.every(({ file, start, end }) => file !== edit.file || end < edit.start || edit.end < start),
  );

/** A declaration's mutants of one kind are noticed in the same files. */
const killKey = ({ id, kind }: Mutant, path: string): string => `${kind} ${id.split(/[ .[]/)[1] ?? ''} ${path}`;

const filesOf = (edits: readonly Edit[]): string[] => [...new Set(edits.map(({ file }) => file))];

/** Puts mutants together that do not touch each other. */
export const toBatches = (mutants: readonly Mutant[]): Mutant[][] => {
  const batches: Mutant[][] = [];
  for (const mutant of mutants) {
    const fitting = batches.find((batch) => batch.length < BATCH && batch.every((other) => areApart(mutant, other)));
    if (fitting) fitting.push(mutant);
    else batches.push([mutant]);
  }
  return batches;
};

interface HuntOptions {
  readonly checker: TypeChecker;
  /** The files that are asked. */
  readonly sources: readonly SourceText[];
  readonly importers: Importers;
  /** Told of each verdict as it is found. */
  onVerdict(verdict: Verdict): void;
}

/** Finds who notices a mutant, among these files only. */
export class Hunt {
  readonly #options: HuntOptions;
  /** How often a file noticed a mutant of a declaration: the likeliest are asked first. */
  readonly #kills = new Map<string, number>();

  constructor(options: HuntOptions) {
    this.#options = options;
  }

  /** The verdict on each mutant, in the order they were decided. */
  run(mutants: readonly Mutant[]): Verdict[] {
    const first = mutants.map((mutant) => this.#lookAtReaders(mutant));
    const survivors = mutants.filter((_, index) => first[index] === null);
    return [
      ...first.filter((verdict) => verdict !== null),
      ...toBatches(survivors).flatMap((batch) => this.#lookEverywhere(batch)),
    ];
  }

  #decide({ id }: Mutant, killer: string | null): Verdict {
    const verdict = { id, killer };
    this.#options.onVerdict(verdict);
    return verdict;
  }

  #killed(mutant: Mutant, path: string): Verdict {
    const key = killKey(mutant, path);
    this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
    return this.#decide(mutant, path);
  }

  /** The first of these files that no longer compiles. */
  #killerAmong(paths: readonly string[], edits: readonly Edit[]): string | null {
    return this.#options.checker.errorsAfter(edits, paths, true)[0]?.path ?? null;
  }

  /** The files that the edits can reach, nearest first. */
  #affected(edits: readonly Edit[]): SourceText[] {
    const { importers, sources } = this.#options;
    const steps = importers.stepsFrom(filesOf(edits));
    const stepsTo = ({ path }: SourceText): number => steps.get(path) ?? 0;
    return sources.filter(({ path }) => steps.has(path)).toSorted((one, other) => stepsTo(one) - stepsTo(other));
  }

  /** Asks the files that name the field, and stops at the first that no longer compiles; null if none notices. */
  #lookAtReaders(mutant: Mutant): Verdict | null {
    const likelihood = (path: string): number => this.#kills.get(killKey(mutant, path)) ?? 0;
    const paths = this.#affected(mutant.edits)
      .filter(({ text }) => mentions(text, mutant.word))
      .map(({ path }) => path)
      .toSorted((one, other) => likelihood(other) - likelihood(one))
      .slice(0, FIRST_LOOK);
    const killer = this.#killerAmong(paths, mutant.edits);
    return killer === null ? null : this.#killed(mutant, killer);
  }

  /** Asks every file, for all of the batch at once; a file that notices is asked for each mutant alone. */
  #lookEverywhere(batch: readonly Mutant[]): Verdict[] {
    const edits = batch.flatMap((mutant) => mutant.edits);
    const paths = this.#affected(edits).map(({ path }) => path);
    const killer = this.#killerAmong(paths, edits);
    if (killer === null) return batch.map((mutant) => this.#decide(mutant, null));
    const isKilled = (mutant: Mutant): boolean => this.#killerAmong([killer], mutant.edits) !== null;
    const killed = batch.filter(isKilled);
    const rest = batch.filter((mutant) => !killed.includes(mutant));
    const verdicts = killed.map((mutant) => this.#killed(mutant, killer));
    if (killed.length > 0) return [...verdicts, ...(rest.length > 0 ? this.#lookEverywhere(rest) : [])];
    // They are noticed together and none is noticed there alone.
    const middle = Math.ceil(batch.length / 2);
    return [...this.#lookEverywhere(batch.slice(0, middle)), ...this.#lookEverywhere(batch.slice(middle))];
  }
}
