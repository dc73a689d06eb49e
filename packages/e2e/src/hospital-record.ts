/** Record numbers of the hospital where the stories' clerk works. */
export const OID = '2.16.840.1.113883.19.71.1.1';

/** A patient as the hospital's FHIR server knows them, as far as a story needs it. */
export interface KnownPatient {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate: string;
  readonly gender: string;
  readonly medicalRecordNumber: { readonly oid: string; readonly value: string };
  /** The reference of the hospital whose patient this is: others share the server. */
  readonly organization: string;
}

interface Resource {
  readonly id: string;
  readonly active?: boolean;
  readonly status?: string;
  readonly gender?: string;
  readonly birthDate?: string;
  readonly name?: readonly { readonly family?: string; readonly given?: readonly string[] }[];
  readonly masterIdentifier?: { readonly value?: string };
  readonly managingOrganization?: { readonly reference?: string };
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
  const patients = resources.flatMap(
    ({ id, gender, birthDate, name, identifier, managingOrganization }): KnownPatient[] => {
      const [{ family, given: [given] = [] } = {}] = name ?? [];
      const number = identifier?.find(({ system }) => system === `urn:oid:${oid}`)?.value;
      const organization = managingOrganization?.reference;
      if (!family || !given || !birthDate || !gender || !number || !organization) return [];
      return [{ id, family, given, birthDate, gender, medicalRecordNumber: { oid, value: number }, organization }];
    },
  );
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

type Person = Omit<KnownPatient, 'id' | 'medicalRecordNumber'>;

/**
 * Somebody whom the hospital's own clerks admit, and the id that its server gives them.
 *
 * @param mergedInto The record that has taken the place of theirs since.
 */
export const admitPatient = async (fhirUrl: string, person: Person, mergedInto?: string): Promise<string> => {
  const { family, given, birthDate, gender, organization } = person;
  const name = [{ family, given: [given] }];
  const managingOrganization = { reference: organization };
  const replacedBy = { type: 'replaced-by', other: { reference: `Patient/${mergedInto}` } };
  const standing = mergedInto === undefined ? { active: true } : { active: false, link: [replacedBy] };
  const response = await fetch(`${fhirUrl}/Patient`, {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify({ resourceType: 'Patient', ...standing, name, birthDate, gender, managingOrganization }),
  });
  // A patient as the demonstration hospital's server keeps them.
  const { id } = (await response.json()) as Resource;
  return id;
};

/** Everybody of these names whom the hospital's server has. */
export const findNamed = async (fhirUrl: string, { family, given }: Person): Promise<string[]> => {
  const patients = await search(fhirUrl, `Patient?family=${family}&given=${given}`);
  return patients.map(({ id }) => id);
};
