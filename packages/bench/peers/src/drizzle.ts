import { relations, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { Pool } from 'pg';
import { PAGE_ROWS } from '../../src/question.ts';
import { byName, pageOf, servePages } from '../../src/serve-pages.ts';

const document = pgTable('document', {
  id: uuid('id').primaryKey(),
  facilityId: uuid('facility_id').notNull(),
  status: text('status').notNull(),
  receivedAt: timestamp('received_at', { withTimezone: true, precision: 3 }).notNull(),
  title: text('title').notNull(),
  sourceId: uuid('source_id').notNull(),
  assigneeId: uuid('assignee_id'),
  unreadableReason: text('unreadable_reason'),
  purgedAt: timestamp('purged_at', { withTimezone: true, precision: 3 }),
});
const metadata = pgTable('metadata', {
  id: uuid('id').primaryKey(),
  documentId: uuid('document_id').notNull(),
  patientName: text('patient_name'),
  patientBirthDate: text('patient_birth_date'),
  documentCode: text('document_code'),
  documentDate: text('document_date'),
});
const source = pgTable('source', { id: uuid('id').primaryKey(), name: text('name').notNull() });
const user = pgTable('app_user', { id: uuid('id').primaryKey(), name: text('name').notNull() });
const verification = pgTable('verification', {
  id: uuid('id').primaryKey(),
  documentId: uuid('document_id').notNull(),
  outcome: text('outcome').notNull(),
});
const tag = pgTable('tag', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  color: text('color').notNull(),
});
const documentTag = pgTable(
  'document_tag',
  { documentId: uuid('document_id').notNull(), tagId: uuid('tag_id').notNull() },
  ({ documentId, tagId }) => [primaryKey({ columns: [documentId, tagId] })],
);

const documentRelations = relations(document, ({ one, many }) => ({
  metadata: one(metadata, { fields: [document.id], references: [metadata.documentId] }),
  source: one(source, { fields: [document.sourceId], references: [source.id] }),
  assignee: one(user, { fields: [document.assigneeId], references: [user.id] }),
  verification: one(verification, { fields: [document.id], references: [verification.documentId] }),
  documentTags: many(documentTag),
}));
const documentTagRelations = relations(documentTag, ({ one }) => ({
  document: one(document, { fields: [documentTag.documentId], references: [document.id] }),
  tag: one(tag, { fields: [documentTag.tagId], references: [tag.id] }),
}));

const schema = {
  document,
  metadata,
  source,
  user,
  verification,
  tag,
  documentTag,
  documentRelations,
  documentTagRelations,
};
const database = drizzle(new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 }), { schema });

// Prepared, as Drizzle's manual advises for speed.
const page = database.query.document
  .findMany({
    columns: { id: true, status: true, receivedAt: true, title: true, unreadableReason: true },
    with: {
      metadata: { columns: { patientName: true, patientBirthDate: true, documentCode: true, documentDate: true } },
      source: { columns: { name: true } },
      assignee: { columns: { name: true } },
      verification: { columns: { outcome: true } },
      documentTags: { columns: {}, with: { tag: { columns: { name: true, color: true } } } },
    },
    where: (document, { and, eq, isNull }) =>
      and(
        eq(document.facilityId, sql.placeholder('facilityId')),
        eq(document.status, sql.placeholder('status')),
        isNull(document.purgedAt),
      ),
    orderBy: (document, { desc }) => [desc(document.receivedAt), desc(document.id)],
    limit: PAGE_ROWS + 1,
  })
  .prepare('page');

servePages(async ({ facilityId, status }) => {
  const found = await page.execute({ facilityId, status });
  return pageOf(
    found.map(({ metadata, source, assignee, verification, documentTags, ...document }) => ({
      ...document,
      patientName: metadata?.patientName ?? null,
      patientBirthDate: metadata?.patientBirthDate ?? null,
      documentCode: metadata?.documentCode ?? null,
      documentDate: metadata?.documentDate ?? null,
      sourceName: source.name,
      assigneeName: assignee?.name ?? null,
      verificationOutcome: verification?.outcome ?? null,
      tags: documentTags.map(({ tag }) => tag).sort(byName),
    })),
  );
});
