import type { ServerResponse } from 'node:http';
import type { SearchServerInput } from '@mailroom/contracts';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { openReview } from '../../../test/open-review.ts';
import { openWeb } from '../../../test/open-web.ts';
import { type StubServer, sendJson, startStubServer } from '../../../test/start-stub-server.ts';
import { Patient } from '../../model/patient.entity.ts';
import { FOR_PEOPLE, openFhir } from '../../platform/fhir/open-fhir.ts';
import { forkForFacility } from '../../platform/process/context.ts';

const NOTHING = { names: [], birthDate: null, number: null, fhirIds: [] } satisfies Partial<SearchServerInput>;

const recordOf = (id: string, organization: string, more: object = {}) => ({
  resource: {
    resourceType: 'Patient',
    id,
    name: [{ family: 'Martin', given: ['Sylvie'] }],
    managingOrganization: { reference: `Organization/${organization}` },
    ...more,
  },
});

const MERGED = { link: [{ type: 'replaced-by', other: { reference: 'Patient/heir' } }] };
/** A server that leaves aside what it does not know, such as whose a patient is. */
const FOUND = [recordOf('merged', 'ours', MERGED), recordOf('sylvie', 'ours'), recordOf('stranger', 'theirs')];

/** Answers each search of a batch with everybody. */
const answerAll = (response: ServerResponse, { body }: { readonly body: string }): void => {
  // A batch as Mailroom sends it.
  const { entry } = JSON.parse(body) as { entry: object[] };
  const resource = { resourceType: 'Bundle', type: 'searchset', entry: FOUND };
  const answers = entry.map(() => ({ response: { status: '200' }, resource }));
  sendJson(response, { resourceType: 'Bundle', type: 'batch-response', entry: answers });
};

let server: StubServer;
let review: Awaited<ReturnType<typeof openReview>>;
beforeAll(async () => {
  server = await startStubServer(answerAll);
  review = await openReview();
});
afterAll(async () => {
  await review[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const SCOPE = { managingOrganization: 'ours', identifierSystems: [], ownSystem: 'urn:uuid:own' };

/** A document, and who looks for its patient by a client of its own, whose breaker nothing has opened yet. */
const open = async () => {
  const connect = () => Promise.resolve({ baseUrl: server.url, scope: SCOPE });
  Object.assign(review.database.app, { fhirForPeople: openFhir({ connect, ...FOR_PEOPLE }) });
  server.answer = answerAll;
  const documentId = await buildDocument(review.em(), { family: 'Nobody' });
  const clerk = await review.facility.signIn();
  return {
    documentId,
    search: (asked: Partial<SearchServerInput>, caller = clerk) =>
      caller.review.searchServer({ documentId, ...NOTHING, ...asked }),
  };
};

/** What the server was asked last, search by search. */
const askedLast = (): string[] => {
  const { body = '{"entry":[]}', url, method } = server.requests.at(-1) ?? {};
  expect({ url, method }).toEqual({ url: '/', method: 'POST' });
  // As above.
  const { entry } = JSON.parse(body) as { entry: { request: { url: string } }[] };
  return entry.map(({ request }) => decodeURIComponent(request.url).replaceAll(/&(organization|_count)=[^&]*/g, ''));
};

it.each([
  [{ names: ['Martin', 'Syl'], birthDate: '1968-03-12' }, ['Patient?name=Martin&name=Syl&birthdate=1968-03-12']],
  [{ birthDate: '1968-02' }, ['Patient?birthdate=ge1968-02&birthdate=le1968-02-29']],
  [{ names: ['Martin'], number: '80-03' }, ['Patient?name=Martin', 'Patient?identifier=80-03,8003']],
  [{ fhirIds: ['heir'] }, ['Patient?_id=heir']],
  [{ names: ['Martin'], birthDate: '1968-99-99', number: '7' }, ['Patient?identifier=7']],
])('%j is asked for by one call, in a body, within the scope', async (asked, searches) => {
  const { search } = await open();
  const { patients, isAnswered } = await search(asked);
  expect(askedLast()).toEqual(searches);
  expect(isAnswered).toBe(true);
  expect(patients.map(({ fhirId, replacedByFhirId }) => [fhirId, replacedByFhirId])).toEqual([
    ['sylvie', null],
    ['merged', 'heir'],
  ]);
});

it('nothing of what is found is kept, and the search stands in the audit of the document', async () => {
  const { search, documentId } = await open();
  await search({ names: ['Martin'] });
  expect(await review.em().count(Patient, {})).toBe(0);
  expect(await review.actions(documentId)).toEqual(['patients-searched']);
  await expect(search({ names: ['Martin'] }, review.stranger)).rejects.toMatchObject({ message: 'DocumentNotFound' });
});

it('a server that fails is left alone by searches, and only by them', async () => {
  const { search } = await open();
  server.answer = (response) => sendJson(response, {}, 500);
  const before = server.requests.length;
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) {
    expect(await search({ names: [name] })).toEqual({ patients: [], isComplete: true, isAnswered: false });
  }
  expect(server.requests.length - before).toBe(FOR_PEOPLE.failuresToBreak);
  const others = openFhir({ baseUrl: server.url }).forFacility(review.facility.facilityId);
  await expect(others.readPatient('7', { signal: new AbortController().signal })).rejects.toMatchObject({
    status: 500,
  });
});

it('more searches in a row than anybody types are refused, with when to go on', async () => {
  const { search, documentId } = await open();
  const refused = async () => {
    for (let count = 0; count < 60; count += 1) await search({});
  };
  await expect(refused()).rejects.toMatchObject({ message: 'TooManySearches' });
  expect((await review.colleague.review.searchServer({ documentId, ...NOTHING })).isAnswered).toBe(true);
});

it('whoever types on hangs up on the hospital’s server, and no breaker takes that for an outage', async () => {
  let hungUp = 0;
  server.answer = (response) => response.once('close', () => (hungUp += 1));
  await using web = await openWeb();
  Object.assign(web.database.app, { fhirForPeople: openFhir({ baseUrl: server.url, ...FOR_PEOPLE }) });
  await web.signIn();
  const documentId = await buildDocument(forkForFacility(web.database.orm, web.facility.facilityId), { family: 'X' });
  const before = server.requests.length;
  for (let count = 1; count <= FOR_PEOPLE.failuresToBreak + 1; count += 1) {
    const typing = new AbortController();
    const asked = { ...NOTHING, documentId, names: [`Martin ${count}`] };
    const answered = web.client.review.searchServer.mutate(asked, { signal: typing.signal });
    answered.catch(() => {});
    await vi.waitFor(() => expect(server.requests.length - before).toBe(count), { timeout: 30_000 });
    typing.abort();
    await expect(answered).rejects.toThrow(/abort/i);
    await vi.waitFor(() => expect(hungUp).toBe(count), { timeout: 30_000 });
  }
});
