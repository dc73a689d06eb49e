import { HospitalRole, READING_ROLES, type Role } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { buildFacility } from '../../test/build-facility.ts';
import { emptyFilter } from '../../test/build-filter.ts';
import { recordStatements } from '../../test/record-statements.ts';
import { Source } from '../model/source.entity.ts';
import { buildFullDocument, IDENTIFIER_SYSTEM } from './build-full-document.ts';
import { openLegacy } from './open-legacy.ts';

const PATH = '/v1/dashboards/everything/documents';

const Page = z.object({
  total: z.int(),
  documents: z.array(z.looseObject({ id: z.string(), source: z.looseObject({ name: z.string() }) })),
});

const Identities = z.object({ documents: z.array(z.object({ identity: z.object({ matches: z.int() }).nullable() })) });

/** A facility with documents that have all that can hang on one; every fourth names no patient's number. */
const openWith = async (count: number) => {
  const legacy = await openLegacy();
  for (let n = 0; n < count; n += 1) {
    await buildFullDocument(legacy.em, {
      receivedAt: new Date(Date.UTC(2026, 0, 1, 0, n)),
      family: 'Martin',
      given: ['Zoë'],
      assigneeId: legacy.facility.userIds[0],
      patientNumber: n % 4 === 3 ? null : `80192228${n}`,
      documentTypeCode: '11502-2',
      outcome: 'matched',
      tagNames: ['urgent', 'cardiology'],
    });
  }
  const cookie = await legacy.signIn();
  const ask = async (body: object) => (await legacy.post(PATH, body, cookie)).json();
  return { legacy, ask };
};

/** What is asked, beside the transactions and the tenancy that carry it. */
const isReal = (statement: string): boolean =>
  !/^(begin|commit|rollback|enter_facility|select set_config)/i.test(statement);

const bytesOf = (answer: unknown): number => Buffer.byteLength(JSON.stringify(answer));

it('asks for 20 documents with 200 statements and more, and answers with many times the bytes', {
  timeout: 60_000,
}, async () => {
  const { legacy, ask } = await openWith(20);
  await using _ = legacy;
  const clerk = await legacy.facility.signIn();
  let [v1Bytes, v2Bytes] = [0, 0];
  const v2 = await recordStatements(async () => {
    v2Bytes = bytesOf(await clerk.worklist.listWorklist({ ...emptyFilter, limit: 20 }));
  });
  const v1 = await recordStatements(async () => {
    v1Bytes = bytesOf(await ask({ limit: 20 }));
  });
  const asked = { v1: v1.filter(isReal).length, v2: v2.filter(isReal).length };
  const session = { v1: v1.length - asked.v1, v2: v2.length - asked.v2 };
  const bytes = { v1: v1Bytes, v2: v2Bytes, ratio: v1Bytes / v2Bytes };
  process.stdout.write(`20 documents: ${JSON.stringify({ asked, session, bytes })}\n`);
  expect(asked.v1).toBeGreaterThanOrEqual(200);
  expect(asked.v2).toBe(1);
  expect(bytes.ratio).toBeGreaterThan(3);
});

it('calls FHIR once for each document that names an identifier, and never in a URL', async () => {
  const { legacy, ask } = await openWith(4);
  await using _ = legacy;
  const { documents } = Identities.parse(await ask({}));
  expect(documents.map(({ identity }) => identity?.matches ?? null)).toEqual([null, 1, 1, 1]);
  const token = (number: string) => encodeURIComponent(`urn:oid:${IDENTIFIER_SYSTEM}|${number}`);
  const calls = ['801922282', '801922281', '801922280'].map((n) => `POST /fhir/Patient/_search identifier=${token(n)}`);
  expect(legacy.fhir.calls).toEqual(calls);
});

