import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildEffect, buildPatient } from '../../../test/build-effect.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { type DemoHospital, startDemoHospital } from '../../../test/start-demo-hospital.ts';
import { Document } from '../../model/document.entity.ts';
import { Effect } from '../../model/effect.entity.ts';
import { Incident } from '../../model/incident.entity.ts';
import { openFhir } from '../../platform/fhir/open-fhir.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { receiveObject, refuseObject } from '../intake/index.ts';
import { beginAttempts } from './begin-attempt.ts';
import type { EffectOutcome } from './effect-outcome.ts';
import { giveUpEffect, openSender } from './index.ts';
import type { SendEffect } from './send-effect.job.ts';
import { settleEffects } from './settle-effect.ts';
import { ALONE } from './versions/chart-versions.rules.ts';

let hospital: DemoHospital;
beforeAll(async () => {
  hospital = await startDemoHospital();
});
afterAll(() => hospital[Symbol.asyncDispose]());

const NOWHERE = 'http://127.0.0.1:9/fhir';
const { signal } = new AbortController();

const somePatientId = async (): Promise<string> => {
  const answer = await fetch(`${hospital.url}/Patient?active=true&_count=1`);
  // The hospital's own server gives its patients in this shape.
  const { entry } = (await answer.json()) as { entry: [{ resource: { id: string } }] };
  return entry[0].resource.id;
};

/** A document that was decided, and the hospital's server as seen from here. */
const open = async ({ fhirId }: { fhirId?: string } = {}) => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { facilityId, sourceId, userIds } = facility;
  const em = () => forkForFacility(database.orm, facilityId);
  const bytes = new TextEncoder().encode(`letter ${crypto.randomUUID()}`);
  const arrival = { facilityId, sourceId, fileName: 'letter.txt', bytes, session: null };
  const { documentId } = await receiveObject(database.app, arrival, refuseObject);
  await em().nativeUpdate(Document, documentId, { status: 'integrating' });
  const effectId = await buildEffect(em(), {
    documentId,
    decidedById: userIds[0],
    fhirId: fhirId ?? (await somePatientId()),
  });
  const fhir = openFhir({ baseUrl: hospital.url });
  const app = { ...database.app, fhir };
  const away = { ...database.app, fhir: openFhir({ baseUrl: NOWHERE }) };
  const filed = (key = effectId) => fhir.forFacility(facilityId).findByEffectKey('DocumentReference', key, { signal });
  const effect = (id = effectId) => em().findOneOrFail(Effect, id, { populate: ['document', 'patient'] });
  const actions = async () =>
    (await (await facility.signIn()).documents.openDocument({ documentId, isAhead: false })).history.map(
      ({ action }) => action,
    );
  return {
    database,
    facility,
    em,
    documentId,
    effectId,
    app,
    away,
    data: { facilityId, effectId },
    filed,
    effect,
    actions,
  };
};

it('a decision is filed once, however often its job runs', async () => {
  const { database, app, data, effect, filed, actions } = await open();
  await using _ = database;
  for (let n = 0; n < 3; n += 1) await openSender(app)(data);
  const { state, attempts, document, referenceFhirId, steps } = await effect();
  expect({ state, attempts, status: document.$.status }).toEqual({
    state: 'confirmed',
    attempts: 1,
    status: 'integrated',
  });
  expect(await filed()).toMatchObject([{ fhirId: referenceFhirId, status: 'current' }]);
  expect(steps).toMatchObject([
    { step: 'transaction', evidence: `DocumentReference/${referenceFhirId}` },
    { step: 'read-back', evidence: 'bytes' },
  ]);
  expect((await actions()).filter((action) => action.startsWith('integration-'))).toEqual([
    'integration-confirmed',
    'integration-sent',
  ]);
});

