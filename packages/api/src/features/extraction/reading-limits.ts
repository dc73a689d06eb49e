/** What one document may say. The longest of 1,095 sample files has 76 characters in one place, 2 identifiers and 1 embedded file. */
const MAX_CHARACTERS = 500;
const MAX_ITEMS = 100;

/** Where it is otherwise, by the name of the place. */
const OTHERWISE: Readonly<Record<string, number>> = {
  documentTitle: 1000,
  detail: 1000,
  /** Of a document's id and its set's: what two parts of an index hold. */
  root: 255,
  extension: 255,
  /** Given names, and the characters of each: all of them make the line that the list paints. */
  patientGiven: 20,
  'patientGiven[]': 100,
  attachments: 200,
};

const lengthOf = (value: unknown): number | null =>
  typeof value === 'string' || Array.isArray(value) ? value.length : null;

const placesIn = (value: unknown): readonly (readonly [step: string, part: unknown])[] => {
  if (Array.isArray(value)) return value.map((part) => ['[]', part] as const);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).map(([key, part]) => [`.${key}`, part] as const);
};

/**
 * The first place of a value that says more than a document may, with how much it says; null for none. Every text and every list is
 * looked at, so that a field that is added later has a maximum too. It names the place and never what stands there.
 */
export const findExcess = (value: unknown, path = ''): string | null => {
  const name = path.split('.').at(-1) ?? '';
  const most = OTHERWISE[name] ?? (Array.isArray(value) ? MAX_ITEMS : MAX_CHARACTERS);
  const length = lengthOf(value);
  if (length !== null && length > most)
    return `${path.replace(/^\./, '')} has a length of ${length}; at most ${most} are read.`;
  for (const [step, part] of placesIn(value)) {
    const excess = findExcess(part, `${path}${step}`);
    if (excess !== null) return excess;
  }
  return null;
};
