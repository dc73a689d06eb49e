import type { Mutant } from './mutants.ts';

/** How often a file was asked, and what came of it. */
interface Tries {
  asked: number;
  killed: number;
  milliseconds: number;
}

/** Before anything is known, a file takes what a middling file takes. */
const UNKNOWN_MILLISECONDS = 60;

/** What a mutant changes, whatever the change is: `WorklistRow.title` of `rename WorklistRow.title`. */
export const placeOf = ({ id, kind }: Mutant): string => id.slice(kind.length + 1);

/** The schema that a mutant changes: `WorklistRow` of `rename WorklistRow.title`. */
export const declarationOf = (mutant: Mutant): string => placeOf(mutant).split(/[.[]/)[0] ?? '';

/** From what says the least about a file's next answer to what says the most: all it noticed, such changes of this schema, this field. */
const levelsOf = (mutant: Mutant, path: string): string[] => [
  path,
  `${path} ${mutant.kind} ${declarationOf(mutant)}`,
  `${path} ${placeOf(mutant)}`,
];

/** What asking each file has brought and cost so far. */
export class Experience {
  readonly #tries = new Map<string, Tries>();

  /**
   * Expected kills in a millisecond: who asks in this order comes soonest to the first.
   *
   * @param chance that the file notices, before anything is known.
   */
  worth(mutant: Mutant, path: string, chance: number): number {
    const levels = levelsOf(mutant, path).map((level) => this.#tries.get(level));
    const known = levels.reduce(
      (before, tries) => (tries ? (tries.killed + before) / (tries.asked + 1) : before),
      chance,
    );
    const [{ asked, milliseconds } = { asked: 0, milliseconds: 0 }] = levels;
    return known / ((milliseconds + UNKNOWN_MILLISECONDS) / (asked + 1));
  }

  learn(mutant: Mutant, path: string, { isKilled, milliseconds }: { isKilled: boolean; milliseconds: number }): void {
    for (const level of levelsOf(mutant, path)) {
      const known = this.#tries.get(level) ?? { asked: 0, killed: 0, milliseconds: 0 };
      this.#tries.set(level, {
        asked: known.asked + 1,
        killed: known.killed + (isKilled ? 1 : 0),
        milliseconds: known.milliseconds + milliseconds,
      });
    }
  }
}
