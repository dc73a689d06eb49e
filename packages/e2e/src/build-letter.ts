/** A small CDA letter about somebody; `marker` makes its bytes, and so its document, unlike any other. */
export const buildLetter = (
  family: string,
  given: string,
  marker: string,
): string => `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <code code="18842-5" codeSystem="2.16.840.1.113883.6.1"/>
  <title>Discharge summary ${marker}</title>
  <effectiveTime value="20260301"/>
  <recordTarget><patientRole><id root="1.2.250.1.213.99" extension="${marker}"/><patient>
    <name><given>${given}</given><family>${family}</family></name>
    <administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="197504"/>
  </patient></patientRole></recordTarget>
  <component><structuredBody><component><section><title>Conclusion</title><text>
    <paragraph>Recovering well. <content styleCode="Bold">No fever.</content></paragraph>
    <paragraph>&lt;img src=x onerror="document.title='broken'"&gt;</paragraph>
  </text></section></component></structuredBody></component>
</ClinicalDocument>`;
