import { z } from 'zod';
import { contract } from '../contract.ts';
import { DocumentStatus } from '../documents/document-status.ts';
import { PartialDate } from '../documents/partial-date.ts';
import { Restriction } from '../documents/restriction.ts';
import { UnreadableReason } from '../documents/unreadable-reason.ts';
import { VerificationOutcome } from '../documents/verification-outcome.ts';
import { READING_ROLES } from '../session/role.ts';
import { Freshness } from '../verification/freshness.ts';

export const WorklistSort = z.enum(['newest', 'oldest']);
export type WorklistSort = z.infer<typeof WorklistSort>;

/**
 * What the list is narrowed to. Every key is stated by the client; null does not narrow.
 *
 * `patientName`: words of a patient's name, each at least two letters, without case or accents. It is the one filter
 * that never travels in a URL.
 */
export const WorklistFilter = z.strictObject({
  statuses: z.array(DocumentStatus).min(1).max(DocumentStatus.options.length),
  documentTypeCode: z.string().min(1).max(20).nullable(),
  sourceId: z.uuid().nullable(),
  /** Received at or after this instant. */
  receivedFrom: z.iso.datetime().nullable(),
  /** Received before this instant. */
  receivedTo: z.iso.datetime().nullable(),
  patientName: z.string().trim().min(2).max(100).nullable(),
  /** `nobody`: documents that are assigned to no one. */
  assigneeId: z.union([z.uuid(), z.literal('nobody')]).nullable(),
  tagId: z.uuid().nullable(),
  verificationOutcome: VerificationOutcome.nullable(),
});
export type WorklistFilter = z.infer<typeof WorklistFilter>;

export const ListWorklistInput = WorklistFilter.extend({
  sort: WorklistSort,
  /** `nextCursor` of the page before; null for the first page. */
  cursor: z.string().max(200).nullable(),
  limit: z.int().min(1).max(200),
});
export type ListWorklistInput = z.infer<typeof ListWorklistInput>;

/** One line of the worklist: what the table paints, and nothing more. */
export const WorklistRow = z.strictObject({
  id: z.uuid(),
  /** What a decision about the row names as seen. */
  version: z.int(),
  status: DocumentStatus,
  receivedAt: z.iso.datetime(),
  title: z.string(),
  /** Why it is restricted; null while it is not. Of one that is, nothing else stands here but its status, type and time. */
  restriction: Restriction.nullable(),
  /** As read from the document: family name, then given names. */
  patientName: z.string().nullable(),
  patientBirthDate: PartialDate.nullable(),
  /** LOINC; painted in the clerk's language with `listFilterOptions`. */
  documentCode: z.string().nullable(),
  documentDate: PartialDate.nullable(),
  sourceName: z.string(),
  assigneeName: z.string().nullable(),
  verificationOutcome: VerificationOutcome.nullable(),
  verificationFreshness: Freshness.nullable(),
  /** Who works on it now. */
  claimedByName: z.string().nullable(),
  unreadableReason: UnreadableReason.nullable(),
  /** The newer version behind which it steps back, while that one may still be filed, with its number if it has one. */
  replacedBy: z.strictObject({ versionNumber: z.string().nullable() }).nullable(),
  tags: z.array(z.strictObject({ name: z.string(), color: z.string() })),
});
export type WorklistRow = z.infer<typeof WorklistRow>;

/** A page; `nextCursor` is null on the last one. There is no total: see `countByStatus`. */
export const ListWorklistOutput = z.strictObject({
  rows: z.array(WorklistRow),
  nextCursor: z.string().nullable(),
});
export type ListWorklistOutput = z.infer<typeof ListWorklistOutput>;

export const listWorklist = contract({
  kind: 'query',
  roles: READING_ROLES,
  input: ListWorklistInput,
  output: ListWorklistOutput,
  refusals: ['NotSignedIn', 'CursorInvalid', 'InputInvalid'],
  audit: ['patients-searched'],
  // One for the page; a search by name is kept and audited besides, once an hour for each person.
  budget: { statements: 3, externalCalls: 0, bytes: 120_000 },
});
