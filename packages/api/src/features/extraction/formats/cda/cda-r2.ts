import { z } from 'zod';
import { readElement } from '../../read-element.ts';
import { XML_LIMITS } from '../../scan-xml.ts';
import { HL7_V3, type XmlElement } from '../../xml-element.ts';
import {
  attribute,
  element,
  every,
  first,
  ownName,
  ownText,
  parts,
  requiredName,
  requiredNamespace,
  text,
  within,
} from '../../xml-schema.ts';
import { readBirthDate, readTimestamp } from './read-timestamp.ts';

/**
 * What is read of an HL7 CDA Release 2 document (ISO/HL7 27932:2009), and which documents are refused.
 *
 * Cardinalities are those of the reader, not of the standard: senders leave out what the standard requires, and a clerk can
 * still file such a document. Only a document that does not say whose it is, is refused. What is not named here is not read.
 */

const Text = z.string();

/** A text of which some values mean something to the reader; any other is read as well. */
const TextSuchAs = (...examples: string[]) => Text.meta({ examples });

/** HL7 v3 Data Types R1, ST, SC and ON as far as they are text. */
const St = element({ text: text() });

/** Data Types R1, II: without an extension, the root is the complete identifier. */
const Ii = element({ root: attribute(Text), extension: attribute(Text) });
export type Ii = z.infer<typeof Ii>;

/** Data Types R1, CS: only a code; its system is given by where it stands. */
const Cs = element({ code: attribute(Text) });

/** Data Types R1, CE: translations and the original text are not read. */
const Ce = element({ code: attribute(Text), codeSystem: attribute(Text), displayName: attribute(Text) });

/** Data Types R1, TS, as precise as it is written. What is no date is kept as it is written. */
const Ts = z.string().transform((written) => ({ written, date: readTimestamp(written) }));
export type Ts = z.infer<typeof Ts>;

/** The day of a {@link Ts}. */
const Birth = z.string().transform((written) => ({ written, date: readBirthDate(written) }));

/** Data Types R1, SET<CS> as an attribute, such as `use` and `qualifier`: codes between white space. */
const CodesSuchAs = (...examples: string[]) =>
  z
    .string()
    .transform((codes) => codes.split(/\s+/))
    .meta({ examples });

/** Data Types R1, ENXP */
const NamePart = element({
  kind: ownName(z.enum(['family', 'given', 'prefix', 'suffix', 'delimiter'])),
  qualifier: attribute(CodesSuchAs('BR', 'CL', 'VV', 'BR CL')),
  text: text(),
});
export type NamePart = z.infer<typeof NamePart>;

/** Data Types R1, IVL<TS>: of an interval, whether it has ended. */
const Validity = element({ high: first(element({})) });

/** All parts of a name together. */
const MAX_NAME = 5000;

/** Data Types R1, PN: a sequence of parts, whose order counts. The whole text counts where there are none. */
const Pn = element({
  use: attribute(CodesSuchAs('L', 'C', 'SRCH', 'ABC L')),
  validTime: every(Validity),
  parts: parts(NamePart),
  text: text(MAX_NAME),
});
export type Pn = z.infer<typeof Pn>;

/** AdministrativeGender (2.16.840.1.113883.5.1); read with its nullFlavor, of which `UNK` is an answer too. */
const AdministrativeGender = element({
  nullFlavor: attribute(TextSuchAs('UNK', 'NI')),
  code: attribute(TextSuchAs('M', 'F', 'UN', 'X')),
});
export type AdministrativeGender = z.infer<typeof AdministrativeGender>;

/**
 * CDA R2, Birthplace. France (CI-SIS, "Volet Structuration minimale de documents de santé") writes the code of the place as the
 * county of its address.
 */
const Birthplace = element({
  place: first(
    element({ addr: first(element({ county: first(element({ text: text(200, TextSuchAs('75056', '99100')) })) })) }),
  ),
});

/** CDA R2, Patient: the person in the role of the patient. */
const Patient = element({
  name: every(Pn),
  administrativeGenderCode: first(AdministrativeGender),
  birthTime: first(element({ value: attribute(Birth) })),
  birthplace: first(Birthplace),
});

/** CDA R2, PatientRole: a record without it says of nobody whose it is. */
const PatientRole = element({ id: every(Ii), patient: every(Patient) });
export type PatientRole = z.infer<typeof PatientRole>;

/** CDA R2, RecordTarget: there may be several, for a mother and her child, say. */
const RecordTarget = element({ patientRole: every(PatientRole) });

const Organization = element({ name: first(St) });

