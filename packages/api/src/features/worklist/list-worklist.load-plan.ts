import {
  type DocumentStatus,
  type ListWorklistInput,
  type WorklistFilter,
  WorklistRow,
  type WorklistSort,
} from '@mailroom/contracts';
import {
  type Condition,
  loadPlan,
  type MetadataOwner,
  type PageRequest,
  type PlanStatement,
  sql,
  through,
  type Where,
} from '@mailroom/load-plan';
import { Document } from '../../model/document.entity.ts';
import { DocumentTag } from '../../model/document-tag.entity.ts';
import { DocumentWord } from '../../model/document-word.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { searchRanges } from '../documents/index.ts';

/** A newer version in these is not filed any more: nothing steps back behind it. */
const ENDED: ReadonlySet<DocumentStatus> = new Set(['rejected', 'unreadable']);

const worklistRow = loadPlan(Document, WorklistRow, {
  // What hangs on a restricted document its policies hide; what stands beside the row is left out here, whoever asks.
  title: { from: ['title', 'restriction'], get: ({ title, restriction }) => (restriction === null ? title : '') },
  patientName: { from: 'metadata.patientName' },
  patientBirthDate: { from: 'metadata.patientBirthDate' },
  documentCode: {
    from: ['metadata.documentCode', 'documentType.code'],
    get: ({ metadata, documentType }) => metadata?.documentCode ?? documentType?.code ?? null,
  },
  documentDate: { from: 'metadata.documentDate' },
  sourceName: {
    from: ['source.name', 'restriction'],
    get: ({ source, restriction }) => (restriction === null ? source.name : ''),
  },
  assigneeName: {
    from: ['assignee.name', 'restriction'],
    get: ({ assignee, restriction }) => (restriction === null ? (assignee?.name ?? null) : null),
  },
  verificationOutcome: { from: 'verification.outcome' },
  verificationFreshness: { from: 'verification.freshness' },
  replacedBy: {
    from: ['successor.status', 'successor.versionNumber', 'successor.restriction', 'restriction'],
    get: ({ successor, restriction }) =>
      successor === null || ENDED.has(successor.status) || restriction !== null
        ? null
        : { versionNumber: successor.restriction === null ? successor.versionNumber : null },
  },
  claimedByName: {
    from: ['claim.holder.name', 'restriction'],
    get: ({ claim, restriction }) => (restriction === null ? (claim?.holder.name ?? null) : null),
  },
  tags: { from: 'tags', orderBy: { name: 'asc' } },
});

/** The same rows as a tag, the beginning of a word, or an outcome keeps them: sorted, whatever else narrows the list. */
const taggedRow = through(DocumentTag, 'document', worklistRow);
const namedRow = through(DocumentWord, 'document', worklistRow);
const verifiedRow = through(Verification, 'document', worklistRow);

/** What no list shows of a restricted document finds none; beside words, tags and outcomes, policies see to that. */
const asksForHidden = ({ sourceId, assigneeId }: WorklistFilter): boolean => sourceId !== null || assigneeId !== null;

/** Tests of the document itself; null does not narrow. The facility is row-level security's. */
const ofDocument = (input: WorklistFilter): Where<Document> => ({
  status: { in: input.statuses },
  documentType: { code: input.documentTypeCode },
  source: { id: input.sourceId },
  assignee: input.assigneeId === 'nobody' ? { is: null } : { id: input.assigneeId },
  verification: { outcome: input.verificationOutcome },
  ...(asksForHidden(input) ? { restriction: { is: null } } : {}),
});

/** As far as a range of words narrows one: a name of punctuation alone has no words, and is no patient's. */
type Words = ReturnType<typeof searchRanges>;

/** What is purged has no tag, word or outcome left, so that only the list itself has to leave it out. */
const NOT_PURGED: Where<Document> = { purgedAt: { is: null } };

const tagged = (tagId: string): Where<Document> => ({ tags: { some: { id: tagId } } });
const named = ({ from, to }: Words[number]): Where<Document> => ({ words: { some: { word: { gte: from, lt: to } } } });

