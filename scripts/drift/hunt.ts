import type { SourceText } from './gate.ts';
import type { Mutant } from './mutants.ts';
import type { CompileError, TypeChecker } from './type-checker.ts';

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

/** A declaration's mutants are noticed in the same files. */
const killKey = ({ id }: Mutant, path: string): string => `${id.split(/[ .[]/)[1] ?? ''} ${path}`;

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

/** Finds who notices a mutant, among these files only. */
export class Hunt {
  readonly #checker: TypeChecker;
  readonly #sources: readonly SourceText[];
  /** How often a file noticed a mutant of a declaration: the likeliest are asked first. */
  readonly #kills = new Map<string, number>();

  constructor(checker: TypeChecker, sources: readonly SourceText[]) {
    this.#checker = checker;
    this.#sources = sources;
  }

  /** The verdict on each mutant, in the order they were decided. */
  run(mutants: readonly Mutant[]): Verdict[] {
    const first = mutants.map((mutant) => this.#lookAtReaders(mutant));
    const survivors = mutants.filter((_, index) => first[index]?.killer === null);
    return [
      ...first.filter(({ killer }) => killer !== null),
      ...toBatches(survivors).flatMap((batch) => this.#lookEverywhere(batch)),
    ];
  }

  #verdict(mutant: Mutant, [error]: readonly CompileError[]): Verdict {
    if (error) {
      const key = killKey(mutant, error.path);
      this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
    }
    return { id: mutant.id, killer: error?.path ?? null };
  }

  #likelihood(mutant: Mutant, path: string): number {
    return this.#kills.get(killKey(mutant, path)) ?? 0;
  }

  /** Asks the files that name the field, and stops at the first that no longer compiles. */
  #lookAtReaders(mutant: Mutant): Verdict {
    const paths = this.#sources
      .filter(({ text }) => mentions(text, mutant.word))
      .map(({ path }) => path)
      .sort((one, other) => this.#likelihood(mutant, other) - this.#likelihood(mutant, one))
      .slice(0, FIRST_LOOK);
    return this.#verdict(mutant, this.#checker.errorsAfter(mutant.edits, paths, true));
  }

  /** Asks every file, for all of the batch at once; halves it as long as something does not compile. */
  #lookEverywhere(batch: readonly Mutant[]): Verdict[] {
    const paths = this.#sources.map(({ path }) => path);
    const edits = batch.flatMap((mutant) => mutant.edits);
    const errors = this.#checker.errorsAfter(edits, paths, true);
    if (batch.length === 1 || errors.length === 0) return batch.map((mutant) => this.#verdict(mutant, errors));
    const middle = Math.ceil(batch.length / 2);
    return [...this.#lookEverywhere(batch.slice(0, middle)), ...this.#lookEverywhere(batch.slice(middle))];
  }
}
