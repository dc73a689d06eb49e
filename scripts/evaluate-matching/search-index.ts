import { identifierKeys } from '../../packages/api/src/features/verification/identifier.rules.ts';
import type { KnownPatient, ReadTraits } from '../../packages/api/src/features/verification/index.ts';
import { foldWords } from '../../packages/api/src/platform/rules/fold-words.rules.ts';

const wordsOf = (names: readonly (string | null)[]): string[] => names.flatMap((name) => foldWords(name ?? ''));

/** What a person can be found by: any number, any name, the birth date. Wider than a hospital's search would be. */
const keysOf = (person: ReadTraits, families: readonly (string | null)[]): string[] => [
  ...[...identifierKeys(person.identifiers)].map((key) => `number ${key}`),
  ...wordsOf([...families, ...person.given]).map((word) => `name ${word}`),
  `birth ${person.birthDate?.slice(0, 10) ?? ''}`,
];

/** A search for everybody who shares anything with a document. */
export function indexPatients(patients: readonly KnownPatient[]): (read: ReadTraits) => KnownPatient[] {
  const byKey = new Map<string, KnownPatient[]>();
  for (const patient of patients) {
    for (const key of new Set(keysOf(patient, [patient.family, patient.birthFamily]))) {
      byKey.set(key, [...(byKey.get(key) ?? []), patient]);
    }
  }
  return (read) => [...new Set(keysOf(read, [read.family]).flatMap((key) => byKey.get(key) ?? []))];
}
