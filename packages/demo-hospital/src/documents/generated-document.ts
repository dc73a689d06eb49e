/** Why a document is in the set. All but the first are there to be got right. */
export type DocumentSituation =
  | 'ordinary'
  /** Bytes that came before, from the same source under another name. */
  | 'same-bytes-again'
  | 'truncated-xml'
  | 'doctype'
  | 'empty'
  | 'unknown-binary'
  | 'hl7-v2'
  | 'no-record-target'
  | 'no-title'
  | 'partial-birth-date'
  | 'unknown-patient'
  | 'misspelt-name'
  /** The number of a record that was merged into another one. */
  | 'merged-number'
  /** Two records have this name and birth date, and the document has no number that tells them apart. */
  | 'namesake-without-number'
  | 'twin-without-number'
  /** The chart has the married name, the document the birth name only. */
  | 'birth-name-only'
  | 'latin-1'
  /** A document, and version 2 of it, which says that it replaces it. */
  | 'replaced'
  | 'corrected'
  /** A document that came before, from another source and indented anew. */
  | 'sent-again';

/** One file as a sender would deliver it, with the answer that Mailroom should find. */
export interface GeneratedDocument {
  facilityCode: string;
  sourceCode: string;
  fileName: string;
  bytes: Uint8Array;
  situation: DocumentSituation;
  /** The FHIR id of the patient it is about; null when it is about nobody, or about nobody the hospital knows. */
  patientId: string | null;
}
