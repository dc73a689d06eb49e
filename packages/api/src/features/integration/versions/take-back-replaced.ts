import type { EntityManager } from '@mikro-orm/postgresql';
import type { Audited } from '../../../platform/audit/audit.ts';

/**
 * What stepped back behind documents, and where it stands. One that somebody else locks at this moment is being decided by them, and is
 * left: nobody waits in a circle. What is left stays where the list shows it: one that waits goes on waiting, one that was rejected
 * stands among the rejected with its reason, and is undone there.
 */
export const FREE_BEHIND = `select id from document where successor_id = any(?::uuid[]) and status = ?
  and not exists (select 1 from claim where claim.document_id = document.id and claim.held_until > now())
  order by id for update skip locked`;

interface Row {
  readonly id: string;
  readonly version: number;
  readonly successor_id: string;
}

interface TakingBack {
  readonly successorIds: readonly string[];
  /** Null: the hospital's server has confirmed that a successor is out of the record. */
  readonly changedById: string | null;
}

/**
 * Their successor is not filed after all, or is taken out of the record again: what left the list with it waits again. By a function of the
 * owner: a document that was restricted in between waits again too.
 */
export const takeBackReplaced = async (
  em: EntityManager,
  { successorIds, changedById }: TakingBack,
): Promise<Audited[]> => {
  if (successorIds.length === 0) return [];
  const rows = await em.execute<Row[]>('select id, version, successor_id from take_back_replaced(?::uuid[], ?)', [
    `{${successorIds.join(',')}}`,
    changedById,
  ]);
  return rows.map(({ id, version, successor_id: successorId }) => ({
    action: 'decision-undone',
    documentId: id,
    details: { version, was: 'rejected', effectId: null, successorId },
  }));
};
