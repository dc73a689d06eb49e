import { z } from 'zod';
import { readAnswer, Searchset } from './bundle.ts';
import { uuidIdentifier } from './effect-key.ts';
import { FhirUnavailable } from './fhir-error.ts';

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

const Identifier = z.object({ system: z.string().optional(), value: z.string().optional() });

const Filed = z.object({
  id: z.string().min(1),
  meta: z.object({ versionId: z.string().optional() }).optional(),
  masterIdentifier: Identifier.optional(),
  identifier: z.array(Identifier).default([]),
  status: ReferenceStatus.optional(),
  subject: z.object({ reference: z.string().optional() }).optional(),
});

const holds = ({ identifier, masterIdentifier }: z.infer<typeof Filed>, effectKey: string): boolean => {
  const { system, value } = uuidIdentifier(effectKey);
  return [masterIdentifier, ...identifier].some((one) => one?.system === system && one.value === value);
};

/**
 * FHIR R4 lets a server leave aside a search parameter that it does not know, and answer with everything.
 *
 * @throws FhirUnavailable when the body is no searchset, or holds what cannot be read or was not asked for.
 */
export const readFiled = (body: unknown, resourceType: FiledType, effectKey: string): readonly FiledResource[] =>
  readAnswer(Searchset, body)
    .entry.filter(({ resource, search }) => search.mode !== 'outcome' && resource.resourceType === resourceType)
    .map(({ resource }) => {
      const filed = readAnswer(Filed, resource);
      if (!holds(filed, effectKey)) throw new FhirUnavailable('unreadable');
      return {
        fhirId: filed.id,
        fhirVersion: filed.meta?.versionId ?? null,
        status: filed.status ?? null,
        subject: filed.subject?.reference ?? null,
      };
    });
