import type { Role } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { buildMember } from '../../../test/administration-calls.ts';
import { buildDocument } from '../../../test/build-document.ts';
import { browserCookie, buildFacility, type Caller } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { codeOf, PASSWORD } from '../../../test/sign-in-calls.ts';
import { Document } from '../../model/document.entity.ts';
import { Membership } from '../../model/membership.entity.ts';
import { createCallerFactory } from '../../platform/http/trpc.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { appRouter } from '../../router.ts';
import { openSession } from '../session/index.ts';

const EVERYBODY = { sought: null, cursor: null, limit: 100 };

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const {
    facilityId,
    userIds: [clerkId, administratorId],
    supervisorId: auditorId,
  } = facility;
  await database.asSuperuser(async (client) => {
    const give = (role: Role, to: string) =>
      client.query('update membership set role = $1 where user_id = $2', [role, to]);
    await give('administrator', administratorId);
    await give('auditor', auditorId);
  });
  const administrator = await facility.signIn(administratorId);
  const em = () => forkForFacility(database.orm, facilityId);
  const roleOf = async (user: string) => (await em().findOne(Membership, { user }))?.role ?? null;
  const auditor = await facility.signIn(auditorId);
  const auditNow = async () => {
    const filter = { actorId: null, action: null, from: null, until: null, documentId: null, isWholePatient: false };
    const { rows } = await auditor.audit.listAudit({ ...filter, cursor: null, limit: 100 });
    return rows.filter(({ action }) => action !== 'signed-in');
  };
  const before = (await auditNow()).length;
  /** What the auditor reads of what was done since, the newest first; sign-ins left out. */
  const told = async () => (await auditNow()).slice(0, -before);
  const member = (role: Role, name?: string) =>
    buildMember({ database, facility }, name === undefined ? { role } : { role, name });
  const visitor = () =>
    createCallerFactory(appRouter)({ app: database.app, cookie: browserCookie(), session: null }).session;
  return { database, facility, clerkId, auditorId, administratorId, administrator, em, roleOf, told, member, visitor };
};

const refusedWith = (code: string) => ({ cause: { code } });

const rowOf = async (administrator: Caller, id: string) => {
  const { rows } = await administrator.administration.listPeople(EVERYBODY);
  return rows.find((row) => row.id === id);
};

/** Opens a link as somebody new does. */
const accept = async ({ visitor }: Pick<Awaited<ReturnType<typeof open>>, 'visitor'>, token: string, login: string) => {
  const { invitation } = await visitor().readInvitation({ token });
  const { codeKey } = invitation;
  const person = invitation.login === null ? { name: 'Nurse Léa', login } : null;
  return visitor().acceptInvitation({
    token,
    person,
    password: PASSWORD,
    codeKey,
    code: codeOf(codeKey),
  });
};

it('people are listed by name, page by page, and found by part of a name or login without case or accents', async () => {
  const world = await open();
  await using _ = world.database;
  const { administrator, member } = world;
  const names = ['Éloïse Dupont', 'eloi martin', 'Zoé'];
  for (const name of names) await member('nurse', name);
  const stranger = await buildFacility(world.database);
  await buildMember({ database: world.database, facility: stranger }, { name: 'Éloïse elsewhere' });
  const found = await administrator.administration.listPeople({ ...EVERYBODY, sought: 'ELOI' });
  expect(found.rows.map(({ name }) => name).toSorted()).toEqual(['eloi martin', 'Éloïse Dupont'].toSorted());
  const pages: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof administrator.administration.listPeople>> =
      await administrator.administration.listPeople({ sought: null, cursor, limit: 4 });
    pages.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  const whole = await administrator.administration.listPeople(EVERYBODY);
  expect(pages).toEqual(whole.rows.map(({ id }) => id));
  expect(pages).toHaveLength(6);
});

it('a changed role is told with what it was before, and is refused to whoever saw an older one', async () => {
  const world = await open();
  await using _ = world.database;
  const { administrator, clerkId, roleOf, told } = world;
  const change = { userId: clerkId, roleSeen: 'clerk', role: 'supervisor' } as const;
  await administrator.administration.changeRole(change);
  expect(await roleOf(clerkId)).toBe('supervisor');
  expect(await rowOf(administrator, clerkId)).toMatchObject({ membership: { role: 'supervisor', providerName: null } });
  expect((await told())[0]).toMatchObject({
    action: 'role-changed',
    actorName: 'Records clerk',
    personName: 'Admissions clerk',
    before: 'clerk',
    after: 'supervisor',
  });
  await expect(administrator.administration.changeRole({ ...change, role: 'nurse' })).rejects.toMatchObject(
    refusedWith('PersonChanged'),
  );
  expect(await roleOf(clerkId)).toBe('supervisor');
});

