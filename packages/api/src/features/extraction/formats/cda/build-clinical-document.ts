interface Parts {
  /** `realmCode` to `author`: what stands before the patient. */
  header?: string;
  /** Within `patientRole`. */
  role?: string;
  /** Within `component`. */
  body?: string;
}

/** For tests: a ClinicalDocument with only what a test is about. */
export function buildClinicalDocument({ header = '', role = '', body = '<structuredBody/>' }: Parts = {}): string {
  return `<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${header}
    <recordTarget><patientRole>${role}</patientRole></recordTarget><component>${body}</component></ClinicalDocument>`;
}

export const toBytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
