import { z } from 'zod';
import { readAnswer, Searchset } from './bundle.ts';

/** FHIR R4 `DocumentReferenceStatus`. */
const ReferenceStatus = z.enum(['current', 'superseded', 'entered-in-error']);

/** A DocumentReference as far as recall changes it; all else goes back as it came. */
export const StoredReference = z.looseObject({
  resourceType: z.literal('DocumentReference'),
  id: z.string().min(1),
  meta: z.looseObject({ versionId: z.string().optional() }).optional(),
  status: ReferenceStatus,
  subject: z.looseObject({ reference: z.string().optional() }).optional(),
});
export type StoredReference = z.infer<typeof StoredReference>;

/** A resource that the hospital's server holds under an effect key. */
export interface FiledResource {
  readonly fhirId: string;
  readonly fhirVersion: string | null;
  /** Of a DocumentReference; null for other types. */
  readonly status: StoredReference['status'] | null;
  /** `Patient/7`, of a DocumentReference. */
  readonly subject: string | null;
}

/** What Mailroom files under an effect key. */
export type FiledType = 'DocumentReference' | 'Patient';

const Filed = z.object({
  id: z.string().min(1),
  meta: z.object({ versionId: z.string().optional() }).optional(),
  status: ReferenceStatus.optional(),
  subject: z.object({ reference: z.string().optional() }).optional(),
});

/** @throws FhirUnavailable when the body is no searchset, or holds what cannot be read. */
export const readFiled = (body: unknown, resourceType: FiledType): readonly FiledResource[] =>
  readAnswer(Searchset, body)
    .entry.filter(({ resource, search }) => search.mode !== 'outcome' && resource.resourceType === resourceType)
    .map(({ resource }) => {
      const { id, meta, status, subject } = readAnswer(Filed, resource);
      return {
        fhirId: id,
        fhirVersion: meta?.versionId ?? null,
        status: status ?? null,
        subject: subject?.reference ?? null,
      };
    });
