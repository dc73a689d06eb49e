import type { KnownPatient } from './traits.rules.ts';

/**
 * Puts records that were merged into another in that one's place, with their numbers: a sender goes on writing the old one.
 * A record whose replacement is not among the patients stays, and is not matched.
 */
export function followMerges(patients: readonly KnownPatient[]): KnownPatient[] {
  const byFhirId = new Map(patients.map((patient) => [patient.fhirId, patient]));
  const inheritances = patients.flatMap((patient) => {
    const heir = heirOf(patient, byFhirId);
    return heir === patient ? [] : [{ patient, heir }];
  });
  return patients
    .filter((patient) => !inheritances.some((inheritance) => inheritance.patient === patient))
    .map((heir) => {
      const inherited = inheritances.flatMap((inheritance) =>
        inheritance.heir === heir ? inheritance.patient.identifiers : [],
      );
      return inherited.length === 0 ? heir : { ...heir, identifiers: [...heir.identifiers, ...inherited] };
    });
}

/** The last record of the chain that is among the patients; itself if the chain is a circle. */
function heirOf(patient: KnownPatient, byFhirId: ReadonlyMap<string, KnownPatient>): KnownPatient {
  const seen = new Set([patient]);
  let heir = patient;
  while (heir.replacedByFhirId !== null) {
    const next = byFhirId.get(heir.replacedByFhirId);
    if (next === undefined) return heir;
    if (seen.has(next)) return patient;
    seen.add(next);
    heir = next;
  }
  return heir;
}
