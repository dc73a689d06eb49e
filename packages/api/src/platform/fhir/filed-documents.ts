import { type FhirRequest, parseJson } from './ask-server.ts';
import { readAnswer } from './bundle.ts';
import { type Delivery, deliver, type SentEntry } from './delivery.ts';
import { uuidToken } from './effect-key.ts';
import type { Asked, FhirClient } from './fhir-client.ts';
import { FhirRefused, FhirUnavailable, orGone } from './fhir-error.ts';
import { holdsBytes, maxBinaryBytes } from './filed-bytes.ts';
import { readFiled, readFiledResource, StoredReference, takenOut } from './filed-reference.ts';

/** The bytes that were sent need not come back. */
export const MINIMAL = { prefer: 'return=minimal' };

/** FHIR R4, http: what a server says that lets nobody read Binary, or does not say whether there is one. */
const UNREADABLE = new Set([401, 403, 404, 405, 410]);

interface Asking {
  ask(request: FhirRequest): Promise<unknown>;
  askForBytes(request: FhirRequest): Promise<Buffer>;
  readonly readMilliseconds: number;
  readonly writeMilliseconds: number;
}

const DONE: readonly SentEntry[] = [{ status: 200, location: null }];

const pathOf = (resourceType: string, id: string): string => `/${resourceType}/${encodeURIComponent(id)}`;

interface Put extends Asked {
  readonly body: { readonly resourceType: string; readonly id: string };
  readonly version: string | null;
}

/** Done when the server says so and answers with nothing or with JSON: the page of a proxy is no answer. */
const put = ({ askForBytes, writeMilliseconds }: Asking, { body, version, signal }: Put): Promise<Delivery> =>
  deliver(async () => {
    const answer = await askForBytes({
      method: 'PUT',
      path: pathOf(body.resourceType, body.id),
      body,
      headers: { ...MINIMAL, ...(version === null ? {} : { 'if-match': `W/"${version}"` }) },
      timeoutMilliseconds: writeMilliseconds,
      signal,
    });
    if (answer.length > 0 && parseJson(answer) === undefined) throw new FhirUnavailable('unreadable');
    return DONE;
  });

type FiledDocuments = Pick<
  FhirClient,
  'findByEffectKey' | 'readReference' | 'readBytes' | 'putResource' | 'markEnteredInError'
>;

/** What becomes of documents once they are sent: found, read back, put right, taken out. */
export const openFiledDocuments = (asking: Asking): FiledDocuments => {
  const timeoutMilliseconds = asking.readMilliseconds;
  const read = (path: string, { signal }: Asked) => asking.ask({ method: 'GET', path, timeoutMilliseconds, signal });
  return {
    async findByEffectKey(resourceType, effectKey, { signal }) {
      const body = new URLSearchParams({ identifier: uuidToken(effectKey) });
      const path = `/${resourceType}/_search`;
      const answer = await asking.ask({ method: 'POST', path, body, timeoutMilliseconds, signal });
      return readFiled(answer, resourceType, effectKey);
    },
    readReference: (fhirId, effectKey, asked) =>
      orGone(async () => readFiledResource(await read(pathOf('DocumentReference', fhirId), asked), effectKey)),
    async readBytes(binaryId, { sha256, sizeBytes }, { signal }) {
      try {
        const answer = await asking.askForBytes({
          method: 'GET',
          path: pathOf('Binary', binaryId),
          // Bytes take as long to come as to go.
          timeoutMilliseconds: asking.writeMilliseconds,
          maxAnswerBytes: maxBinaryBytes(sizeBytes),
          signal,
        });
        return holdsBytes(answer, sha256) ? 'same' : 'other';
      } catch (error) {
        if (error instanceof FhirRefused && UNREADABLE.has(error.status)) return 'unreadable';
        throw error;
      }
    },
    putResource: (body, { version, signal }) => put(asking, { body, version, signal }),
    async markEnteredInError(fhirId, { isIncomplete = false, signal }) {
      const answer = await orGone(() => read(pathOf('DocumentReference', fhirId), { signal }));
      if (answer === null) return { outcome: 'refused', status: 410, issues: [] };
      const stored = readAnswer(StoredReference, answer);
      if (stored.status === 'entered-in-error') return { outcome: 'confirmed', entries: DONE };
      const version = stored.meta?.versionId ?? null;
      return put(asking, { body: takenOut(stored, { isIncomplete }), version, signal });
    },
  };
};
