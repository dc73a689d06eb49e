import type { JWTPayload } from 'jose';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { buildFacility } from '../../../test/build-facility.ts';
import { openBrowser, openSignIn } from '../../../test/open-sign-in.ts';
import { Facility } from '../../model/facility.entity.ts';

type World = Awaited<ReturnType<typeof openSignIn>>;

let world: World;
beforeAll(async () => {
  world = await openSignIn();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  vi.useRealTimers();
  world.provider.changeClaims(null);
  await world.setUp();
});

const CLERK = 'montclair-admissions';
const now = () => Math.floor(Date.now() / 1000);

const problemAt = (address: string): string | null => new URL(address).searchParams.get('problem');

const audited = (action: string): Promise<{ details: unknown }[]> =>
  world.database.asSuperuser(
    async (client) =>
      (await client.query('select details from audit_event where action = $1 order by id desc limit 1', [action])).rows,
  );

const countOf = (rows: string): Promise<number> =>
  world.database.asSuperuser(async (client) =>
    Number((await client.query(`select count(*) as n from ${rows}`)).rows[0]?.n),
  );

it('whoever a rule names signs in, as what it says, comes where they were heading, and signs out on both sides', async () => {
  const browser = openBrowser();
  const { to } = await world.signIn(browser, CLERK, { search: '?return=%2Fprovisional%3Fpage%3D2' });
  expect(to).toBe(`${world.url}/provisional?page=2`);
  expect(await world.whoIs(browser)).toMatchObject({
    userName: 'Agente des admissions',
    role: 'clerk',
    facilityId: world.facilityId,
  });
  expect(await audited('signed-in')).toEqual([{ details: { provider: 'hospital' } }]);
  await fetch(`${world.url}/trpc/session.signOut`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: `mailroom_session=${browser.jarOf(world.url).get('mailroom_session')}`,
    },
    body: '{}',
  }).then((response) => expect(response.headers.getSetCookie().join()).toContain('mailroom_leaving=hospital'));
  expect(await world.whoIs(browser)).toBeNull();
  expect(await audited('signed-out')).toEqual([{ details: { provider: 'hospital' } }]);
  browser.jarOf(world.url).set('mailroom_leaving', 'hospital');
  const { to: there } = await browser.visit(`${world.url}/sign-in/leave`);
  expect(there).toMatch(`${world.provider.issuer}/session/end?`);
  expect(new URL(there).searchParams.get('post_logout_redirect_uri')).toBe(`${world.url}/sign-in`);
});

it.each<[string, (claims: JWTPayload) => object, { isForged?: boolean }?]>([
  ['the nonce of another sign-in', (claims) => ({ ...claims, nonce: 'another' })],
  ['no nonce', (claims) => ({ ...claims, nonce: undefined })],
  ['another issuer', (claims) => ({ ...claims, iss: 'https://id.other.test' })],
  ['another audience', (claims) => ({ ...claims, aud: 'another' })],
  ['a time that is over by more than a minute', (claims) => ({ ...claims, iat: now() - 400, exp: now() - 61 })],
  ['another subject’s form', (claims) => ({ ...claims, sub: '' })],
  ['a signature of another key', (claims) => claims, { isForged: true }],
])('a token with %s is refused, and nobody is signed in', async (_what, change, signing) => {
  const browser = openBrowser();
  const sessions = await countOf('session');
  world.provider.changeClaims(change, signing);
  const { to } = await world.signIn(browser, CLERK);
  expect(problemAt(to)).toBe('sign-in-refused');
  expect(await world.whoIs(browser)).toBeNull();
  expect(await countOf('session')).toBe(sessions);
});

it('a clock that is wrong by less than a minute keeps nobody out', async () => {
  const browser = openBrowser();
  world.provider.changeClaims((claims) => ({ ...claims, iat: now() - 100, exp: now() - 30 }));
  await world.signIn(browser, CLERK);
  expect(await world.whoIs(browser)).not.toBeNull();
});

it.each<[string, (address: URL) => void, string]>([
  ['with another state', (address) => address.searchParams.set('state', 'another'), 'sign-in-expired'],
  ['without a state', (address) => address.searchParams.delete('state'), 'sign-in-expired'],
  [
    'in the name of another issuer',
    (address) => address.searchParams.set('iss', 'https://id.other.test'),
    'sign-in-refused',
  ],
  [
    'without the issuer that the provider always names',
    (address) => address.searchParams.delete('iss'),
    'sign-in-refused',
  ],
  ['with a code of nobody', (address) => address.searchParams.set('code', 'another'), 'sign-in-refused'],
  ['that says no', (address) => address.searchParams.set('error', 'access_denied'), 'sign-in-refused'],
])('an answer %s is refused', async (_what, change, problem) => {
  const browser = openBrowser();
  const address = new URL(await world.answerFor(browser, CLERK));
  change(address);
  expect(problemAt((await browser.visit(address.href)).to)).toBe(problem);
  expect(await world.whoIs(browser)).toBeNull();
});

