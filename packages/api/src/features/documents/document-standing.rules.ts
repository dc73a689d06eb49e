import type { DocumentStanding, DocumentStatus } from '@mailroom/contracts';
import { isAnotherPerson, type ReadPerson } from './another-person.rules.ts';

/** By what a document names a version: a key of system and value, and the number. */
interface VersionName {
  readonly id: string | null;
  readonly setId: string | null;
  readonly number: string | null;
}

/** What tells how a document stands to others of its facility. */
export interface DocumentIdentity extends VersionName {
  readonly documentId: string;
  readonly sha256: string;
  readonly replaces: readonly VersionName[];
  /** Whose it is, as read. */
  readonly person: ReadPerson;
}

const isSame = (one: string | null, other: string | null): boolean => one !== null && one === other;

const names = (target: VersionName, document: VersionName): boolean =>
  isSame(target.id, document.id) || (isSame(target.setId, document.setId) && isSame(target.number, document.number));

/** CDA R2, 4.2.1.8: a version number is an integer. What is none orders nothing. */
const WHOLE = /^\d{1,15}$/;

/** How one version number stands to another; null where nobody can say. */
const compareNumbers = (own: string | null, other: string | null): 'same-version' | 'newer' | 'older' | null => {
  if (own === null || other === null) return null;
  if (own === other) return 'same-version';
  if (!WHOLE.test(own) || !WHOLE.test(other)) return null;
  if (Number(own) === Number(other)) return 'same-version';
  return Number(other) > Number(own) ? 'newer' : 'older';
};

/** What the senders say of which one replaces which. */
const byRelation = (self: DocumentIdentity, other: DocumentIdentity): DocumentStanding | null => {
  const replaced = self.replaces.some((target) => names(target, other));
  const replaces = other.replaces.some((target) => names(target, self));
  if (replaced && replaces) return 'other-version';
  if (replaced) return 'replaced';
  return replaces ? 'replaces' : null;
};

const CONTRADICTED: Readonly<Partial<Record<DocumentStanding, DocumentStanding>>> = {
  replaced: 'newer',
  replaces: 'older',
};

const ofSet = (self: DocumentIdentity, other: DocumentIdentity): DocumentStanding | null =>
  isSame(self.setId, other.setId) ? (compareNumbers(self.number, other.number) ?? 'other-version') : null;

const standingOf = (self: DocumentIdentity, other: DocumentIdentity): DocumentStanding | null => {
  if (self.sha256 === other.sha256) return 'same-bytes';
  if (isSame(self.id, other.id)) return 'same-id';
  const said = byRelation(self, other);
  const counted = ofSet(self, other);
  // It is said to replace what its number calls newer: nobody can say which one is.
  if (said !== null && counted !== null && CONTRADICTED[said] === counted) return 'other-version';
  return said ?? counted;
};

type KeyOf = (one: DocumentIdentity) => string | null;
const idOf: KeyOf = ({ id }) => id;
const setOf: KeyOf = ({ setId }) => setId;

const areOfSeveral = (group: readonly DocumentIdentity[]): boolean =>
  group.some((one) => group.some((other) => isAnotherPerson(one.person, other.person)));

/** The keys that documents of different people carry: they tell none of them from another. */
const sharedKeys = (documents: readonly DocumentIdentity[], keyOf: KeyOf): ReadonlySet<string | null> =>
  new Set(
    [...Map.groupBy(documents, keyOf)].flatMap(([key, group]) => (key !== null && areOfSeveral(group) ? [key] : [])),
  );

const without = <Name extends VersionName>(
  name: Name,
  ids: ReadonlySet<string | null>,
  sets: ReadonlySet<string | null>,
): Name => ({
  ...name,
  id: ids.has(name.id) ? null : name.id,
  setId: sets.has(name.setId) ? null : name.setId,
});

/** How each of the others stands to a document; those that do not are left out. Identifiers that several people share say nothing. */
export const standings = <Other extends DocumentIdentity>(
  self: DocumentIdentity,
  others: readonly Other[],
): { readonly other: Other; readonly standing: DocumentStanding }[] => {
  const all = [self, ...others];
  const ids = sharedKeys(all, idOf);
  const sets = sharedKeys(all, setOf);
  const unshared = (one: DocumentIdentity): DocumentIdentity => ({
    ...without(one, ids, sets),
    replaces: one.replaces.map((target) => without(target, ids, sets)),
  });
  const own = unshared(self);
  return others.flatMap((other) => {
    const standing = standingOf(own, unshared(other));
    return standing === null ? [] : [{ other, standing }];
  });
};

/** In whose lists those of a document's identifiers stand that documents of several people carry. */
export const sharedSystemsOf = (self: DocumentIdentity, others: readonly DocumentIdentity[]): string[] => {
  const all = [self, ...others];
  const shared = [idOf, setOf].flatMap((keyOf) => (sharedKeys(all, keyOf).has(keyOf(self)) ? [keyOf(self)] : []));
  return [...new Set(shared.flatMap((key) => key?.split(' ', 1) ?? []))];
};

/** Whether none of the others is what a document says it replaces. */
export const isOriginalUnknown = (self: DocumentIdentity, others: readonly DocumentIdentity[]): boolean =>
  self.replaces.length > 0 && !self.replaces.some((target) => others.some((other) => names(target, other)));

/** It is the same document, or it may be older than the other: filed beside it, a chart would show it twice, or what was replaced. */
const DOUBTFUL: ReadonlySet<DocumentStanding> = new Set([
  'same-bytes',
  'same-id',
  'same-version',
  'newer',
  'other-version',
  'replaces',
]);
/** A document steps back behind what replaces it before anybody decided. */
const SUCCEEDS: ReadonlySet<DocumentStanding> = new Set(['newer', 'replaces']);
const FILED: ReadonlySet<DocumentStatus> = new Set(['integrating', 'integrated']);

/** Whether another document is newer than the one that it stands so to. */
export const isSuccessor = (standing: DocumentStanding): boolean => SUCCEEDS.has(standing);

/** Whether a document may not be filed beside another one unless a person says so. */
export const holdsUp = (standing: DocumentStanding, status: DocumentStatus): boolean =>
  (FILED.has(status) && DOUBTFUL.has(standing)) || (status === 'review' && SUCCEEDS.has(standing));
