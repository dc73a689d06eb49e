import { expect, it } from 'vitest';
import { browserCookie, buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { buildAcceptance, buildInvitation, buildPerson, codeOf, PASSWORD } from '../../../test/sign-in-calls.ts';
import { Facility } from '../../model/facility.entity.ts';
import { createCallerFactory } from '../../platform/http/trpc.ts';
import type { Visitor } from '../../platform/process/context.ts';
import { appRouter } from '../../router.ts';
import { invitePerson, invitePersonBack, openSession } from './index.ts';

const call = createCallerFactory(appRouter);

const visitorFrom = (address: string): Visitor & { kept: string[] } => {
  const kept: string[] = [];
  return { address, browser: null, deviceTokens: kept, kept, keepDevice: (token) => void kept.push(token) };
};

const openEmpty = async () => {
  const database = await openTestDatabase();
  const app = { ...database.app, config: { ...database.app.config, isDemonstration: false } };
  const visit = (address = '192.0.2.1') => {
    const [cookie, visitor] = [browserCookie(), visitorFrom(address)];
    const { acceptInvitation, readInvitation, signInWithPassword } = call({
      app,
      cookie,
      visitor,
      session: null,
    }).session;
    return { cookie, visitor, acceptInvitation, readInvitation, signInWithPassword };
  };
  return { database, app, visit, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
};

const open = async () => {
  const empty = await openEmpty();
  return { ...empty, facility: await buildFacility(empty.database) };
};

it('from an empty database a link lets in the first operator, who signs in with password and code', async () => {
  await using place = await openEmpty();
  const token = await invitePerson(place.database.owner, null);
  const visitor = place.visit();
  const { invitation } = await visitor.readInvitation({ token });
  expect(invitation).toMatchObject({ facilityName: 'Mailroom', role: 'operator', name: null, login: null });
  const { codeKey } = invitation;
  expect(invitation.codeAddress).toContain(`secret=${codeKey}`);
  const person = { name: 'Head of records', login: 'Records@Northbrook.example' };
  const chosen = { token, person, password: PASSWORD, codeKey, code: codeOf(codeKey) };
  const { session } = await visitor.acceptInvitation(chosen);
  expect(session).toMatchObject({ userName: 'Head of records', facilityName: 'Mailroom', role: 'operator' });
  await expect(place.visit().readInvitation({ token })).rejects.toThrow('InvitationOver');
  const later = place.visit();
  const asked = { login: 'records@northbrook.example', password: PASSWORD, code: codeOf(codeKey, 1) };
  expect(await later.signInWithPassword(asked)).toEqual({ session });
  expect(await openSession(place.database.orm, later.cookie.token ?? '')).toMatchObject(session);
});

it('two who open the same link at once do not both get in', async () => {
  await using place = await openEmpty();
  const token = await invitePerson(place.database.owner, null);
  const { codeKey } = (await place.visit().readInvitation({ token })).invitation;
  const enter = (login: string) =>
    place.visit().acceptInvitation({
      token,
      person: { name: login, login },
      password: PASSWORD,
      codeKey,
      code: codeOf(codeKey),
    });
  const outcomes = await Promise.allSettled([enter('first'), enter('second')]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

it('a link works no more once another was made, or it is too old', async () => {
  await using place = await open();
  const older = await buildInvitation(place);
  const newer = await buildInvitation(place);
  await expect(place.visit().readInvitation({ token: older })).rejects.toThrow('InvitationOver');
  expect(await place.visit().readInvitation({ token: newer })).toBeTruthy();
  await place.database.asSuperuser((client) => client.query('update invitation set expires_at = now()'));
  await expect(place.visit().readInvitation({ token: newer })).rejects.toThrow('InvitationOver');
});

it('a login that is taken and a code that does not fit leave the link as it was', async () => {
  await using place = await open();
  const { login } = await buildPerson(place);
  const acceptance = await buildAcceptance(place);
  const taken = { ...acceptance, person: { name: 'Another', login } };
  await expect(place.visit().acceptInvitation(taken)).rejects.toThrow('LoginTaken');
  const theirs = { ...acceptance, person: { name: 'Another', login: 'ada@https://id.hospital.test' } };
  await expect(place.visit().acceptInvitation(theirs)).rejects.toThrow('LoginTaken');
  const wrong = { ...acceptance, code: codeOf(acceptance.codeKey, 10) };
  await expect(place.visit().acceptInvitation(wrong)).rejects.toThrow('CodeWrong');
  expect(await place.visit().acceptInvitation(acceptance)).toBeTruthy();
});

it('the way in to a facility is in its audit', async () => {
  await using place = await open();
  await expect(invitePerson(place.database.owner, 'none')).rejects.toThrow('There is no facility none.');
  await buildPerson(place);
  const { rows } = await place.database.asSuperuser((client) =>
    client.query("select action, details ->> 'role' as role from audit_event where action like '%invit%' order by id"),
  );
  expect(rows).toEqual([
    { action: 'person-invited', role: 'administrator' },
    { action: 'invitation-accepted', role: 'administrator' },
  ]);
});

it('links for several clerks stand beside each other, and each lets in as what it says', async () => {
  await using place = await open();
  const { code } = await place.database.orm.em.fork().findOneOrFail(Facility, { id: place.facility.facilityId });
  const invite = (role: 'clerk' | 'administrator') => invitePerson(place.database.owner, code, role);
  const links = [await invite('clerk'), await invite('clerk'), await invite('administrator')];
  await invite('administrator');
  const offered = await Promise.all(
    links.map((token) =>
      place
        .visit()
        .readInvitation({ token })
        .then(
          ({ invitation }) => invitation.role,
          (error: Error) => error.message,
        ),
    ),
  );
  expect(offered).toEqual(['clerk', 'clerk', 'InvitationOver']);
  const acceptance = { ...(await buildAcceptance(place)), token: links[0] ?? '' };
  expect((await place.visit().acceptInvitation(acceptance)).session.role).toBe('clerk');
});

it('who lost their password chooses it anew by a link, and only by the newest; nobody else has one', async () => {
  await using place = await open();
  const { login } = await buildPerson(place);
  await expect(invitePersonBack(place.database.owner, 'nobody')).rejects.toThrow('Nobody signs in as nobody');
  const older = await invitePersonBack(place.database.owner, login);
  const token = await invitePersonBack(place.database.owner, login.toUpperCase());
  const visitor = place.visit('203.0.113.30');
  await expect(visitor.readInvitation({ token: older })).rejects.toThrow('InvitationOver');
  const { invitation } = await visitor.readInvitation({ token });
  expect(invitation).toMatchObject({ login, name: 'Head of records', role: 'administrator' });
  const { codeKey } = invitation;
  const chosen = { token, person: null, password: 'another walk by the sea', codeKey };
  const { session } = await visitor.acceptInvitation({ ...chosen, code: codeOf(codeKey) });
  expect(session.userName).toBe('Head of records');
  const later = { login, code: codeOf(codeKey, 1) };
  await expect(place.visit().signInWithPassword({ ...later, password: PASSWORD })).rejects.toThrow('SignInRefused');
  expect(await place.visit().signInWithPassword({ ...later, password: chosen.password })).toEqual({ session });
});

it('a wrong name, password or code is refused in the same words, and a code serves once', async () => {
  await using place = await open();
  const right = await buildPerson(place);
  for (const wrong of [{ login: 'nobody' }, { password: 'something else' }, { code: '000000' }]) {
    const refusal = { message: 'SignInRefused', code: 'FORBIDDEN' };
    await expect(place.visit().signInWithPassword({ ...right, ...wrong })).rejects.toMatchObject(refusal);
  }
  expect(await place.visit().signInWithPassword(right)).toBeTruthy();
  await expect(place.visit().signInWithPassword(right)).rejects.toThrow('SignInRefused');
});

it('what a stranger tries closes nothing for a person at another address or at their own computer', async () => {
  await using place = await open();
  const right = await buildPerson(place);
  const stranger = place.visit('203.0.113.9');
  const wrong = { ...right, password: 'something else' };
  for (let n = 0; n < 5; n += 1) await expect(stranger.signInWithPassword(wrong)).rejects.toThrow('SignInRefused');
  await expect(stranger.signInWithPassword(right)).rejects.toThrow('TooManyTries');
  const person = place.visit();
  await person.signInWithPassword(right);
  const [device = ''] = person.visitor.kept;
  const there = place.visit('203.0.113.9');
  there.visitor.kept.push(device);
  // The code was used: refused for that alone.
  await expect(there.signInWithPassword(right)).rejects.toThrow('SignInRefused');
});

it('names that are made up at one address are limited together, and do not keep out who signed in at their computer', async () => {
  await using place = await open();
  const right = await buildPerson(place);
  const person = place.visit('203.0.113.20');
  await person.signInWithPassword(right);
  const said = new Set<string>();
  const guess = async (n: number) =>
    person.signInWithPassword({ ...right, login: `made-up-${n}` }).catch((error: Error) => said.add(error.message));
  for (let n = 0; n < 61; n += 1) await guess(n);
  expect(said).toEqual(new Set(['SignInRefused', 'TooManyTries']));
  // The code was used: refused for that alone.
  await expect(person.signInWithPassword(right)).rejects.toThrow('SignInRefused');
  await expect(place.visit('203.0.113.20').signInWithPassword(right)).rejects.toThrow('TooManyTries');
});

it('an acceptance that leaves out who it is is refused and leaves the link as it was', async () => {
  await using place = await openEmpty();
  const token = await invitePerson(place.database.owner, null);
  const visitor = place.visit();
  const { codeKey } = (await visitor.readInvitation({ token })).invitation;
  const chosen = { token, person: null, password: PASSWORD, codeKey, code: codeOf(codeKey) };
  await expect(visitor.acceptInvitation(chosen)).rejects.toThrow('InputInvalid');
  const person = { name: 'Head of records', login: 'records@northbrook.example' };
  await visitor.acceptInvitation({ ...chosen, person });
});

it('a wrong code does not free the tries, and a right one does', async () => {
  await using place = await open();
  const right = await buildPerson(place);
  const visitor = place.visit('203.0.113.10');
  const wrong = { ...right, password: 'something else' };
  for (let n = 0; n < 4; n += 1) await expect(visitor.signInWithPassword(wrong)).rejects.toThrow('SignInRefused');
  await visitor.signInWithPassword(right);
  await expect(visitor.signInWithPassword(wrong)).rejects.toThrow('SignInRefused');
  await expect(visitor.signInWithPassword(wrong)).rejects.toThrow('SignInRefused');
});

it('the database holds neither password nor code key, nor the secret of a link', async () => {
  await using place = await open();
  const acceptance = await buildAcceptance(place);
  await place.visit().acceptInvitation(acceptance);
  const { rows } = await place.database.asSuperuser((client) =>
    client.query('select password::text, invitation::text as link from password, invitation'),
  );
  expect(rows).toHaveLength(1);
  const stored = JSON.stringify(rows);
  for (const secret of [PASSWORD, acceptance.codeKey, acceptance.token]) expect(stored).not.toContain(secret);
  expect(stored).toContain('argon2id:19456:2:');
});

it('the last administrator of a facility stays, also when two go at once', async () => {
  await using place = await open();
  const { facilityId, userIds } = place.facility;
  const change = (sql: string, person: string) =>
    place.database.asOwner(facilityId, (em) => em.execute(sql, [facilityId, person]));
  const demote = "update membership set role = 'clerk' where facility_id = ? and user_id = ?";
  await place.database.asSuperuser((client) =>
    client.query("update membership set role = 'administrator' where user_id = any($1)", [userIds]),
  );
  const outcomes = await Promise.allSettled(userIds.map((person) => change(demote, person)));
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const last = userIds.find((_, index) => outcomes[index]?.status === 'rejected') ?? '';
  const remove = 'delete from membership where facility_id = ? and user_id = ?';
  await expect(change(remove, last)).rejects.toThrow('the last administrator of a facility stays');
});
