import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proveLedger, receiveObject, refuseObject } from '../../src/features/intake/index.ts';
import { Document } from '../../src/model/document.entity.ts';
import { Effect } from '../../src/model/effect.entity.ts';
import { forkForFacility } from '../../src/platform/process/context.ts';
import { buildFacility } from '../build-facility.ts';
import { buildIdentity, buildKnownPatient } from '../build-identity.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';
import { type DemoHospital, startDemoHospital } from '../start-demo-hospital.ts';

const WORKER = join(import.meta.dirname, '../../src/worker.ts');
const DOCUMENTS = 12;
/** Lives of a worker that end by force; `npm run prove:delivery` asks for more. */
const KILLS = Number(process.env['KILLS'] ?? 3);

const startWorker = async ({ app, databaseUrl }: TestDatabase, hospital: DemoHospital): Promise<ChildProcess> => {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    FHIR_BASE_URL: hospital.url,
    FILES: app.config.filesFolder,
    LOG_LEVEL: 'fatal',
  };
  const child = fork(WORKER, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
};

/** The power is cut: nothing is said to anybody, nothing is tidied up. */
const kill = async (worker: ChildProcess): Promise<void> => {
  const ended = once(worker, 'exit');
  worker.kill('SIGKILL');
  await ended;
};

/** What the queue does by itself three minutes later: jobs of a worker that is gone are due again. */
const EXPIRE = "update pgboss.job set state = 'retry', start_after = now() where state = 'active'";
/** Nobody waits for the time to undo, nor for the pause between two attempts. */
const DUE = "update pgboss.job set start_after = now() where state in ('created', 'retry')";

/** Nor for what was sent to arrive. */
const ARRIVED =
  "update effect set unanswered_at = unanswered_at - interval '1 minute', sent_at = sent_at - interval '1 minute'";

it('a worker that is killed again and again files each document once, and the ledger reconciles', {
  timeout: 300_000,
}, async () => {
  await using hospital = await startDemoHospital();
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { facilityId, sourceId } = facility;
  const em = () => forkForFacility(database.orm, facilityId);
  const answer = await fetch(`${hospital.url}/Patient?active=true&_count=1`);
  // The hospital's own server gives its patients in this shape.
  const { entry } = (await answer.json()) as { entry: [{ resource: { id: string } }] };
  const patientId = await buildKnownPatient(em(), { fhirId: entry[0].resource.id });
  const documents = await Promise.all(
    Array.from({ length: DOCUMENTS }, async (_, n) => {
      const bytes = new TextEncoder().encode(`letter ${n}`);
      const arrival = { facilityId, sourceId, fileName: `${n}.txt`, bytes, session: null };
      const { documentId } = await receiveObject(database.app, arrival, refuseObject);
      await em().nativeUpdate(Document, documentId, { status: 'review' });
      await buildIdentity(em(), documentId, { patientId });
      return { documentId, version: 1 };
    }),
  );
  // Who files, and sends again what was refused.
  const clerk = await facility.signIn(facility.supervisorId);
  expect((await clerk.review.integrateDocuments({ documents })).refused).toEqual([]);
  await em().nativeUpdate(Effect, {}, { dueAt: new Date() });
  const confirmed = () => em().count(Effect, { state: 'confirmed' });
  await hospital.draw({ seed: 'kill', share: 0.4, longestMilliseconds: 200 });
  const lives = fc.sample(fc.integer({ min: 0, max: 400 }), { seed: 1, numRuns: KILLS });
  for (const milliseconds of lives) {
    await database.asSuperuser(async (client) => {
      await client.query(EXPIRE);
      await client.query(DUE);
    });
    const worker = await startWorker(database, hospital);
    await wait(milliseconds);
    await kill(worker);
  }
  await hospital.draw(null);
  await database.asSuperuser((client) => client.query(EXPIRE));
  const worker = await startWorker(database, hospital);
  while ((await confirmed()) < DOCUMENTS) {
    await wait(1000);
    await database.asSuperuser(async (client) => {
      await client.query(DUE);
      await client.query(ARRIVED);
    });
    const { rows } = await clerk.integration.listIncidents({ cursor: null, limit: 200 });
    for (const { id } of rows) await clerk.integration.redriveEffect({ incidentId: id });
  }
  await kill(worker);
  await hospital.settle();
  const current = (await hospital.filed()).filter(({ statuses }) => statuses.at(-1) === 'current');
  const timesFiled = documents.map(
    ({ documentId }) => current.filter(({ identifiers }) => identifiers.includes(`urn:uuid:${documentId}`)).length,
  );
  expect(timesFiled).toEqual(documents.map(() => 1));
  expect((await proveLedger(database.orm, facilityId)).unreconciled).toEqual([]);
});
