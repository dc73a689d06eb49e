import { recordCells } from './record-cells.ts';

/** What a procedure reads and does not answer with, because it decides or finds with it. */
const READ_BESIDES: Readonly<Record<string, RegExp>> = {
  // Where the text lies, and whether there is one.
  'documents.readNarrative': /^c[0-3]$/,
};
/** Keys, cursors' positions, and the tenancy that every transaction sets. */
const KEY = /^(k\d+|id|.*_id|set_config)$/;

/** Keys at every level: what counts are answered by. */
const keysOf = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(keysOf)];
};

const leavesOf = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap(leavesOf);
};

/** A selected value, or the leaves of a selected JSON. */
export const valuesOf = (value: unknown): string[] => {
  if (typeof value === 'string' && /^[[{]/.test(value)) return leavesOf(JSON.parse(value));
  return leavesOf(value);
};

/** What was selected by a call and is no value or key of its answer, nor a key of the database. */
export const overFetched = async (path: string, answered: () => Promise<unknown>): Promise<string[]> => {
  let answer: unknown;
  const cells = await recordCells(async () => void (answer = await answered()));
  const used = new Set([...leavesOf(answer), ...keysOf(answer), 'null']);
  return cells
    .filter(({ column }) => !KEY.test(column) && !READ_BESIDES[path]?.test(column))
    .flatMap(({ column, value }) => valuesOf(value).map((one) => ({ column, one })))
    .filter(({ one }) => !used.has(one))
    .map(({ column, one }) => `${column}: ${one}`);
};
