import { z } from 'zod';
import { AuditAction } from '../audit-actions.ts';
import { contract } from '../contract.ts';

/** What the audit is narrowed to; null does not narrow. Ids only, so that a link to it names nobody. */
export const AuditFilter = z.strictObject({
  actorId: z.uuid().nullable(),
  action: AuditAction.nullable(),
  /** At or after this instant. */
  from: z.iso.datetime().nullable(),
  /** Before this instant. */
  until: z.iso.datetime().nullable(),
  documentId: z.uuid().nullable(),
  /** With `documentId`: what was done with every document of its patient. */
  isWholePatient: z.boolean(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const ListAuditInput = AuditFilter.extend({
  /** `nextCursor` of the page before; null for the first page. */
  cursor: z.string().max(200).nullable(),
  limit: z.int().min(1).max(200),
});
export type ListAuditInput = z.infer<typeof ListAuditInput>;

/** One thing that was done. `actorId` is null when Mailroom itself acted. Nothing of a document but its id. */
export const AuditRow = z.strictObject({
  id: z.uuid(),
  occurredAt: z.iso.datetime(),
  action: AuditAction,
  actorId: z.uuid().nullable(),
  actorName: z.string().nullable(),
  documentId: z.uuid().nullable(),
  /** Somebody of the facility to whom it was done: never a patient. */
  personName: z.string().nullable(),
  /** Of what was changed: which setting, where it is one, what was before, and what is after. */
  setting: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type AuditRow = z.infer<typeof AuditRow>;

export const ListAuditOutput = z.strictObject({ rows: z.array(AuditRow), nextCursor: z.string().nullable() });
export type ListAuditOutput = z.infer<typeof ListAuditOutput>;

/** What was done at the facility, the newest first. That it was read is told once an hour; to an operator what was done to the installation. */
export const listAudit = contract({
  kind: 'query',
  roles: ['auditor', 'operator'],
  input: ListAuditInput,
  output: ListAuditOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'CursorInvalid'],
  audit: ['audit-read'],
  budget: { statements: 2, externalCalls: 0, bytes: 100_000 },
});
