import type { FoundPatient } from '@mailroom/contracts';

const isUsable = ({ isActive, replacedByFhirId }: FoundPatient): boolean => isActive && replacedByFhirId === null;

/**
 * Whom several answers found, each patient once. Nobody who is in sight changes places when a later answer joins: it says more of
 * who is there, and adds the others. Records that cannot be chosen stand at the end.
 */
export const joinFound = (answers: readonly (readonly FoundPatient[])[]): FoundPatient[] => {
  const joined = new Map<string, FoundPatient>();
  for (const patient of answers.flat()) joined.set(patient.fhirId, patient);
  const all = [...joined.values()];
  return [...all.filter(isUsable), ...all.filter((patient) => !isUsable(patient))];
};

/** Of more records nobody asks. */
const MAX_SURVIVORS = 5;

/** The records that took the place of merged ones, as far as they were not found themselves. */
export const survivorIds = (found: readonly FoundPatient[]): string[] => {
  const known = new Set(found.map(({ fhirId }) => fhirId));
  const named = found.flatMap(({ replacedByFhirId }) => replacedByFhirId ?? []);
  return [...new Set(named)].filter((fhirId) => !known.has(fhirId)).slice(0, MAX_SURVIVORS);
};