it('an answer is taken once, in the browser that asked, within ten minutes', async () => {
  const [browser, other] = [openBrowser(), openBrowser()];
  const address = await world.answerFor(browser, CLERK);
  expect(problemAt((await other.visit(address)).to)).toBe('sign-in-expired');
  const pending = browser.jarOf(world.url).get('mailroom_signing_in') ?? '';
  await browser.visit(address);
  expect(await world.whoIs(browser)).not.toBeNull();
  expect(problemAt((await browser.visit(address)).to)).toBe('sign-in-expired');
  // Also where its cookie was kept: the provider gives nothing for a code that was used.
  other.jarOf(world.url).set('mailroom_signing_in', pending);
  expect(problemAt((await other.visit(address)).to)).toBe('sign-in-refused');
  expect(await world.whoIs(other)).toBeNull();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 601_000 });
  const late = await world.answerFor(other, CLERK);
  vi.useRealTimers();
  expect(problemAt((await other.visit(late)).to)).toBe('sign-in-expired');
});

it('after signing in nothing leads to another server', async () => {
  const { to } = await world.signIn(openBrowser(), CLERK, { search: '?return=%2F%2Fevil.test' });
  expect(to).toBe(`${world.url}/`);
});

it('whom no rule names is not let in, and becomes nobody here', async () => {
  const browser = openBrowser();
  const people = await countOf('app_user');
  expect(problemAt((await world.signIn(browser, 'montclair-cuisine')).to)).toBe('not-admitted');
  expect(await world.whoIs(browser)).toBeNull();
  expect(await countOf('app_user')).toBe(people);
});

it('what a rule gives, changes or takes away is told in the audit, and the membership says which rule', async () => {
  const toldOf = () =>
    world.database.asSuperuser(async (client) => {
      const { rows } = await client.query(
        `select action, before, after, details ->> 'rule' as rule from audit_event
         join external_identity on external_identity.user_id = person_id where subject = $1 order by audit_event.id`,
        [CLERK],
      );
      return rows;
    });
  const ruleFor = (role: 'clerk' | 'supervisor') => ({
    rules: [{ role, when: [{ claim: 'groups', has: 'chu-montclair/clerk' }] }],
  });
  await world.signIn(openBrowser(), CLERK);
  const before = (await toldOf()).length;
  await world.setUp(ruleFor('supervisor'));
  await world.signIn(openBrowser(), CLERK);
  await world.setUp({ rules: [{ role: 'clerk', when: [{ claim: 'groups', has: 'others' }] }] });
  await world.signIn(openBrowser(), CLERK);
  await world.setUp(ruleFor('clerk'));
  await world.signIn(openBrowser(), CLERK);
  const rule = 'groups = chu-montclair/clerk';
  expect((await toldOf()).slice(before)).toEqual([
    { action: 'role-changed', before: 'clerk', after: 'supervisor', rule },
    { action: 'person-removed', before: 'supervisor', after: null, rule: null },
    { action: 'role-given', before: null, after: 'clerk', rule },
  ]);
  expect(await countOf(`membership where rule = '${rule}' and provider_id is not null`)).toBe(1);
});

it('what a rule gives no more is taken away with the next sign-in, and its session with it', async () => {
  const [browser, later] = [openBrowser(), openBrowser()];
  await world.signIn(browser, CLERK);
  expect(await world.whoIs(browser)).not.toBeNull();
  await world.setUp({ rules: [{ role: 'supervisor', when: [{ claim: 'groups', has: 'others' }] }] });
  expect(problemAt((await world.signIn(later, CLERK)).to)).toBe('not-admitted');
  expect(await world.whoIs(browser)).toBeNull();
});

