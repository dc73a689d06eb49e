import { isDeepStrictEqual } from 'node:util';
import {
  type NotUnderstood,
  type OtherPatient,
  type PartialDate,
  type PatientIdentifier,
  PlaceCode,
  type Sex,
} from '@mailroom/contracts';
import type { DocumentMetadata } from '../../../../model/reading-form.ts';
import { isStatable, lastDayAt } from '../../state-date.rules.ts';
import {
  type AdministrativeGender,
  type Author,
  type ClinicalDocument,
  type Ii,
  type PatientRole,
  patientRolesOf,
  type Ts,
} from './cda-r2.ts';
import { readNameLine, readPersonName } from './read-name.ts';

/** Enough to see that a document is about several people, and who they are. */
const MAX_OTHER_PATIENTS = 10;

/** The header of a ClinicalDocument, as it may be understood at an instant: nobody is born after it. */
export function readCda(document: ClinicalDocument, now: Date): DocumentMetadata {
  const realm = document.realmCode?.code ?? null;
  const [patient = personOf(NOBODY, { realm, now }), ...others] = patientRolesOf(document)
    .flatMap(peopleIn)
    .map((person) => personOf(person, { realm, now }));
  const organization = document.custodian?.assignedCustodian?.representedCustodianOrganization;
  const written = stateDate('documentDate', document.effectiveTime?.value ?? null, endOfNextYear(now));
  return {
    ...patient.traits,
    ...authorOf(document.author),
    notUnderstood: [...patient.notUnderstood, ...written.notUnderstood],
    otherPatients: others
      .filter((other) => !isDeepStrictEqual(other, patient))
      .slice(0, MAX_OTHER_PATIENTS)
      .map(otherPatientOf),
    documentDate: written.date,
    documentCode: document.code?.code ?? null,
    documentCodeSystem: document.code?.codeSystem ?? null,
    documentCodeDisplayName: document.code?.displayName ?? null,
    documentTitle: document.title?.text ?? null,
    custodian: organization?.name?.text ?? null,
    language: document.languageCode?.code ?? null,
  };
}

/** In which realm and at which instant a record is read. */
interface Reading {
  readonly realm: string | null;
  readonly now: Date;
}

/** One person in the role of the patient, under the numbers of the role. */
interface Person extends Pick<PatientRole, 'id'> {
  readonly patient: PatientRole['patient'][number] | null;
}

const NOBODY: Person = { id: [], patient: null };

/** A role has one person by the standard; each of several is somebody else. */
const peopleIn = ({ id, patient }: PatientRole): Person[] =>
  patient.length === 0 ? [{ id, patient: null }] : patient.map((one) => ({ id, patient: one }));

function personOf({ id, patient }: Person, { realm, now }: Reading) {
  const name = readPersonName(patient?.name ?? [], realm);
  const birth = stateDate('birthDate', patient?.birthTime?.value ?? null, lastDayAt(now));
  const gender = sexOf(patient?.administrativeGenderCode ?? null);
  const traits = {
    patientFamily: name.family,
    patientBirthFamily: name.birthFamily,
    patientUsedFamily: name.usedFamily,
    patientGiven: name.given,
    patientUsedGiven: name.usedGiven,
    patientNameText: name.text,
    patientBirthDate: birth.date,
    patientSex: gender.sex,
    patientBirthPlace: realm === 'FR' ? placeCodeOf(patient) : null,
    patientIdentifiers: id.flatMap(identifierOf),
  };
  return { traits, notUnderstood: [...birth.notUnderstood, ...gender.notUnderstood] };
}

/** Elsewhere than in France a county is one, and its codes may look the same. */
function placeCodeOf(patient: Person['patient']): PlaceCode | null {
  const written = patient?.birthplace?.place?.addr?.county?.text?.toUpperCase();
  return PlaceCode.safeParse(written).data ?? null;
}

function otherPatientOf({ traits }: ReturnType<typeof personOf>): OtherPatient {
  const name = [traits.patientFamily, traits.patientGiven.join(' ')].filter(Boolean).join(', ');
  return { name: name || traits.patientNameText, birthDate: traits.patientBirthDate };
}

/** What is shown of a text that was not understood: enough to see what the sender meant. */
const MAX_WRITTEN = 80;

const notUnderstood = (what: NotUnderstood['what'], written: string): NotUnderstood[] => [
  { what, written: written.length > MAX_WRITTEN ? `${cut(written, MAX_WRITTEN - 1)}…` : written },
];

/** As many characters, the last of which is whole: half of one cannot be kept. */
const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

/** A written date, stated only if it may be one. */
function stateDate(what: NotUnderstood['what'], value: Ts | null, lastDay: PartialDate) {
  const { date = null, written = '' } = value ?? {};
  if (date !== null && isStatable(date, lastDay)) return { date, notUnderstood: [] };
  return { date: null, notUnderstood: written === '' ? [] : notUnderstood(what, written) };
}

/** Clocks differ and letters are dated ahead, but no document is of the year after next. */
const endOfNextYear = (now: Date): PartialDate => `${now.getUTCFullYear() + 1}-12-31`;

/** Data Types R1, II.extension: without an extension, the root is the complete identifier. */
function identifierOf({ root, extension }: Ii): PatientIdentifier[] {
  if (extension !== null) return [{ system: root, value: extension }];
  return root === null ? [] : [{ system: null, value: root }];
}

const SEXES: ReadonlyMap<string, Sex> = new Map([
  ['M', 'male'],
  ['F', 'female'],
  ['UN', 'other'],
]);

/**
 * AdministrativeGender (2.16.840.1.113883.5.1), mapped as FHIR R4 does in the concept map of its AdministrativeGender.
 * The nullFlavor `UNK` states that the sex is not known; the other flavors state nothing of it.
 */
function sexOf(gender: AdministrativeGender | null): { sex: Sex | null; notUnderstood: NotUnderstood[] } {
  const { nullFlavor = null, code = null } = gender ?? {};
  if (nullFlavor !== null) return { sex: nullFlavor === 'UNK' ? 'unknown' : null, notUnderstood: [] };
  const sex = SEXES.get(code ?? '') ?? null;
  return { sex, notUnderstood: sex === null && code !== null ? notUnderstood('sex', code) : [] };
}

/** The first author who has a name counts, under the most particular name it has. */
function authorOf(authors: Author[]): Pick<DocumentMetadata, 'author' | 'authorOrganization'> {
  const named = authors.map(({ assignedAuthor }) => {
    const device = assignedAuthor?.assignedAuthoringDevice;
    const organization = assignedAuthor?.representedOrganization?.name?.text ?? null;
    const person = readNameLine(assignedAuthor?.assignedPerson?.name ?? []);
    const deviceName = device?.softwareName?.text ?? device?.manufacturerModelName?.text ?? null;
    return { author: person ?? deviceName ?? organization, authorOrganization: organization };
  });
  return named.find(({ author }) => author !== null) ?? { author: null, authorOrganization: null };
}
