import type {
  Agreement,
  CandidateView,
  Correction,
  CorrectionView,
  DocumentView,
  MetadataView,
} from '@mailroom/contracts';

/** One trait as the document has it, beside the same trait as the hospital's record has it. */
export interface TraitRow {
  readonly trait: Correction['trait'];
  readonly onDocument: Correction;
  /** Null while there is nobody to compare with. */
  readonly inRecord: Correction | null;
  /** The name at birth, if the record has another name in use as well; the document may agree with either. */
  readonly birthNameInRecord: string | null;
  readonly agreement: Agreement | null;
  /** What had been read before somebody corrected it. */
  readonly corrected: CorrectionView | null;
  /** What is written there and nobody understood yet. */
  readonly notUnderstood: readonly string[];
  /** Whether the document has a value that could not be read as this trait: then it is not said to be "not stated". */
  readonly isOnlyWritten: boolean;
}

/** Only where somebody states it: most documents and records of the world have none. */
const isShown = ({ trait, onDocument, inRecord }: TraitRow): boolean =>
  trait !== 'birthPlace' || onDocument.value !== null || (inRecord !== null && inRecord.value !== null);

/** What a clerk compares first comes first. */
const TRAITS: readonly Correction['trait'][] = ['family', 'given', 'birthDate', 'sex', 'birthPlace', 'identifier'];

export const traitOnDocument = (metadata: MetadataView, trait: Correction['trait']): Correction => {
  if (trait === 'family') return { trait, value: metadata.patientFamily };
  if (trait === 'given') return { trait, value: metadata.patientGiven };
  if (trait === 'birthDate') return { trait, value: metadata.patientBirthDate };
  if (trait === 'sex') return { trait, value: metadata.patientSex };
  if (trait === 'birthPlace') return { trait, value: metadata.patientBirthPlace };
  return { trait, value: metadata.patientIdentifiers };
};

/** A name that the record has as one text is compared as a whole, for both of its traits. */
const givenInRecord = ({ family, given, nameText }: CandidateView): string[] =>
  family === null && given.length === 0 && nameText !== null ? [nameText] : given;

const traitInRecord = (candidate: CandidateView, trait: Correction['trait']): Correction => {
  if (trait === 'family') return { trait, value: candidate.family ?? candidate.nameText };
  if (trait === 'given') return { trait, value: givenInRecord(candidate) };
  if (trait === 'birthDate') return { trait, value: candidate.birthDate };
  if (trait === 'sex') return { trait, value: candidate.sex };
  if (trait === 'birthPlace') return { trait, value: candidate.birthPlace };
  return { trait, value: candidate.identifiers };
};

const birthNameOf = ({ birthFamily, birthGiven }: CandidateView, trait: Correction['trait']): string | null =>
  trait === 'family' ? birthFamily : trait === 'given' ? birthGiven.join(' ') || null : null;

const isAbsent = ({ value }: Correction): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** The trait whose turn it is when one is done, among those that are shown; null after the last. */
export const traitAfter = (
  trait: Correction['trait'],
  rows: readonly Pick<TraitRow, 'trait'>[],
): Correction['trait'] | null => rows[rows.findIndex((row) => row.trait === trait) + 1]?.trait ?? null;

/** Identity as read beside identity as known, trait by trait. */
export const compareTraits = (
  { metadata, corrections }: { metadata: MetadataView; corrections: DocumentView['corrections'] },
  candidate: CandidateView | null,
): TraitRow[] =>
  TRAITS.map((trait) => {
    const onDocument = traitOnDocument(metadata, trait);
    const corrected = corrections.find(({ asRead }) => asRead.trait === trait) ?? null;
    const written = metadata.notUnderstood
      .filter(({ what }) => (what satisfies string) === trait)
      .map((one) => one.written);
    // Whoever corrected the trait has read what is written, so it is no open question any more.
    const notUnderstood = corrected === null ? written : [];
    const isText = (trait === 'family' || trait === 'given') && metadata.patientNameText !== null;
    return {
      trait,
      onDocument,
      inRecord: candidate === null ? null : traitInRecord(candidate, trait),
      birthNameInRecord: candidate === null ? null : birthNameOf(candidate, trait),
      agreement: candidate?.evidence.find((evidence) => evidence.trait === trait)?.agreement ?? null,
      corrected,
      notUnderstood,
      isOnlyWritten: isAbsent(onDocument) && (isText || notUnderstood.length > 0),
    };
  }).filter(isShown);

/** The candidate to compare with before anybody chose: the best one, or null if two are equally good. */
export const bestOf = ([first, second]: readonly CandidateView[]): CandidateView | null => {
  if (first === undefined) return null;
  return second !== undefined && first.strength <= second.strength ? null : first;
};

const DOUBTS: readonly Agreement[] = ['different', 'close', 'missing'];

/** Where a correction most likely begins: what differs, then what nearly agrees, then what is missing; else the name. */
export const firstDoubt = (rows: readonly TraitRow[]): Correction['trait'] => {
  for (const doubt of DOUBTS) {
    const found = rows.find(({ agreement }) => agreement === doubt);
    if (found !== undefined) return found.trait;
  }
  return 'family';
};
