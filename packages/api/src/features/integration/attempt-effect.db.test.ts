import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildDocumentToFile } from '../../../test/build-document-to-file.ts';
import { type Behaviour, type DemoHospital, startDemoHospital } from '../../../test/start-demo-hospital.ts';
import type { SentEntry } from '../../platform/fhir/delivery.ts';
import type { FhirClient } from '../../platform/fhir/fhir-client.ts';
import { FhirOutOfScope, FhirRefused, FhirUnavailable, FhirUnscoped } from '../../platform/fhir/fhir-error.ts';
import { openFhir } from '../../platform/fhir/open-fhir.ts';
import type { Attempt, DocumentToFile } from './attempt.ts';
import { attemptEffect } from './attempt-effect.ts';
import type { EffectOutcome } from './effect-outcome.ts';
import { ALONE } from './versions/chart-versions.rules.ts';

let hospital: DemoHospital;
let patient: { fhirId: string };
beforeAll(async () => {
  hospital = await startDemoHospital();
  const answer = await fetch(`${hospital.url}/Patient?active=true&_count=1`);
  // The hospital's own server gives its patients in this shape.
  const { entry } = (await answer.json()) as { entry: [{ resource: { id: string } }] };
  patient = { fhirId: entry[0].resource.id };
});
afterAll(() => hospital[Symbol.asyncDispose]());
beforeEach(() => hospital.forget());

const { signal } = new AbortController();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A decision, attempted as often as a test likes: each attempt begins with what the one before it learned. */
const decide = (more: Partial<DocumentToFile> = {}, abandoned: Attempt['abandoned'] = []) => {
  const { bytes, ...document } = buildDocumentToFile({ patient, bytes: Buffer.from(randomUUID()), ...more });
  const fhir = openFhir({ baseUrl: hospital.url, failuresToBreak: 1000 });
  let learned: Pick<Attempt, 'wasSent' | 'sentFhirId' | 'isAcknowledged' | 'mayArrive'> = {
    wasSent: false,
    sentFhirId: null,
    isAcknowledged: false,
    mayArrive: false,
  };
  const attempt = async (
    disguise: (client: FhirClient) => FhirClient = (client) => client,
    recalledFhirId: string | null = null,
  ): Promise<EffectOutcome> => {
    const sizeBytes = bytes.byteLength;
    const kind = recalledFhirId === null ? 'integration' : 'recall';
    const outcome = await attemptEffect(
      { files: { load: async () => bytes }, client: disguise(fhir.forFacility('any')) },
      {
        facilityId: 'any',
        signal,
        attempt: {
          ...learned,
          number: 1,
          versions: { ...ALONE, own: recalledFhirId === null ? 'current' : null },
          traceparent: null,
          kind,
          recalledFhirId,
          abandoned,
          sha256: sha256(bytes),
          sizeBytes,
          document,
        },
      },
    );
    learned = {
      wasSent: true,
      sentFhirId: ('referenceFhirId' in outcome && outcome.referenceFhirId) || learned.sentFhirId,
      isAcknowledged: ('isAcknowledged' in outcome && outcome.isAcknowledged) || learned.isAcknowledged,
      mayArrive: false,
    };
    return outcome;
  };
  /** What stands under the key, and whether its bytes are those that were sent. */
  const chart = async () => {
    const filed = (await hospital.filed()).filter(({ identifiers }) =>
      identifiers.includes(`urn:uuid:${document.effectKey}`),
    );
    return filed.map(({ statuses, subject, ...one }) => ({
      status: statuses.at(-1),
      subject,
      hasBytes: one.sha256 === sha256(bytes),
    }));
  };
  return { attempt, chart, effectKey: document.effectKey };
};

const refusing = (
  on: 'read' | 'write',
  resourceType: string | null,
  ...statuses: number[]
): NonNullable<Behaviour['refusals']>[number] => ({ on, resourceType, statuses, share: 1 });

const filed = () => ({ status: 'current', subject: `Patient/${patient.fhirId}`, hasBytes: true });

