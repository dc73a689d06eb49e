import { Kysely, PostgresDialect, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { Pool } from 'pg';
import { PAGE_ROWS } from '../../src/question.ts';
import { pageOf, servePages } from '../../src/serve-pages.ts';

interface Database {
  document: {
    id: string;
    facility_id: string;
    status: string;
    received_at: Date;
    title: string;
    source_id: string;
    assignee_id: string | null;
    unreadable_reason: string | null;
    purged_at: Date | null;
  };
  metadata: {
    document_id: string;
    patient_name: string | null;
    patient_birth_date: string | null;
    document_code: string | null;
    document_date: string | null;
  };
  source: { id: string; name: string };
  app_user: { id: string; name: string };
  verification: { document_id: string; outcome: string };
  document_tag: { document_id: string; tag_id: string };
  tag: { id: string; name: string; color: string };
}

const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });

servePages(async ({ facilityId, status }) => {
  const rows = await database
    .selectFrom('document')
    .leftJoin('metadata', 'metadata.document_id', 'document.id')
    .innerJoin('source', 'source.id', 'document.source_id')
    .leftJoin('app_user', 'app_user.id', 'document.assignee_id')
    .leftJoin('verification', 'verification.document_id', 'document.id')
    .select(({ ref, selectFrom }) => [
      'document.id',
      'document.status',
      'document.received_at as receivedAt',
      'document.title',
      'metadata.patient_name as patientName',
      'metadata.patient_birth_date as patientBirthDate',
      'metadata.document_code as documentCode',
      'metadata.document_date as documentDate',
      'source.name as sourceName',
      'app_user.name as assigneeName',
      'verification.outcome as verificationOutcome',
      'document.unreadable_reason as unreadableReason',
      jsonArrayFrom(
        selectFrom('document_tag')
          .innerJoin('tag', 'tag.id', 'document_tag.tag_id')
          .select(['tag.name', 'tag.color'])
          .whereRef('document_tag.document_id', '=', 'document.id')
          .orderBy(sql`${ref('tag.name' as never)} collate "C"`),
      ).as('tags'),
    ])
    .where('document.facility_id', '=', facilityId)
    .where('document.status', '=', status)
    .where('document.purged_at', 'is', null)
    .orderBy('document.received_at', 'desc')
    .orderBy('document.id', 'desc')
    .limit(PAGE_ROWS + 1)
    .execute();
  return pageOf(rows);
});
