/** U+0000, and halves of surrogate pairs: PostgreSQL refuses the one, and the other would be stored as something else. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

type Part = readonly [path: string, value: unknown];

const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const partsOf = ([path, value]: Part): Part[] => {
  if (value instanceof File) return [[below(path, 'name'), value.name]];
  if (typeof value !== 'object' || value === null) return [];
  const entries = value instanceof FormData ? value.entries() : Object.entries(value);
  return [...entries].map(([key, part]) => [below(path, key), part]);
};

/** The path of a text that cannot be stored; null where there is none. What is nested deep does not exhaust the stack. */
export const findUnstorable = (input: unknown): string | null => {
  const waiting: Part[] = [['', input]];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const [path, value] = part;
    if (typeof value === 'string' && !isStorable(value)) return path;
    for (const inner of partsOf(part)) waiting.push(inner);
  }
  return null;
};
