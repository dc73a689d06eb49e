import { identifierKeys } from '../../packages/api/src/features/verification/identifier.rules.ts';
import type { KnownPatient } from '../../packages/api/src/features/verification/index.ts';
import type { PatientIdentifier } from '../../packages/contracts/src/index.ts';
import type { Trial } from './trial.ts';

/** The numbers that several patients of an index carry. */
export function sharedIdentifiersOf(patients: readonly KnownPatient[]): PatientIdentifier[] {
  const carriers = new Map<string, number>();
  const all = patients.flatMap(({ identifiers }) => identifiers);
  for (const key of patients.flatMap(({ identifiers }) => [...identifierKeys(identifiers)])) {
    carriers.set(key, (carriers.get(key) ?? 0) + 1);
  }
  return all.filter((identifier) => [...identifierKeys([identifier])].some((key) => (carriers.get(key) ?? 0) > 1));
}

/** The same documents from senders who know no number. */
export const withoutNumbers = (trial: Trial): Trial => ({
  ...trial,
  name: `${trial.name}, no numbers`,
  documents: trial.documents.map(({ read, patientId }) => ({ read: { ...read, identifiers: [] }, patientId })),
});

/** The same documents where the index lacks each one's patient: nothing may match. */
export const strangersOf = (trial: Trial): Trial => ({
  ...trial,
  name: `${trial.name}, strangers`,
  areStrangers: true,
});
