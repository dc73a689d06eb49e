import {
  DocumentStatus,
  type ListWorklistInput,
  OpenDocumentInput,
  OpenSearchInput,
  WorklistFilter,
  WorklistSort,
} from '@mailroom/contracts';
import { acceptOnly } from '../../platform/search-string.ts';

/**
 * The part of a view that a link may carry; what is absent has its default. A patient's name is no part of it:
 * addresses end up in histories, logs and screenshots. `search` names a kept search by id instead.
 */
const schema = WorklistFilter.omit({ patientName: true })
  .extend({ sort: WorklistSort, document: OpenDocumentInput.shape.documentId, search: OpenSearchInput.shape.searchId })
  .partial();

type Parsed = ReturnType<typeof schema.parse>;

export type ViewSearch = { [Key in keyof Parsed]?: NonNullable<Parsed[Key]> };

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
} satisfies { [Key in keyof ViewSearch]?: null };

const PAGE_ROWS = 50;
const DEFAULT_STATUSES: readonly DocumentStatus[] = ['review'];
const DEFAULT_SORT: WorklistSort = 'newest';

const isSame = (left: readonly string[], right: readonly string[]): boolean => left.join() === right.join();

/** Leaves out what is default or empty, so that links stay short and equal views have equal links. */
export const shortenView = (view: { [Key in keyof Parsed]?: Parsed[Key] | null }): ViewSearch => {
  const { statuses, sort, ...rest } = view;
  const kept = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  const ordered = statuses && DocumentStatus.options.filter((status) => statuses.includes(status));
  // `kept` holds entries of `rest` less its nulls, and `ViewSearch` is that type less its nulls.
  const short = Object.fromEntries(kept) as ViewSearch;
  if (ordered && ordered.length > 0 && !isSame(ordered, DEFAULT_STATUSES)) short.statuses = ordered;
  if (sort && sort !== DEFAULT_SORT) short.sort = sort;
  return short;
};

/** Reads a link with the contract's own schema. What does not fit falls back to the default, never to an error page. */
export const readViewSearch = (raw: Record<string, unknown>): ViewSearch => {
  const candidate: Record<string, unknown> = {};
  for (const key of Object.keys(schema.shape)) {
    if (raw[key] !== undefined) candidate[key] = raw[key];
  }
  if (typeof candidate['statuses'] === 'string') candidate['statuses'] = [candidate['statuses']];
  const parsed = schema.safeParse(candidate);
  if (parsed.success) return shortenView(parsed.data);
  for (const issue of parsed.error.issues) delete candidate[String(issue.path[0])];
  const rest = schema.safeParse(candidate);
  return rest.success ? shortenView(rest.data) : {};
};

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
