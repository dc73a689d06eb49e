/** A patient as the hospital's FHIR server knows them, as far as a story needs it. */
export interface KnownPatient {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate: string;
  readonly gender: string;
  readonly medicalRecordNumber: { readonly oid: string; readonly value: string };
}

interface Resource {
  readonly id: string;
  readonly active?: boolean;
  readonly status?: string;
  readonly gender?: string;
  readonly birthDate?: string;
  readonly name?: readonly { readonly family?: string; readonly given?: readonly string[] }[];
  readonly masterIdentifier?: { readonly value?: string };
  readonly identifier?: readonly { readonly system?: string; readonly value?: string }[];
}

const search = async (fhirUrl: string, query: string): Promise<Resource[]> => {
  const response = await fetch(`${fhirUrl}/${query}`, { headers: { accept: 'application/fhir+json' } });
  // A searchset of the demonstration hospital's server.
  const bundle = (await response.json()) as { entry?: { resource: Resource }[] };
  return (bundle.entry ?? []).map(({ resource }) => resource);
};

/** Active patients of a hospital of the demonstration, by the OID of its record numbers. */
export const findPatients = async (fhirUrl: string, oid: string, count: number): Promise<KnownPatient[]> => {
  const resources = await search(fhirUrl, `Patient?active=true&_count=1000`);
  const patients = resources.flatMap(({ id, gender, birthDate, name, identifier }): KnownPatient[] => {
    const [{ family, given: [given] = [] } = {}] = name ?? [];
    const number = identifier?.find(({ system }) => system === `urn:oid:${oid}`)?.value;
    if (!family || !given || !birthDate || !gender || !number) return [];
    return [{ id, family, given, birthDate, gender, medicalRecordNumber: { oid, value: number } }];
  });
  return patients.slice(0, count);
};

const searchChart = (fhirUrl: string, patientId: string): Promise<Resource[]> =>
  search(fhirUrl, `DocumentReference?subject=Patient/${patientId}&_count=100`);

/** Where each document that stands in a patient's chart stands: `current`, `entered-in-error`. */
export const chartOf = async (fhirUrl: string, patientId: string): Promise<string[]> => {
  const references = await searchChart(fhirUrl, patientId);
  return references.map(({ status }) => status ?? '').toSorted();
};

/** {@link chartOf} by the documents' own ids. */
export const versionsOf = async (fhirUrl: string, patientId: string): Promise<Record<string, string>> => {
  const references = await searchChart(fhirUrl, patientId);
  return Object.fromEntries(
    references.map(({ masterIdentifier, status }) => [masterIdentifier?.value ?? '', status ?? '']),
  );
};
