import type { DecisionRefusal } from '@mailroom/contracts';
import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { Document } from '../../model/document.entity.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import { type Refuse, refuseAs } from '../../platform/http/mailroom-error.ts';
import { lockDocumentRows } from '../documents/index.ts';
import { type ChangeRequest, type LockedState, whyNot } from './review.rules.ts';

/** A locked document with what the rules need of it. */
export type LockedDocument = Loaded<Document, 'changedBy' | 'claim.holder' | 'metadata' | 'verification.patient'>;

/** Locks documents, and then sees what was committed while it waited. What does not exist here, or is closed to who acts, is left out. */
export const lockDocuments = async (em: EntityManager, documentIds: readonly string[]): Promise<LockedDocument[]> => {
  const locked = await lockDocumentRows(em, documentIds);
  return em.find(
    Document,
    { id: { $in: [...locked] } },
    { populate: ['changedBy', 'claim.holder', 'metadata', 'verification.patient'], strategy: 'joined' },
  );
};

/**
 * Locks every document of a selection.
 *
 * @throws MailroomError `DocumentNotFound` for the first that does not exist in this facility.
 */
export const lockAll = async (
  em: EntityManager,
  documentIds: readonly string[],
  refuse: Refuse<'DocumentNotFound'>,
): Promise<void> => {
  const locked = await lockDocumentRows(em, documentIds);
  const documentId = documentIds.find((id) => !locked.has(id));
  if (documentId !== undefined) throw refuse('DocumentNotFound', { documentId });
};

export const lockedStateOf = ({ id, version, status, changedBy, claim }: LockedDocument): LockedState => ({
  documentId: id,
  version,
  status,
  changedByName: changedBy?.$.name ?? null,
  claim: claim
    ? { holderId: claim.$.holder.id, holderName: claim.$.holder.$.name, heldUntil: claim.$.heldUntil }
    : null,
});

/** A document as the caller saw it. */
export interface Seen {
  readonly documentId: string;
  readonly version: number;
}

type Asking = Pick<ChangeRequest, 'statuses'> & { readonly session: CurrentSession };

interface Selection {
  /** Locked, unchanged since they were seen, held by nobody else, and where they have to stand. */
  readonly fit: LockedDocument[];
  readonly refused: DecisionRefusal[];
}

/** Locks the documents of a selection and sorts them: each is in one of the two lists, in the order of the selection. */
export const lockSelection = async (
  em: EntityManager,
  seen: readonly Seen[],
  { session, statuses }: Asking,
): Promise<Selection> => {
  const locked = await lockDocuments(
    em,
    seen.map(({ documentId }) => documentId),
  );
  const now = new Date();
  const byId = new Map(locked.map((document) => [document.id, document]));
  const selection: Selection = { fit: [], refused: [] };
  for (const { documentId, version } of seen) {
    const document = byId.get(documentId);
    const refusal: DecisionRefusal | null = document
      ? whyNot(lockedStateOf(document), { actorId: session.userId, versionSeen: version, statuses, now })
      : { code: 'DocumentNotFound', documentId };
    if (refusal) selection.refused.push(refusal);
    else if (document) selection.fit.push(document);
  }
  return selection;
};

export type ChangeRefusal = 'DocumentNotFound' | 'DocumentChanged' | 'DocumentClaimed' | 'StatusUnfit';

/**
 * Locks the one document that a change is about.
 *
 * @throws MailroomError with the reason why it may not be changed as asked.
 */
export const lockForChange = async (
  em: EntityManager,
  { documentId, version }: Seen,
  { session, statuses, refuse }: Asking & { readonly refuse: Refuse<ChangeRefusal> },
): Promise<LockedDocument> => {
  const [document] = await lockDocuments(em, [documentId]);
  if (!document) throw refuse('DocumentNotFound', { documentId });
  const asked = { actorId: session.userId, versionSeen: version, statuses, now: new Date() };
  const refusal = whyNot(lockedStateOf(document), asked);
  if (refusal) throw refuseAs<ChangeRefusal>(refuse, refusal);
  return document;
};

/** Raises the version for a change that a decision would have to know of: who saw the version before is refused from now on. */
export const raiseVersion = (em: EntityManager, document: Document, { userId }: CurrentSession): void => {
  em.assign(document, { version: document.version + 1, changedBy: userId });
};