it('a rule for several facilities lets in at each, and what it gives no more is taken away at each', async () => {
  const { facilityId } = await buildFacility(world.database);
  const { code } = await world.database.owner.em.fork().findOneOrFail(Facility, { id: facilityId });
  const giving = (has: string) => [{ role: 'clerk', when: [{ claim: 'groups', has }] }];
  const setUp = (here: string, there: string) => {
    const facilities = [
      { facility: world.facilityCode, rules: giving(here) },
      { facility: code, rules: giving(there) },
    ];
    return world.setUp({}, { facilities });
  };
  const worksAt = () => countOf(`membership join external_identity using (user_id) where subject = '${CLERK}'`);
  const signInAnew = async () => {
    const browser = openBrowser();
    await world.signIn(browser, CLERK);
    return [(await world.whoIs(browser)) !== null, await worksAt()];
  };
  await setUp('chu-montclair/clerk', 'chu-montclair/clerk');
  expect(await signInAnew()).toEqual([true, 2]);
  await setUp('others', 'chu-montclair/clerk');
  expect(await signInAnew()).toEqual([true, 1]);
  await setUp('others', 'others');
  expect(await signInAnew()).toEqual([false, 0]);
});

it('whom the database keeps as the last administrator stays so, and signs in', async () => {
  const browser = openBrowser();
  await world.signIn(browser, 'montclair-archives');
  const alter = (sql: string) => world.database.asSuperuser((client) => client.query(sql));
  await alter(`create function keep() returns trigger language plpgsql as $$
    begin raise exception 'the last one stays' using errcode = 'MR001'; end $$;
    create trigger kept before update of role on membership for each row execute function keep()`);
  await world.setUp({ rules: [{ role: 'supervisor', when: [{ claim: 'groups', has: 'chu-montclair/clerk' }] }] });
  await world.signIn(browser, 'montclair-archives');
  expect(await world.whoIs(browser)).toMatchObject({ role: 'clerk' });
  await alter('drop trigger kept on membership; drop function keep()');
  await world.signIn(browser, 'montclair-archives');
  expect(await world.whoIs(browser)).toMatchObject({ role: 'supervisor' });
});

it.each<[string, object]>([
  ['acr', { acrOneOf: ['three-factors'] }],
  ['amr', { amrAllOf: ['pwd', 'hwk'] }],
])('a facility that demands another %s lets nobody in without, and forgets nobody', async (_what, demanded) => {
  await world.signIn(openBrowser(), CLERK);
  const members = await countOf('membership');
  await world.setUp(demanded);
  const browser = openBrowser();
  expect(problemAt((await world.signIn(browser, CLERK)).to)).toBe('second-factor-missing');
  expect(await world.whoIs(browser)).toBeNull();
  expect(await countOf('membership')).toBe(members);
  await world.signIn(browser, CLERK, { form: { acr: 'three-factors', amr: 'pwd' } });
});

it('whom a provider let in elsewhere goes on at a facility of its own only where its word let them in there, too', async () => {
  const other = await buildFacility(world.database);
  const { code } = await world.database.owner.em.fork().findOneOrFail(Facility, { id: other.facilityId });
  const rules = [{ role: 'clerk' as const, when: [{ claim: 'sub', has: CLERK }] }];
  const served = (demanded: object) => ({
    facilities: [
      { facility: world.facilityCode, rules },
      { facility: code, rules, ...demanded },
    ],
  });
  const browser = openBrowser();
  const go = async (facilityId: string): Promise<string> => {
    const answer = await fetch(`${world.url}/trpc/session.enterFacility`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `mailroom_session=${browser.jarOf(world.url).get('mailroom_session')}`,
      },
      body: JSON.stringify({ facilityId }),
    });
    return answer.ok ? 'entered' : JSON.stringify(await answer.json());
  };
  await world.setUp({}, served({}));
  // A member there, by a sign-in that was strong enough.
  await world.signIn(browser, CLERK);
  await world.setUp({}, served({ acrOneOf: ['three-factors'] }));
  await world.signIn(browser, CLERK);
  expect(await go(other.facilityId)).toContain('SignInTooWeak');
  expect(await world.whoIs(browser)).toMatchObject({ facilityId: world.facilityId });
  // Where it lets nobody in any more, whom it let in works no more.
  await world.setUp();
  expect(await go(other.facilityId)).toContain('UnknownUser');
  // A membership that was given here, where no provider lets people in, asks for no word.
  const userId = (await world.whoIs(browser))?.userId;
  await world.database.asSuperuser((client) =>
    client.query("insert into membership (facility_id, user_id, role) values ($1, $2, 'clerk')", [
      other.facilityId,
      userId,
    ]),
  );
  expect(await go(other.facilityId)).toBe('entered');
});