it.each([400, 401, 403, 404, 405, 500])(
  'a document that was sent is not refused because a look-up is answered with %i, and is confirmed once it can be read',
  async (status) => {
    const { attempt, chart } = decide();
    await hospital.behave({ refusals: [refusing('read', 'DocumentReference', status)] });
    const [first, second] = [await attempt(), await attempt()];
    expect([first, second]).toMatchObject([
      { outcome: 'unclear', referenceFhirId: expect.any(String) },
      { outcome: 'unclear', referenceFhirId: expect.any(String) },
    ]);
    expect(await chart()).toEqual([filed()]);
    await hospital.behave(null);
    expect(await attempt()).toMatchObject({ outcome: 'confirmed', readBack: 'bytes' });
    expect(await chart()).toEqual([filed()]);
  },
);

it.each([
  ['fails', () => Promise.reject(new FhirRefused(400, []))],
  ['lists nothing yet', () => Promise.resolve([])],
])('where the search %s, the reference is read by the id that the server gave', async (_how, findByEffectKey) => {
  const { attempt, chart } = decide();
  const outcome = await attempt((client) => ({ ...client, findByEffectKey }));
  expect(outcome).toMatchObject({ outcome: 'confirmed', readBack: 'bytes' });
  expect(await chart()).toEqual([filed()]);
});

const ASKING = ['readPatient', 'findByEffectKey', 'readReference', 'readBytes', 'markEnteredInError'] as const;
const FAILURES = [
  ...[400, 401, 403, 404, 405, 422].map((status) => new FhirRefused(status, [])),
  new FhirUnavailable('server-error', 500),
  new FhirUnavailable('unreadable'),
];

const idOf = (outcome: EffectOutcome): string =>
  ('referenceFhirId' in outcome ? outcome.referenceFhirId : null) ?? 'nothing was sent';

it.each(ASKING)('whatever comes of %s, a question that fails refuses nothing', async (method) => {
  const earlier = decide();
  const fhirId = idOf(await earlier.attempt());
  for (const failure of FAILURES) {
    const failing = (client: FhirClient): FhirClient => ({ ...client, [method]: () => Promise.reject(failure) });
    const { attempt } = decide({}, [{ effectKey: earlier.effectKey, sentFhirId: null }]);
    const outcomes = [await attempt(failing), await attempt(failing), await attempt(failing, fhirId)];
    expect(outcomes.map(({ outcome }) => outcome)).not.toContain('refused');
  }
});

/** The same client, of which a test sees or changes what came of sending. */
const answering =
  (change: (entries: readonly SentEntry[]) => readonly SentEntry[]) =>
  (client: FhirClient): FhirClient => ({
    ...client,
    sendTransaction: async (...sent) => {
      const delivery = await client.sendTransaction(...sent);
      return 'entries' in delivery ? { ...delivery, entries: change(delivery.entries) } : delivery;
    },
  });

it('what the server says is done is not sent again, where it neither says under which id nor lists it yet', async () => {
  const { attempt, chart } = decide();
  let sent = 0;
  const unlisted = (client: FhirClient): FhirClient => ({
    ...answering((entries) => {
      sent += 1;
      return entries.map((entry) => ({ ...entry, location: null }));
    })(client),
    findByEffectKey: () => Promise.resolve([]),
  });
  for (let n = 0; n < 4; n += 1) expect(await attempt(unlisted)).toMatchObject({ outcome: 'unclear' });
  expect(sent).toBe(1);
  expect(await attempt()).toMatchObject({ outcome: 'confirmed', readBack: 'bytes' });
  expect(await chart()).toEqual([filed()]);
});

it('what stands in the chart is not refused, and not left there without its bytes, where entries are answered in another order', async () => {
  const { attempt, chart } = decide();
  await hospital.behave({ isTransactionBatch: true, refusals: [refusing('write', 'Binary', 400)] });
  expect(await attempt(answering((entries) => entries.toReversed()))).toMatchObject({ outcome: 'refused' });
  expect(await chart()).toMatchObject([{ status: 'entered-in-error', hasBytes: false }]);
  const another = decide();
  await hospital.behave(null);
  expect(await another.attempt(answering((entries) => entries.toReversed()))).toMatchObject({ outcome: 'confirmed' });
  expect(await another.chart()).toEqual([filed()]);
});

it('bytes that a batch did not take are put again under the same reference', async () => {
  const { attempt, chart } = decide();
  await hospital.behave({ isTransactionBatch: true, refusals: [refusing('write', 'Binary', 503)] });
  expect(await attempt()).toMatchObject({ outcome: 'unclear', referenceFhirId: expect.any(String) });
  await hospital.behave({ isTransactionBatch: true });
  expect(await attempt()).toMatchObject({ outcome: 'confirmed', readBack: 'bytes' });
  expect(await chart()).toEqual([filed()]);
});

