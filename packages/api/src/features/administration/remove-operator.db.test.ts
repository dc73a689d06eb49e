import { expect, it } from 'vitest';
import { buildMember } from '../../../test/administration-calls.ts';
import { buildOperator, signInOperator } from '../../../test/build-operator.ts';
import { openOperator } from '../../../test/open-operator.ts';
import { INSTALLATION_FACILITY } from '../../model/facility.entity.ts';
import { User } from '../../model/user.entity.ts';
import { removeOperator } from './index.ts';

/** An operator, and another one who is signed in. */
const open = async () => {
  const place = await openOperator();
  const { database } = place;
  const em = database.owner.em.fork();
  const user = await em.insert(User, { login: 'second', name: 'Deputy' });
  await buildOperator(database, user);
  const { session, caller } = await signInOperator(database, user);
  const isSignedIn = async () => {
    const [row] = await database.orm.em
      .fork()
      .execute<{ entered: string | null }[]>('select enter_session(?) as entered', [session.tokenSha256]);
    return row?.entered !== null;
  };
  return { ...place, userId: user, other: caller.administration, isSignedIn };
};

it('an operator sees who else is one, ends their sessions, and removes them; the last one stays', async () => {
  const place = await open();
  await using _ = place.database;
  const { operator, userId } = place;
  const { rows } = await operator.listPeople({ sought: null, cursor: null, limit: 100 });
  expect(rows.map(({ name, membership }) => [name, membership.role])).toEqual([
    ['Deputy', 'operator'],
    ['Head of IT', 'operator'],
  ]);
  expect((await operator.listSessions({ cursor: null, limit: 100 })).rows.map(({ userName }) => userName)).toContain(
    'Deputy',
  );
  expect(await operator.endSessions({ userId })).toEqual({ ended: 1 });
  expect(await place.isSignedIn()).toBe(false);
  await operator.removePerson({ userId });
  expect(await place.told(INSTALLATION_FACILITY, 'sessions-ended', 'person-removed')).toMatchObject([
    { action: 'sessions-ended', by: 'Head of IT', details: { person: userId } },
    { action: 'person-removed', by: 'Head of IT', details: { person: userId } },
  ]);
  await expect(operator.removePerson({ userId: place.session.userId })).rejects.toThrow('LastAdministrator');
});

it('an operator lets in another one, and nobody else; an administrator lets in no operator', async () => {
  const place = await open();
  await using _ = place.database;
  const { token } = await place.operator.invitePerson({ role: 'operator' });
  expect(token).toMatch(/^[\w-]{43}$/);
  expect((await place.operator.listInvitations({})).rows).toMatchObject([{ role: 'operator' }]);
  await expect(place.operator.invitePerson({ role: 'auditor' })).rejects.toThrow('InputInvalid');
  await expect((await place.administrator()).invitePerson({ role: 'operator' })).rejects.toThrow('InputInvalid');
});

it('an operator sees to nobody of a hospital', async () => {
  const place = await open();
  await using _ = place.database;
  const userId = await buildMember(place);
  await expect(place.operator.removePerson({ userId })).rejects.toThrow('PersonNotFound');
  await expect(place.operator.inviteBack({ userId })).rejects.toThrow('PersonNotFound');
  expect(await place.operator.endSessions({ userId })).toEqual({ ended: 0 });
});

it('by the command line an operator is removed whom nobody else can reach, and never the last', async () => {
  const place = await open();
  await using _ = place.database;
  const { owner } = place.database;
  await expect(removeOperator(owner, 'nobody')).rejects.toThrow('nobody is no operator.');
  await removeOperator(owner, 'Second');
  expect(await place.isSignedIn()).toBe(false);
  await expect(removeOperator(owner, 'operator')).rejects.toThrow('operator is the last operator and stays');
});
