/** One thing that set-up does, or would do. `kept`: it is not in the file, and cannot be removed. */
export interface SetUpChange {
  /** The facility's code; null for what belongs to none. */
  readonly facility: string | null;
  readonly what: 'added' | 'changed' | 'removed' | 'kept';
  /** What it is, and by which name it is known. */
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A list as it stands and as it shall be. */
interface Lists<Item> {
  readonly present: readonly Item[];
  readonly wanted: readonly Item[];
  readonly keyOf: (item: Item) => string;
}

/** Which of two forms that say the same have the same text; keys in any order, and what is left out is not there. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );

export const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

/** What is wanted, and is not there or otherwise. */
export const differing = <Item>({ present, wanted, keyOf }: Lists<Item>): readonly Item[] => {
  const known = new Map(present.map((item) => [keyOf(item), item]));
  return wanted.filter((item) => !isSame(known.get(keyOf(item)), item));
};

/** How a change reads on the command line. */
export const sentenceOf = ({ facility, what, subject, before, after }: SetUpChange): string => {
  const place = facility === null ? '' : `${facility}: `;
  const told = {
    added: `adds ${subject}: ${after}`,
    changed: `changes ${subject}: ${before} → ${after}`,
    removed: `removes ${subject}: ${before}`,
    kept: `keeps ${subject}, which is not in the file: ${before}`,
  };
  return place + told[what];
};