it('a reference whose bytes the server refuses is taken out, and becomes current once it takes them', async () => {
  const { attempt, chart } = decide();
  await hospital.behave({ isTransactionBatch: true, refusals: [refusing('write', 'Binary', 403)] });
  expect(await attempt()).toEqual({ outcome: 'refused', trouble: 'not-allowed' });
  expect(await chart()).toMatchObject([{ status: 'entered-in-error', hasBytes: false }]);
  await hospital.behave({ isTransactionBatch: true });
  expect(await attempt()).toMatchObject({ outcome: 'unclear' });
  expect(await attempt()).toMatchObject({ outcome: 'confirmed', readBack: 'bytes' });
  expect(await chart()).toEqual([filed()]);
});

it.each([
  [503, 'unclear'],
  [403, 'refused'],
])('bytes whose reference is answered with %i: %s, and sent again it is made once', async (status, outcome) => {
  const { attempt, chart } = decide();
  await hospital.behave({ isTransactionBatch: true, refusals: [refusing('write', 'DocumentReference', status)] });
  expect(await attempt()).toMatchObject({ outcome });
  expect(await chart()).toEqual([]);
  await hospital.behave({ isTransactionBatch: true });
  expect(await attempt()).toMatchObject({ outcome: 'confirmed', readBack: 'bytes' });
  expect(await chart()).toEqual([filed()]);
});

const newPatient = () => ({
  patientId: randomUUID(),
  identifiers: [],
  family: 'Nouveau',
  given: ['Ana'],
  birthFamily: null,
  birthDate: '1990-01-01',
  sex: null,
});

/** Attempts until nothing is left to be put right, as the queue does. */
const untilSettled = async (attempt: () => Promise<EffectOutcome>): Promise<EffectOutcome> => {
  for (let n = 0; n < 5; n += 1) {
    const outcome = await attempt();
    if (outcome.outcome !== 'unclear') return outcome;
  }
  throw new Error('The attempt came to no end.');
};

it.each([[[]], [[refusing('write', 'Patient', 503)]]])(
  'somebody new has the document, also where a batch leaves the reference to nobody (%o)',
  async (refusals) => {
    const { attempt, chart } = decide({ patient: newPatient() });
    await hospital.behave({ isTransactionBatch: true, refusals });
    await attempt();
    await hospital.behave({ isTransactionBatch: true });
    const outcome = await untilSettled(attempt);
    const patientFhirId = outcome.outcome === 'confirmed' ? outcome.patientFhirId : null;
    expect(patientFhirId).toEqual(expect.any(String));
    expect(await chart()).toEqual([{ status: 'current', subject: `Patient/${patientFhirId}`, hasBytes: true }]);
  },
);

it.each([400, 401, 403, 404, 405, 406, 422, 501])(
  'where a server answers everybody who reads bytes with %i, the reference counts alone, and that is kept',
  async (status) => {
    const { attempt, chart } = decide();
    await hospital.behave({ refusals: [refusing('read', 'Binary', status)] });
    expect(await attempt()).toMatchObject({ outcome: 'confirmed', readBack: 'reference' });
    expect(await chart()).toEqual([filed()]);
  },
);

it('bytes that nobody may read count only once the server has acknowledged them', async () => {
  const { attempt, chart } = decide();
  await hospital.behave({
    isTransactionBatch: true,
    refusals: [refusing('read', 'Binary', 404), refusing('write', 'Binary', 500)],
  });
  expect(await attempt()).toMatchObject({ outcome: 'unclear' });
  await hospital.behave({ refusals: [refusing('read', 'Binary', 404)] });
  expect(await attempt()).toMatchObject({ outcome: 'confirmed', readBack: 'reference' });
  expect(await chart()).toEqual([filed()]);
});

it('other bytes than were sent are put again, and never confirmed', async () => {
  const { attempt, chart } = decide();
  const puts: string[] = [];
  const outcome = await attempt((client) => ({
    ...client,
    readBytes: () => Promise.resolve('other'),
    putResource: (resource, asked) => {
      puts.push(resource.resourceType);
      return client.putResource(resource, asked);
    },
  }));
  expect([outcome.outcome, puts]).toEqual(['unclear', ['Binary']]);
  expect(await attempt()).toMatchObject({ outcome: 'confirmed', readBack: 'bytes' });
  expect(await chart()).toEqual([filed()]);
});

