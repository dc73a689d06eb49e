/** By what a version of a document is known. Keys of identifiers: equal where system and value are. */
export interface VersionNames {
  readonly documentId: string;
  readonly id: string | null;
  readonly set: string | null;
  readonly number: string | null;
  readonly replaces: readonly Pick<VersionNames, 'id' | 'set' | 'number'>[];
}

/** CDA R2, 4.2.1.8: a positive whole number. What is none orders nothing. */
const numberOf = (number: string | null): number | null =>
  number !== null && /^\d{1,15}$/.test(number) ? Number(number) : null;

const hasLowerNumber = (one: VersionNames, other: VersionNames): boolean => {
  const [number, lower] = [numberOf(one.number), numberOf(other.number)];
  return one.set !== null && one.set === other.set && number !== null && lower !== null && lower < number;
};

/** A version that names itself as what it replaces says nothing. */
const replaces = (one: VersionNames, other: VersionNames): boolean =>
  one.replaces.some(({ id, set, number }) =>
    id === null
      ? set !== null && number !== null && set === other.set && number === other.number
      : id === other.id && id !== one.id,
  );

const olderThan = (one: VersionNames, versions: readonly VersionNames[]): ReadonlySet<string> => {
  const found = new Set<string>();
  const open = [one];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const other of versions) {
      if (found.has(other.documentId) || !(replaces(next, other) || hasLowerNumber(next, other))) continue;
      found.add(other.documentId);
      open.push(other);
    }
  }
  return found;
};

/** Whether one version is newer than another. */
export type IsNewer = (documentId: string, thanId: string) => boolean;

/**
 * How versions are ordered: by what each says it replaces, through versions between them, and by their numbers in one set. Two of which
 * each would be newer than the other, and two of which neither is, are not ordered: a person filed both.
 */
export const orderVersions = (versions: readonly VersionNames[]): IsNewer => {
  const older = new Map<string, ReadonlySet<string>>();
  const olderOf = (documentId: string): ReadonlySet<string> => {
    const one = versions.find((version) => version.documentId === documentId);
    const found = older.get(documentId) ?? (one ? olderThan(one, versions) : new Set<string>());
    older.set(documentId, found);
    return found;
  };
  return (documentId, thanId) => olderOf(documentId).has(thanId) && !olderOf(thanId).has(documentId);
};
