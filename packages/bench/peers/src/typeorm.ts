import { DataSource, EntitySchema, IsNull } from 'typeorm';
import { PAGE_ROWS } from '../../src/question.ts';
import { byName, pageOf, servePages } from '../../src/serve-pages.ts';

interface Named {
  id: string;
  name: string;
}
interface Tag extends Named {
  color: string;
}
interface Metadata {
  id: string;
  document: Document;
  patientName: string | null;
  patientBirthDate: string | null;
  documentCode: string | null;
  documentDate: string | null;
}
interface Verification {
  id: string;
  document: Document;
  outcome: string;
}
interface Document {
  id: string;
  facilityId: string;
  status: string;
  receivedAt: Date;
  title: string;
  unreadableReason: string | null;
  purgedAt: Date | null;
  source: Named;
  assignee: Named | null;
  metadata: Metadata | null;
  verification: Verification | null;
  tags: Tag[];
}

const id = { type: 'uuid', primary: true } as const;
const text = (name: string) => ({ type: 'text', name, nullable: true }) as const;

const source = new EntitySchema<Named>({
  name: 'Source',
  tableName: 'source',
  columns: { id, name: { type: 'text' } },
});
const user = new EntitySchema<Named>({ name: 'User', tableName: 'app_user', columns: { id, name: { type: 'text' } } });
const tag = new EntitySchema<Tag>({
  name: 'Tag',
  tableName: 'tag',
  columns: { id, name: { type: 'text' }, color: { type: 'text' } },
});
const metadata = new EntitySchema<Metadata>({
  name: 'Metadata',
  tableName: 'metadata',
  columns: {
    id,
    patientName: text('patient_name'),
    patientBirthDate: text('patient_birth_date'),
    documentCode: text('document_code'),
    documentDate: text('document_date'),
  },
  relations: {
    document: { type: 'one-to-one', target: 'Document', inverseSide: 'metadata', joinColumn: { name: 'document_id' } },
  },
});
const verification = new EntitySchema<Verification>({
  name: 'Verification',
  tableName: 'verification',
  columns: { id, outcome: { type: 'text' } },
  relations: {
    document: {
      type: 'one-to-one',
      target: 'Document',
      inverseSide: 'verification',
      joinColumn: { name: 'document_id' },
    },
  },
});
const document = new EntitySchema<Document>({
  name: 'Document',
  tableName: 'document',
  columns: {
    id,
    facilityId: { type: 'uuid', name: 'facility_id' },
    status: { type: 'text' },
    receivedAt: { type: 'timestamptz', name: 'received_at', precision: 3 },
    title: { type: 'text' },
    unreadableReason: text('unreadable_reason'),
    purgedAt: { type: 'timestamptz', name: 'purged_at', precision: 3, nullable: true },
  },
  relations: {
    source: { type: 'many-to-one', target: 'Source', joinColumn: { name: 'source_id' } },
    assignee: { type: 'many-to-one', target: 'User', joinColumn: { name: 'assignee_id' }, nullable: true },
    metadata: { type: 'one-to-one', target: 'Metadata', inverseSide: 'document' },
    verification: { type: 'one-to-one', target: 'Verification', inverseSide: 'document' },
    tags: {
      type: 'many-to-many',
      target: 'Tag',
      joinTable: {
        name: 'document_tag',
        joinColumn: { name: 'document_id', referencedColumnName: 'id' },
        inverseJoinColumn: { name: 'tag_id', referencedColumnName: 'id' },
      },
    },
  },
});

const database = await new DataSource({
  type: 'postgres',
  url: process.env['DATABASE_URL'] ?? '',
  entities: [source, user, tag, metadata, verification, document],
  poolSize: 10,
  relationLoadStrategy: 'query',
}).initialize();
const documents = database.getRepository(document);

servePages(async ({ facilityId, status }) => {
  const found = await documents.find({
    where: { facilityId, status, purgedAt: IsNull() },
    order: { receivedAt: 'DESC', id: 'DESC' },
    take: PAGE_ROWS + 1,
    select: {
      id: true,
      status: true,
      receivedAt: true,
      title: true,
      unreadableReason: true,
      source: { id: true, name: true },
      assignee: { id: true, name: true },
      metadata: { id: true, patientName: true, patientBirthDate: true, documentCode: true, documentDate: true },
      verification: { id: true, outcome: true },
      tags: { id: true, name: true, color: true },
    },
    relations: { source: true, assignee: true, metadata: true, verification: true, tags: true },
  });
  return pageOf(
    found.map(({ id, status, receivedAt, title, unreadableReason, ...row }) => ({
      id,
      status,
      receivedAt,
      title,
      patientName: row.metadata?.patientName ?? null,
      patientBirthDate: row.metadata?.patientBirthDate ?? null,
      documentCode: row.metadata?.documentCode ?? null,
      documentDate: row.metadata?.documentDate ?? null,
      sourceName: row.source.name,
      assigneeName: row.assignee?.name ?? null,
      verificationOutcome: row.verification?.outcome ?? null,
      unreadableReason,
      tags: row.tags.map(({ name, color }) => ({ name, color })).sort(byName),
    })),
  );
});
