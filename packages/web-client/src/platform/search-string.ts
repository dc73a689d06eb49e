/** A search as the router knows it. */
type Search = Record<string, unknown>;

/** `?a=1&b=2&b=3` to `{ a: '1', b: ['2', '3'] }`. Values stay text: a LOINC code or an id is never taken for a number. */
export const parseSearch = (search: string): Search => {
  const parameters = new URLSearchParams(search);
  const parsed: Search = {};
  for (const key of new Set(parameters.keys())) {
    const values = parameters.getAll(key);
    parsed[key] = values.length === 1 ? values[0] : values;
  }
  return parsed;
};

/** The reverse of {@link parseSearch}, with a leading `?` unless it is empty. */
export const stringifySearch = (search: Search): string => {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (typeof single === 'string') parameters.append(key, single);
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
};

/**
 * A route's `validateSearch` that lets nothing through but what `read` accepts. The router lays what was validated over
 * what stood in the address, so a key that is merely left out would stay: it has to be said to be absent.
 */
export const acceptOnly =
  <Accepted extends object>(read: (raw: Search) => Accepted) =>
  (raw: Search): Accepted => ({
    ...Object.fromEntries(Object.keys(raw).map((key) => [key, undefined])),
    ...read(raw),
  });
