import type { PatientSearch } from '@mailroom/contracts';
import { Document } from '../../model/document.entity.ts';
import { openCallWindow } from '../../platform/process/call-window.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { auditSearch, isOpenHere } from '../documents/index.ts';
import { type ReadTraits, readTraitsOf } from '../verification/index.ts';
import { WAITING } from './review.rules.ts';

/** Of one session and kind: somebody who types pauses once in a second or two, and a program that reads the index does not. */
const mayCall = openCallWindow({ most: 40, seconds: 60 });

/** Room of the column that it is kept in. */
const MAX_TEXT = 500;

interface Searched extends PatientSearch {
  readonly fhirIds?: readonly string[];
}

type SearchContext = SignedInContext<'DocumentNotFound' | 'TooManySearches'>;

/** As the audit keeps it, with the ids of records that are asked for besides. */
const textOf = ({ names, birthDate, number, fhirIds = [] }: Searched): string =>
  [...names, birthDate, number, ...fhirIds]
    .filter((part) => part !== null)
    .join(' ')
    .slice(0, MAX_TEXT);

/**
 * What a clerk's own search has in common, wherever it looks: it is one of not too many, and in the audit before anybody is shown.
 *
 * @returns what the document says, which whoever is found is compared with.
 */
export const beginSearch = async (
  ctx: SearchContext,
  place: 'mirror' | 'server',
  search: Searched,
): Promise<ReadTraits> => {
  const { em, session, refuse } = ctx;
  const retryAt = mayCall(`${place} ${session.sessionId}`);
  if (retryAt !== null) throw refuse('TooManySearches', { retryAt: retryAt.toISOString() });
  const { documentId } = search;
  const waiting = { id: documentId, status: { $in: [...WAITING] }, ...isOpenHere() };
  const document = await em.findOne(Document, waiting, { populate: ['metadata'], strategy: 'joined' });
  if (!document) throw refuse('DocumentNotFound', { documentId });
  await auditSearch(ctx, { text: textOf(search), documentId });
  return readTraitsOf(document);
};
