import type { View } from './use-view.ts';

/** How many filters narrow the list; a period counts once. */
export const countFilters = ({ search, patientName }: Pick<View, 'search' | 'patientName'>): number => {
  const { documentTypeCode, sourceId, assigneeId, tagId, verificationOutcome, receivedFrom, receivedTo } = search;
  const set = [documentTypeCode, sourceId, assigneeId, tagId, verificationOutcome, receivedFrom ?? receivedTo];
  return set.filter((value) => value !== undefined).length + (patientName === null ? 0 : 1);
};
