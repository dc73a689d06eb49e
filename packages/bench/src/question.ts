import type { DocumentStatus, ListWorklistInput } from '@mailroom/contracts';

/** Rows of the measured page. */
export const PAGE_ROWS = 20;

/** What the worklist shows when it is opened: the newest documents in review. */
export const STATUS: DocumentStatus = 'review';

/** The measured question as it is put to variants that know no session. */
export interface Question {
  readonly facilityId: string;
  readonly status: string;
}

/** The measured question as the product's client puts it. */
export const worklistInput: ListWorklistInput = {
  statuses: [STATUS],
  documentTypeCode: null,
  sourceId: null,
  receivedFrom: null,
  receivedTo: null,
  patientName: null,
  assigneeId: null,
  tagId: null,
  verificationOutcome: null,
  sort: 'newest',
  cursor: null,
  limit: PAGE_ROWS,
};
