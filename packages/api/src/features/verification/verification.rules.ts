import { MatchGrade, type PatientIdentifier } from '@mailroom/contracts';
import { sumEvidence } from '../../platform/rules/sum-evidence.rules.ts';
import { isAtLeastClose } from './agreement.rules.ts';
import { followMerges } from './follow-merges.rules.ts';
import { type Agreements, compareTraits, type FieldContext, gradeAgreements } from './grade-patient.rules.ts';
import { identifierKeys } from './identifier.rules.ts';
import { strictDoubts } from './ins.rules.ts';
import type { Grading, IdentityMatch, KnownPatient, MatchContext, ReadTraits } from './traits.rules.ts';

interface Graded extends Grading {
  known: KnownPatient;
  agreements: Agreements;
}

/**
 * Whose a document is, among the patients that a search found; each of them once.
 *
 * Matched: exactly one patient agrees in number, given name and birth date, and at least nearly in family name; nothing
 * contradicts, and nobody else has a number of the document. Ambiguous: whoever is worth a clerk's look, best first.
 */
export function verifyIdentity(
  read: ReadTraits,
  candidates: readonly KnownPatient[],
  context: MatchContext,
): IdentityMatch {
  const patients = followMerges(candidates);
  const contestedIdentifiers = sharedAmong(patients);
  const graded = patients
    .map((known) => gradeOne(read, known, { ...context, contestedIdentifiers }))
    .filter(({ grade }) => grade !== 'unlikely')
    .toSorted(byEvidence);
  const match = graded.find((one) => mayMatch(read, one));
  if (match !== undefined && !graded.some((other) => other !== match && isAtLeastClose(other.agreements.identifier))) {
    return { outcome: 'matched', patientId: match.known.id, evidence: match.evidence };
  }
  if (graded.length === 0) return { outcome: 'unmatched' };
  return {
    outcome: 'ambiguous',
    candidates: graded.map(({ known, grade, evidence }) => ({
      patientId: known.id,
      grade,
      evidence,
      strictDoubts: strictDoubts(read, known),
    })),
  };
}

function gradeOne(read: ReadTraits, known: KnownPatient, context: FieldContext): Graded {
  const agreements = compareTraits(read, known, context);
  return { known, agreements, ...gradeAgreements(agreements) };
}

/** Whoever has more speaking for them comes first. The id settles a tie, so that the order of the search says nothing. */
const byEvidence = (one: Graded, other: Graded): number =>
  sumEvidence(other.evidence) - sumEvidence(one.evidence) ||
  MatchGrade.options.indexOf(one.grade) - MatchGrade.options.indexOf(other.grade) ||
  (one.known.id < other.known.id ? -1 : 1);

/** Numbers that two of the patients carry; after merges, so that one person's two records do not spoil their number. */
function sharedAmong(patients: readonly KnownPatient[]): PatientIdentifier[] {
  const carriers = new Map<string, Set<string>>();
  for (const { id, identifiers } of patients) {
    for (const key of identifierKeys(identifiers)) carriers.set(key, (carriers.get(key) ?? new Set()).add(id));
  }
  return patients
    .flatMap(({ identifiers }) => identifiers)
    .filter((identifier) => [...identifierKeys([identifier])].some((key) => (carriers.get(key)?.size ?? 0) > 1));
}

/** Whether nobody needs to look, as far as this patient alone is concerned. Without a number somebody always does. */
function mayMatch(read: ReadTraits, { known, agreements }: Graded): boolean {
  const { identifier, family, given, birthDate } = agreements;
  if (read.isAboutSeveral) return false;
  if (!known.isActive || !known.isUnderstood || known.replacedByFhirId !== null) return false;
  if (identifier !== 'equal' || given !== 'equal' || birthDate !== 'equal') return false;
  if (Object.values(agreements).includes('different') || strictDoubts(read, known).length > 0) return false;
  return isAtLeastClose(family);
}
