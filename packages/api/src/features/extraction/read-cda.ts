import type { PatientIdentifier, Sex } from '@mailroom/contracts';
import type { AdministrativeGender, Author, ClinicalDocument, DocumentOfNobody, Ii, PatientRole } from './cda-r2.ts';
import { chooseName, readNameLine, readPersonName } from './read-name.ts';
import type { DocumentMetadata } from './read-outcome.ts';

/** The header of a ClinicalDocument. */
export function readCda(document: ClinicalDocument | DocumentOfNobody): DocumentMetadata {
  const role = 'recordTarget' in document ? document.recordTarget.patientRole : null;
  const organization = document.custodian?.assignedCustodian?.representedCustodianOrganization;
  return {
    ...patientOf(role, document.realmCode?.code ?? null),
    ...authorOf(document.author),
    documentDate: document.effectiveTime?.value ?? null,
    documentCode: document.code?.code ?? null,
    documentCodeSystem: document.code?.codeSystem ?? null,
    documentCodeDisplayName: document.code?.displayName ?? null,
    documentTitle: document.title?.text ?? null,
    documentIdentifier: document.id,
    custodian: organization?.name?.text ?? null,
    language: document.languageCode?.code ?? null,
  };
}

function patientOf(role: PatientRole | null, realm: string | null) {
  const patient = role?.patient ?? null;
  const name = readPersonName(chooseName(patient?.name ?? []), realm);
  return {
    patientFamily: name.family,
    patientGiven: name.given,
    patientBirthDate: patient?.birthTime?.value ?? null,
    patientSex: sexOf(patient?.administrativeGenderCode ?? null),
    patientIdentifiers: (role?.id ?? []).flatMap(identifierOf),
  };
}

/** Data Types R1, II.extension: without an extension, the root is the complete identifier. */
function identifierOf({ root, extension }: Ii): PatientIdentifier[] {
  if (extension !== null) return [{ system: root, value: extension }];
  return root === null ? [] : [{ system: null, value: root }];
}

const SEXES = { M: 'male', F: 'female', UN: 'other' } as const satisfies Record<string, Sex>;

/**
 * AdministrativeGender (2.16.840.1.113883.5.1), mapped as FHIR R4 does in the concept map of its AdministrativeGender.
 * The nullFlavor `UNK` states that the sex is not known; the other flavors state nothing of it.
 */
function sexOf(gender: AdministrativeGender | null): Sex | null {
  const { nullFlavor = null, code = null } = gender ?? {};
  if (nullFlavor !== null) return nullFlavor === 'UNK' ? 'unknown' : null;
  return code === null ? null : SEXES[code];
}

/** The first author who has a name counts, under the most particular name it has. */
function authorOf(authors: Author[]): Pick<DocumentMetadata, 'author' | 'authorOrganization'> {
  const named = authors.map(({ assignedAuthor }) => {
    const device = assignedAuthor?.assignedAuthoringDevice;
    const organization = assignedAuthor?.representedOrganization?.name?.text ?? null;
    const person = readNameLine(chooseName(assignedAuthor?.assignedPerson?.name ?? []));
    const deviceName = device?.softwareName?.text ?? device?.manufacturerModelName?.text ?? null;
    return { author: person ?? deviceName ?? organization, authorOrganization: organization };
  });
  return named.find(({ author }) => author !== null) ?? { author: null, authorOrganization: null };
}