it('somebody is known by issuer and subject: the same subject elsewhere is somebody else', async () => {
  await world.signIn(openBrowser(), CLERK);
  const word = { provider: 'elsewhere', subject: CLERK, name: 'Agente des admissions', sid: null, kept: [] };
  await world.setUp({}, { code: 'elsewhere', issuer: 'https://id.elsewhere.test' });
  const { rows } = await world.database.asSuperuser((client) =>
    client.query("select facilities -> 0 ->> 'facility' as code from identity_provider where code = 'elsewhere'"),
  );
  const begin = (admitted: object[]) =>
    world.app.orm.em
      .fork()
      .execute('select begin_provider_session(?::jsonb, ?, 1) as is_begun', [
        JSON.stringify({ ...word, admitted }),
        crypto.randomUUID(),
      ]);
  expect(await begin([{ facility: rows[0]?.code, role: 'clerk' }])).toEqual([{ is_begun: true }]);
  expect(await countOf(`external_identity where subject = '${CLERK}'`)).toBe(2);
  expect(await countOf(`app_user where login like '${CLERK}@%'`)).toBe(2);
  // The application lets nobody in as what no rule gives, whatever it makes of the claims.
  const raised = begin([{ facility: rows[0]?.code, role: 'administrator' }]);
  await expect(raised).rejects.toThrow('No rule of the provider gives this role');
});

it('a provider that is away, or that nobody set up, is told on a page, and nothing hangs', async () => {
  await world.setUp({}, { code: 'away', issuer: 'http://127.0.0.1:9' });
  const away = await openBrowser().visit(`${world.url}/sign-in/away?return=%2Fx`);
  expect(away.to).toBe(`${world.url}/sign-in?problem=provider-unavailable&return=%2Fx`);
  const none = await openBrowser().visit(`${world.url}/sign-in/none`);
  expect([none.to, none.response.headers.getSetCookie()]).toEqual(['', []]);
});

const tell = (logoutToken: string) =>
  openBrowser().visit(`${world.url}/sign-in/hospital/backchannel-logout`, { logout_token: logoutToken });

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const logoutOf = (changed: object): JWTPayload => ({
  iss: world.provider.issuer,
  aud: 'mailroom',
  iat: now(),
  exp: now() + 120,
  jti: crypto.randomUUID(),
  sub: CLERK,
  events: EVENTS,
  ...changed,
});

it('signing out at the provider ends the session here at once', async () => {
  const browser = openBrowser();
  await world.signIn(browser, CLERK);
  const { issuer } = world.provider;
  const asked = await browser.visit(`${issuer}/session/end`);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(await asked.response.text())?.[1] ?? '';
  expect(await world.whoIs(browser)).not.toBeNull();
  await browser.visit(`${issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
  expect(await world.whoIs(browser)).toBeNull();
  expect(await audited('signed-out')).toEqual([{ details: { provider: 'hospital' } }]);
});

it('a logout token ends the sessions that it names, and is heard once', async () => {
  const [browser, other] = [openBrowser(), openBrowser()];
  await world.signIn(browser, CLERK);
  await world.signIn(other, 'montclair-responsable');
  const token = await world.provider.sign(logoutOf({}));
  expect((await tell(token)).response.status).toBe(200);
  expect(await world.whoIs(browser)).toBeNull();
  expect(await world.whoIs(other)).not.toBeNull();
  await world.signIn(browser, CLERK);
  expect((await tell(token)).response.status).toBe(200);
  expect(await world.whoIs(browser)).not.toBeNull();
});

it.each<[string, () => JWTPayload, object?]>([
  ['of another issuer', () => logoutOf({ iss: 'https://id.other.test' })],
  ['for another client', () => logoutOf({ aud: 'another' })],
  ['that is none of this event', () => logoutOf({ events: {} })],
  ['with a nonce, as an ID token has', () => logoutOf({ nonce: 'n' })],
  ['that names nobody', () => logoutOf({ sub: undefined })],
  ['without a number of its own', () => logoutOf({ jti: undefined })],
  ['that is over', () => logoutOf({ iat: now() - 500, exp: now() - 61 })],
  ['that was issued long ago', () => logoutOf({ iat: now() - 500 })],
  ['that is forged', () => logoutOf({}), { isForged: true }],
])('a logout token %s ends nothing', async (_what, claims, signing) => {
  const browser = openBrowser();
  await world.signIn(browser, CLERK);
  expect((await tell(await world.provider.sign(claims(), signing))).response.status).toBe(400);
  expect((await tell('not a token')).response.status).toBe(400);
  expect(await world.whoIs(browser)).not.toBeNull();
});
