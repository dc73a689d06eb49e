/** Makes the bytes of a letter; each is another one, because bytes that came before are not read again. */
type MakeLetter = (nonce: string) => string;

interface Parts {
  readonly nonce: string;
  readonly title?: string;
  readonly family?: string;
  /** Of the document's body. */
  readonly body?: string;
}

const HL7 = 'xmlns="urn:hl7-org:v3"';
const section = (inside: string): string =>
  `<structuredBody><component><section>${inside}</section></component></structuredBody>`;

const letter = ({ nonce, title = 'Letter', family = 'Martin', body = section('<text>Seen.</text>') }: Parts): string =>
  `<?xml version="1.0"?><ClinicalDocument ${HL7}><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>` +
  `<id root="1.2.3" extension="${nonce}"/><title>${title}</title><effectiveTime value="20260101"/>` +
  `<recordTarget><patientRole><id root="1.2.4" extension="1"/><patient><name><given>Zoë</given><family>${family}</family></name>` +
  `<birthTime value="19800101"/></patient></patientRole></recordTarget><component>${body}</component></ClinicalDocument>`;

const embedded =
  '<entry><observationMedia classCode="OBS" moodCode="EVN"><value mediaType="text/plain" representation="B64">aGVsbG8=</value></observationMedia></entry>';

/** Its narrative once took seconds for each request, in the process that answers everybody. */
const nestedNarrative: MakeLetter = (nonce) =>
  letter({ nonce, body: section(`<text>${'x<a/>'.repeat(60_000)}</text>`) });

const blankBase64: MakeLetter = (nonce) =>
  letter({
    nonce,
    body: `<nonXMLBody><text mediaType="application/pdf" representation="B64">JVBER${' '.repeat(30_000_000)}i0xLjQK</text></nonXMLBody>`,
  });

const longFamily: MakeLetter = (nonce) => letter({ nonce, family: 'Li '.repeat(400_000) });
const longTitle: MakeLetter = (nonce) => letter({ nonce, title: 'T'.repeat(6_000_000) });
const manyFiles: MakeLetter = (nonce) =>
  letter({ nonce, body: section(`<text>Files.</text>${embedded.repeat(5000)}`) });

/** Letters that are slow to read. */
export const SLOW_LETTERS: readonly MakeLetter[] = [nestedNarrative, blankBase64];

/** Letters that say more than anything may hold. */
export const LONG_LETTERS: readonly MakeLetter[] = [longFamily, longTitle, manyFiles];
