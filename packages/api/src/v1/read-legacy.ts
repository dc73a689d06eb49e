import {
  DocumentStatus,
  type ListWorklistInput,
  UnreadableReason,
  VerificationOutcome,
  WorklistRow,
} from '@mailroom/contracts';
import { z } from 'zod';

const LegacyRow = z.looseObject({
  id: z.uuid(),
  status: DocumentStatus,
  receivedAt: z.string(),
  title: z.string(),
  unreadableReason: UnreadableReason.nullable(),
  source: z.looseObject({ name: z.string() }),
  assignee: z.looseObject({ name: z.string() }).nullable(),
  verification: z.looseObject({ outcome: VerificationOutcome }).nullable(),
  tags: z.array(z.looseObject({ name: z.string(), color: z.string() })),
  metadata: z
    .looseObject({
      patientName: z.string().nullable(),
      patientBirthDate: z.string().nullable(),
      documentCode: z.string().nullable(),
      documentDate: z.string().nullable(),
    })
    .nullable(),
});
/** A dashboard's page as JSON, as far as the worklist shows it. */
export const LegacyPage = z.object({ documents: z.array(LegacyRow), nextCursor: z.string().nullable() });

/** What both versions show of a document. A field that the worklist gains later is not V1's to answer. */
export const ComparedRow = WorklistRow.pick({
  id: true,
  status: true,
  receivedAt: true,
  title: true,
  patientName: true,
  patientBirthDate: true,
  documentCode: true,
  documentDate: true,
  sourceName: true,
  assigneeName: true,
  verificationOutcome: true,
  unreadableReason: true,
  tags: true,
}).strip();
export type ComparedRow = z.infer<typeof ComparedRow>;

/** A legacy line as the worklist shows it. */
export const toComparedRow = ({ id, status, receivedAt, title, ...row }: z.infer<typeof LegacyRow>): ComparedRow => ({
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
  unreadableReason: row.unreadableReason,
  tags: row.tags.map(({ name, color }) => ({ name, color })),
});

/** The same question as the legacy client would ask it. */
export const toLegacyBody = ({ limit, cursor, ...input }: ListWorklistInput) => ({
  limit,
  cursor,
  filters: {
    status: input.statuses.join(','),
    type: input.documentTypeCode,
    source: input.sourceId,
    from: input.receivedFrom,
    to: input.receivedTo,
    q: input.patientName ?? '',
    assignee: input.assigneeId,
    tag: input.tagId,
    verification: input.verificationOutcome,
    order: input.sort === 'newest' ? 'desc' : 'asc',
  },
});

const isWithin = (statuses: readonly string[], others: readonly string[]) =>
  others.every((one) => statuses.includes(one));

/** The most particular dashboard that shows all the statuses asked for. */
export const dashboardOf = ({ statuses }: ListWorklistInput): string => {
  if (isWithin(['received', 'review'], statuses)) return 'inbox';
  if (isWithin(['unreadable'], statuses)) return 'quarantine';
  return isWithin(['integrating', 'integrated', 'rejected'], statuses) ? 'archive' : 'everything';
};