/** CDA R2, AssignedAuthor: an author is a person or a device, on behalf of an organization. */
const AssignedAuthor = element({
  assignedPerson: first(element({ name: every(Pn) })),
  assignedAuthoringDevice: first(element({ softwareName: first(St), manufacturerModelName: first(St) })),
  representedOrganization: first(Organization),
});

const Author = element({ assignedAuthor: first(AssignedAuthor) });
export type Author = z.infer<typeof Author>;

const Custodian = element({
  assignedCustodian: first(element({ representedCustodianOrganization: first(Organization) })),
});

/** Data Types R1, ED.mediaType: parameters are cut off; what is no media type is unknown to a viewer. */
const MediaType = z
  .string()
  .transform((type) => type.split(';')[0]?.trim().toLowerCase())
  .pipe(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/))
  .catch('application/octet-stream');

/** Data Types R1, ED: the parts of an ED besides its content. */
const ED = { mediaType: attribute(MediaType), compression: attribute(Text) };

/** A file, or a reference that is one itself (a data URI), is as large as its document. */
const MAX_FILE = XML_LIMITS.maxBytes;
const MAX_FILES = 200;

/** A file as it is written: Base64, text, or nothing where it only refers to a file elsewhere. */
const FILE = {
  ...ED,
  reference: first(element({ value: attribute(Text, MAX_FILE) })),
  content: ownText(z.string().meta({ examples: ['', 'JVBERi0xLjQK', 'cG90YXNzaXVt'] }), MAX_FILE),
};

/** The text of a NonXMLBody and the value of an ObservationMedia of CDA R2: without `representation="B64"`, it is the content itself. */
const ContentFile = element({ representation: attribute(TextSuchAs('B64', 'TXT')), ...FILE });
export type ContentFile = z.infer<typeof ContentFile>;

/** Any ED in Base64 (ED.representation, RFC 4648). */
const Base64File = element({ representation: attribute(z.literal(['B64', 'b64'])), ...FILE });

const ObservationMedia = element({ name: ownName(z.literal('observationMedia')), value: every(ContentFile) });

/** Media types that are files and no words: a value of another one is text that stands in the narrative too. */
export const FILE_TYPES = [
  'application/dicom',
  'application/pdf',
  'application/rtf',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/tiff',
] as const;

/** Any other value that is a file, such as that of an Observation. */
const FileValue = element({
  ...ContentFile.shape,
  name: ownName(z.literal('value')),
  mediaType: attribute(
    MediaType.pipe(z.literal(FILE_TYPES)).meta({ examples: ['application/pdf', 'Image/PNG; x=y', 'IMAGE/TIFF'] }),
  ),
});

/** The `component` of a ClinicalDocument of CDA R2: its body. Read with a nullFlavor as well, so that no file in it is lost. */
const Body = element({
  nullFlavor: attribute(Text),
  nonXMLBody: every(element({ text: every(ContentFile) })),
  files: within(Base64File, MAX_FILES),
  media: within(ObservationMedia, MAX_FILES),
  values: within(FileValue, MAX_FILES),
});
export type Body = z.infer<typeof Body>;

const VERSION = { id: first(Ii), setId: first(Ii), versionNumber: first(element({ value: attribute(Text) })) };

/** CDA R2, RelatedDocument: what this one replaces, adds to or is made from. */
const RelatedDocument = element({
  typeCode: attribute(TextSuchAs('RPLC', 'APND', 'XFRM')),
  parentDocument: first(element(VERSION)),
});

/** Anything else is a fragment or another format. */
const ROOT = {
  root: requiredName('ClinicalDocument', 'not-a-clinical-document'),
  namespace: requiredNamespace(HL7_V3, 'not-a-clinical-document'),
};

const MAX_TITLE = 1000;

/** CDA R2, ClinicalDocument: what a document has to be in order to be read. */
export const ClinicalDocument = element({
  ...ROOT,
  realmCode: first(element({ code: attribute(TextSuchAs('FR', 'US')) })),
  ...VERSION,
  code: first(Ce),
  title: first(element({ text: text(MAX_TITLE) })),
  effectiveTime: first(element({ value: attribute(Ts) })),
  languageCode: first(Cs),
  recordTarget: every(RecordTarget),
  author: every(Author),
  custodian: first(Custodian),
  relatedDocument: every(RelatedDocument),
  component: every(Body),
});
export type ClinicalDocument = z.infer<typeof ClinicalDocument>;

/** Whom a document is about: nobody, where it has no {@link PatientRole}. */
export const patientRolesOf = ({ recordTarget }: ClinicalDocument): PatientRole[] =>
  recordTarget.flatMap(({ patientRole }) => patientRole);

export const readClinicalDocument = (root: XmlElement) => readElement(ClinicalDocument, root);
