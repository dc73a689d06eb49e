import type { FilterQuery } from '@mikro-orm/core';
import { searchWordsOf } from '../features/documents/index.ts';
import { Document } from '../model/document.entity.ts';
import { DocumentType } from '../model/document-type.entity.ts';
import { DocumentWord } from '../model/document-word.entity.ts';
import type { GuessedFilters } from './dashboard-question.ts';
import { type Asking, freshEm } from './legacy-lookups.ts';
import { type DocumentRecord, loadDocumentRecord } from './load-document-record.ts';
import { encodePosition } from './page-position.ts';

type Condition = FilterQuery<Document>;

const NOTHING: Condition = { id: { $in: [] } };

const typeCondition = async (asking: Asking, code: string): Promise<Condition> => {
  const documentType = await freshEm(asking).findOne(DocumentType, { code });
  return documentType ? { documentType: documentType.id } : NOTHING;
};

/** Words are letters and digits only, so that nothing in them is a wildcard. */
const nameConditions = (asking: Asking, name: string): Condition[] => {
  const words = searchWordsOf([name]);
  if (words.length === 0) return [NOTHING];
  return words.map((word) => ({
    id: {
      $in: freshEm(asking)
        .createQueryBuilder(DocumentWord, 'named')
        .select('document')
        .where({ word: { $like: `${word}%` } }),
    },
  }));
};

const conditionsOf = async (asking: Asking, filters: GuessedFilters): Promise<Condition[]> => {
  const { documentTypeCode, sourceId, receivedFrom, receivedTo, patientName, assigneeId, tagId } = filters;
  // What is restricted, only the present client can show as little of as it should.
  const shown = { status: { $in: [...filters.statuses] }, restriction: null, purgedAt: null };
  const conditions: Condition[] = [shown];
  if (documentTypeCode) conditions.push(await typeCondition(asking, documentTypeCode));
  if (sourceId) conditions.push({ source: sourceId });
  if (receivedFrom) conditions.push({ receivedAt: { $gte: receivedFrom } });
  if (receivedTo) conditions.push({ receivedAt: { $lt: receivedTo } });
  if (patientName) conditions.push(...nameConditions(asking, patientName));
  if (assigneeId) conditions.push({ assignee: assigneeId === 'nobody' ? null : assigneeId });
  if (tagId) conditions.push({ tags: { id: tagId } });
  if (filters.verificationOutcome) conditions.push({ verification: { outcome: filters.verificationOutcome } });
  return conditions;
};

const DIRECTIONS = { newest: ['desc', '$lt'], oldest: ['asc', '$gt'] } as const;

/** The page's documents and, when there is one, the first of the next page. */
const findPage = (asking: Asking, conditions: readonly Condition[], { sort, after, limit }: GuessedFilters) => {
  const [direction, beyond] = DIRECTIONS[sort];
  const position: Condition[] = after
    ? [
        {
          $or: [
            { receivedAt: { [beyond]: after.receivedAt } },
            { receivedAt: after.receivedAt, id: { [beyond]: after.id } },
          ],
        },
      ]
    : [];
  return freshEm(asking).find(
    Document,
    { $and: [...conditions, ...position] },
    { orderBy: [{ receivedAt: direction }, { id: direction }], limit: limit + 1 },
  );
};

/** A page of whole records. */
export interface Dashboard {
  /** All that the filters find, counted for each page anew. */
  readonly total: number;
  readonly documents: readonly DocumentRecord[];
  readonly nextCursor: string | null;
}

/** Counts, finds the page, then loads each of its documents again with all that hangs on it. */
export const loadDashboard = async (asking: Asking, filters: GuessedFilters): Promise<Dashboard> => {
  const conditions = await conditionsOf(asking, filters);
  const total = await freshEm(asking).count(Document, { $and: conditions });
  const found = await findPage(asking, conditions, filters);
  const page = found.slice(0, filters.limit);
  const last = page.at(-1);
  const documents: DocumentRecord[] = [];
  for (const { id } of page) documents.push(await loadDocumentRecord(asking, id));
  return {
    total,
    documents,
    nextCursor: last && found.length > page.length ? encodePosition(filters.sort, last) : null,
  };
};