/** As PostgreSQL counts them. */
const letters = ({ from }: Words[number]): string[] => Array.from(from);

const DIRECTIONS = { newest: 'desc', oldest: 'asc' } as const satisfies Record<WorklistSort, 'asc' | 'desc'>;

/** What is the same whatever the list is cut from. The order is repeated there, and so are the instants it is narrowed to. */
const pageOf = ({ sort, cursor, limit }: ListWorklistInput) => ({
  label: 'list_worklist',
  orderBy: { receivedAt: DIRECTIONS[sort] },
  after: cursor,
  limit,
  isWalked: true,
});

/** A document has a tag once, and is shown for the first of its words that are meant. */
const EACH_DOCUMENT_ONCE = { keyedBy: ['document'] } as const;

const received = ({ receivedFrom, receivedTo }: WorklistFilter) => ({
  receivedAt: { gte: receivedFrom, lt: receivedTo },
});

const firstOfItsDocument =
  ({ from }: Words[number]): Condition<DocumentWord> =>
  (column) =>
    sql`not exists (select 1 from document_word earlier where earlier.document_id = ${column('document')}
      and earlier.word >= ${from} and earlier.word < ${column('word')})`;

/** The documents of a range of words, sorted: by how its words begin, each document once. */
const namedPage = (
  orm: MetadataOwner,
  input: ListWorklistInput,
  { range, rest }: { readonly range: Words[number]; readonly rest: readonly Where<Document>[] },
): PlanStatement<WorklistRow> => {
  const start = letters(range);
  const begins: Where<DocumentWord> =
    start.length < 3 ? { start2: start.join('') } : { start3: start.slice(0, 3).join('') };
  const where = [begins, { word: { gte: range.from, lt: range.to } }, received(input)];
  const documents = rest.map((document) => ({ document }));
  return namedRow.statement(orm, {
    ...pageOf(input),
    ...EACH_DOCUMENT_ONCE,
    where: [...where, firstOfItsDocument(range), ...documents],
  });
};

const withoutNobody = (input: ListWorklistInput): PageRequest<Document> => ({
  ...pageOf(input),
  where: [() => sql`false`],
});

/** Cut from where documents lie in the list's order: beside the tag, beside the outcome, or in the list itself. */
const unnamedPage = (
  orm: MetadataOwner,
  input: ListWorklistInput,
  rest: readonly Where<Document>[],
): PlanStatement<WorklistRow> => {
  const { tagId, verificationOutcome: outcome } = input;
  const documents = rest.map((document) => ({ document }));
  if (tagId !== null) {
    const where = [{ tag: { id: tagId } }, received(input), ...documents];
    return taggedRow.statement(orm, { ...pageOf(input), ...EACH_DOCUMENT_ONCE, where });
  }
  if (outcome !== null) {
    return verifiedRow.statement(orm, { ...pageOf(input), where: [{ outcome }, received(input), ...documents] });
  }
  return worklistRow.statement(orm, { ...pageOf(input), where: [received(input), NOT_PURGED, ...rest] });
};

/**
 * The page that an input asks for. It is cut from where its documents lie in the list's order, beside the longest word of the
 * patient's name first; everything else is tested document by document, and nothing is sorted.
 */
export const worklistPage = (orm: MetadataOwner, input: ListWorklistInput): PlanStatement<WorklistRow> => {
  const { patientName, tagId } = input;
  const words = patientName === null ? [] : searchRanges(patientName);
  if (patientName !== null && words.length === 0) return worklistRow.statement(orm, withoutNobody(input));
  const [longest, ...others] = words.toSorted((left, right) => letters(right).length - letters(left).length);
  const rest = [ofDocument(input), ...others.map(named)];
  if (!longest || letters(longest).length < 2) {
    return unnamedPage(orm, input, longest ? [...rest, named(longest)] : rest);
  }
  return namedPage(orm, input, { range: longest, rest: tagId === null ? rest : [...rest, tagged(tagId)] });
};
