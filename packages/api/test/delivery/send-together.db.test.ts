import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { receiveObject, refuseObject } from '../../src/features/intake/index.ts';
import type { DocumentToFile } from '../../src/features/integration/attempt.ts';
import { buildTransaction } from '../../src/features/integration/ways/fhir-transaction/build-transaction.ts';
import { Document } from '../../src/model/document.entity.ts';
import { Effect } from '../../src/model/effect.entity.ts';
import { uuidToken } from '../../src/platform/fhir/effect-key.ts';
import { forkForFacility } from '../../src/platform/process/context.ts';
import { buildDocumentToFile } from '../build-document-to-file.ts';
import { buildFacility } from '../build-facility.ts';
import { buildIdentity, buildKnownPatient } from '../build-identity.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';
import { type DemoHospital, startDemoHospital } from '../start-demo-hospital.ts';

/** Decisions made together, as `npm run measure:sending` asks; where nobody asks, nothing is measured. */
const EFFECTS = Number(process.env['EFFECTS'] ?? 0);
/** As many as a worker has for one facility. */
const SENDERS = 8;
/** What a clerk may decide at once. */
const AT_ONCE = 20;

/**
 * How long the hospital's server itself needs for the same calls from as many senders, in milliseconds: whether the chart is
 * open, the transaction, what it made, and its bytes.
 */
const timeServer = async ({ url }: DemoHospital, fhirId: string): Promise<number> => {
  const documents = Array.from({ length: EFFECTS }, () => buildDocumentToFile({ patient: { fhirId } }));
  const ask = async (path: string, post?: { type: string; body: string }): Promise<void> => {
    const { type, body } = post ?? {};
    const init = post ? { method: 'POST', headers: { 'content-type': type ?? '' }, body: body ?? '' } : {};
    const answer = await fetch(`${url}${path}`, init);
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
  };
  const file = async (document: DocumentToFile): Promise<void> => {
    const body = JSON.stringify(buildTransaction(document));
    const search = new URLSearchParams({ identifier: uuidToken(document.effectKey) }).toString();
    await ask(`/Patient/${fhirId}`);
    await ask('', { type: 'application/fhir+json', body });
    await ask('/DocumentReference/_search', { type: 'application/x-www-form-urlencoded', body: search });
    await ask(`/Binary/${document.effectKey}`);
  };
  const send = async (): Promise<void> => {
    for (let document = documents.pop(); document; document = documents.pop()) await file(document);
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: SENDERS }, send));
  return performance.now() - startedAt;
};

const startWorker = async ({ app, databaseUrl }: TestDatabase, { url }: DemoHospital): Promise<AsyncDisposable> => {
  const { filesFolder: FILES } = app.config;
  const env = { ...process.env, DATABASE_URL: databaseUrl, FHIR_BASE_URL: url, FILES, LOG_LEVEL: 'fatal' };
  const worker = fork(join(import.meta.dirname, '../../src/worker.ts'), {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(worker, 'message');
  return {
    async [Symbol.asyncDispose]() {
      const ended = once(worker, 'exit');
      worker.kill('SIGKILL');
      await ended;
    },
  };
};

it.skipIf(EFFECTS === 0)(
  'decisions that were made together are each sent at the first attempt',
  {
    timeout: 600_000,
  },
  async () => {
    await using hospital = await startDemoHospital();
    await using database = await openTestDatabase();
    const facility = await buildFacility(database);
    const { facilityId, sourceId } = facility;
    const em = () => forkForFacility(database.orm, facilityId);
    const answer = await fetch(`${hospital.url}/Patient?active=true&_count=1`);
    // The hospital's own server gives its patients in this shape.
    const { entry } = (await answer.json()) as { entry: [{ resource: { id: string } }] };
    const fhirId = entry[0].resource.id;
    const patientId = await buildKnownPatient(em(), { fhirId });
    const documents: { documentId: string; version: number }[] = [];
    for (let n = 0; n < EFFECTS; n += 1) {
      const bytes = new TextEncoder().encode(`letter ${n}`);
      const arrival = { facilityId, sourceId, fileName: `${n}.txt`, bytes, session: null };
      const { documentId } = await receiveObject(database.app, arrival, refuseObject);
      await em().nativeUpdate(Document, documentId, { status: 'review' });
      await buildIdentity(em(), documentId, { patientId });
      documents.push({ documentId, version: 1 });
    }
    const ofServer = await timeServer(hospital, fhirId);
    const clerk = await facility.signIn();
    for (let from = 0; from < EFFECTS; from += AT_ONCE) {
      const decided = await clerk.review.integrateDocuments({ documents: documents.slice(from, from + AT_ONCE) });
      expect(decided.refused).toEqual([]);
    }
    // All at once, as where the time to undo ends for all of them together.
    await database.asSuperuser(async (client) => {
      await client.query("update effect set due_at = now() + interval '3 s'");
      await client.query("update pgboss.job set start_after = now() + interval '3 s' where name = 'send-effect'");
      // What they say is read at other times.
      await client.query("delete from pgboss.job where name <> 'send-effect'");
    });
    await using _ = await startWorker(database, hospital);
    while ((await em().count(Effect, { state: 'confirmed' })) < EFFECTS) await wait(50);
    const effects = await em().find(Effect, {});
    const late = effects.map(({ sentAt, dueAt }) => Number(sentAt) - dueAt.getTime());
    const first = Math.min(...effects.map(({ dueAt }) => dueAt.getTime()));
    const sent = Math.max(...effects.map(({ settledAt }) => Number(settledAt))) - first;
    process.stdout.write(
      `${EFFECTS} effects: ${sent} ms from the first due to the last confirmed, ${(sent / ofServer).toFixed(1)} x the ` +
        `${ofServer.toFixed(0)} ms of the server's own; the first was begun ${Math.min(...late)} ms after it was due, the last ` +
        `${Math.max(...late)} ms\n`,
    );
    expect(effects.map(({ attempts }) => attempts)).toEqual(effects.map(() => 1));
  },
);