it('the last administrator stays, also when two demote each other at once', async () => {
  const world = await open();
  await using _ = world.database;
  const { administrator, administratorId, facility, member, roleOf } = world;
  const own = { userId: administratorId, roleSeen: 'administrator', role: 'clerk' } as const;
  await expect(administrator.administration.changeRole(own)).rejects.toMatchObject(refusedWith('LastAdministrator'));
  await expect(administrator.administration.removePerson({ userId: administratorId })).rejects.toMatchObject(
    refusedWith('LastAdministrator'),
  );
  const otherId = await member('administrator');
  const other = await facility.signIn(otherId);
  const settled = await Promise.allSettled([
    other.administration.changeRole(own),
    administrator.administration.changeRole({ ...own, userId: otherId }),
  ]);
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(new Set([await roleOf(administratorId), await roleOf(otherId)])).toEqual(new Set(['administrator', 'clerk']));
});

it('somebody who is removed is signed out, hands back what they held, and is told of', async () => {
  const world = await open();
  await using _ = world.database;
  const { database, facility, administrator, clerkId, em, roleOf, told } = world;
  const clerk = await facility.signIn();
  const documentId = await buildDocument(em(), { status: 'review' });
  await clerk.review.claimDocument({ documentId, takesOver: false });
  await clerk.review.assignDocuments({ documentIds: [documentId], assigneeId: clerkId });
  const { token } = await administrator.administration.inviteBack({ userId: clerkId });
  const cookie = browserCookie();
  const visit = createCallerFactory(appRouter)({ app: database.app, cookie, session: null });
  await visit.session.signIn({ userId: clerkId, facilityId: facility.facilityId });
  await administrator.administration.removePerson({ userId: clerkId });
  expect(await roleOf(clerkId)).toBeNull();
  expect(await openSession(database.orm, cookie.token ?? '')).toBeNull();
  await expect(world.visitor().readInvitation({ token })).rejects.toMatchObject(refusedWith('InvitationOver'));
  const document = await em().findOneOrFail(Document, { id: documentId }, { populate: ['claim'] });
  expect({ assignee: document.assignee, claim: document.claim }).toEqual({ assignee: null, claim: null });
  const [removed, ...before] = await told();
  expect(removed).toMatchObject({ action: 'person-removed', before: 'clerk', after: null });
  expect(before[2]).toMatchObject({ action: 'sessions-ended', personName: 'Admissions clerk' });
  expect(
    before
      .slice(0, 2)
      .map(({ action }) => action)
      .toSorted(),
  ).toEqual(['document-assigned', 'document-released']);
});

it('whoever works on no document any more hands back what they held', async () => {
  const world = await open();
  await using _ = world.database;
  const { facility, administrator, clerkId, em } = world;
  const clerk = await facility.signIn();
  const [waiting, filed] = [
    await buildDocument(em(), { status: 'review' }),
    await buildDocument(em(), { status: 'integrated' }),
  ];
  await clerk.review.assignDocuments({ documentIds: [waiting, filed], assigneeId: clerkId });
  const assigneeOf = async (id: string) => (await em().findOneOrFail(Document, { id })).assignee?.id ?? null;
  await administrator.administration.changeRole({ userId: clerkId, roleSeen: 'clerk', role: 'nurse' });
  expect(await assigneeOf(waiting)).toBe(clerkId);
  await administrator.administration.changeRole({ userId: clerkId, roleSeen: 'nurse', role: 'auditor' });
  expect([await assigneeOf(waiting), await assigneeOf(filed)]).toEqual([null, clerkId]);
});

