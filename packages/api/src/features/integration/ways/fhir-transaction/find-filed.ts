import type { FhirClient } from '../../../../platform/fhir/fhir-client.ts';
import { isFailedAsking } from '../../../../platform/fhir/fhir-error.ts';
import type { FiledResource } from '../../../../platform/fhir/filed-reference.ts';
import type { SentReference } from '../../attempt.ts';

interface Asking {
  readonly client: FhirClient;
  readonly signal: AbortSignal;
}

/** A search that fails is no answer. */
const search = async ({ client, signal }: Asking, effectKey: string) => {
  try {
    return { found: await client.findByEffectKey('DocumentReference', effectKey, { signal }) };
  } catch (error) {
    if (isFailedAsking(error)) return { error };
    throw error;
  }
};

/**
 * What the server holds under the effect key. Where a search fails, or does not list yet what was just made, the reference is
 * read by the id that the server gave.
 *
 * @throws FhirUnavailable | FhirRefused when nothing can be known.
 */
export const findFiled = async (
  { client, signal }: Asking,
  { effectKey, sentFhirId }: SentReference,
): Promise<readonly FiledResource[]> => {
  const { found = [], error } = await search({ client, signal }, effectKey);
  if (found.length > 0) return found;
  const sent = sentFhirId === null ? null : await client.readReference(sentFhirId, effectKey, { signal });
  if (sent) return [sent];
  if (error) throw error;
  return [];
};
