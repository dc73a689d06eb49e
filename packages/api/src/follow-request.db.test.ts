import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { buildIdentity, buildKnownPatient } from '../test/build-identity.ts';
import { openWeb } from '../test/open-web.ts';
import { sendJson, startStubServer } from '../test/start-stub-server.ts';
import { receiveObject, refuseObject } from './features/intake/index.ts';
import { SEND_EFFECT } from './features/integration/index.ts';
import { Document } from './model/document.entity.ts';
import { Effect } from './model/effect.entity.ts';
import { openFhir } from './platform/fhir/open-fhir.ts';
import { forkForFacility } from './platform/process/context.ts';
import { openLog } from './platform/process/log.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

/** A log that is kept here. */
const openKeptLog = () => {
  const lines: unknown[] = [];
  const to = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  return { log: openLog('worker', 'error', to), lines };
};

it('a decision is followed from its request through its job to the hospital’s server and the log', async () => {
  await using web = await openWeb();
  await web.signIn();
  const { database, facility } = web;
  const em = forkForFacility(database.orm, facility.facilityId);
  const { facilityId, sourceId } = facility;
  const arrival = { facilityId, sourceId, fileName: 'letter.txt', bytes: Buffer.from('letter'), session: null };
  const { documentId } = await receiveObject(database.app, arrival, refuseObject);
  await em.nativeUpdate(Document, documentId, { status: 'review' });
  await buildIdentity(em, documentId, { patientId: await buildKnownPatient(em) });
  const answer = await web.browse('/trpc/review.integrateDocuments', {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${TRACE}-00f067aa0ba902b7-01` },
    body: JSON.stringify({ documents: [{ documentId, version: 1 }] }),
  });
  expect(answer.status).toBe(200);
  const effect = await em.findOneOrFail(Effect, { document: documentId });
  expect(effect.traceparent).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));

  await database.asSuperuser((client) =>
    client.query(
      "update effect set due_at = now(); update pgboss.job set start_after = now() where name = 'send-effect'",
    ),
  );
  const jobs = await database.app.jobs.boss.fetch<object>('send-effect');
  await using server = await startStubServer((response) => sendJson(response, {}, 503));
  const { log, lines } = openKeptLog();
  const app = { ...database.app, log, fhir: openFhir({ baseUrl: server.url }) };
  const { signal } = new AbortController();
  const results = await SEND_EFFECT.open(app).run(jobs.map((job) => ({ ...job, signal })));
  expect(results).toMatchObject([{ status: 'failed' }]);
  expect(server.requests.length).toBeGreaterThan(0);
  for (const { headers } of server.requests) expect(headers['traceparent']).toMatch(new RegExp(`^00-${TRACE}-.*-01$`));
  expect(lines).toMatchObject([{ msg: 'a job failed', traceId: TRACE }]);
});
