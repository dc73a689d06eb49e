import { WorklistRow } from '@mailroom/contracts';
import type { z } from 'zod';

/** What every variant answers of a document. A field that the worklist gains later is not theirs to answer. */
export const MeasuredRow = WorklistRow.pick({
  id: true,
  status: true,
  receivedAt: true,
  title: true,
  patientName: true,
  patientBirthDate: true,
  documentCode: true,
  documentDate: true,
  sourceName: true,
  assigneeName: true,
  verificationOutcome: true,
  unreadableReason: true,
  tags: true,
});
export type MeasuredRow = z.infer<typeof MeasuredRow>;

/** What every variant must agree on; each has a cursor of its own. */
export interface PageAnswer {
  readonly rows: readonly MeasuredRow[];
  readonly hasNext: boolean;
}

/** One text for one value, whatever the order of its keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  ) ?? 'undefined';

const rowDifference = (expected: object, actual: object, index: number): string | null => {
  const [wanted, given] = [expected, actual].map((row) => new Map<string, unknown>(Object.entries(row)));
  if (!wanted || !given) return null;
  const keys = new Set([...wanted.keys(), ...given.keys()]);
  for (const key of keys) {
    const [left, right] = [canonical(wanted.get(key)), canonical(given.get(key))];
    if (left !== right) return `row ${index}, ${key}: ${right} instead of ${left}`;
  }
  return null;
};

/** The first difference between two pages, in words; null when they show the same. */
export const pageDifference = (expected: PageAnswer, actual: PageAnswer): string | null => {
  if (expected.rows.length !== actual.rows.length) {
    return `${actual.rows.length} rows instead of ${expected.rows.length}`;
  }
  for (const [index, row] of expected.rows.entries()) {
    const difference = rowDifference(row, actual.rows[index] ?? {}, index);
    if (difference !== null) return difference;
  }
  if (expected.hasNext === actual.hasNext) return null;
  return actual.hasNext ? 'a next page where there is none' : 'no next page where there is one';
};
