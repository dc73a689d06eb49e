import { BIRTH_COMMUNE, mrnOid, NATIONAL_OID } from '../people/identifiers.ts';
import type { Person, PostalAddress } from '../people/person.ts';
import { type Clinician, LICENSE_OID } from '../people/practitioners.ts';
import type { ClinicalDocument, Sender } from './content.ts';
import { escapeXml, renderSections } from './render-narrative.ts';

/** How the patient is written in this document. Left out, the document says what the record says. */
export interface PatientWording {
  family?: string;
  birthFamily?: string;
  given?: readonly string[];
  /** HL7 timestamp digits: `1980`, `198008`, `19800801`. */
  birthTime?: string;
  /** Which numbers the document has: the hospital's, the national one, both, or one that the hospital does not know. */
  identifiers?: 'mrn' | 'national' | 'both' | 'foreign';
  mrn?: string;
}

export interface CdaOptions {
  wording?: PatientWording;
  /** Bytes of a PDF that stands in place of the structured body. */
  pdf?: Uint8Array;
  /** Left out, it is the first. Every later one replaces the one before. */
  version?: number;
  hasNoRecordTarget?: boolean;
  hasNoTitle?: boolean;
  /** Only for documents in an old encoding. */
  encoding?: 'UTF-8' | 'ISO-8859-1';
}

const tag = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

const compact = (instant: string): string => instant.replaceAll(/[-T:]/g, '');

const timestamp = (document: ClinicalDocument): string => `${compact(document.writtenAt)}00${document.utcOffset}`;

const isFrench = (document: ClinicalDocument): boolean => document.person.realm === 'FR';

const addressXml = (use: 'HP' | 'WP', { line, city, postalCode, state }: PostalAddress): string =>
  `<addr use="${use}">${tag('streetAddressLine', line)}${tag('city', city)}${
    state === null ? '' : tag('state', state)
  }${tag('postalCode', postalCode)}</addr>`;

/** The header of the national profile: CI-SIS in France, C-CDA R2.1 in the United States, plain CDA R2 elsewhere. */
function templates(document: ClinicalDocument, ccdaTemplate: string | null): string {
  const { realm } = document.person;
  const ids: string[] = [];
  if (realm === 'FR') {
    ids.push('<templateId root="2.16.840.1.113883.2.8.2.1"/>', '<templateId root="1.2.250.1.213.1.1.1.1"/>');
    if (document.code === '11502-2') ids.push('<templateId root="1.3.6.1.4.1.19376.1.3.3"/>');
  }
  if (realm === 'US') {
    ids.push('<templateId root="2.16.840.1.113883.10.20.22.1.1" extension="2015-08-01"/>');
    if (ccdaTemplate !== null) ids.push(`<templateId root="${ccdaTemplate}" extension="2015-08-01"/>`);
  }
  return ids.join('\n  ');
}

function identifiersXml(person: Person, wording: PatientWording): string {
  const mrn = `<id root="${mrnOid(person.facilityCode)}" extension="${wording.mrn ?? person.mrn}"/>`;
  const national = `<id root="${NATIONAL_OID[person.realm]}" extension="${person.nationalNumber}"/>`;
  const foreign = `<id root="2.16.840.1.113883.19.72.99" extension="EXT-${person.mrn.slice(-5)}"/>`;
  return { mrn, national, foreign, both: `${mrn}${national}` }[wording.identifiers ?? 'both'];
}

/** French names carry the birth name (BR) beside the one in use (CL), and every given name of the birth certificate. */
function nameXml(person: Person, wording: PatientWording): string {
  const family = wording.family ?? person.family;
  const given = wording.given ?? person.given;
  if (person.realm !== 'FR') {
    return `<name use="L">${given.map((name) => tag('given', name)).join('')}${tag('family', family)}</name>`;
  }
  const birthFamily = wording.birthFamily ?? (wording.family === undefined ? person.birthFamily : family);
  const [first] = given;
  const birthGiven =
    first === undefined ? '' : `${tag('given', given.join(' '))}<given qualifier="BR">${escapeXml(first)}</given>`;
  const usedGiven = first === undefined ? '' : `<given qualifier="CL">${escapeXml(first)}</given>`;
  return (
    `<name><family qualifier="BR">${escapeXml(birthFamily.toUpperCase())}</family>${birthGiven}` +
    `<family qualifier="CL">${escapeXml(family.toUpperCase())}</family>${usedGiven}</name>`
  );
}

/** French documents write the code of the place as the county. */
const birthplaceXml = ({ realm }: Person): string =>
  realm === 'FR' ? `<birthplace><place><addr>${tag('county', BIRTH_COMMUNE)}</addr></place></birthplace>` : '';

