import { parseArgs } from 'node:util';
import { z } from 'zod';

const wholeNumber = (text: string): number => Number(text.replaceAll('_', ''));
const Count = z.string().transform(wholeNumber).pipe(z.int().min(1000).max(100_000_000));
const Names = z.string().transform((text) => text.split(',').filter((name) => name !== ''));

/** What a run may measure, in the order in which it does. */
const PARTS = [
  'page',
  'network',
  'writes',
  'beside',
  'spans',
  'plans',
  'fhir',
  'growth',
  'writers',
  'attack',
  'soak',
  'browser',
  'cold',
] as const;
const Part = z.enum(PARTS);
export type Part = z.infer<typeof Part>;

/** What needs no more than the run's own documents and a quarter of an hour. */
const QUICKLY: readonly Part[] = ['page', 'network', 'writes', 'beside', 'spans', 'plans', 'fhir'];
const USUAL: readonly Part[] = [...QUICKLY, 'writers'];
const WHOLE_SIZES = [10_000, 500_000, 10_000_000];
const WHOLE_PLANS_AT = 1_000_000;

const Arguments = z.object({
  documents: Count.optional(),
  sizes: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(Count).min(2))
    .optional(),
  'plans-at': Count.optional(),
  parts: Names.pipe(z.array(Part).min(1)).optional(),
  only: Names.optional(),
  soak: z.coerce.number().min(0.1).max(1440).optional(),
  rounds: z.coerce.number().int().min(1).max(50).optional(),
  seed: z.coerce.number().int().min(1).max(1000).default(1),
  whole: z.boolean().default(false),
  prepare: z.boolean().default(false),
  quick: z.boolean().default(false),
  'keep-plans': z.boolean().default(false),
  page: z.boolean().default(false),
  canary: z.boolean().default(false),
  folder: z.string().min(1).optional(),
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
  aloneMilliseconds: 3000,
  crowdMilliseconds: 4000,
  slowAlone: 20,
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
  readonly parts: ReadonlySet<Part>;
  /** Sizes of the growth row. */
  readonly sizes: readonly number[];
  /** Documents among which the pairs of filters are explained. */
  readonly plansAt: number;
  readonly soakMinutes: number;
  /** Only fills the databases that the parts need. */
  readonly isPreparation: boolean;
  /** Names of the variants to measure; null for all. */
  readonly only: readonly string[] | null;
  readonly seed: number;
  readonly isQuick: boolean;
  readonly pace: Pace;
  /** Whether the plans that were kept are replaced by those of this run. */
  readonly areKeptPlansReplaced: boolean;
  readonly isPageWritten: boolean;
  /** Attacks the product without its limit of JSON, and is content if that is seen. */
  readonly isCanary: boolean;
  /** Where the seeded servers are kept; null for where they always are. */
  readonly folder: string | null;
}

const OPTIONS = {
  documents: { type: 'string' },
  sizes: { type: 'string' },
  'plans-at': { type: 'string' },
  parts: { type: 'string' },
  soak: { type: 'string' },
  whole: { type: 'boolean' },
  prepare: { type: 'boolean' },
  only: { type: 'string' },
  rounds: { type: 'string' },
  seed: { type: 'string' },
  quick: { type: 'boolean' },
  'keep-plans': { type: 'boolean' },
  page: { type: 'boolean' },
  canary: { type: 'boolean' },
  folder: { type: 'string' },
} as const;

const partsOf = ({ whole, quick, parts, sizes, soak, canary }: z.infer<typeof Arguments>): ReadonlySet<Part> => {
  if (canary) return new Set(['attack']);
  if (whole) return new Set(PARTS);
  if (parts) return new Set(parts);
  if (soak !== undefined) return new Set(['soak']);
  const usual = quick ? QUICKLY : USUAL;
  return new Set([...usual, ...(sizes ? (['growth'] as const) : [])]);
};

const SOAK_MINUTES = 10;

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
  const { sizes = WHOLE_SIZES, only = null, seed, quick, whole, page, rounds, prepare, folder = null } = parsed.data;
  const pace: Pace = quick ? QUICK : FULL;
  const documents = parsed.data.documents ?? (quick ? 20_000 : 500_000);
  const parts = partsOf(parsed.data);
  return {
    documents,
    parts,
    sizes: sizes.toSorted((left, right) => left - right),
    plansAt: parsed.data['plans-at'] ?? (whole ? WHOLE_PLANS_AT : documents),
    soakMinutes: parsed.data.soak ?? SOAK_MINUTES,
    isPreparation: prepare,
    only,
    seed,
    isQuick: quick,
    pace: rounds === undefined ? pace : { ...pace, rounds },
    areKeptPlansReplaced: parsed.data['keep-plans'],
    // A short or partial run is a trial: it does not replace what a whole run found, unless told to.
    isPageWritten: page || (!quick && only === null && USUAL.every((part) => parts.has(part))),
    isCanary: parsed.data.canary,
    folder,
  };
};
