import { DocumentStatus } from '@mailroom/contracts';
import { Document } from '../../../api/src/model/document.entity.ts';
import { entities } from '../../../api/src/model/entities.ts';
import { openOrm } from '../../../api/src/platform/database/orm.ts';
import { PAGE_ROWS } from '../question.ts';
import { byName, pageOf, servePages } from '../serve-pages.ts';

const orm = await openOrm({ databaseUrl: process.env['DATABASE_URL'] ?? '', entities });

const findPage = (facility: string, status: DocumentStatus) =>
  orm.em.fork().find(
    Document,
    { facility, status, purgedAt: null },
    {
      populate: ['metadata', 'source', 'assignee', 'verification', 'tags'],
      fields: [
        'status',
        'receivedAt',
        'title',
        'unreadableReason',
        'metadata.patientName',
        'metadata.patientBirthDate',
        'metadata.documentCode',
        'metadata.documentDate',
        'source.name',
        'assignee.name',
        'verification.outcome',
        'tags.name',
        'tags.color',
      ],
      strategy: 'balanced',
      orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
      limit: PAGE_ROWS + 1,
    },
  );
type Found = Awaited<ReturnType<typeof findPage>>[number];

const rowOf = (document: Found) => {
  const { id, status, receivedAt, title, unreadableReason } = document;
  const metadata = document.metadata?.$;
  return {
    id,
    status,
    receivedAt: receivedAt.toISOString(),
    title,
    patientName: metadata?.patientName ?? null,
    patientBirthDate: metadata?.patientBirthDate ?? null,
    documentCode: metadata?.documentCode ?? null,
    documentDate: metadata?.documentDate ?? null,
    sourceName: document.source.$.name,
    assigneeName: document.assignee?.$.name ?? null,
    verificationOutcome: document.verification?.$.outcome ?? null,
    unreadableReason: unreadableReason ?? null,
    tags: document.tags.$.map(({ name, color }) => ({ name, color })).sort(byName),
  };
};

servePages(async ({ facilityId, status }) =>
  pageOf((await findPage(facilityId, DocumentStatus.parse(status))).map(rowOf)),
);
