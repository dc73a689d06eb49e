interface LetterPatient {
  readonly family: string;
  readonly given: string;
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  readonly birthDate?: string;
  readonly gender?: string;
  readonly medicalRecordNumber?: { readonly oid: string; readonly value: string };
  /** Of the French health identity: 15 digits. */
  readonly nationalNumber?: string;
}

const SEXES: Readonly<Record<string, string>> = { male: 'M', female: 'F' };

/** A small CDA letter about a patient; `marker` makes its bytes, and so its document, unlike any other. */
export const buildLetterAbout = (patient: LetterPatient, marker: string): string => {
  const { family, given, birthDate = '1975-04', gender = 'female', medicalRecordNumber, nationalNumber } = patient;
  const number = medicalRecordNumber ?? { oid: '1.2.250.1.213.99', value: marker };
  const national = nationalNumber === undefined ? '' : `<id root="1.2.250.1.213.1.4.8" extension="${nationalNumber}"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <code code="18842-5" codeSystem="2.16.840.1.113883.6.1"/>
  <title>Discharge summary ${marker}</title>
  <effectiveTime value="20260301"/>
  <recordTarget><patientRole><id root="${number.oid}" extension="${number.value}"/>${national}<patient>
    <name><given>${given}</given><family>${family}</family></name>
    <administrativeGenderCode code="${SEXES[gender] ?? 'UN'}" codeSystem="2.16.840.1.113883.5.1"/>
    <birthTime value="${birthDate.replaceAll('-', '')}"/>
  </patient></patientRole></recordTarget>
  <component><structuredBody><component><section><title>Conclusion</title><text>
    <paragraph>Recovering well. <content styleCode="Bold">No fever.</content></paragraph>
    <paragraph>&lt;img src=x onerror="document.title='broken'"&gt;</paragraph>
  </text></section></component></structuredBody></component>
</ClinicalDocument>`;
};

/** {@link buildLetterAbout} somebody whom no hospital knows. */
export const buildLetter = (family: string, given: string, marker: string): string =>
  buildLetterAbout({ family, given }, marker);
