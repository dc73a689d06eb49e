import type { DocumentStatus } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Audited, auditAll } from '../../platform/audit/audit.ts';
import type { DocumentJob } from '../../platform/jobs/jobs.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { findStandings, isSuccessor, lockDocumentRows, type Standing } from '../documents/index.ts';

/** A document in these may still be filed, or is. */
const MAY_BE_FILED: ReadonlySet<DocumentStatus> = new Set(['review', 'integrating', 'integrated']);

const waitsBehind = ({ related, otherPeople }: Standing): string[] =>
  related
    .filter(({ standing, status }) => status === 'review' && (standing === 'older' || standing === 'replaced'))
    .map(({ documentId }) => documentId)
    .filter((id) => !otherPeople.includes(id));

const waitsFor = ({ related, otherPeople }: Standing): string | null =>
  related.find(
    ({ documentId, standing, status }) =>
      isSuccessor(standing) && MAY_BE_FILED.has(status) && !otherPeople.includes(documentId),
  )?.documentId ?? null;

/** Those that step back: none of them does that stands behind a newer one already. */
const stepBack = async (em: EntityManager, documentIds: readonly string[], successorId: string): Promise<string[]> => {
  const ids = `{${documentIds.join(',')}}`;
  const rows = await em.execute<{ id: string }[]>(
    `update document set successor_id = ? where id = any(?::uuid[]) and status = 'review'
       and (successor_id is null or successor_id = any(?::uuid[])) returning id`,
    [successorId, ids, ids],
  );
  return rows.map(({ id }) => id);
};

/** An identifier that several people share is told once for a source and a system, however many documents carry it. */
const keepShared = async (em: EntityManager, { sourceId, sharedSystems }: Standing): Promise<number> => {
  let told = 0;
  for (const system of sharedSystems) {
    const rows = await em.execute(
      'insert into shared_identifier (source_id, system) values (?, ?) on conflict do nothing returning id',
      [sourceId, system],
    );
    told += rows.length;
  }
  return told;
};

/**
 * Another version of a restricted document, and the same bytes from another source, tell what that one tells: it is restricted as well. One
 * that a person took the restriction off stays as it is.
 */
const TAKE_OVER = `
update document set restriction = other.restriction
from (select id, restriction from document where id = any(?::uuid[]) and restriction is not null order by id desc limit 1) other
where document.id = ? and document.restriction is null and not exists (
  select 1 from audit_event where audit_event.document_id = document.id and action = 'restriction-lifted')
returning document.restriction, other.id as related_id`;

const takeOverRestriction = async (
  em: EntityManager,
  { documentId, related, otherPeople }: Standing,
): Promise<Audited[]> => {
  const ids = related.map((one) => one.documentId).filter((id) => !otherPeople.includes(id));
  const rows = await em.execute<{ restriction: string; related_id: string }[]>(TAKE_OVER, [
    `{${ids.join(',')}}`,
    documentId,
  ]);
  return rows.map(({ restriction, related_id: relatedId }) => ({
    action: 'document-restricted',
    documentId,
    details: { restriction, relatedId },
  }));
};

/** Restricts a document in the transaction that says what is in it: nobody sees of it in between what another one hides. */
export const restrictAsRelated = async (em: EntityManager, documentId: string): Promise<void> => {
  const standing = (await findStandings(em, [documentId])).get(documentId);
  if (standing) await auditAll(em, await takeOverRestriction(em, standing));
};

/**
 * Writes how a document that was just read stands to others: earlier versions of it that wait step back behind it, as it does behind a
 * newer one, and it is restricted where one of them was meanwhile. Safe to run again.
 */
export const recordStanding = ({ orm }: Pick<App, 'orm'>, { facilityId, documentId }: DocumentJob): Promise<void> =>
  forkForFacility(orm, facilityId).transactional(async (em) => {
    const standing = (await findStandings(em, [documentId])).get(documentId);
    if (!standing) return;
    const behind = standing.status === 'review' ? waitsBehind(standing) : [];
    const successorId = waitsFor(standing);
    const audited: Audited[] = [];
    const say = (ids: readonly string[], successorId: string): void => {
      for (const id of ids) audited.push({ action: 'successor-found', documentId: id, details: { successorId } });
    };
    if (behind.length > 0 || successorId !== null) await lockDocumentRows(em, [documentId, ...behind]);
    if (behind.length > 0) say(await stepBack(em, behind, documentId), documentId);
    if (successorId !== null) say(await stepBack(em, [documentId], successorId), successorId);
    audited.push(...(await takeOverRestriction(em, standing)));
    if ((await keepShared(em, standing)) > 0) audited.push({ action: 'shared-identifier-found', documentId });
    await auditAll(em, audited);
  });