it('without an answer it stays unknown, is asked about later, and is told of once', async () => {
  const { database, app, away, data, effect, em, filed, actions } = await open();
  await using _ = database;
  for (let n = 0; n < 3; n += 1) await expect(openSender(away)(data)).rejects.toThrow(/unclear|postponed/);
  expect(await effect()).toMatchObject({ state: 'unknown', attempts: 3 });
  await giveUpEffect(away, data);
  await giveUpEffect(away, data);
  expect(await em().find(Incident, {})).toMatchObject([{ trouble: 'no-answer', closedAt: null }]);
  await openSender(app)(data);
  expect(await effect()).toMatchObject({ state: 'confirmed' });
  expect(await filed()).toHaveLength(1);
  expect(await em().find(Incident, { closedAt: null })).toEqual([]);
  expect((await actions()).filter((action) => action === 'integration-unclear')).toHaveLength(1);
});

it('a process that died after the record took it finds it there', async () => {
  const { database, app, data, effect, em, filed } = await open();
  await using _ = database;
  await openSender(app)(data);
  await em().nativeUpdate(Effect, data.effectId, { state: 'sent', settledAt: null, referenceFhirId: null });
  await openSender(app)(data);
  expect(await effect()).toMatchObject({ state: 'confirmed' });
  expect(await filed()).toHaveLength(1);
});

it('nothing is filed under a record that does not exist, and a clerk may try again', async () => {
  const { database, facility, app, data, effect, em } = await open({ fhirId: 'nobody' });
  await using _ = database;
  await openSender(app)(data);
  expect(await effect()).toMatchObject({ state: 'refused', trouble: 'patient-inactive' });
  const supervisor = await facility.signIn(facility.supervisorId);
  const { rows } = await supervisor.integration.listIncidents({ cursor: null, limit: 20 });
  expect(rows).toMatchObject([{ kind: 'integration', trouble: 'patient-inactive', attempts: 1 }]);
  const incidentId = rows[0]?.id ?? '';
  await supervisor.integration.redriveEffect({ incidentId });
  await expect(supervisor.integration.redriveEffect({ incidentId })).rejects.toMatchObject({
    message: 'IncidentNotFound',
  });
  await openSender(app)(data);
  expect(await em().find(Incident, {})).toMatchObject([{ trouble: 'patient-inactive', closedAt: null }]);
});

it('a provisional patient becomes the hospital’s with the document', async () => {
  const { database, app, data, effect, em, filed } = await open();
  await using _ = database;
  const manager = em();
  const provisional = buildPatient(manager, { isProvisional: true, birthDate: '1990-01-01' });
  await manager.flush();
  await manager.nativeUpdate(Effect, data.effectId, { patient: provisional.id });
  await openSender(app)(data);
  const { patient } = await effect();
  expect(patient.$.isProvisional).toBe(false);
  expect(await filed()).toMatchObject([{ subject: `Patient/${patient.$.fhirId}` }]);
});

it.each([
  ['review', null],
  ['unreadable', 'unknown-format'],
] as const)(
  'a recall marks the filed document as entered in error, and the document waits in %s',
  async (waits, reason) => {
    const { database, facility, app, data, effect, em, documentId, filed } = await open();
    await using _ = database;
    await em().nativeUpdate(Document, documentId, { unreadableReason: reason });
    await openSender(app)(data);
    const done = await effect();
    const manager = em();
    const recall = manager.create(Effect, {
      document: documentId,
      kind: 'recall',
      state: 'planned',
      patient: done.patient.id,
      recalls: done.id,
      recallReason: 'wrong-patient',
      decidedBy: facility.userIds[0],
      dueAt: new Date(),
    });
    await manager.flush();
    const again = { facilityId: data.facilityId, effectId: recall.id };
    await openSender(app)(again);
    await openSender(app)(again);
    expect(await filed()).toMatchObject([{ status: 'entered-in-error' }]);
    const { state, document } = await effect(recall.id);
    expect({ state, status: document.$.status }).toEqual({ state: 'confirmed', status: waits });
  },
);

