/** A cursor that no page of this order has given. */
export class CursorRefused extends Error {
  override readonly name = 'CursorRefused';

  constructor() {
    super('The cursor is not one of this list in this order.');
  }
}

/** One column of a keyset. */
export interface KeyColumn {
  readonly column: string;
  readonly type: string;
}

const FORMS: readonly (readonly [type: RegExp, form: RegExp])[] = [
  [/^uuid/, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  [/^timestamp/, /^\d{4,6}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?([+-](0\d|1[0-5])(:[0-5]\d){0,2})?$/],
  [/^date/, /^\d{4,6}-\d\d-\d\d$/],
  [/^(small|big)?(int|serial)/, /^-?\d{1,19}$/],
  [/^(numeric|decimal|double|real|float)/, /^-?\d+(\.\d+)?(e[+-]\d+)?$/],
  [/^bool/, /^(true|false)$/],
];

/** Whether the day that a text begins with is in the calendar: PostgreSQL refuses a 31st of February. */
const isDay = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = text.split(/[- ]/, 3).map(Number);
  // A leap year for a leap year: the calendar repeats itself after 400 years, and JavaScript's does not reach as far.
  const date = new Date(Date.UTC(2000 + (year % 400), month - 1, day));
  return year > 0 && year < 294_276 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

const MAX_INTEGERS: readonly (readonly [type: RegExp, max: bigint])[] = [
  [/^small/, 2n ** 15n],
  [/^big/, 2n ** 63n],
  [/^(int|serial)/, 2n ** 31n],
];

/** Whether PostgreSQL takes a value that has the form of its type. */
const isInRange = (value: string, type: string): boolean => {
  if (/^(timestamp|date)/.test(type)) return isDay(value);
  const max = /(int|serial)/.test(type) && MAX_INTEGERS.find(([known]) => known.test(type))?.[1];
  return !max || (BigInt(value) < max && BigInt(value) >= -max);
};

const fits = (value: unknown, { type }: KeyColumn): value is string => {
  if (typeof value !== 'string' || value.includes('\0')) return false;
  const form = FORMS.find(([known]) => known.test(type))?.[1];
  return form === undefined || (form.test(value) && isInRange(value, type));
};

/** Writes a position as text that a client sends back unread: the order it is of, and the row's values. */
export const encodeCursor = (order: string, values: readonly string[]): string =>
  Buffer.from(JSON.stringify([order, ...values])).toString('base64url');

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};

/**
 * Reads a cursor back.
 *
 * @throws CursorRefused when it is of another order, or its values are not of the columns' types.
 */
export const decodeCursor = (cursor: string, order: string, columns: readonly KeyColumn[]): string[] => {
  const content = parsed(cursor);
  if (!Array.isArray(content) || content.length !== columns.length + 1 || content[0] !== order)
    throw new CursorRefused();
  const values: unknown[] = content.slice(1);
  return columns.map((column, index) => {
    const value = values[index];
    if (!fits(value, column)) throw new CursorRefused();
    return value;
  });
};
