import { z } from 'zod';
import { listOf, said } from './answer-limits.ts';
import { readAnswer, Searchset } from './bundle.ts';
import { uuidIdentifier } from './effect-key.ts';
import { FhirUnavailable } from './fhir-error.ts';

/** FHIR R4 `DocumentReferenceStatus`. */
const ReferenceStatus = z.enum(['current', 'superseded', 'entered-in-error']);

/** Some servers sign their links. */
const MAX_URL = 5000;

const Content = z.looseObject({ attachment: z.looseObject({ url: z.string().max(MAX_URL).optional() }) });

/** A DocumentReference as far as taking it out of a chart changes it; all else goes back as it came. */
export const StoredReference = z.looseObject({
  resourceType: z.literal('DocumentReference'),
  id: said.min(1),
  meta: z.looseObject({ versionId: said.optional() }).optional(),
  status: ReferenceStatus,
  subject: z.looseObject({ reference: said.optional() }).optional(),
  content: z.array(Content).max(100).optional(),
});
export type StoredReference = z.infer<typeof StoredReference>;

/** Without the link that leads nowhere; JSON leaves out what is undefined. */
const withoutLink = ({ attachment, ...content }: z.infer<typeof Content>) => ({
  ...content,
  attachment: { ...attachment, url: undefined },
});

/** A reference as it stands once it is out of its chart; one whose bytes never arrived also loses its link to them. */
export const takenOut = (stored: StoredReference, { isIncomplete }: { isIncomplete: boolean }): StoredReference => ({
  ...stored,
  status: 'entered-in-error',
  ...(isIncomplete && stored.content ? { content: stored.content.map(withoutLink) } : {}),
});

/** A reference as it stands once a newer version has taken its place, or once it is current again. */
export const markedAs = (stored: StoredReference, status: 'current' | 'superseded'): StoredReference => ({
  ...stored,
  status,
});

/** A resource that the hospital's server holds under an effect key. */
export interface FiledResource {
  readonly fhirId: string;
  readonly fhirVersion: string | null;
  /** Of a DocumentReference; null for other types. */
  readonly status: StoredReference['status'] | null;
  /** `Patient/7`, of a DocumentReference. */
  readonly subject: string | null;
  /** Where a DocumentReference says that its bytes are; null where it does not say. */
  readonly link: string | null;
  /** How many documents a DocumentReference says that it goes back to. */
  readonly relations: number;
}

/** What Mailroom files under an effect key. */
export type FiledType = 'DocumentReference' | 'Patient';

const Identifier = z.object({ system: said.optional(), value: said.optional() });

export const Filed = z.object({
  id: said.min(1),
  meta: z.object({ versionId: said.optional() }).optional(),
  masterIdentifier: Identifier.optional(),
  identifier: listOf(Identifier),
  status: ReferenceStatus.optional(),
  subject: z.object({ reference: said.optional() }).optional(),
  content: listOf(Content),
  relatesTo: listOf(z.unknown()),
});

const holds = ({ identifier, masterIdentifier }: z.infer<typeof Filed>, effectKey: string): boolean => {
  const { system, value } = uuidIdentifier(effectKey);
  return [masterIdentifier, ...identifier].some((one) => one?.system === system && one.value === value);
};

/** @throws FhirUnavailable when it cannot be read, or has another effect key than the one that was asked for. */
export const readFiledResource = (resource: unknown, effectKey: string): FiledResource => {
  const filed = readAnswer(Filed, resource);
  if (!holds(filed, effectKey)) throw new FhirUnavailable('unreadable');
  return {
    fhirId: filed.id,
    fhirVersion: filed.meta?.versionId ?? null,
    status: filed.status ?? null,
    subject: filed.subject?.reference ?? null,
    link: filed.content[0]?.attachment.url ?? null,
    relations: filed.relatesTo.length,
  };
};

/**
 * FHIR R4 lets a server leave aside a search parameter that it does not know, and answer with everything.
 *
 * @throws FhirUnavailable when the body is no searchset, or holds what cannot be read or was not asked for.
 */
export const readFiled = (body: unknown, resourceType: FiledType, effectKey: string): readonly FiledResource[] =>
  readAnswer(Searchset, body)
    .entry.filter(({ resource, search }) => search.mode !== 'outcome' && resource.resourceType === resourceType)
    .map(({ resource }) => readFiledResource(resource, effectKey));
