import { createHash } from 'node:crypto';
import type { Binary, DocumentReference } from '@medplum/fhirtypes';
import type { HospitalRepository } from '../fhir/hospital-repository.ts';

/** A DocumentReference that the hospital really holds. */
export interface FiledDocument {
  readonly fhirId: string;
  /** Its identifiers as they stand there: `urn:uuid:…`, the master identifier first. */
  readonly identifiers: readonly string[];
  /** The status of every version, the oldest first; the last is what a clinician sees. */
  readonly statuses: readonly string[];
  /** `Patient/7`. */
  readonly subject: string | null;
  /** Hex digest of the bytes that its link leads to; null when it leads to none. */
  readonly sha256: string | null;
}

const digestOf = async (repository: HospitalRepository, link: string | undefined): Promise<string | null> => {
  const [, id] = /^Binary\/([^/]+)$/.exec(link ?? '') ?? [];
  if (id === undefined) return null;
  try {
    const { data = '' } = await repository.readResource<Binary>('Binary', id);
    return createHash('sha256').update(Buffer.from(data, 'base64')).digest('hex');
  } catch {
    return null;
  }
};

const readOne = async (repository: HospitalRepository, { id = '' }: DocumentReference): Promise<FiledDocument> => {
  const history = await repository.readHistory<DocumentReference>('DocumentReference', id);
  const versions = (history.entry ?? []).flatMap(({ resource }) => resource ?? []);
  const [last] = versions;
  const identifiers = [last?.masterIdentifier, ...(last?.identifier ?? [])].flatMap((one) => one?.value ?? []);
  return {
    fhirId: id,
    identifiers: [...new Set(identifiers)],
    statuses: versions.map(({ status }) => status ?? '').toReversed(),
    subject: last?.subject?.reference ?? null,
    sha256: await digestOf(repository, last?.content?.[0]?.attachment?.url),
  };
};

/** Every document in the hospital's charts, whatever anybody was answered. */
export async function readFiled(repository: HospitalRepository): Promise<readonly FiledDocument[]> {
  const { entry = [] } = await repository.search<DocumentReference>({ resourceType: 'DocumentReference' });
  return Promise.all(entry.flatMap(({ resource }) => (resource ? [readOne(repository, resource)] : [])));
}

/** Takes out everything that was filed, so that the next test begins with the generated hospital. */
export async function forgetFiled(repository: HospitalRepository, isGenerated: (id: string) => boolean): Promise<void> {
  for (const resourceType of ['DocumentReference', 'Binary', 'Patient'] as const) {
    const { entry = [] } = await repository.search({ resourceType });
    const ids = entry.flatMap(({ resource }) => resource?.id ?? []);
    for (const id of ids) if (!isGenerated(id)) await repository.forget(resourceType, id);
  }
}