it('answers the same rows without identities when FHIR is slow or down', async () => {
  const { legacy, ask } = await openWith(2);
  await using _ = legacy;
  const answered = Page.parse(await ask({}));
  const without = answered.documents.map((document) => ({ ...document, identity: null }));
  legacy.fhir.isSilent = true;
  const startedAt = performance.now();
  expect(Page.parse(await ask({})).documents).toEqual(without);
  expect(performance.now() - startedAt).toBeGreaterThan(1900);
  await legacy.fhir.close();
  expect(Page.parse(await ask({})).documents).toEqual(without);
});

it('shows nothing of another facility, also after the cache has seen it', async () => {
  const { legacy, ask } = await openWith(1);
  await using _ = legacy;
  const [document] = Page.parse(await ask({})).documents;
  const theirs = await buildFacility(legacy.database);
  const foreign = async (filters: object) => (await legacy.post(PATH, { filters }, await legacy.signIn(theirs))).json();
  expect(Page.parse(await foreign({}))).toEqual({ total: 0, documents: [] });
  expect(Page.parse(await foreign({ source: document?.source['id'] }))).toEqual({ total: 0, documents: [] });
});

it('answers whoever may see documents, and refuses every other role of a hospital', async () => {
  const { legacy } = await openWith(0);
  await using _ = legacy;
  const { facilityId, userIds, supervisorId } = legacy.facility;
  const give = (role: Role, userId: string) =>
    legacy.database.asSuperuser((client) =>
      client.query('update membership set role = $1 where user_id = $2 and facility_id = $3', [
        role,
        userId,
        facilityId,
      ]),
    );
  // A facility keeps an administrator, so that whoever asks may become something else.
  await give('administrator', supervisorId);
  for (const role of HospitalRole.options) {
    await give(role, userIds[0]);
    const { status } = await legacy.post(PATH, {}, await legacy.signIn());
    expect({ role, status }).toEqual({ role, status: READING_ROLES.includes(role) ? 200 : 403 });
  }
});

it('never answers from a stale cache', async () => {
  const { legacy, ask } = await openWith(1);
  await using _ = legacy;
  const sourceNames = async () => Page.parse(await ask({})).documents.map(({ source }) => source.name);
  expect(await sourceNames()).toEqual(['Folder']);
  await legacy.database.asOwner(legacy.facility.facilityId, (owner) =>
    owner.nativeUpdate(Source, { code: 'folder' }, { name: 'Archive folder' }),
  );
  expect(await sourceNames()).toEqual(['Archive folder']);
});

it('refuses who is not signed in, an unknown dashboard, a cursor that is none, and what it cannot read', async () => {
  await using legacy = await openLegacy();
  const cookie = await legacy.signIn();
  const refusal = async (path: string, body: unknown, cookie?: string) => {
    const answer = await legacy.post(path, body, cookie);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return [answer.status, await answer.json()];
  };
  expect(await refusal(PATH, {})).toEqual([401, { error: 'NotSignedIn' }]);
  expect(await refusal('/v1/dashboards/secret/documents', {}, cookie)).toEqual([404, { error: 'DashboardUnknown' }]);
  expect(await refusal(PATH, { cursor: 'made up' }, cookie)).toEqual([400, { error: 'CursorInvalid' }]);
  expect(await refusal(PATH, { filters: { source: 'x' } }, cookie)).toEqual([400, { error: 'QuestionInvalid' }]);
  expect(await refusal(PATH, 'no object', cookie)).toEqual([400, { error: 'QuestionInvalid' }]);
  expect(await refusal(PATH, { unknown: 1, filters: { q: '' } }, cookie)).toEqual([
    200,
    { dashboard: 'everything', total: 0, documents: [], nextCursor: null },
  ]);
});

it('a bug answers with an identifier only', async () => {
  await using legacy = await openLegacy();
  const cookie = await legacy.signIn();
  await legacy.database.asSuperuser((client) => client.query('alter table document rename to hidden'));
  const answer = await legacy.post(PATH, {}, cookie);
  expect([answer.status, await answer.json()]).toEqual([500, { error: 'Bug', errorId: expect.any(String) }]);
});
