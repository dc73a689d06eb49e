import type { ValueSchema } from '../../platform/loading/json-schema.ts';
import { MAX_REFUSED, ParameterName, WorklistLink } from './view-schema.ts';

/** Stands for a name that is not fit to be shown: whoever wrote the link chose it. */
const UNNAMED = '…';

/** Parameters that may stand in a link more than once. */
const LISTS = new Set(['statuses', 'refused']);

/** What became of a parameter that links of an older release hold, or of one of its values. */
export interface PastParameter {
  readonly name: string;
  /** Without it: the parameter, whatever its value. */
  readonly value?: string;
  /** The parameters of today that say the same; null if there are none, and the link is refused in that point. */
  readonly becomes: ((value: string) => Record<string, string>) | null;
}

/** Every parameter and value that a release had and the next one has not. The drift gate fails while one is missing. */
export const LINK_HISTORY: readonly PastParameter[] = [];

interface LinkRules<Link> {
  readonly schema: ValueSchema<Link>;
  readonly history: readonly PastParameter[];
}

type Raw = Readonly<Record<string, unknown>>;
type Said = { name: string; key: string; value: unknown };

/** Splits a link into single parameters, and puts those of older releases into today's words. */
const sayAnew = (raw: Raw, history: readonly PastParameter[]): Said[] =>
  Object.entries(raw).flatMap(([name, values]) =>
    [values].flat().flatMap((value): Said[] => {
      if (value === undefined) return [];
      const past = history.find((one) => one.name === name && (one.value === undefined || one.value === value));
      if (!past || typeof value !== 'string') return [{ name, key: name, value }];
      if (past.becomes === null) return [{ name, key: name, value: null }];
      return Object.entries(past.becomes(value)).map(([key, anew]) => ({ name, key, value: anew }));
    }),
  );

const candidateOf = (said: readonly Said[]): Record<string, unknown> => {
  const candidate: Record<string, unknown> = {};
  for (const key of new Set(said.map((one) => one.key))) {
    const values = [...new Set(said.filter((one) => one.key === key).map(({ value }) => value))];
    candidate[key] = LISTS.has(key) || values.length > 1 ? values : values[0];
  }
  return candidate;
};

type Refused = Extract<ReturnType<ValueSchema<unknown>['safeParse']>, { success: false }>;

const wrongKeys = ({ error }: Refused): string[] => error.issues.flatMap(({ keys, path }) => keys ?? [String(path[0])]);

const parameterName: ValueSchema<string> = ParameterName;

const showable = (name: string): string => (parameterName.safeParse(name).success ? name : UNNAMED);

/**
 * Reads a link of any release, strictly and never to an error page: what is not known any more, or does not fit, is named
 * in `refused`, and the rest applies.
 */
export const readLink = <Link>(raw: Raw, { schema, history }: LinkRules<Link>): Link => {
  const said = sayAnew(raw, history);
  const candidate = candidateOf(said);
  const first = schema.safeParse(candidate);
  if (first.success) return first.data;
  const wrong = new Set(wrongKeys(first));
  const names = said.filter(({ key }) => wrong.has(key)).map(({ name }) => showable(name));
  for (const key of wrong) delete candidate[key];
  const before = [candidate['refused'] ?? []].flat();
  const refused = [...new Set([...before, ...names])].slice(0, MAX_REFUSED);
  const rest = schema.safeParse({ ...candidate, refused });
  if (!rest.success) throw new Error('A link without what is wrong in it still does not fit');
  return rest.data;
};

/** {@link readLink} by today's rules. */
export const readWorklistLink = (raw: Raw): WorklistLink =>
  readLink(raw, { schema: WorklistLink, history: LINK_HISTORY });