it('a link lets one person in as what it says, is listed until then, and can be taken back', async () => {
  const world = await open();
  await using _ = world.database;
  const { administrator } = world;
  const { token } = await administrator.administration.invitePerson({ role: 'nurse' });
  const other = await administrator.administration.invitePerson({ role: 'administrator' });
  const third = await administrator.administration.invitePerson({ role: 'administrator' });
  const { rows } = await administrator.administration.listInvitations({});
  expect(rows.map(({ role, personName }) => ({ role, personName }))).toEqual([
    { role: 'administrator', personName: null },
    { role: 'administrator', personName: null },
    { role: 'nurse', personName: null },
  ]);
  const { session } = await accept(world, token, 'lea@hospital.test');
  expect(session).toMatchObject({ role: 'nurse', userName: 'Nurse Léa' });
  const joined = await rowOf(administrator, session.userId);
  expect(joined).toMatchObject({ login: 'lea@hospital.test', passwordChangedAt: expect.any(String) });
  expect(joined?.membership.signedInAt).toEqual(expect.any(String));
  const [newest] = rows;
  await administrator.administration.takeBackInvitation({ invitationId: newest?.id ?? '' });
  await expect(world.visitor().readInvitation({ token: third.token })).rejects.toMatchObject(
    refusedWith('InvitationOver'),
  );
  expect((await world.visitor().readInvitation({ token: other.token })).invitation.role).toBe('administrator');
  await expect(
    administrator.administration.takeBackInvitation({ invitationId: newest?.id ?? '' }),
  ).rejects.toMatchObject(refusedWith('InvitationOver'));
  expect((await administrator.administration.listInvitations({})).rows).toHaveLength(1);
  expect((await world.told()).map(({ action }) => action)).toEqual([
    'invitation-taken-back',
    'invitation-accepted',
    'person-invited',
    'person-invited',
    'person-invited',
  ]);
});

it('a facility has a hundred open links at most', async () => {
  const world = await open();
  await using _ = world.database;
  await world.database.asSuperuser((client) =>
    client.query(
      `insert into invitation (facility_id, role, token_sha256, expires_at)
       select $1, 'nurse', md5(n::text), now() + interval '1 hour' from generate_series(1, 100) n`,
      [world.facility.facilityId],
    ),
  );
  await expect(world.administrator.administration.invitePerson({ role: 'nurse' })).rejects.toMatchObject(
    refusedWith('TooManyInvitations'),
  );
});

it('a new password is for who works here alone, and signs them out once it is chosen', async () => {
  const world = await open();
  await using _ = world.database;
  const { database, administrator, member } = world;
  const nurseId = await member('nurse');
  const first = await administrator.administration.inviteBack({ userId: nurseId });
  const { token } = await administrator.administration.inviteBack({ userId: nurseId });
  await expect(world.visitor().readInvitation({ token: first.token })).rejects.toMatchObject(
    refusedWith('InvitationOver'),
  );
  expect((await accept(world, token, '')).session.userId).toBe(nurseId);
  expect((await rowOf(administrator, nurseId))?.passwordChangedAt).toEqual(expect.any(String));
  const elsewhere = await buildFacility(database);
  await database.asOwner(elsewhere.facilityId, async (owner) => {
    owner.create(Membership, { user: nurseId, role: 'nurse' });
    await owner.flush();
  });
  await expect(administrator.administration.inviteBack({ userId: nurseId })).rejects.toMatchObject(
    refusedWith('WorksElsewhere'),
  );
  const [stranger] = elsewhere.userIds;
  await expect(administrator.administration.inviteBack({ userId: stranger })).rejects.toMatchObject(
    refusedWith('PersonNotFound'),
  );
});

it('an administrator ends the sessions of one person here, and their own but this one', async () => {
  const world = await open();
  await using _ = world.database;
  const { database, facility, administrator, clerkId, administratorId } = world;
  const tokenOf = async (userId: string) => {
    const cookie = browserCookie();
    const visit = createCallerFactory(appRouter)({ app: database.app, cookie, session: null });
    await visit.session.signIn({ userId, facilityId: facility.facilityId });
    return cookie.token ?? '';
  };
  const [theirs, own] = [await tokenOf(clerkId), await tokenOf(administratorId)];
  expect(await administrator.administration.endSessions({ userId: clerkId })).toEqual({ ended: 1 });
  expect(await openSession(database.orm, theirs)).toBeNull();
  expect(await administrator.administration.endSessions({ userId: administratorId })).toEqual({ ended: 1 });
  expect(await openSession(database.orm, own)).toBeNull();
  expect((await administrator.administration.listPeople(EVERYBODY)).rows).toHaveLength(3);
  expect((await world.told()).map(({ action }) => action)).toEqual(['sessions-ended', 'sessions-ended']);
});

