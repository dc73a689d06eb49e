import { z } from 'zod';
import { readElement } from './read-element.ts';
import { readBirthDate, readTimestamp, TIMESTAMP } from './read-timestamp.ts';
import { HL7_V3, type XmlElement } from './xml-element.ts';
import {
  attribute,
  element,
  every,
  first,
  ownName,
  ownText,
  parts,
  required,
  requiredName,
  requiredNamespace,
  text,
  within,
} from './xml-schema.ts';

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

/** Data Types R1, TS, as precise as it is written. */
const Ts = z.string().regex(TIMESTAMP).transform(readTimestamp);

/** The day of a {@link Ts}. */
const Birth = z.string().regex(TIMESTAMP).transform(readBirthDate);

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

/** Data Types R1, PN: a sequence of parts, whose order counts. */
const Pn = element({
  use: attribute(CodesSuchAs('L', 'C', 'SRCH', 'ABC L')),
  validTime: every(Validity),
  parts: parts(NamePart),
});
export type Pn = z.infer<typeof Pn>;

/** A name of which the whole text counts where it has no parts. */
const NameLine = element({ ...Pn.shape, text: text() });
export type NameLine = z.infer<typeof NameLine>;

/** AdministrativeGender (2.16.840.1.113883.5.1); read with its nullFlavor, of which `UNK` is an answer too. */
const AdministrativeGender = element({
  nullFlavor: attribute(TextSuchAs('UNK', 'NI')),
  code: attribute(z.enum(['M', 'F', 'UN'])),
});
export type AdministrativeGender = z.infer<typeof AdministrativeGender>;

/** CDA R2, Patient: the person in the role of the patient. */
const Patient = element({
  name: every(Pn),
  administrativeGenderCode: first(AdministrativeGender),
  birthTime: first(element({ value: attribute(Birth) })),
});

/** CDA R2, PatientRole: a record without it says of nobody whose it is. */
const PatientRole = element({ id: every(Ii), patient: first(Patient) });
export type PatientRole = z.infer<typeof PatientRole>;

/** CDA R2, RecordTarget. Of several (a mother and a child), the first counts. */
const RecordTarget = element({ patientRole: required(PatientRole, 'no-patient') });

const Organization = element({ name: first(St) });

/** CDA R2, AssignedAuthor: an author is a person or a device, on behalf of an organization. */
const AssignedAuthor = element({
  assignedPerson: first(element({ name: every(NameLine) })),
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

/** CDA R2, NonXMLBody: without `representation="B64"`, the text is the content itself. */
const BodyText = element({ representation: attribute(TextSuchAs('B64', 'TXT')), ...ED, content: ownText(z.string()) });

/** Any ED in Base64 (ED.representation, RFC 4648), such as the `value` of an ObservationMedia of CDA R2. */
const EmbeddedFile = element({
  representation: attribute(z.literal('B64')),
  ...ED,
  content: ownText(z.string().transform(decodeBase64).meta({ contentEncoding: 'base64' })),
});

/** The `component` of a ClinicalDocument of CDA R2: its body. Read with a nullFlavor as well, so that no file in it is lost. */
const Body = element({
  nullFlavor: attribute(Text),
  nonXMLBody: first(element({ text: first(BodyText) })),
  files: within(EmbeddedFile),
});
export type Body = z.infer<typeof Body>;

/** Anything else is a fragment or another format. */
const ROOT = {
  root: requiredName('ClinicalDocument', 'not-a-clinical-document'),
  namespace: requiredNamespace(HL7_V3, 'not-a-clinical-document'),
};

/** What is read of a ClinicalDocument, besides recordTarget. */
const HEADER = {
  ...ROOT,
  realmCode: first(element({ code: attribute(TextSuchAs('FR', 'US')) })),
  id: first(Ii),
  code: first(Ce),
  title: first(St),
  effectiveTime: first(element({ value: attribute(Ts) })),
  languageCode: first(Cs),
  author: every(Author),
  custodian: first(Custodian),
  component: every(Body),
};

/** CDA R2, ClinicalDocument: what a document has to be in order to be read. */
export const ClinicalDocument = element({ ...HEADER, recordTarget: required(RecordTarget, 'no-patient') });
export type ClinicalDocument = z.infer<typeof ClinicalDocument>;

/** A ClinicalDocument that is quarantined, but says what it is. */
const DocumentOfNobody = element(HEADER);
export type DocumentOfNobody = z.infer<typeof DocumentOfNobody>;

export type CdaReading =
  | { kind: 'fits'; document: ClinicalDocument }
  | { kind: 'refused'; reason: 'not-a-clinical-document' }
  | { kind: 'refused'; reason: 'no-patient'; document: DocumentOfNobody };

export function readClinicalDocument(root: XmlElement): CdaReading {
  const whole = readElement(ClinicalDocument, root);
  if (whole.kind === 'fits') return { kind: 'fits', document: whole.value };
  const header = readElement(DocumentOfNobody, root);
  return header.kind === 'fits'
    ? { kind: 'refused', reason: 'no-patient', document: header.value }
    : { kind: 'refused', reason: 'not-a-clinical-document' };
}

/** Null for broken text: Node skips what is not Base64, so anything but the expected number of bytes means that. */
function decodeBase64(text: string): Uint8Array | null {
  const digits = text.replace(/\s+/g, '');
  const significant = digits.replace(/={1,2}$/, '').length;
  const bytes = Buffer.from(digits, 'base64');
  const isWhole = digits.length % 4 === 0 && bytes.length === Math.floor((significant * 3) / 4);
  return isWhole && bytes.length > 0 ? bytes : null;
}
