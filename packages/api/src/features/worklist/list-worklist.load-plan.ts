import { type ListWorklistInput, type WorklistFilter, WorklistRow, type WorklistSort } from '@mailroom/contracts';
import { type Condition, loadPlan, type PageRequest, sql } from '@mailroom/load-plan';
import { Document } from '../documents/document.entity.ts';
import { searchRanges } from './patient-search.rules.ts';

export const worklistRow = loadPlan(Document, WorklistRow, {
  patientName: { from: 'metadata.patientName' },
  patientBirthDate: { from: 'metadata.patientBirthDate' },
  documentCode: { from: 'metadata.documentCode' },
  documentDate: { from: 'metadata.documentDate' },
  sourceName: { from: 'source.name' },
  assigneeName: { from: 'assignee.name' },
  verificationOutcome: { from: 'verification.outcome' },
  verificationFreshness: { from: 'verification.freshness' },
  claimedByName: { from: 'claim.holder.name' },
  tags: { from: 'tags', orderBy: { name: 'asc' } },
});

type Conditions = readonly Condition<Document>[];

const patientNamed = (patientName: string): Conditions => {
  const words = searchRanges(patientName).map(
    ({ from, to }): Condition<Document> =>
      (column) =>
        sql`${column('id')} in (select document_id from document_word where word >= ${from} and word < ${to})`,
  );
  // A name of punctuation alone has no words, and is no patient's.
  return words.length === 0 ? [() => sql`false`] : words;
};

/** What each filter narrows to; null does not narrow. The facility is row-level security's. */
const CONDITIONS: Readonly<Record<keyof WorklistFilter, (filter: WorklistFilter) => Conditions>> = {
  statuses: ({ statuses }) => [{ status: { in: statuses } }],
  documentTypeCode: ({ documentTypeCode }) => [{ documentType: { code: documentTypeCode } }],
  sourceId: ({ sourceId }) => [{ source: { id: sourceId } }],
  receivedFrom: ({ receivedFrom }) => [{ receivedAt: { gte: receivedFrom } }],
  receivedTo: ({ receivedTo }) => [{ receivedAt: { lt: receivedTo } }],
  patientName: ({ patientName }) => (patientName === null ? [] : patientNamed(patientName)),
  assigneeId: ({ assigneeId }) => [{ assignee: assigneeId === 'nobody' ? { is: null } : { id: assigneeId } }],
  tagId: ({ tagId }) => [{ tags: { some: { id: tagId } } }],
  verificationOutcome: ({ verificationOutcome }) => [{ verification: { outcome: verificationOutcome } }],
};

const DIRECTIONS = { newest: 'desc', oldest: 'asc' } as const satisfies Record<WorklistSort, 'asc' | 'desc'>;

/** The page that an input asks for. */
export const worklistPage = (input: ListWorklistInput): PageRequest<Document> => ({
  label: 'list_worklist',
  where: Object.values(CONDITIONS).flatMap((condition) => condition(input)),
  orderBy: { receivedAt: DIRECTIONS[input.sort] },
  after: input.cursor,
  limit: input.limit,
});
