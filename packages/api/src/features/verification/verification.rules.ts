import { MatchGrade, type PatientIdentifier } from '@mailroom/contracts';
import { isAtLeastClose } from './agreement.rules.ts';
import { isConventionalDay } from './compare-birth-dates.rules.ts';
import { followMerges } from './follow-merges.rules.ts';
import { type Agreements, compareTraits, type FieldContext, gradeAgreements } from './grade-patient.rules.ts';
import { identifierKeys } from './identifier.rules.ts';
import { agreesOnIns, statesIns } from './ins.rules.ts';
import type { Grading, IdentityMatch, KnownPatient, MatchContext, ReadTraits } from './traits.rules.ts';

interface Graded extends Grading {
  known: KnownPatient;
  agreements: Agreements;
}

/**
 * Whose a document is, among the patients that a search found; each of them once.
 *
 * Matched: exactly one patient agrees in number, given name and birth date, or in whole name and birth date where no number
 * can be compared; nothing contradicts, and nobody else comes near. Ambiguous: anybody else who is worth a clerk's look, best first.
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
    .toSorted(byGrade);
  const match = graded.find((one) => mayMatch(read, one));
  if (match !== undefined && !graded.some((other) => other !== match && isRival(match, other))) {
    return { outcome: 'matched', patientId: match.known.id, evidence: match.evidence };
  }
  if (graded.length === 0) return { outcome: 'unmatched' };
  return {
    outcome: 'ambiguous',
    candidates: graded.map(({ known, grade, evidence }) => ({ patientId: known.id, grade, evidence })),
  };
}

function gradeOne(read: ReadTraits, known: KnownPatient, context: FieldContext): Graded {
  const agreements = compareTraits(read, known, context);
  return { known, agreements, ...gradeAgreements(agreements) };
}

/** The id settles a tie, so that the order of the search says nothing. */
const byGrade = (one: Graded, other: Graded): number =>
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

/** Whether nobody needs to look, as far as this patient alone is concerned. */
function mayMatch(read: ReadTraits, { known, agreements }: Graded): boolean {
  const { identifier, family, given, birthDate } = agreements;
  if (read.isAboutSeveral) return false;
  if (!known.isActive || !known.isUnderstood || known.replacedByFhirId !== null) return false;
  if (given !== 'equal' || birthDate !== 'equal' || Object.values(agreements).includes('different')) return false;
  if (statesIns(read)) return identifier === 'equal' && agreesOnIns(read, known);
  if (identifier === 'equal') return isAtLeastClose(family);
  return identifier === 'missing' && family === 'equal' && !isConventionalDay(read.birthDate ?? '');
}

/** Whether another patient comes so near that a clerk decides: by a number, or by name and birth date where no number tells. */
function isRival(match: Graded, other: Graded): boolean {
  if (isAtLeastClose(other.agreements.identifier)) return true;
  return match.agreements.identifier !== 'equal' && other.grade === 'probable';
}
