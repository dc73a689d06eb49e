import { createHash } from 'node:crypto';
import type { DocumentWatch } from '@mailroom/contracts';
import { z } from 'zod';
import type { Orm } from '../../platform/orm.ts';
import { runStatement, statement } from '../../platform/statement.ts';

/**
 * One text for all that the pane shows: the transaction that last wrote each row (`xmin`), so that whatever changes is seen,
 * by whichever process, and nothing has to be counted. Null: there is no such document in this facility.
 */
const DOCUMENT_STATE = statement(
  'document_state',
  z.strictObject({ change: z.string().nullable(), viewers: z.array(z.string()) }),
  `select row_to_json(state)::text from (
select md5(string_agg(part, ' ' order by part))::uuid::text as change,
  (select coalesce(array_agg(app_user.name order by app_user.name), '{}') from presence
    join app_user on app_user.id = presence.user_id
    where presence.document_id = $1 and presence.user_id <> $2 and presence.seen_at > now() - interval '60 seconds'
  ) as viewers
from (
  select id::text || xmin::text from document where id = $1
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

interface Asked {
  readonly facilityId: string;
  readonly documentId: string;
  readonly userId: string;
}

interface DocumentState {
  /** Another one after each change, of the document or of who has it open. */
  readonly id: string;
  readonly watched: DocumentWatch;
}

/** What somebody who has a document open is told; null for a document that does not exist in their facility. */
export const loadDocumentState = async (
  orm: Orm,
  { facilityId, documentId, userId }: Asked,
): Promise<DocumentState | null> => {
  const row = await runStatement(orm, DOCUMENT_STATE, { facilityId, values: [documentId, userId] });
  if (row.change === null) return null;
  const watched = { change: row.change, viewers: row.viewers };
  return { id: createHash('sha256').update(JSON.stringify(watched)).digest('base64url').slice(0, 22), watched };
};
