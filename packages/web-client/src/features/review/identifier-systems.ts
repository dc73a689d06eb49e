import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CandidateView, PatientIdentifier } from '@mailroom/contracts';

/** Who gave out a number, by a name that people use. The first spelling is the one that is written. */
interface NamedSystem {
  readonly name: MessageDescriptor;
  readonly spellings: readonly string[];
}

/** National numbers, by OID and by the URI that FHIR servers write. */
const NATIONAL: readonly NamedSystem[] = [
  { name: msg`INS (NIR)`, spellings: ['1.2.250.1.213.1.4.8'] },
  { name: msg`INS (NIA)`, spellings: ['1.2.250.1.213.1.4.9'] },
  { name: msg`INS of a test`, spellings: ['1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.11'] },
  { name: msg`NHS number`, spellings: ['2.16.840.1.113883.2.1.4.1', 'https://fhir.nhs.uk/id/nhs-number'] },
  { name: msg`Social security number (US)`, spellings: ['2.16.840.1.113883.4.1', 'http://hl7.org/fhir/sid/us-ssn'] },
];

const bare = (system: string): string =>
  system
    .trim()
    .toLowerCase()
    .replace(/^urn:oid:/, '');

/** The systems of the hospital's own numbers, as far as the candidates show them. */
export const ownSystems = (candidates: readonly CandidateView[]): readonly string[] => [
  ...new Set(candidates.flatMap(({ recordNumberSystem }) => recordNumberSystem ?? [])),
];

/** Every system that has a name here: the hospital's own numbers first. */
export const namedSystems = (own: readonly string[]): readonly NamedSystem[] => [
  ...(own.length === 0 ? [] : [{ name: msg`Hospital number (IPP)`, spellings: own }]),
  ...NATIONAL,
];

/** The name of a system, `null` for one that nobody named: a sender's. */
export const nameOfSystem = (system: string, own: readonly string[]): MessageDescriptor | null =>
  namedSystems(own).find(({ spellings }) => spellings.some((one) => bare(one) === bare(system)))?.name ?? null;

const squeezed = (value: string): string => value.replaceAll(/[\s./-]/g, '').toLowerCase();

/** The record's number of the same value, where the document's own system does not say that it is that one. */
export const assumedFor = (read: PatientIdentifier, known: readonly PatientIdentifier[]): PatientIdentifier | null =>
  known.find(
    ({ system, value }) => squeezed(value) === squeezed(read.value) && bare(system ?? '') !== bare(read.system ?? ''),
  ) ?? null;
