import type { EffectKind, PatientIdentifier, Sex } from '@mailroom/contracts';
import type { FhirClient } from '../../platform/fhir/fhir-client.ts';
import type { ChartVersions } from './versions/chart-versions.rules.ts';

/** A patient whom the hospital does not know yet, to be created with the document. */
export interface ProvisionalPatient {
  /** Our own id; the hospital's server knows by it whether the patient was made before. */
  readonly patientId: string;
  readonly identifiers: readonly PatientIdentifier[];
  readonly family: string | null;
  readonly given: readonly string[];
  readonly birthFamily: string | null;
  readonly birthDate: string | null;
  readonly sex: Sex | null;
}

/** FHIR R4, Identifier. */
export interface DocumentIdentifier {
  readonly system: string | null;
  readonly value: string;
}

/** What a document goes back to, and how: by the reference that Mailroom filed in the same chart, or by the number alone. */
export interface RelatedDocument {
  readonly kind: 'replaces' | 'appends' | 'transforms';
  readonly fhirId: string | null;
  readonly identifier: DocumentIdentifier | null;
}

/** What is filed, and in whose chart. */
export interface DocumentToFile {
  /** UUID of this document and decision, the same through all attempts. */
  readonly effectKey: string;
  readonly patient: { readonly fhirId: string } | ProvisionalPatient;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly title: string;
  /** LOINC code of the type; null when it is not known. */
  readonly documentTypeCode: string | null;
  /** When the document says that it was written, as precisely as it says. */
  readonly documentDate: string | null;
  readonly author: string | null;
  readonly custodian: string | null;
  /** When it was decided, not when it was sent: every attempt sends the same. */
  readonly decidedAt: Date;
  /** Mailroom's own id of the document, by which the chart leads back to its ledger. */
  readonly documentId: string;
  /** The sender's; null where the document has none, or one that names no document in particular. */
  readonly identifier: DocumentIdentifier | null;
  readonly related: readonly RelatedDocument[];
  /** An earlier version is never current beside a newer one. */
  readonly status: 'current' | 'superseded';
}

/** What was sent, and, as far as the server said so, under which id it made it. */
export interface SentReference {
  readonly effectKey: string;
  readonly sentFhirId: string | null;
}

/** An effect that is to be sent now, with all that is sent. */
export interface Attempt {
  readonly kind: EffectKind;
  /** Counted from 1. */
  readonly number: number;
  /** Whether an earlier attempt may have reached the server. */
  readonly wasSent: boolean;
  /** Of a recall: the reference that is marked as entered in error. */
  readonly recalledFhirId: string | null;
  /** The document's earlier integrations that were sent and came to nothing, as far as was known then. */
  readonly abandoned: readonly SentReference[];
  /** Under which digest the bytes are stored. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The reference that the server said it made at an earlier attempt. */
  readonly sentFhirId: string | null;
  /** Whether the server said at an earlier attempt that all of it is done. */
  readonly isAcknowledged: boolean;
  /** What was sent without an answer may still arrive, or be listed later: it is asked about, and not sent again yet. */
  readonly mayArrive: boolean;
  /** Which request it was decided in; null for one that an older release decided. */
  readonly traceparent: string | null;
  readonly document: Omit<DocumentToFile, 'bytes'>;
  /** What it comes to for the other versions of its document, as far as is known when it begins. */
  readonly versions: ChartVersions;
}

/** An attempt, and what it is made with. */
export interface Sending {
  readonly client: FhirClient;
  readonly attempt: Attempt;
  readonly loadBytes: () => Promise<Uint8Array>;
  readonly signal: AbortSignal;
  /** Whether no other attempt at the effect was begun since, and none has settled it: only the latest may mark other versions. */
  readonly isLatest: () => Promise<boolean>;
}
