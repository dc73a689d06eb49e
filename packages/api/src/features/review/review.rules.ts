import type { DocumentStatus, EffectState, Refusal } from '@mailroom/contracts';

/** A document as it stands at the moment of a decision: locked, so that nothing of it changes until the decision is made. */
export interface LockedState {
  readonly documentId: string;
  readonly version: number;
  readonly status: DocumentStatus;
  /** Who made the present version. Null when no person did: a check of the identity or an answer of the hospital's server came in. */
  readonly changedByName: string | null;
  readonly claim: { readonly holderId: string; readonly holderName: string; readonly heldUntil: Date } | null;
}

/** What somebody wants to change, as they saw it, and when. */
export interface ChangeRequest {
  readonly actorId: string;
  readonly versionSeen: number;
  /** Where the document has to stand for it. */
  readonly statuses: readonly DocumentStatus[];
  readonly now: Date;
}

/** Where a document waits for a clerk's decision. */
export const WAITING: readonly DocumentStatus[] = ['review', 'unreadable'];

type RefusalOf<Code extends Refusal['code']> = Extract<Refusal, { readonly code: Code }>;

/** Refuses somebody who saw another version than the present one, and names who made it: `Mailroom`, where no person did. */
export const whyChanged = (
  { documentId, version, status, changedByName }: LockedState,
  { versionSeen }: Pick<ChangeRequest, 'versionSeen'>,
): RefusalOf<'DocumentChanged'> | null =>
  version === versionSeen
    ? null
    : {
        code: 'DocumentChanged',
        documentId,
        versionSeen,
        versionNow: version,
        status,
        changedByName: changedByName ?? 'Mailroom',
      };

/** A claim holds up everybody but its holder, until it is over. */
const whyClaimed = (
  { documentId, claim }: Pick<LockedState, 'documentId' | 'claim'>,
  { actorId, now }: Pick<ChangeRequest, 'actorId' | 'now'>,
): RefusalOf<'DocumentClaimed'> | null =>
  claim === null || claim.holderId === actorId || claim.heldUntil <= now
    ? null
    : {
        code: 'DocumentClaimed',
        documentId,
        holderName: claim.holderName,
        heldUntil: claim.heldUntil.toISOString(),
      };

export const whyUnfit = (
  { documentId, status }: Pick<LockedState, 'documentId' | 'status'>,
  { statuses }: Pick<ChangeRequest, 'statuses'>,
): RefusalOf<'StatusUnfit'> | null => (statuses.includes(status) ? null : { code: 'StatusUnfit', documentId, status });

/** Why a document may not be changed as asked; null when it may. A change that was not seen comes first: it explains the rest. */
export const whyNot = (
  standing: LockedState,
  asked: ChangeRequest,
): RefusalOf<'DocumentChanged' | 'DocumentClaimed' | 'StatusUnfit'> | null =>
  whyChanged(standing, asked) ?? whyClaimed(standing, asked) ?? whyUnfit(standing, asked);

interface Decided {
  readonly status: DocumentStatus;
  /** The effect that stands, if any. */
  readonly effect: { readonly state: EffectState; readonly dueAt: Date } | null;
  readonly now: Date;
}

/**
 * What taking back a decision comes to: the document waits again, or stays filed when it was a recall that is taken back.
 * What is on its way cannot be taken back, and nobody can take back what was not decided.
 */
export const undoing = ({ status, effect, now }: Decided): 'waits' | 'stays' | 'UndoTooLate' | 'StatusUnfit' => {
  if (status === 'rejected') return 'waits';
  if (status !== 'integrating' && status !== 'integrated') return 'StatusUnfit';
  const isHeld = effect?.state === 'refused' || (effect?.state === 'planned' && effect.dueAt > now);
  if (!isHeld) return 'UndoTooLate';
  return status === 'integrating' ? 'waits' : 'stays';
};
