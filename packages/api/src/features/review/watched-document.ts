import { createHash } from 'node:crypto';
import type { DocumentWatch } from '@mailroom/contracts';
import { z } from 'zod';
import type { Orm } from '../../platform/database/orm.ts';
import { runStatement, statement } from '../../platform/database/statement.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import { shareLookUps } from '../../platform/process/share-look-ups.ts';
import { isOpenTo } from '../documents/index.ts';

/**
 * A digest of all rows that the pane shows of a document (`change`), and who has it open now (`viewers`).
 *
 * PostgreSQL keeps in each row the transaction that wrote it last (`xmin`). The digest is made of these and of the rows' ids, so it is
 * another one as soon as any of the rows changes, comes or goes, whichever process did it, and no write has to raise a counter
 * for it. It is null where the facility has no such document.
 */
const DOCUMENT_STATE = statement(
  'document_state',
  z.strictObject({
    change: z.string().nullable(),
    isRestricted: z.boolean(),
    viewers: z.array(z.strictObject({ userId: z.uuid(), name: z.string() })),
  }),
  `select row_to_json(state)::text from (
select md5(string_agg(part, ' ' order by part))::uuid::text as change,
  exists (select 1 from document where id = $1 and restriction is not null) as "isRestricted",
  (select coalesce(json_agg(json_build_object('userId', app_user.id, 'name', app_user.name) order by app_user.name), '[]')
    from presence join app_user on app_user.id = presence.user_id
    where presence.document_id = $1 and presence.seen_at > now() - interval '60 seconds'
  ) as viewers
from (
  select id::text || xmin::text from document where id = $1 and purged_at is null
  union all select id::text || xmin::text from metadata where document_id = $1
  union all select id::text || xmin::text from verification where document_id = $1
  union all select candidate.id::text || candidate.xmin::text from candidate
    join verification on verification.id = candidate.verification_id where verification.document_id = $1
  union all select id::text || xmin::text from claim where document_id = $1
  union all select id::text || xmin::text from correction where document_id = $1
  union all select id::text || xmin::text from effect where document_id = $1
  union all select id::text || xmin::text from note where document_id = $1
  union all select tag_id::text || xmin::text from document_tag where document_id = $1
) as shown (part)
) as state`,
);

interface DocumentKey {
  readonly facilityId: string;
  readonly documentId: string;
}

/** The same for everybody who has the document open; each is told of it without themselves (`watchedDocument`). */
type DocumentState = Awaited<ReturnType<typeof loadDocumentState>>;

const loadDocumentState = (orm: Orm, { facilityId, documentId }: DocumentKey) =>
  runStatement(orm, DOCUMENT_STATE, { facilityId, actsItself: true, values: [documentId] });

const lookUps = new WeakMap<Orm, (key: string) => Promise<DocumentState>>();

/** Everybody in this process who watches the document shares the look at it that a change causes. */
const shareDocumentState = (orm: Orm, { facilityId, documentId }: DocumentKey): Promise<DocumentState> => {
  const look =
    lookUps.get(orm) ??
    shareLookUps((key) => {
      const [facilityId = '', documentId = ''] = key.split(' ');
      return loadDocumentState(orm, { facilityId, documentId });
    });
  lookUps.set(orm, look);
  return look(`${facilityId} ${documentId}`);
};

interface WatchedDocument {
  /** Another one after each change, of the document or of who else has it open. */
  readonly id: string;
  readonly watched: DocumentWatch;
}

type Watching = DocumentKey & Pick<CurrentSession, 'tokenSha256' | 'userId'>;

/** What somebody who has a document open is told; null for a document that does not exist in their facility, or is closed to them. */
export const watchedDocument = async (
  orm: Orm,
  { userId, facilityId, documentId, tokenSha256 }: Watching,
): Promise<WatchedDocument | null> => {
  const { change, isRestricted, viewers } = await shareDocumentState(orm, { facilityId, documentId });
  if (change === null) return null;
  if (isRestricted && !(await isOpenTo(orm, { facilityId, tokenSha256 }, documentId))) return null;
  const others = viewers.filter((viewer) => viewer.userId !== userId).map(({ name }) => name);
  const watched = { change, viewers: others };
  return { id: createHash('sha256').update(JSON.stringify(watched)).digest('base64url').slice(0, 22), watched };
};
