import { posix } from 'node:path';
import type { SourceText } from '../gate.ts';
import { declarationOf, Experience } from './experience.ts';
import type { Importers } from './importers.ts';
import type { Edit, Mutant } from './mutants.ts';
import type { TypeChecker } from './type-checker.ts';

/** What became of a mutant. `killer` is the first file that no longer compiles; null when every file still does. */
export interface Verdict {
  readonly id: string;
  readonly killer: string | null;
}

/** As many files are asked for one mutant alone; the rest are asked for many mutants together. */
const FIRST_LOOK = 20;

/** Survivors of the first look are tried together: an all-clear for many is an all-clear for each. */
const BATCH = 24;

const mentions = (text: string, word: string): boolean => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text);

/** `features/review/add-note.load-plan.ts` as `add-note`: a feature has the same name on every floor. */
const nameOf = (path: string): string => posix.basename(path).replace(/\..*$/, '');

/** How likely a file is to notice, from what stands in it; 0 when nothing does. */
const chanceOf = ({ path, text }: SourceText, mutant: Mutant): number => {
  const isKin = mutant.edits.some(({ file }) => nameOf(file) === nameOf(path)) || mentions(text, declarationOf(mutant));
  return (isKin ? 0.4 : 0) + (mentions(text, mutant.word) ? 0.1 : 0);
};

/** Whether two mutants can be in one program: no edit of one touches an edit of the other. */
const areApart = (one: Mutant, other: Mutant): boolean =>
  one.edits.every((edit) =>
    other.edits.every(({ file, start, end }) => file !== edit.file || end < edit.start || edit.end < start),
  );

const filesOf = (edits: readonly Edit[]): string[] => [...new Set(edits.map(({ file }) => file))];

const halvesOf = (batch: readonly Mutant[]): Mutant[][] => {
  const middle = Math.ceil(batch.length / 2);
  return [batch.slice(0, middle), batch.slice(middle)].filter((half) => half.length > 0);
};

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
  readonly #experience = new Experience();

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

  /** Whether the file no longer compiles; what that took is remembered. */
  #isNoticedIn(path: string, mutant: Mutant): boolean {
    const start = performance.now();
    const isKilled = this.#killerAmong([path], mutant.edits) !== null;
    this.#experience.learn(mutant, path, { isKilled, milliseconds: performance.now() - start });
    return isKilled;
  }

  /** Asks the likeliest files, and stops at the first that no longer compiles; null if none notices. */
  #lookAtReaders(mutant: Mutant): Verdict | null {
    const killer = this.#affected(mutant.edits)
      .map((source) => ({ path: source.path, chance: chanceOf(source, mutant) }))
      .filter(({ chance }) => chance > 0)
      .map(({ path, chance }) => ({ path, worth: this.#experience.worth(mutant, path, chance) }))
      .toSorted((one, other) => other.worth - one.worth)
      .slice(0, FIRST_LOOK)
      .find(({ path }) => this.#isNoticedIn(path, mutant));
    return killer === undefined ? null : this.#decide(mutant, killer.path);
  }

  /** Asks every file, for all of the batch at once; in a file that notices it is found out who was noticed. */
  #lookEverywhere(batch: readonly Mutant[], among?: readonly string[]): Verdict[] {
    const edits = batch.flatMap((mutant) => mutant.edits);
    const paths = among ?? this.#affected(edits).map(({ path }) => path);
    const killer = this.#killerAmong(paths, edits);
    if (killer === null) return batch.map((mutant) => this.#decide(mutant, null));
    // Files that are clear for many are clear for each.
    const left = paths.slice(paths.indexOf(killer));
    const killed = this.#noticedIn(killer, batch);
    const rest = batch.filter((mutant) => !killed.includes(mutant));
    const verdicts = killed.map((mutant) => this.#decide(mutant, killer));
    if (killed.length > 0) return [...verdicts, ...(rest.length > 0 ? this.#lookEverywhere(rest, left) : [])];
    // They are noticed together and none is noticed there alone.
    return halvesOf(batch).flatMap((half) => this.#lookEverywhere(half, left));
  }

  /** Those of a batch that the file notices, each alone. */
  #noticedIn(path: string, batch: readonly Mutant[]): Mutant[] {
    return halvesOf(batch).flatMap((half) => {
      const [only] = half;
      if (only && half.length === 1) return this.#isNoticedIn(path, only) ? half : [];
      const edits = half.flatMap((mutant) => mutant.edits);
      return this.#killerAmong([path], edits) === null ? [] : this.#noticedIn(path, half);
    });
  }
}