it('what a rule of a provider gives is the provider’s to change, and the list says which rule', async () => {
  const world = await open();
  await using _ = world.database;
  const { database, administrator, clerkId, roleOf } = world;
  await database.asSuperuser(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into identity_provider (code, name, issuer, client_id, scopes, facilities)
       values ('house', 'House account', 'https://id.test', 'mailroom', '{openid}', '[]') returning id`,
    );
    await client.query("update membership set provider_id = $1, rule = 'groups = staff' where user_id = $2", [
      rows[0]?.id,
      clerkId,
    ]);
  });
  expect(await rowOf(administrator, clerkId)).toMatchObject({
    membership: { providerName: 'House account', rule: 'groups = staff' },
  });
  const { administration } = administrator;
  const refused = refusedWith('RoleFromProvider');
  await expect(administration.changeRole({ userId: clerkId, roleSeen: 'clerk', role: 'nurse' })).rejects.toMatchObject(
    refused,
  );
  await expect(administration.removePerson({ userId: clerkId })).rejects.toMatchObject(refused);
  await expect(administration.inviteBack({ userId: clerkId })).rejects.toMatchObject(refusedWith('SignsInElsewhere'));
  expect(await roleOf(clerkId)).toBe('clerk');
});

it('the database itself lets nobody but an administrator of the facility change its people', async () => {
  const world = await open();
  await using _ = world.database;
  const { database, facility, administrator, clerkId, administratorId } = world;
  const calls = [
    `change_role('${administratorId}', 'administrator', 'clerk')`,
    `remove_person('${administratorId}')`,
    `make_invitation(null, 'administrator', 'digest', 24, false)`,
    `invite_back('${administratorId}', 'digest', 24)`,
    `take_back_invitation('${administratorId}')`,
    `end_sessions_here('${administratorId}', null)`,
  ];
  const cookie = browserCookie();
  const visit = createCallerFactory(appRouter)({ app: database.app, cookie, session: null });
  await visit.session.signIn({ userId: clerkId, facilityId: facility.facilityId });
  const clerk = await openSession(database.orm, cookie.token ?? '');
  const tokens = [clerk?.tokenSha256 ?? '', ''];
  for (const call of calls) {
    for (const token of tokens) {
      const variables = { 'mailroom.facility_id': facility.facilityId, 'mailroom.session_token': token };
      const em = database.orm.em.fork({ session: { variables } });
      await expect(em.execute(`select ${call}`)).rejects.toMatchObject({ code: '42501' });
    }
  }
  const theirs = await buildFacility(database);
  await expect(
    administrator.administration.changeRole({ userId: theirs.userIds[0], roleSeen: 'clerk', role: 'nurse' }),
  ).rejects.toMatchObject(refusedWith('PersonNotFound'));
});

it('a session that an administrator ends is refused its next call, and hears nothing more within a second', async () => {
  const world = await open();
  await using _ = world.database;
  const { database, facility, administrator, clerkId } = world;
  const clerk = await facility.signIn();
  const cookie = browserCookie();
  const visit = createCallerFactory(appRouter)({ app: database.app, cookie, session: null });
  await visit.session.signIn({ userId: clerkId, facilityId: facility.facilityId });
  const watched = createCallerFactory(appRouter)({
    app: database.app,
    cookie,
    session: await openSession(database.orm, cookie.token ?? ''),
  });
  const events = await watched.worklist.watchWorklist({});
  // A subscription's caller gives its stream.
  const heard = (events as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  await heard.next();
  const next = heard.next();
  const { rows, ownId } = await administrator.administration.listSessions({ cursor: null, limit: 100 });
  expect(rows.filter(({ userId }) => userId === clerkId)).toHaveLength(2);
  expect(rows.map(({ id }) => id)).toContain(ownId);
  const [newest] = rows;
  expect(newest).toMatchObject({ userId: clerkId, userName: 'Admissions clerk', providerName: null });
  const ending = { userId: clerkId, sessionId: newest?.id ?? '' };
  expect(await administrator.administration.endSession(ending)).toEqual({ ended: 1 });
  expect(await openSession(database.orm, cookie.token ?? '')).toBeNull();
  expect(await next).toMatchObject({ done: true });
  // One that was left alone for too long is none.
  await database.asSuperuser((client) =>
    client.query("update session set used_at = now() - interval '1 day' where id = any($1)", [
      rows.filter(({ userId }) => userId === world.auditorId).map(({ id }) => id),
    ]),
  );
  // The other one goes on.
  expect((await clerk.session.readSession({})).session).toMatchObject({ userId: clerkId });
  expect((await administrator.administration.listSessions({ cursor: null, limit: 100 })).rows).toHaveLength(
    rows.length - 2,
  );
  expect(await administrator.administration.endSession(ending)).toEqual({ ended: 0 });
  const stranger = await buildFacility(database);
  await stranger.signIn();
  const theirs = { userId: stranger.userIds[0], sessionId: newest?.id ?? '' };
  expect(await administrator.administration.endSession(theirs)).toEqual({ ended: 0 });
});
