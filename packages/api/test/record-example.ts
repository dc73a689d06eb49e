import { measureCost } from '../src/platform/http/cost.ts';
import { recordTexts } from './record-statements.ts';

/** One call of a procedure as it was made and answered, with what it sent to the database. Values of SQL are not in it. */
export interface Example {
  readonly input: unknown;
  readonly output: unknown;
  /** How many rows of a list of the output are not shown, by the list's path. */
  readonly leftOut: Readonly<Record<string, number>>;
  readonly sql: readonly string[];
}

/** Lists are shown by their first rows. */
const SHOWN_ROWS = 2;

/** The digest of a statement's text, at the end of its prepared name. */
const DIGEST = /_[\w-]{12}$/;

const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z/g;
const FACILITY_CODE = /\bf-[\da-f]{8}\b/g;
/** Secrets of links, keys of one-time codes and the codes; and the seconds that are left of a session. */
const CHANGING = [
  { pattern: /(?<="token":")[\w-]{43}(?=")/g, shown: 'qZ3kV8mT1cR6wY9bN2dF5gH7jL0pS4xA_eU-oI1tK6s' },
  { pattern: /\b[A-Z2-7]{32}\b/g, shown: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' },
  { pattern: /(?<="code":")\d{6}(?=")/g, shown: '287082' },
  { pattern: /(?<="idleSeconds":)\d+/g, shown: '1800' },
  { pattern: /(?<="wholeSeconds":)\d+/g, shown: '43199' },
];

const fieldsOf = (form: FormData) =>
  Object.fromEntries([...form].map(([name, value]) => [name, value instanceof File ? `(file ${value.name})` : value]));

/** A form by its fields; anything else as JSON says it. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value instanceof FormData ? fieldsOf(value) : (value ?? null)));

/** Cuts lists to their first rows and notes in `leftOut` how many it cut, by path. */
const firstRows = (value: unknown, path: string, leftOut: Record<string, number>): unknown => {
  if (Array.isArray(value)) {
    if (value.length > SHOWN_ROWS) leftOut[path] = value.length - SHOWN_ROWS;
    return value.slice(0, SHOWN_ROWS).map((one, index) => firstRows(one, `${path}.${index}`, leftOut));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, firstRows(one, path === '' ? key : `${path}.${key}`, leftOut)]),
  );
};

/** The nth of each different text: the same id is the same placeholder throughout an example. */
const replaced = (text: string, pattern: RegExp, placeholder: (n: number) => string): string => {
  const seen = new Map<string, string>();
  return text.replace(pattern, (found) => {
    const known = seen.get(found) ?? placeholder(seen.size + 1);
    seen.set(found, known);
    return known;
  });
};

/** What differs from one run to the next, by its place in the example: ids, instants, a test facility's code, secrets, and the time that is left. */
const settle = (example: Example): Example => {
  const text = JSON.stringify(example);
  const withoutIds = replaced(text, UUID, (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
  const withoutInstants = replaced(withoutIds, INSTANT, (n) => `2026-01-01T00:${String(n).padStart(2, '0')}:00.000Z`);
  const withoutCodes = replaced(withoutInstants, FACILITY_CODE, (n) => `f-${n}`);
  const settled = CHANGING.reduce((text, { pattern, shown }) => text.replace(pattern, shown), withoutCodes);
  // The text was an example, and stays one.
  return JSON.parse(settled) as Example;
};

/** Makes a call and keeps it as an example. */
export const recordExample = async (input: unknown, call: () => Promise<unknown>): Promise<Example> => {
  let output: unknown;
  let sent: string[] = [];
  const texts = await recordTexts(async () => {
    const { result, cost } = await measureCost(call, { isTraced: false });
    output = result;
    sent = cost.statements.map(({ text }) => text);
  });
  const sql = sent.map((name) => {
    const text = texts.get(name);
    return text === undefined ? name : `-- ${name.replace(DIGEST, '')}\n${text.trim()}`;
  });
  const leftOut: Record<string, number> = {};
  return settle({ input: plain(input), output: firstRows(plain(output), '', leftOut), leftOut, sql });
};
