import { z } from 'zod';
import { AuditAction } from '../audit-actions.ts';
import { contract } from '../contract.ts';
import { EarlierVersion, EffectKind, EffectState, EffectTrouble, FiledAs, ReadBack } from '../integration/effect.ts';
import { KeptTrait } from '../review/correction.ts';
import { RejectionReason } from '../review/rejection-reason.ts';
import { READING_ROLES } from '../session/role.ts';
import { CandidateView } from '../verification/candidate.ts';
import { Freshness } from '../verification/freshness.ts';
import { DocumentStatus } from './document-status.ts';
import { PartialDate } from './partial-date.ts';
import { PatientIdentifier } from './patient-identifier.ts';
import { PlaceCode } from './place-code.ts';
import { LostFile, NotUnderstood, OtherPatient } from './reading.ts';
import { MAX_RELATED, RelatedDocument } from './related-document.ts';
import { Restriction } from './restriction.ts';
import { Sex } from './sex.ts';
import { UnreadableReason } from './unreadable-reason.ts';
import { VerificationOutcome } from './verification-outcome.ts';

/** `isAhead`: loaded before anybody looks at it, because it is the next one; the audit says so. */
export const OpenDocumentInput = z.strictObject({ documentId: z.uuid(), isAhead: z.boolean() });

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

/** `other`: Mailroom does not read it; what stands beside it a person wrote. */
export const DocumentFormat = z.enum(['CDA', 'PDF', 'other']);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/** What was read from a document. Null means that the document did not say it. */
export const MetadataView = z.strictObject({
  format: DocumentFormat,
  /** The family name that is compared: of a French document the one at birth, of any other the one in use. */
  patientFamily: z.string().nullable(),
  /** Both names, where the document tells them apart. */
  patientBirthFamily: z.string().nullable(),
  patientUsedFamily: z.string().nullable(),
  patientGiven: z.array(z.string()),
  /** What the person is called, where the document tells it apart from the given names at birth. */
  patientUsedGiven: z.array(z.string()),
  /** The whole name, where the document does not tell family name and given names apart. */
  patientNameText: z.string().nullable(),
  patientBirthDate: PartialDate.nullable(),
  patientSex: Sex.nullable(),
  patientBirthPlace: PlaceCode.nullable(),
  patientIdentifiers: z.array(PatientIdentifier),
  /**
   * False: they, or another of the lists here, are stored in a form that no release up to this one wrote. What is not read is
   * empty then, and says nothing.
   */
  areIdentifiersReadable: z.boolean(),
  /** Who else the document is about: it is matched by nobody but a person then. */
  otherPatients: z.array(OtherPatient),
  notUnderstood: z.array(NotUnderstood),
  documentDate: PartialDate.nullable(),
  documentCode: z.string().nullable(),
  documentTitle: z.string().nullable(),
  author: z.string().nullable(),
  custodian: z.string().nullable(),
  /** Files that belong to the document and that nobody can read here: it is filed only after somebody accepted that. */
  lostFiles: z.array(LostFile),
  /** Who said that the document may be filed without them. */
  lossAcceptedByName: z.string().nullable(),
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

/** `patientId` is the candidate whom the document is about; null while nobody is. */
export const VerificationView = z.strictObject({
  outcome: VerificationOutcome,
  freshness: Freshness.nullable(),
  checkedAt: z.iso.datetime().nullable(),
  patientId: z.uuid().nullable(),
  /** The clerk who chose the candidate; null when the rules found it. */
  chosenByName: z.string().nullable(),
  candidates: z.array(CandidateView),
});
export type VerificationView = z.infer<typeof VerificationView>;

export const CorrectionView = z.strictObject({
  asRead: KeptTrait,
  correctedByName: z.string(),
  correctedAt: z.iso.datetime(),
});
export type CorrectionView = z.infer<typeof CorrectionView>;

/** Who works on the document. A claim whose `heldUntil` is over holds nobody up. */
export const ClaimView = z.strictObject({ holderId: z.uuid(), holderName: z.string(), heldUntil: z.iso.datetime() });
export type ClaimView = z.infer<typeof ClaimView>;

export const EffectView = z.strictObject({
  id: z.uuid(),
  kind: EffectKind,
  state: EffectState,
  trouble: EffectTrouble.nullable(),
  decidedByName: z.string(),
  decidedAt: z.iso.datetime(),
  /** Until then it is not sent and can be undone. */
  dueAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
  /** Of a confirmed integration; null for one that an older release confirmed. */
  readBack: ReadBack.nullable(),
  /** Of an integration; null for one that was not sent, or by an older release. */
  filedAs: FiledAs.nullable(),
  /** What became of the version before; null where there is none to tell of. */
  earlier: EarlierVersion.nullable(),
  /** The server takes no reference to what it does not hold: what the document goes back to is not said there. */
  isRelationLeftOut: z.boolean(),
});
export type EffectView = z.infer<typeof EffectView>;

export const NoteView = z.strictObject({
  id: z.uuid(),
  text: z.string(),
  authorName: z.string(),
  createdAt: z.iso.datetime(),
});
export type NoteView = z.infer<typeof NoteView>;

/** Everything the pane beside the list shows of one document. */
export const DocumentView = z.strictObject({
  /** What a change names as seen. */
  version: z.int(),
  status: DocumentStatus,
  title: z.string(),
  /** Why it is restricted; null while it is not. */
  restriction: Restriction.nullable(),
  receivedAt: z.iso.datetime(),
  sourceName: z.string(),
  assigneeName: z.string().nullable(),
  tags: z.array(z.strictObject({ name: z.string(), color: z.string() })),
  unreadableReason: UnreadableReason.nullable(),
  /** What the reader said about an unreadable document, for the technician. No patient data. */
  unreadableDetail: z.string().nullable(),
  metadata: MetadataView.nullable(),
  verification: VerificationView.nullable(),
  /** What was misread, as it had been read; the metadata has what holds now. */
  corrections: z.array(CorrectionView),
  claim: ClaimView.nullable(),
  rejectionReason: RejectionReason.nullable(),
  /** What its decisions do to the hospital's record, the newest first. */
  effects: z.array(EffectView),
  notes: z.array(NoteView),
  attachments: z.array(AttachmentView),
  /** Which version of its set it is, as its sender says. */
  versionNumber: z.string().nullable(),
  /** What was received before or since that is this document, or another version of it; what stands in the way comes first. */
  related: z.array(RelatedDocument).max(MAX_RELATED),
  /** It says that it replaces a document, and none that it names was received here. */
  isOriginalUnknown: z.boolean(),
  history: z.array(HistoryEntry),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const openDocument = contract({
  kind: 'query',
  roles: READING_ROLES,
  input: OpenDocumentInput,
  output: DocumentView,
  refusals: ['NotSignedIn', 'DocumentNotFound', 'DocumentPurged', 'DocumentRestricted', 'InputInvalid'],
  audit: ['document-opened', 'document-loaded-ahead'],
  budget: { statements: 5, externalCalls: 0, bytes: 100_000 },
});