/** Everything that was sent arrives, and nothing can be asked. */
const speechless = (client: FhirClient): FhirClient => ({
  ...client,
  findByEffectKey: () => Promise.reject(new FhirUnavailable('timeout')),
  readReference: () => Promise.reject(new FhirUnavailable('timeout')),
});

it('what somebody at the hospital took out is not put back', async () => {
  const { attempt, chart } = decide();
  const fhirId = idOf(await attempt(speechless));
  await openFhir({ baseUrl: hospital.url }).forFacility('any').markEnteredInError(fhirId, { signal });
  expect(await attempt()).toEqual({ outcome: 'refused', trouble: 'conflict' });
  expect(await chart()).toMatchObject([{ status: 'entered-in-error' }]);
});

it('a reference that stands in nobody’s chart is put into the one that it was decided for, and only then confirmed', async () => {
  const { attempt, chart } = decide();
  const puts: unknown[] = [];
  const losing = (client: FhirClient): FhirClient => ({
    ...client,
    findByEffectKey: async (...asked) =>
      (await client.findByEffectKey(...asked)).map((one) => ({ ...one, subject: null })),
    putResource: (resource, asked) => {
      puts.push(resource);
      return client.putResource(resource, asked);
    },
  });
  expect(await attempt(losing)).toMatchObject({ outcome: 'unclear' });
  expect(puts).toMatchObject([
    { resourceType: 'DocumentReference', subject: { reference: `Patient/${patient.fhirId}` } },
  ]);
  expect(await attempt()).toMatchObject({ outcome: 'confirmed' });
  expect(await chart()).toEqual([filed()]);
});

it('what the hospital moved into another record is filed there, unless it is another facility’s', async () => {
  const moved =
    (readPatient: FhirClient['readPatient'] | null) =>
    (client: FhirClient): FhirClient => ({
      ...client,
      findByEffectKey: async (...asked) =>
        (await client.findByEffectKey(...asked)).map((one) => ({ ...one, subject: 'Patient/another' })),
      readPatient: (fhirId, asked) =>
        fhirId === 'another' && readPatient ? readPatient(fhirId, asked) : client.readPatient(fhirId, asked),
    });
  expect(await decide().attempt(moved(null))).toMatchObject({ outcome: 'confirmed' });
  const foreign = () => Promise.reject(new FhirOutOfScope());
  expect(await decide().attempt(moved(foreign))).toEqual({ outcome: 'refused', trouble: 'other-facility' });
});

it('a scope that was taken away after a document was sent refuses nothing', async () => {
  const unscoped = () => Promise.reject(new FhirUnscoped());
  expect(await decide().attempt((client) => ({ ...client, sendTransaction: unscoped }))).toEqual({
    outcome: 'refused',
    trouble: 'unscoped',
  });
  const { attempt } = decide();
  const losing = (client: FhirClient): FhirClient => ({ ...client, readBytes: unscoped });
  expect([await attempt(losing), await attempt(losing)]).toMatchObject([
    { outcome: 'unclear' },
    { outcome: 'unclear' },
  ]);
});

it.each([400, 404, 413, 422])(
  'what a gateway answers with %i although the server did it is filed, and what nobody did is refused',
  async (status) => {
    const refused = { outcome: 'refused', status, issues: [] } as const;
    const { attempt, chart } = decide();
    const behindGateway = (client: FhirClient): FhirClient => ({
      ...client,
      async sendTransaction(...asked) {
        await client.sendTransaction(...asked);
        return refused;
      },
    });
    expect(await attempt(behindGateway)).toMatchObject({ outcome: 'confirmed', readBack: 'bytes' });
    expect(await chart()).toEqual([filed()]);
    const nothingDone = decide();
    const sendTransaction = async () => refused;
    const outcome = await nothingDone.attempt((client) => ({ ...client, sendTransaction }));
    expect(outcome).toEqual({ outcome: 'refused', trouble: 'content-refused' });
    const unasked = await decide().attempt((client) => ({
      ...client,
      sendTransaction,
      findByEffectKey: () => Promise.reject(new FhirRefused(400, [])),
    }));
    expect(unasked).toEqual({ outcome: 'refused', trouble: 'content-refused' });
  },
);
