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

/** The records that took the place of merged ones. */
export const heirIdsOf = (merged: readonly Pick<FoundPatient, 'replacedByFhirId'>[]): string[] =>
  [...new Set(merged.flatMap(({ replacedByFhirId }) => replacedByFhirId ?? []))].slice(0, MAX_SURVIVORS);

/** Of those that took the place of merged ones, the records that were not found themselves. */
export const survivorIds = (found: readonly FoundPatient[]): string[] => {
  const known = new Set(found.map(({ fhirId }) => fhirId));
  return heirIdsOf(found.filter(({ replacedByFhirId }) => !known.has(replacedByFhirId ?? '')));
};
