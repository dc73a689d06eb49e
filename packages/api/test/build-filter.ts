import { DocumentStatus, type ListWorklistInput } from '@mailroom/contracts';

/** The first page of everything: each test states what it narrows to. */
export const emptyFilter: ListWorklistInput = {
  statuses: [...DocumentStatus.options],
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
  limit: 50,
};