it('what an abandoned decision left in a chart is taken out before the document is filed anew', async () => {
  const { database, facility, app, data, em, documentId, filed, effect } = await open();
  await using _ = database;
  await openSender(app)(data);
  // It arrived after it had been given up.
  await em().nativeUpdate(Effect, data.effectId, { state: 'undone' });
  const again = await buildEffect(em(), { documentId, decidedById: facility.userIds[0], fhirId: crypto.randomUUID() });
  const { patient } = await effect();
  await em().nativeUpdate(Effect, again, { patient: patient.id });
  await openSender(app)({ facilityId: data.facilityId, effectId: again });
  expect(await filed()).toMatchObject([{ status: 'entered-in-error' }]);
  expect(await filed(again)).toMatchObject([{ status: 'current' }]);
});

type Data = Parameters<SendEffect>[0];
const begin = async (app: Pick<App, 'orm'>, { facilityId, effectId }: Data) =>
  (await beginAttempts(app, facilityId, [effectId]))[0];
const settle = (app: Pick<App, 'jobs' | 'orm'>, { facilityId, effectId }: Data, outcome: EffectOutcome) =>
  settleEffects(app, facilityId, [{ effectId, outcome, versions: ALONE }]);

it('what stands in the chart is filed, though another attempt at the same time was refused', async () => {
  const { database, app, data, effect, em } = await open();
  await using _ = database;
  await begin(app, data);
  await settle(app, data, { outcome: 'refused', trouble: 'not-allowed' });
  const found = { referenceFhirId: 'filed', patientFhirId: null, readBack: 'bytes' } as const;
  await settle(app, data, { outcome: 'confirmed', ...found });
  await settle(app, data, { outcome: 'refused', trouble: 'not-allowed' });
  expect(await effect()).toMatchObject({
    state: 'confirmed',
    trouble: null,
    referenceFhirId: 'filed',
    readBack: 'bytes',
  });
  expect(await em().find(Incident, { closedAt: null })).toEqual([]);
});

it('what the server said that it made is kept while it is not confirmed', async () => {
  const { database, app, data, effect } = await open();
  await using _ = database;
  await begin(app, data);
  await settle(app, data, { outcome: 'unclear', referenceFhirId: 'sent', isAcknowledged: true });
  await settle(app, data, { outcome: 'unclear' });
  expect(await effect()).toMatchObject({ state: 'unknown', referenceFhirId: 'sent', isAcknowledged: true });
  expect(await begin(app, data)).toMatchObject({ wasSent: true, sentFhirId: 'sent', isAcknowledged: true });
});

it('what was sent without an answer is asked about, and sent again only once it must have arrived', async () => {
  const { database, app, data, effectId, em, effect, filed } = await open();
  await using _ = database;
  let sent = 0;
  let isListed = false;
  const fhir: App['fhir'] = {
    forFacility: (id) => {
      const client = app.fhir.forFacility(id);
      return {
        ...client,
        async sendTransaction(...asked) {
          sent += 1;
          await client.sendTransaction(...asked);
          return { outcome: 'unclear', reason: 'timeout' };
        },
        findByEffectKey: async (...asked) => (isListed ? client.findByEffectKey(...asked) : []),
      };
    },
  };
  const send = openSender({ ...app, fhir });
  for (let n = 0; n < 4; n += 1) await expect(send(data)).rejects.toThrow('unclear');
  expect(sent).toBe(1);
  await em().nativeUpdate(Effect, effectId, { unansweredAt: new Date(Date.now() - 61_000) });
  await expect(send(data)).rejects.toThrow('unclear');
  expect(sent).toBe(2);
  isListed = true;
  await send(data);
  expect((await effect()).state).toBe('confirmed');
  expect(await filed()).toHaveLength(1);
});

it('what a process sent that died is not sent again before it must have arrived', async () => {
  const { database, app, data, em, effectId, filed } = await open();
  await using _ = database;
  await begin(app, data);
  await expect(openSender(app)(data)).rejects.toThrow('unclear');
  expect(await filed()).toEqual([]);
  await em().nativeUpdate(Effect, effectId, { unansweredAt: new Date(Date.now() - 61_000) });
  await openSender(app)(data);
  expect(await filed()).toHaveLength(1);
});
