import { randomUUID } from 'node:crypto';
import { NO_FACILITY_YET } from '@mailroom/contracts/agreements';
import { currentSnapshot, hashesOf } from '@mailroom/contracts/releases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFacility } from '../../../test/build-facility.ts';
import { emptyFilter } from '../../../test/build-filter.ts';
import { openWeb } from '../../../test/open-web.ts';
import { Facility } from '../../model/facility.entity.ts';
import { changeSetting } from '../../platform/settings/change-setting.ts';
import { SETTINGS } from '../../settings.ts';

type Web = Awaited<ReturnType<typeof openWeb>>;

let web: Web;
beforeAll(async () => {
  web = await openWeb();
});
afterAll(() => web[Symbol.asyncDispose]());

/** Somebody who is signed in at one facility and works at another one, too. */
const open = async (from: Web = web) => {
  const { database, client, facility } = from;
  const [here, there] = [facility, await buildFacility(database)];
  await database.asSuperuser((sql) =>
    sql.query("insert into membership (facility_id, user_id, role) values ($1, $2, 'nurse')", [
      there.facilityId,
      here.userIds[0],
    ]),
  );
  await from.signIn();
  return { here: here.facilityId, there: there.facilityId, session: client.session };
};

/** What a page says with each call. */
const saying = (facility: string | null, contracts?: string): Record<string, string> => ({
  'content-type': 'application/json',
  ...(facility !== null && { 'mailroom-facility': facility }),
  ...(contracts !== undefined && { 'mailroom-contracts': contracts }),
});

interface Calling {
  readonly headers: Record<string, string>;
  readonly from?: Web | undefined;
}

const callAs = async (path: string, input: object, { headers, from = web }: Calling) => {
  const response = await from.browse(`/trpc/${path}?batch=1`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ 0: input }),
  });
  // A batch of one call.
  const [answer] = (await response.json()) as [{ error?: { data: { refusal: { code: string } | null } } }];
  return answer.error ? (answer.error.data.refusal?.code ?? 'bug') : 'answered';
};

const list = (headers: Record<string, string>, from?: Web) =>
  callAs('worklist.listWorklist', emptyFilter, { headers, from });

const audited = (action: string) =>
  web.database.asSuperuser(async (client) => {
    const wanted = 'select facility_id, actor_id, details from audit_event where action = $1 order by id desc limit 1';
    return (await client.query(wanted, [action])).rows[0];
  });

it('who works at several facilities goes on at another one, as what they are there, in a session as old as the sign-in', async () => {
  const { here, there, session } = await open();
  const [before] = (await session.listOwnSessions.query({})).sessions;
  const { facilities } = await session.listOwnFacilities.query({});
  expect(facilities.map(({ facilityId, role }) => [facilityId, role])).toEqual(
    expect.arrayContaining([
      [here, 'clerk'],
      [there, 'nurse'],
    ]),
  );
  const { session: entered } = await session.enterFacility.mutate({ facilityId: there });
  expect(entered).toMatchObject({ facilityId: there, role: 'nurse' });
  expect((await session.readSession.query({})).session).toEqual(entered);
  const { sessions } = await session.listOwnSessions.query({});
  // Another one in its place, and not one more.
  expect(sessions.map(({ sessionId }) => sessionId)).not.toContain(before?.sessionId);
  expect(sessions[0]).toMatchObject({ startedAt: before?.startedAt, isThis: true });
  const codeOf = async (id: string) => (await web.database.orm.em.fork().findOneOrFail(Facility, { id })).code;
  const [person] = web.facility.userIds;
  expect(await audited('facility-left')).toEqual({
    facility_id: here,
    actor_id: person,
    details: { to: await codeOf(there) },
  });
  expect(await audited('facility-entered')).toEqual({
    facility_id: there,
    actor_id: person,
    details: { from: await codeOf(here) },
  });
});

describe('a page that was painted for the facility that one left', () => {
  it('is refused whatever it calls, and nothing is done', async () => {
    const { here, there, session } = await open();
    const search = { patientName: 'Martin' };
    expect(await callAs('worklist.keepSearch', search, { headers: saying(here) })).toBe('answered');
    await session.enterFacility.mutate({ facilityId: there });
    const before = await audited('search-kept');
    expect(await callAs('worklist.keepSearch', search, { headers: saying(here) })).toBe('FacilityChanged');
    expect(await audited('search-kept')).toEqual(before);
    expect(await list(saying(here))).toBe('FacilityChanged');
    expect((await web.browse(`/attachments/${randomUUID()}?facility=${here}`)).status).toBe(412);
    const params = encodeURIComponent(JSON.stringify({ 'mailroom-facility': here }));
    const stream = await web.browse(`/trpc/worklist.watchWorklist?input=%7B%7D&connectionParams=${params}`);
    expect(await stream.text()).toContain('FacilityChanged');
    // What is about the person alone is answered, so that they find out and go where they want to.
    expect(await callAs('session.listOwnFacilities', {}, { headers: saying(here) })).toBe('answered');
    expect(await list(saying(there))).toBe('answered');
    await session.enterFacility.mutate({ facilityId: here });
    expect(await list(saying(here))).toBe('answered');
  });

  it('is refused by pages before Express that are not kept, too', async () => {
    await using fresh = await openWeb({ pageCacheBytes: 0 });
    const { here, there, session } = await open(fresh);
    expect(await list(saying(here), fresh)).toBe('answered');
    await session.enterFacility.mutate({ facilityId: there });
    expect([await list(saying(here), fresh), await list(saying(there), fresh)]).toEqual([
      'FacilityChanged',
      'answered',
    ]);
  });

  it('of a release that does not say for which one it was painted is loaded anew, and third parties are answered', async () => {
    const { there, session } = await open();
    const older = saying(null, hashesOf(currentSnapshot())['listWorklist']);
    expect(await list(older)).toBe('answered');
    await session.enterFacility.mutate({ facilityId: there });
    expect(await list(older)).toBe('ContractChanged');
    expect(await list(saying(null))).toBe('answered');
    expect(await list(saying(NO_FACILITY_YET))).toBe('answered');
  });
});

it('nobody goes to a facility that they do not work at, and stays where they are', async () => {
  const { here, session } = await open();
  const strange = await buildFacility(web.database);
  await expect(session.enterFacility.mutate({ facilityId: strange.facilityId })).rejects.toMatchObject({
    data: { refusal: { code: 'UnknownUser' } },
  });
  expect((await session.readSession.query({})).session?.facilityId).toBe(here);
});

it('two clicks at once leave one session', async () => {
  const { there, session } = await open();
  await session.endOwnSessions.mutate({ sessionId: null });
  const twice = await Promise.allSettled([1, 2].map(() => session.enterFacility.mutate({ facilityId: there })));
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await session.listOwnSessions.query({})).sessions).toHaveLength(1);
});

it('a sign-in that is too old for the other facility is asked for anew', async () => {
  const { there, session } = await open();
  const { code } = await web.database.orm.em.fork().findOneOrFail(Facility, { id: there });
  await changeSetting(web.database.owner, { setting: SETTINGS['session-hours'], text: '1', facilityCode: code });
  await web.database.asSuperuser((client) =>
    client.query("update session set created_at = now() - interval '2 hours' where user_id = $1", [
      web.facility.userIds[0],
    ]),
  );
  await expect(session.enterFacility.mutate({ facilityId: there })).rejects.toMatchObject({
    data: { refusal: { code: 'NotSignedIn' } },
  });
});
