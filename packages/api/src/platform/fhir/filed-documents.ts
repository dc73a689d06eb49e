import { parseJson } from './ask-server.ts';
import { readAnswer } from './bundle.ts';
import { type Delivery, deliver, type SentEntry } from './delivery.ts';
import { uuidToken } from './effect-key.ts';
import type { Cancellable, FhirClient } from './fhir-client.ts';
import { FhirRefused, FhirUnavailable, orGone } from './fhir-error.ts';
import { idInReference } from './fhir-patient.ts';
import { holdsBytes, maxBinaryBytes } from './filed-bytes.ts';
import { markedAs, readFiled, readFiledResource, StoredReference, takenOut } from './filed-reference.ts';
import { MINIMAL, pathOf, type Reached, readPatient } from './reached.ts';
import { replacedPatient, StoredPatient } from './replaced-patient.ts';

const GONE = 410;
const NOT_IMPLEMENTED = 501;

/**
 * What a server says that lets nobody read Binary as it is asked for, or does not say whether there is one: a refusal, whatever its
 * status; that it cannot; or another address, such as a store of files of its own.
 */
const isUnreadable = (error: unknown): boolean =>
  error instanceof FhirRefused ||
  (error instanceof FhirUnavailable && (error.reason === 'redirected' || error.status === NOT_IMPLEMENTED));

const DONE: readonly SentEntry[] = [{ status: 200, location: null }];

interface Put extends Cancellable {
  readonly body: { readonly resourceType: string; readonly id: string };
  readonly version: string | null;
}

/** Done when the server says so and answers with nothing or with JSON: the page of a proxy is no answer. */
const put = ({ askForBytes, timeouts }: Reached, { body, version, signal }: Put): Promise<Delivery> =>
  deliver(async () => {
    const answer = await askForBytes({
      method: 'PUT',
      path: pathOf(body.resourceType, body.id),
      body,
      headers: { ...MINIMAL, ...(version === null ? {} : { 'if-match': `W/"${version}"` }) },
      timeoutMilliseconds: timeouts.writeMilliseconds,
      signal,
    });
    if (answer.length > 0 && parseJson(answer) === undefined) throw new FhirUnavailable('unreadable');
    return DONE;
  });

const read = ({ ask, timeouts }: Reached, fhirId: string, { signal }: Cancellable): Promise<unknown> => {
  const path = pathOf('DocumentReference', fhirId);
  return ask({ method: 'GET', path, timeoutMilliseconds: timeouts.readMilliseconds, signal });
};

const readBytes =
  ({ askForBytes, timeouts }: Reached): FhirClient['readBytes'] =>
  async (binaryId, { sha256, sizeBytes }, { signal }) => {
    try {
      const answer = await askForBytes({
        method: 'GET',
        path: pathOf('Binary', binaryId),
        // Bytes take as long to come as to go.
        timeoutMilliseconds: timeouts.writeMilliseconds,
        maxAnswerBytes: maxBinaryBytes(sizeBytes),
        signal,
      });
      return holdsBytes(answer, sha256) ? 'same' : 'other';
    } catch (error) {
      if (isUnreadable(error)) return 'unreadable';
      throw error;
    }
  };

const markEnteredInError =
  (reached: Reached): FhirClient['markEnteredInError'] =>
  async (fhirId, { isIncomplete = false, signal }) => {
    const answer = await orGone(() => read(reached, fhirId, { signal }));
    if (answer === null) return { outcome: 'refused', status: GONE, issues: [] };
    const stored = readAnswer(StoredReference, answer);
    if (stored.status === 'entered-in-error') return { outcome: 'confirmed', entries: DONE };
    const patientFhirId = idInReference(stored.subject?.reference ?? null, 'Patient');
    if (reached.scope !== null && patientFhirId !== null) await readPatient(reached, patientFhirId, { signal });
    const version = stored.meta?.versionId ?? null;
    return put(reached, { body: takenOut(stored, { isIncomplete }), version, signal });
  };

const markReplaced =
  (reached: Reached): FhirClient['markReplaced'] =>
  async (fhirId, byFhirId, { signal }) => {
    const { ask, timeouts } = reached;
    // In scope, or nothing is changed.
    await readPatient(reached, fhirId, { signal });
    const path = pathOf('Patient', fhirId);
    const stored = await ask({ method: 'GET', path, timeoutMilliseconds: timeouts.readMilliseconds, signal });
    const replaced = replacedPatient(readAnswer(StoredPatient, stored), byFhirId);
    if (replaced === null) return { outcome: 'confirmed', entries: DONE };
    return put(reached, { ...replaced, signal });
  };

const markVersion =
  (reached: Reached): FhirClient['markVersion'] =>
  async (fhirId, { status, patientFhirId, mayStill, signal }) => {
    const answer = await orGone(() => read(reached, fhirId, { signal }));
    const stored = answer === null ? null : readAnswer(StoredReference, answer);
    if (stored === null || stored.status === 'entered-in-error') return { outcome: 'left', because: 'withdrawn' };
    if (idInReference(stored.subject?.reference ?? null, 'Patient') !== patientFhirId) {
      return { outcome: 'left', because: 'other-chart' };
    }
    if (stored.status === status) return { outcome: 'confirmed', entries: DONE };
    if (reached.scope !== null) await readPatient(reached, patientFhirId, { signal });
    // After it was read, so that whoever may no more has read what is there no more either, and is refused by its version.
    if (!(await mayStill())) return { outcome: 'postponed', reason: 'conflict' };
    return put(reached, { body: markedAs(stored, status), version: stored.meta?.versionId ?? null, signal });
  };

type FiledDocuments = Pick<
  FhirClient,
  | 'findByEffectKey'
  | 'readReference'
  | 'readBytes'
  | 'putResource'
  | 'markEnteredInError'
  | 'markReplaced'
  | 'markVersion'
>;

/** What becomes of documents once they are sent: found, read back, put right, taken out. */
export const openFiledDocuments = (reach: () => Promise<Reached>): FiledDocuments => ({
  async findByEffectKey(resourceType, effectKey, { signal }) {
    const { ask, timeouts } = await reach();
    const body = new URLSearchParams({ identifier: uuidToken(effectKey) });
    const path = `/${resourceType}/_search`;
    const timeoutMilliseconds = timeouts.readMilliseconds;
    return readFiled(await ask({ method: 'POST', path, body, timeoutMilliseconds, signal }), resourceType, effectKey);
  },
  readReference: (fhirId, effectKey, asked) =>
    orGone(async () => readFiledResource(await read(await reach(), fhirId, asked), effectKey)),
  readBytes: async (...asked) => readBytes(await reach())(...asked),
  putResource: async (body, { version, signal }) => put(await reach(), { body, version, signal }),
  markEnteredInError: async (...asked) => markEnteredInError(await reach())(...asked),
  markReplaced: async (...asked) => markReplaced(await reach())(...asked),
  markVersion: async (...asked) => markVersion(await reach())(...asked),
});
