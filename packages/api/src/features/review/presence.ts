import { type App, forkForFacility } from '../../platform/context.ts';
import type { Orm } from '../../platform/orm.ts';

interface Here {
  readonly facilityId: string;
  readonly documentId: string;
  readonly userId: string;
}

/** Says that somebody has a document open; of another facility's document, nothing is said. */
export const sayPresence = async (orm: Orm, { facilityId, documentId, userId }: Here): Promise<void> => {
  await forkForFacility(orm, facilityId).execute(
    `insert into presence (document_id, user_id) select id, ?::uuid from document where id = ?
     on conflict (document_id, user_id) do update set seen_at = now()`,
    [userId, documentId],
  );
};

/** Says that it is over. A row that stays behind, because the database cannot be told, grows old and counts no more. */
export const endPresence = async ({ orm, log }: App, { facilityId, documentId, userId }: Here): Promise<void> => {
  await forkForFacility(orm, facilityId)
    .execute(`delete from presence where document_id = ? and (user_id = ? or seen_at < now() - interval '1 hour')`, [
      documentId,
      userId,
    ])
    .catch((error: unknown) => log.warn({ err: error }, 'a presence was not ended'));
};
