import { parseArgs } from 'node:util';
import { z } from 'zod';

const wholeNumber = (text: string): number => Number(text.replaceAll('_', ''));
const Count = z.string().transform(wholeNumber).pipe(z.int().min(1000).max(100_000_000));
const Names = z.string().transform((text) => text.split(',').filter((name) => name !== ''));

const Arguments = z.object({
  documents: Count.optional(),
  sizes: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(Count).min(2))
    .optional(),
  only: Names.optional(),
  rounds: z.coerce.number().int().min(1).max(50).optional(),
  seed: z.coerce.number().int().min(1).max(1000).default(1),
  quick: z.boolean().default(false),
  'keep-plans': z.boolean().default(false),
  page: z.boolean().default(false),
});

/** How long one variant is measured in one round. */
export interface Pace {
  readonly rounds: number;
  readonly warmUpMilliseconds: number;
  readonly aloneMilliseconds: number;
  readonly crowdMilliseconds: number;
  /** Requests of a variant that takes seconds for one: alone, and by all clients together. */
  readonly slowAlone: number;
  readonly slowCrowd: number;
}

const FULL = {
  rounds: 5,
  warmUpMilliseconds: 2000,
  aloneMilliseconds: 4000,
  crowdMilliseconds: 5000,
  slowAlone: 30,
  slowCrowd: 64,
} as const satisfies Pace;
const QUICK = {
  rounds: 2,
  warmUpMilliseconds: 400,
  aloneMilliseconds: 600,
  crowdMilliseconds: 800,
  slowAlone: 3,
  slowCrowd: 32,
} as const satisfies Pace;

export interface Run {
  readonly documents: number;
  /** Sizes of the growth row; none unless asked for. */
  readonly sizes: readonly number[];
  /** Names of the variants to measure; null for all. */
  readonly only: readonly string[] | null;
  readonly seed: number;
  readonly isQuick: boolean;
  readonly pace: Pace;
  /** Whether the plans that were kept are replaced by those of this run. */
  readonly areKeptPlansReplaced: boolean;
  readonly isPageWritten: boolean;
}

const OPTIONS = {
  documents: { type: 'string' },
  sizes: { type: 'string' },
  only: { type: 'string' },
  rounds: { type: 'string' },
  seed: { type: 'string' },
  quick: { type: 'boolean' },
  'keep-plans': { type: 'boolean' },
  page: { type: 'boolean' },
} as const;

/**
 * What the command line asks for.
 *
 * @throws Error in one sentence when it asks for what there is not.
 */
export const readArguments = (args: readonly string[]): Run => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
  const parsed = Arguments.safeParse(values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`--${String(issue?.path[0])} is wrong: ${issue?.message ?? ''}`);
  }
  const { documents, sizes = [], only = null, seed, quick, page, rounds } = parsed.data;
  const pace: Pace = quick ? QUICK : FULL;
  return {
    documents: documents ?? (quick ? 20_000 : 500_000),
    sizes: sizes.toSorted((left, right) => left - right),
    only,
    seed,
    isQuick: quick,
    pace: rounds === undefined ? pace : { ...pace, rounds },
    areKeptPlansReplaced: parsed.data['keep-plans'],
    // A short run is a trial: it does not replace what a whole run found, unless told to.
    isPageWritten: page || (!quick && only === null),
  };
};
