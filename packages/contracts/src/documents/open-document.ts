import { z } from 'zod';
import { contract } from '../contract.ts';
import { AuditAction } from './audit-action.ts';
import { DocumentStatus } from './document-status.ts';
import { PartialDate } from './partial-date.ts';
import { Sex } from './sex.ts';
import { UnreadableReason } from './unreadable-reason.ts';
import { VerificationOutcome } from './verification-outcome.ts';

export const OpenDocumentInput = z.strictObject({ documentId: z.uuid() });

/** How the pane shows an attachment: a CDA narrative, a PDF, an image, plain text, sandboxed HTML, or a download only. */
export const AttachmentDisplay = z.enum(['narrative', 'pdf', 'image', 'text', 'html', 'download']);
export type AttachmentDisplay = z.infer<typeof AttachmentDisplay>;

/** `original`: the bytes as received. `body`: a file that was embedded in them. */
export const AttachmentRole = z.enum(['original', 'body']);
export type AttachmentRole = z.infer<typeof AttachmentRole>;

/** One file of a document. Its bytes are at `/attachments/<id>`. */
export const AttachmentView = z.strictObject({
  id: z.uuid(),
  role: AttachmentRole,
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  display: AttachmentDisplay,
});
export type AttachmentView = z.infer<typeof AttachmentView>;

/** `system` is a URI or an OID, as the document wrote it; null when it named none. */
export const PatientIdentifier = z.strictObject({ system: z.string().nullable(), value: z.string() });
export type PatientIdentifier = z.infer<typeof PatientIdentifier>;

/** What was read from a document. Null means that the document did not say it. */
export const MetadataView = z.strictObject({
  format: z.enum(['CDA', 'PDF']),
  patientFamily: z.string().nullable(),
  patientGiven: z.array(z.string()),
  patientBirthDate: PartialDate.nullable(),
  patientSex: Sex.nullable(),
  patientIdentifiers: z.array(PatientIdentifier),
  /** False: they are stored in a form that no release up to this one wrote. `patientIdentifiers` is empty then, and says nothing. */
  areIdentifiersReadable: z.boolean(),
  documentDate: PartialDate.nullable(),
  documentCode: z.string().nullable(),
  documentTitle: z.string().nullable(),
  author: z.string().nullable(),
  custodian: z.string().nullable(),
});
export type MetadataView = z.infer<typeof MetadataView>;

/** One line of a document's history. `actorName` is null when Mailroom itself acted. */
export const HistoryEntry = z.strictObject({
  id: z.uuid(),
  occurredAt: z.iso.datetime(),
  action: AuditAction,
  actorName: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Everything the pane beside the list shows of one document. */
export const DocumentView = z.strictObject({
  status: DocumentStatus,
  title: z.string(),
  receivedAt: z.iso.datetime(),
  sourceName: z.string(),
  assigneeName: z.string().nullable(),
  tags: z.array(z.strictObject({ name: z.string(), color: z.string() })),
  unreadableReason: UnreadableReason.nullable(),
  /** What the reader said about an unreadable document, for the technician. No patient data. */
  unreadableDetail: z.string().nullable(),
  metadata: MetadataView.nullable(),
  verification: z.strictObject({ outcome: VerificationOutcome, checkedAt: z.iso.datetime().nullable() }).nullable(),
  attachments: z.array(AttachmentView),
  history: z.array(HistoryEntry),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const openDocument = contract({
  kind: 'query',
  input: OpenDocumentInput,
  output: DocumentView,
  refusals: ['NotSignedIn', 'DocumentNotFound', 'InputInvalid'],
  audit: ['document-opened'],
  budget: { statements: 4, externalCalls: 0, bytes: 100_000 },
});
