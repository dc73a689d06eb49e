import { PrismaPg } from '@prisma/adapter-pg';
import { PAGE_ROWS } from '../../src/question.ts';
import { byName, pageOf, servePages } from '../../src/serve-pages.ts';
import { PrismaClient } from '../generated/client.ts';

const adapter = new PrismaPg({ connectionString: process.env['DATABASE_URL'] ?? '', max: 10 });
const database = new PrismaClient({ adapter });

servePages(async ({ facilityId, status }) => {
  const found = await database.document.findMany({
    relationLoadStrategy: 'join',
    where: { facilityId, status, purgedAt: null },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: PAGE_ROWS + 1,
    select: {
      id: true,
      status: true,
      receivedAt: true,
      title: true,
      unreadableReason: true,
      metadata: { select: { patientName: true, patientBirthDate: true, documentCode: true, documentDate: true } },
      source: { select: { name: true } },
      assignee: { select: { name: true } },
      verification: { select: { outcome: true } },
      documentTags: { select: { tag: { select: { name: true, color: true } } } },
    },
  });
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
