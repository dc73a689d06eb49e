import {
  DocumentStatus,
  OpenDocumentInput,
  OpenSearchInput,
  VerificationOutcome,
  WorklistFilter,
  WorklistSort,
} from '@mailroom/contracts';
import { z } from 'zod';

// The build evaluates this file, and zod stays out of the browser: use its schemas as a `ValueSchema` only.

export const MAX_REFUSED = 20;
export const ParameterName = z.string().regex(/^([\w.-]{1,40}|…)$/);

const filter = WorklistFilter.shape;
const filters = {
  statuses: filter.statuses,
  documentTypeCode: filter.documentTypeCode.unwrap(),
  sourceId: filter.sourceId.unwrap(),
  receivedFrom: filter.receivedFrom.unwrap(),
  receivedTo: filter.receivedTo.unwrap(),
  assigneeId: filter.assigneeId.unwrap(),
  tagId: filter.tagId.unwrap(),
  verificationOutcome: filter.verificationOutcome.unwrap(),
} satisfies { [Key in Exclude<keyof WorklistFilter, 'patientName'>]: z.ZodType };

/**
 * The part of a view that a link may carry; what is absent has its default. A patient's name is no part of it:
 * addresses end up in histories, logs and screenshots. `search` names a kept search by id instead.
 */
export const WorklistLink = z
  .strictObject({
    ...filters,
    sort: WorklistSort,
    document: OpenDocumentInput.shape.documentId,
    search: OpenSearchInput.shape.searchId,
    /** Parameters that the link held and Mailroom does not know, by name: said above the list until they are put away. */
    refused: z.array(ParameterName).min(1).max(MAX_REFUSED),
  })
  .partial();
export type WorklistLink = z.infer<typeof WorklistLink>;

export const statusOptions: readonly DocumentStatus[] = DocumentStatus.options;

export const verificationOptions: readonly VerificationOutcome[] = VerificationOutcome.options;
