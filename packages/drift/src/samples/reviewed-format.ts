import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { root } from '../contract-sources.ts';

/** Outcomes by kind of document: how many were read, and how many refused for which reason. */
export const OutcomeCounts = z.record(z.string(), z.record(z.string(), z.int()));
export type OutcomeCounts = z.infer<typeof OutcomeCounts>;

const ReviewedFormat = z.strictObject({ counts: OutcomeCounts, schema: z.unknown() });
/** What is read of a format, and what becomes of its corpus, as somebody reviewed it. */
export type ReviewedFormat = z.infer<typeof ReviewedFormat>;

const pathOf = (name: string): string => `docs/formats/${name}.json`;

/** Keeps what this tree reads for the review. @returns the file's path. */
export const writeFormat = (
  name: string,
  { counts, schema }: { counts: OutcomeCounts | null; schema: unknown },
): string => {
  if (counts === null) throw new Error('Without the corpus there is nothing to count.');
  const path = join(root, pathOf(name));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ counts, schema }, null, 2)}\n`);
  return path;
};

const readReviewed = (name: string): ReviewedFormat | null => {
  const path = join(root, pathOf(name));
  return existsSync(path) ? ReviewedFormat.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
};

interface Found {
  /** Null where this machine does not have the corpus. */
  readonly counts: OutcomeCounts | null;
  readonly schema: unknown;
}

/** Where counts and schema of this tree are not the ones that were reviewed. */
export const differencesOf = (reviewed: ReviewedFormat, { counts, schema }: Found): string[] => [
  ...(isDeepStrictEqual(reviewed.schema, schema) ? [] : ['the schema is not the one in docs/formats']),
  ...Object.entries(counts ?? {}).flatMap(([kind, outcomes]) => {
    const before = reviewed.counts[kind] ?? {};
    const names = [...new Set([...Object.keys(before), ...Object.keys(outcomes)])];
    return names
      .filter((name) => before[name] !== outcomes[name])
      .map((name) => `${kind}: ${name} was ${before[name] ?? 0}, is ${outcomes[name] ?? 0}`);
  }),
];

/** What nobody reviewed yet of a format. */
export const unreviewed = (name: string, found: Found): string[] => {
  const reviewed = readReviewed(name);
  if (reviewed === null) return [`${pathOf(name)} is missing: npm run drift -- --formats`];
  return differencesOf(reviewed, found).map((difference) => `${name}: ${difference}`);
};

/** `ccda fits 2, no-patient 1; cda-eu fits 3`. */
export const printCounts = (counts: OutcomeCounts): string =>
  Object.entries(counts)
    .map(([kind, outcomes]) => {
      const each = Object.entries(outcomes).map(([name, count]) => `${name} ${count}`);
      return `${kind} ${each.join(', ')}`;
    })
    .join('; ');

/** How often each outcome stands in a list, in the order of their names. */
export const countOutcomes = (outcomes: readonly string[]): Record<string, number> => {
  const sorted = outcomes.toSorted();
  return Object.fromEntries([...new Set(sorted)].map((one) => [one, sorted.filter((other) => other === one).length]));
};
