import type { DocumentStatus, ListWorklistInput, WorklistSort } from '@mailroom/contracts';
import { acceptOnly } from '../../platform/search-string.ts';
import { statusOptions, type WorklistLink } from './view-schema.ts';
import { readWorklistLink } from './worklist-link.ts';

export type ViewSearch = WorklistLink;

/** Every filter of the bar, off. The tab and the sort are no filters: they stay. */
export const NO_FILTERS = {
  documentTypeCode: null,
  sourceId: null,
  receivedFrom: null,
  receivedTo: null,
  assigneeId: null,
  tagId: null,
  verificationOutcome: null,
  search: null,
  refused: null,
} satisfies { [Key in keyof ViewSearch]?: null };

const PAGE_ROWS = 50;
const DEFAULT_STATUSES: readonly DocumentStatus[] = ['review'];
const DEFAULT_SORT: WorklistSort = 'newest';

const isSame = (left: readonly string[], right: readonly string[]): boolean => left.join() === right.join();

/** Leaves out what is default or empty, so that links stay short and equal views have equal links. */
export const shortenView = (view: { [Key in keyof ViewSearch]?: ViewSearch[Key] | null }): ViewSearch => {
  const { statuses, sort, ...rest } = view;
  const kept = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  const ordered = statuses && statusOptions.filter((status) => statuses.includes(status));
  // `kept` holds entries of `rest` less its nulls, and `ViewSearch` has no others.
  const short = Object.fromEntries(kept) as ViewSearch;
  if (ordered && ordered.length > 0 && !isSame(ordered, DEFAULT_STATUSES)) short.statuses = ordered;
  if (sort && sort !== DEFAULT_SORT) short.sort = sort;
  return short;
};

/** Reads a link of any release: see {@link readWorklistLink}. */
export const readViewSearch = (raw: Record<string, unknown>): ViewSearch => shortenView(readWorklistLink(raw));

/** The route's validation. */
export const validateViewSearch = acceptOnly(readViewSearch);

export const statusesOf = (view: ViewSearch): DocumentStatus[] => view.statuses ?? [...DEFAULT_STATUSES];

export const sortOf = (view: ViewSearch): WorklistSort => view.sort ?? DEFAULT_SORT;

/** The whole question to the server, every filter stated; the cursor is the page's own. */
export const toListInput = (view: ViewSearch, patientName: string | null): Omit<ListWorklistInput, 'cursor'> => ({
  statuses: statusesOf(view),
  documentTypeCode: view.documentTypeCode ?? null,
  sourceId: view.sourceId ?? null,
  receivedFrom: view.receivedFrom ?? null,
  receivedTo: view.receivedTo ?? null,
  patientName,
  assigneeId: view.assigneeId ?? null,
  tagId: view.tagId ?? null,
  verificationOutcome: view.verificationOutcome ?? null,
  sort: sortOf(view),
  limit: PAGE_ROWS,
});

/** The words of a typed name that are long enough to search for; null while there are none. */
export const toPatientName = (typed: string): string | null => {
  const words = typed.split(/\s+/).filter((word) => word.length >= 2);
  return words.length === 0 ? null : words.join(' ').slice(0, 100);
};
