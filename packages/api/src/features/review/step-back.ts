import type { EntityManager } from '@mikro-orm/postgresql';
import type { Audited } from '../../platform/audit/audit.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import { FREE_BEHIND } from '../integration/index.ts';

interface Stepped {
  readonly id: string;
  readonly version: number;
  readonly successor_id: string;
}

/** What is filed, under whom, and which of the documents beside it are clearly about somebody else. */
interface Filed {
  readonly documentId: string;
  readonly patientId: string;
  readonly otherPeople: readonly string[];
}

/** It was found to be somebody else's since it stepped back: their chart has to get it, whatever its sender calls it. */
const OF_ANOTHER = `exists (
  select 1 from jsonb_to_recordset(?::jsonb) as filed ("documentId" uuid, "patientId" uuid, "otherPeople" jsonb)
  where filed."documentId" = document.successor_id and (
    filed."otherPeople" @> to_jsonb(document.id::text)
    or exists (
      select 1 from verification
      where verification.document_id = document.id and verification.patient_id <> filed."patientId"
    )
  )
)`;

/**
 * What waits behind documents that are decided to be filed leaves the list with them: a clerk who filed version 2 has nothing to decide
 * about version 1. It is rejected, with its reason, and undone with the decision. One that somebody works on stays, and so does one of
 * another patient.
 */
export const rejectReplaced = async (
  em: EntityManager,
  { userId }: CurrentSession,
  filed: readonly Filed[],
): Promise<Audited[]> => {
  if (filed.length === 0) return [];
  const rows = await em.execute<Stepped[]>(
    `update document set status = 'rejected', rejection_reason = 'replaced', version = version + 1, changed_by_id = ?
     where id in (${FREE_BEHIND}) and not ${OF_ANOTHER} returning id, version, successor_id`,
    [userId, `{${filed.map(({ documentId }) => documentId).join(',')}}`, 'review', JSON.stringify(filed)],
  );
  return rows.map(({ id, version, successor_id: successorId }) => ({
    action: 'document-rejected',
    documentId: id,
    details: { version, reason: 'replaced', successorId },
  }));
};