function recordTargetXml(document: ClinicalDocument, wording: PatientWording): string {
  const { person } = document;
  const [code, display] =
    person.sex === 'male'
      ? ['M', isFrench(document) ? 'Masculin' : 'Male']
      : ['F', isFrench(document) ? 'Féminin' : 'Female'];
  const phone = person.phone.replaceAll(/[^\d+]/g, '');
  return `<recordTarget>
    <patientRole>
      ${identifiersXml(person, wording)}
      ${addressXml('HP', person.address)}
      <telecom value="tel:${phone}" use="MC"/>
      <patient>
        ${nameXml(person, wording)}
        <administrativeGenderCode code="${code}" displayName="${display}" codeSystem="2.16.840.1.113883.5.1"/>
        <birthTime value="${wording.birthTime ?? compact(person.birthDate)}"/>${birthplaceXml(person)}
      </patient>
    </patientRole>
  </recordTarget>`;
}

const organizationXml = (sender: Sender): string =>
  `<id root="${sender.oid}"/>${tag('name', sender.name)}<telecom value="tel:${sender.phone.replaceAll(/[^\d+]/g, '')}"/>${addressXml('WP', { ...sender, line: sender.addressLine })}`;

const personXml = (clinician: Clinician): string =>
  `<id root="${LICENSE_OID[clinician.realm]}" extension="${clinician.license}"/><assignedPerson><name><prefix>Dr</prefix>${tag('given', clinician.given)}${tag('family', clinician.family)}</name></assignedPerson>`;

function participantsXml(document: ClinicalDocument): string {
  const { author, sender } = document;
  return `<author>
    <time value="${timestamp(document)}"/>
    <assignedAuthor>${personXml(author)}<representedOrganization>${organizationXml(sender)}</representedOrganization></assignedAuthor>
  </author>
  <custodian>
    <assignedCustodian><representedCustodianOrganization>${organizationXml(sender)}</representedCustodianOrganization></assignedCustodian>
  </custodian>
  <legalAuthenticator>
    <time value="${timestamp(document)}"/>
    <signatureCode code="S"/>
    <assignedEntity>${personXml(author)}</assignedEntity>
  </legalAuthenticator>
  <documentationOf>
    <serviceEvent classCode="ACT"><effectiveTime><low value="${timestamp(document)}"/></effectiveTime></serviceEvent>
  </documentationOf>`;
}

function bodyXml(document: ClinicalDocument, pdf: Uint8Array | undefined): string {
  if (pdf === undefined) return `<structuredBody>\n${renderSections(document.sections)}\n    </structuredBody>`;
  const base64 = Buffer.from(pdf)
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\n');
  return `<nonXMLBody><text mediaType="application/pdf" representation="B64">${base64}</text></nonXMLBody>`;
}

const setId = ({ sender, id }: ClinicalDocument): string => `<setId root="${sender.oid}.9" extension="${id}"/>`;

/** The set has the number of its first version. */
const versionId = ({ sender, id }: ClinicalDocument, version: number): string =>
  `<id root="${sender.oid}.9" extension="${version === 1 ? id : `${id}.${version}`}"/>`;

const replacedXml = (document: ClinicalDocument, version: number): string => `
  <relatedDocument typeCode="RPLC">
    <parentDocument>${versionId(document, version)}${setId(document)}<versionNumber value="${version}"/></parentDocument>
  </relatedDocument>`;

/** A CDA R2 document as text. */
export function renderCda(document: ClinicalDocument, ccdaTemplate: string | null, options: CdaOptions = {}): string {
  const { realm } = document.person;
  const { version = 1 } = options;
  const language = { FR: 'fr-FR', GB: 'en-GB', US: 'en-US' }[realm];
  return `<?xml version="1.0" encoding="${options.encoding ?? 'UTF-8'}"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <realmCode code="${realm}"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  ${templates(document, ccdaTemplate)}
  ${versionId(document, version)}
  <code code="${document.code}" displayName="${escapeXml(document.codeName)}" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC"/>
  ${options.hasNoTitle ? '' : tag('title', document.title)}
  <effectiveTime value="${timestamp(document)}"/>
  <confidentialityCode code="N" displayName="Normal" codeSystem="2.16.840.1.113883.5.25"/>
  <languageCode code="${language}"/>
  ${setId(document)}
  <versionNumber value="${version}"/>
  ${options.hasNoRecordTarget ? '' : recordTargetXml(document, options.wording ?? {})}
  ${participantsXml(document)}${version > 1 ? replacedXml(document, version - 1) : ''}
  <component>
    ${bodyXml(document, options.pdf)}
  </component>
</ClinicalDocument>
`;
}
