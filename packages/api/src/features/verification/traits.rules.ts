import type {
  MatchGrade,
  PartialDate,
  PatientIdentifier,
  PlaceCode,
  Sex,
  Trait,
  TraitEvidence,
} from '@mailroom/contracts';

/** Whose a document says it is. Null or empty: it does not say. */
export interface ReadTraits {
  /** The name in use or the one at birth, whichever the document states. */
  family: string | null;
  /** The name in use, where the document tells it apart from the one at birth; and so of given names. */
  usedFamily?: string | null;
  given: readonly string[];
  usedGiven?: readonly string[];
  /** The whole name, where the document does not tell its parts apart. */
  nameText?: string | null;
  birthDate: PartialDate | null;
  sex: Sex | null;
  birthPlace?: PlaceCode | null;
  identifiers: readonly PatientIdentifier[];
  /** The document is about somebody else too: a person has to say whose it is. */
  isAboutSeveral?: boolean;
}

/** A patient as the hospital's index knows them. */
export interface KnownPatient {
  id: string;
  fhirId: string;
  /** The name in use. */
  family: string | null;
  birthFamily: string | null;
  /** Names that the patient no longer has; some senders go on writing them. */
  formerFamilies?: readonly string[];
  given: readonly string[];
  /** The given names at birth, where the record tells them apart: the first name, which may be a compound, and then the others. */
  birthGiven?: readonly string[];
  /** The whole name of a record that does not tell its parts apart. */
  nameText?: string | null;
  birthDate: PartialDate | null;
  sex: Sex | null;
  birthPlace?: PlaceCode | null;
  identifiers: readonly PatientIdentifier[];
  /** Of these, the ones that the patient no longer has. */
  formerNumbers?: readonly string[];
  /** How far the hospital trusts the record, by HL7 table 0445 as FR Core has it; null: it does not say. */
  identityStatus?: string | null;
  isActive: boolean;
  /** False: a part of the record could not be read, so that it never matches by itself. */
  isUnderstood: boolean;
  /** The FHIR id of the record that replaced this one after a merge. */
  replacedByFhirId: string | null;
}

/** What the traits of one document and one patient cannot say. */
export interface MatchContext {
  /** Numbers that stand for nobody in particular: carried by several patients, or written by a sender for all. */
  sharedIdentifiers: readonly PatientIdentifier[];
  /** Whether one given name is a short form of the other; both come folded, such as `bob` and `robert`. */
  isNickname?: (one: string, other: string) => boolean;
}

export interface Grading {
  grade: MatchGrade;
  /** One entry per trait, in the order of `Trait`. */
  evidence: TraitEvidence[];
}

/** A patient whom a clerk may choose. */
export interface Candidate extends Grading {
  patientId: string;
  /** Strict traits that are not equal, for a document that states a French national identity. */
  strictDoubts: readonly Trait[];
}

/** What comparing a document with the patients of the index found. */
export type IdentityMatch =
  | { outcome: 'matched'; patientId: string; evidence: TraitEvidence[] }
  | { outcome: 'ambiguous'; candidates: Candidate[] }
  | { outcome: 'unmatched' };
