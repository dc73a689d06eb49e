import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPatient } from '../../../test/build-effect.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { type DemoHospital, startDemoHospital } from '../../../test/start-demo-hospital.ts';
import { Effect } from '../../model/effect.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { openFhir } from '../../platform/fhir/open-fhir.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { receiveObject, refuseObject } from '../intake/index.ts';
import { openSender } from './index.ts';

let hospital: DemoHospital;
beforeAll(async () => {
  hospital = await startDemoHospital();
});
afterAll(() => hospital[Symbol.asyncDispose]());

const FAMILY = 'Zzyzxwell';

/** Two documents of somebody whom the hospital does not know, both decided. */
const open = async () => {
  const database = await openTestDatabase();
  const { facilityId, sourceId, userIds } = await buildFacility(database);
  const em = () => forkForFacility(database.orm, facilityId);
  const receive = async () => {
    const bytes = new TextEncoder().encode(`letter ${crypto.randomUUID()}`);
    const arrival = { facilityId, sourceId, fileName: 'letter.txt', bytes, session: null };
    return (await receiveObject(database.app, arrival, refuseObject)).documentId;
  };
  const documents = [await receive(), await receive()];
  const manager = em();
  const family = `${FAMILY}${crypto.randomUUID().slice(0, 8)}`;
  const patient = buildPatient(manager, { isProvisional: true, family, birthDate: '1990-01-01' });
  manager.create(ProvisionalPatient, {
    patient,
    document: documents[0] ?? '',
    madeBy: userIds[0],
    searchAt: new Date(),
  });
  const effects = documents.map((document) =>
    manager.create(Effect, {
      document,
      kind: 'integration',
      state: 'planned',
      patient,
      decidedBy: userIds[0],
      dueAt: new Date(),
    }),
  );
  await manager.flush();
  const app = { ...database.app, fhir: openFhir({ baseUrl: hospital.url }) };
  const send = openSender(app);
  /** What the hospital has of them. */
  const records = async (): Promise<number> => {
    const answer = await fetch(`${hospital.url}/Patient?family=${family}`);
    // The hospital's own server answers in this shape.
    const { entry = [] } = (await answer.json()) as { entry?: unknown[] };
    return entry.length;
  };
  const states = async () => (await em().find(Effect, {}, { orderBy: { id: 'asc' } })).map(({ state }) => state);
  const sendAll = () => Promise.allSettled(effects.map(({ id }) => send({ facilityId, effectId: id })));
  return { database, em, patient, sendAll, records, states };
};

it('two documents of somebody new, sent at the same time, make one record of them', async () => {
  const { database, sendAll, records, states } = await open();
  await using _ = database;
  const outcomes = await sendAll();
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await sendAll();
  expect(await states()).toEqual(['confirmed', 'confirmed']);
  expect(await records()).toBe(1);
});

it('when the answer that somebody new was made is lost, they are found and not made again', async () => {
  const { database, sendAll, records, states } = await open();
  await using _ = database;
  await hospital.script({ on: 'write', fault: { kind: 'reset', isCommitted: true } });
  await sendAll();
  expect((await states()).toSorted()).toEqual(['planned', 'unknown']);
  expect(await records()).toBe(1);
  for (let n = 0; n < 3; n += 1) await sendAll();
  expect(await states()).toEqual(['confirmed', 'confirmed']);
  expect(await records()).toBe(1);
});

it('nothing is begun under somebody whose documents are about to move', async () => {
  const { database, em, patient, sendAll, records, states } = await open();
  await using _ = database;
  const manager = em();
  const real = buildPatient(manager);
  await manager.flush();
  await em().nativeUpdate(ProvisionalPatient, { patient: patient.id }, { mergedInto: real.id });
  await sendAll();
  expect([await states(), await records()]).toEqual([['planned', 'planned'], 0]);
});
