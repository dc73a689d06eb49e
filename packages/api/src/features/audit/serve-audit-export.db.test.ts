import { mkdtemp, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildPatient } from '../../../test/build-effect.ts';
import { buildFacility, SET_UP_ENTRIES } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { signInAt } from '../../../test/start-api.ts';
import { exportAudit } from '../../cli/export-audit.ts';
import { AuditEvent } from '../../model/audit-event.entity.ts';
import { Facility } from '../../model/facility.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { createServer } from '../../server.ts';

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const em = forkForFacility(database.orm, facility.facilityId);
  const documentId = await buildDocument(em);
  const patient = buildPatient(em, { family: 'Nouveau', given: ['Ana'] });
  em.create(Verification, { document: documentId, outcome: 'matched', patient });
  await em.flush();
  await (await facility.signIn()).documents.openDocument({ documentId, isAhead: false });
  const server = createServer(database.app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on a port has an address of this form.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { supervisorId } = facility;
  const signInAs = async (role: Role) => {
    await database.asSuperuser((client) =>
      client.query('update membership set role = $1 where user_id = $2', [role, supervisorId]),
    );
    return signInAt(url, { ...facility, userIds: [supervisorId, supervisorId] });
  };
  return {
    database,
    facility,
    documentId,
    patientId: patient.fhirId,
    ask: async (role: Role, query = '') => (await signInAs(role)).get(`${url}/exports/audit.ndjson${query}`),
    url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database[Symbol.asyncDispose]();
    },
  };
};

const eventsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const actionOf = ({ subtype }: { subtype: { code: string }[] }) => subtype[1]?.code;

it('an auditor has the audit as FHIR AuditEvent on lines, narrowed as the page is, and that is an entry itself', async () => {
  await using world = await open();
  const { documentId, patientId, facility } = world;
  const answer = await world.ask('auditor', `?documentId=${documentId}&isWholePatient=true&action=document-opened`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('ndjson')]);
  const text = await answer.text();
  const [opened, ...others] = eventsOf(text);
  expect(others).toEqual([]);
  expect(opened).toMatchObject({
    resourceType: 'AuditEvent',
    meta: { profile: ['https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead'] },
    agent: [{}, {}, { name: 'Admissions clerk', who: { identifier: { value: `urn:uuid:${facility.userIds[0]}` } } }],
    entity: [
      { what: { identifier: { value: `urn:uuid:${documentId}` } } },
      { what: { reference: `Patient/${patientId}` } },
      {},
    ],
  });
  expect(text).not.toContain('Nouveau');
  const whole = eventsOf(await (await world.ask('auditor')).text());
  // In their order, the export before this one among them.
  expect(whole.map(actionOf)).toEqual(expect.arrayContaining(['facility-set-up', 'document-opened', 'audit-exported']));
  const instants = whole.map(({ recorded }) => Date.parse(recorded));
  expect(instants).toEqual(instants.toSorted((one, other) => one - other));
});

it('whoever may not list the audit has no file of it, and another facility’s is not in it', async () => {
  await using world = await open();
  await buildFacility(world.database);
  expect((await fetch(`${world.url}/exports/audit.ndjson`)).status).toBe(401);
  expect((await world.ask('auditor', '?from=yesterday')).status).toBe(400);
  const events = eventsOf(await (await world.ask('auditor', '?action=facility-set-up')).text());
  expect(events).toHaveLength(SET_UP_ENTRIES);
  // The administrator last: as the only one they stay one.
  for (const role of ['clerk', 'nurse', 'supervisor', 'administrator'] as const) {
    expect([role, (await world.ask(role)).status]).toEqual([role, 403]);
  }
});

it('the command line writes the same into a new file', async () => {
  await using world = await open();
  const { database, facility } = world;
  const { code } = await database.owner.em.fork().findOneOrFail(Facility, { id: facility.facilityId });
  const path = join(await mkdtemp(join(tmpdir(), 'mailroom-audit-')), 'audit.ndjson');
  const config = { ...database.app.config, databaseUrl: database.databaseUrl };
  const run = (options = {}) =>
    exportAudit(config, { path, facility: code, from: undefined, until: undefined, ...options });
  expect(await run()).toBe(0);
  expect(eventsOf(await readFile(path, 'utf8')).map(actionOf)).toContain('audit-exported');
  const exports = () =>
    forkForFacility(database.orm, facility.facilityId).count(AuditEvent, { action: 'audit-exported' });
  expect(await exports()).toBe(1);
  await expect(run()).rejects.toThrow('EEXIST');
  expect(await exports()).toBe(1);
  for (const from of ['x', '2026', '2026-02-30', '2026-03-01T10:00Z'])
    await expect(run({ from })).rejects.toThrow(`${from} is no day: write 2026-03-01.`);
  // The last day is one of them, as on the page.
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => `${part}`.padStart(2, '0'))
    .join('-');
  await run({ path: `${path}.today`, from: today, until: today });
  expect(eventsOf(await readFile(`${path}.today`, 'utf8')).map(actionOf)).toContain('audit-exported');
  await run({ path: `${path}.installation`, facility: null });
  expect(eventsOf(await readFile(`${path}.installation`, 'utf8')).map(actionOf)).toContain('audit-exported');
  await expect(run({ facility: 'nowhere' })).rejects.toThrow('There is no facility nowhere.');
});
