import type { MetadataView, PatientIdentifier, Sex } from '@mailroom/contracts';
import { chooseName, readNameLine, readPersonName } from './read-name.ts';
import { readBirthDate, readTimestamp } from './read-timestamp.ts';
import { attributeOf, childrenOf, HL7_V3, textOf, valueAt, valuesOf, type XmlElement } from './xml-element.ts';

/** An HL7 v3 instance identifier; `extension` is null where the root alone identifies. */
interface InstanceIdentifier {
  root: string | null;
  extension: string | null;
}

/** What a document says of itself. Null means that it did not say it. */
export interface DocumentMetadata extends Omit<MetadataView, 'format' | 'areIdentifiersReadable'> {
  documentCodeSystem: string | null;
  documentCodeDisplayName: string | null;
  documentIdentifier: InstanceIdentifier | null;
  authorOrganization: string | null;
  /** An RFC 3066 language, such as `fr-CH`. */
  language: string | null;
}

/** CDA R2 §1.2.4 and §4.2: the root is `ClinicalDocument` in the namespace of HL7 v3; anything else is a fragment or another format. */
export const isClinicalDocument = (root: XmlElement) => root.name === 'ClinicalDocument' && root.namespace === HL7_V3;

/** CDA R2 §4.2.2, recordTarget: the patient is `recordTarget/patientRole`. Of several (a mother and a child), the first. */
export const patientRoleOf = (document: XmlElement) => valueAt(document, 'recordTarget/patientRole');

/** The header of a ClinicalDocument. Each function below names its part of the standard. */
export function readCda(document: XmlElement): DocumentMetadata {
  const code = valueAt(document, 'code');
  return {
    ...patientOf(document),
    ...authorOf(document),
    documentDate: readTimestamp(attributeOf(valueAt(document, 'effectiveTime'), 'value')),
    documentCode: attributeOf(code, 'code'),
    documentCodeSystem: attributeOf(code, 'codeSystem'),
    documentCodeDisplayName: attributeOf(code, 'displayName'),
    documentTitle: textOf(valueAt(document, 'title')),
    documentIdentifier: documentIdentifierOf(document),
    custodian: textOf(valueAt(document, 'custodian/assignedCustodian/representedCustodianOrganization/name')),
    language: attributeOf(valueAt(document, 'languageCode'), 'code'),
  };
}

function patientOf(document: XmlElement) {
  const role = patientRoleOf(document);
  const patient = valueAt(role, 'patient');
  const name = readPersonName(chooseName(patient), attributeOf(valueAt(document, 'realmCode'), 'code'));
  return {
    patientFamily: name.family,
    patientGiven: name.given,
    patientBirthDate: readBirthDate(attributeOf(valueAt(patient, 'birthTime'), 'value')),
    patientSex: sexOf(patient),
    patientIdentifiers: valuesOf(role, 'id').flatMap(identifierOf),
  };
}

/** Data Types R1, II.extension: without an extension, the root is the complete identifier. */
function identifierOf(id: XmlElement): PatientIdentifier[] {
  const root = attributeOf(id, 'root');
  const extension = attributeOf(id, 'extension');
  if (extension !== null) return [{ system: root, value: extension }];
  return root === null ? [] : [{ system: null, value: root }];
}

const SEXES = new Map<string, Sex>([
  ['M', 'male'],
  ['F', 'female'],
  ['UN', 'other'],
]);

/**
 * AdministrativeGender (2.16.840.1.113883.5.1), mapped as FHIR R4 does in the concept map of its AdministrativeGender.
 * The nullFlavor `UNK` states that the sex is not known; the other flavors state nothing of it.
 */
function sexOf(patient: XmlElement | null): Sex | null {
  const gender = childrenOf(patient, 'administrativeGenderCode')[0] ?? null;
  const nullFlavor = attributeOf(gender, 'nullFlavor');
  if (nullFlavor !== null) return nullFlavor === 'UNK' ? 'unknown' : null;
  return SEXES.get(attributeOf(gender, 'code') ?? '') ?? null;
}

/**
 * CDA R2 §4.2.2, author: an author is a person or a device, on behalf of an organization. The first author who has a name
 * counts, under the most particular name it has.
 */
function authorOf(document: XmlElement): Pick<DocumentMetadata, 'author' | 'authorOrganization'> {
  const authors = valuesOf(document, 'author').map((author) => {
    const assigned = valueAt(author, 'assignedAuthor');
    const device = valueAt(assigned, 'assignedAuthoringDevice');
    const organization = textOf(valueAt(assigned, 'representedOrganization/name'));
    const person = readNameLine(chooseName(valueAt(assigned, 'assignedPerson')));
    const deviceName = textOf(valueAt(device, 'softwareName')) ?? textOf(valueAt(device, 'manufacturerModelName'));
    return { author: person ?? deviceName ?? organization, authorOrganization: organization };
  });
  return authors.find(({ author }) => author !== null) ?? { author: null, authorOrganization: null };
}

function documentIdentifierOf(document: XmlElement): InstanceIdentifier | null {
  const id = valueAt(document, 'id');
  return id === null ? null : { root: attributeOf(id, 'root'), extension: attributeOf(id, 'extension') };
}
