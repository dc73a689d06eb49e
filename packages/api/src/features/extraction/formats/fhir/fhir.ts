import { type NamedFormat, textThat } from '../format.ts';

const isJson = textThat('application/fhir+json', (head) => /^\{[\s\S]*"resourceType"\s*:/.test(head));

/** A resource of HL7 FHIR, in XML or in JSON. */
export const fhir: NamedFormat = {
  name: 'FHIR',
  recognises: (sample) => (sample.root?.namespace === 'http://hl7.org/fhir' ? 'application/fhir+xml' : isJson(sample)),
  types: {},
  read: null,
};
