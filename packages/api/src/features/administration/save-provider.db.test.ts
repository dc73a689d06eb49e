import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { openOperator } from '../../../test/open-operator.ts';
import { buildWantedProvider } from '../../../test/operator-calls.ts';
import { Claim } from '../../model/claim.entity.ts';
import { Membership } from '../../model/membership.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { digestOf, openSession } from '../session/index.ts';

const BY = 'Head of IT';

it('an identity provider is added, changed and removed, and each hospital that it changes for has it in its audit', async () => {
  await using place = await openOperator();
  const { facilityId } = place.facility;
  const other = await buildFacility(place.database);
  const provider = await buildWantedProvider(place);
  await place.saveProvider(provider);
  await expect(place.operator.saveProvider({ provider, version: null })).rejects.toThrow('ProviderCodeTaken');
  const { clientSecret: _, ...unsaid } = provider;
  await place.saveProvider({ ...unsaid, name: 'The hospital' });
  expect(await place.operator.readProvider({ code: 'hospital' })).toMatchObject({
    provider: { name: 'The hospital', hasSecret: true, facilities: provider.facilities },
  });
  const [told] = await place.told(facilityId, 'provider-saved');
  expect(told).toMatchObject({ by: BY, details: { provider: 'hospital', before: null } });
  expect(told?.details?.['after']).toContain('mailroom-clerks');
  // Another name changes nobody's way in; where the provider lets nobody in, nothing is told.
  expect(await place.told(facilityId, 'provider-saved')).toHaveLength(1);
  expect(await place.told(other.facilityId, 'provider-saved')).toEqual([]);
  const secret = await place.database.asSuperuser((client) =>
    client.query('select client_secret_sealed as sealed from identity_provider'),
  );
  expect(JSON.stringify(secret.rows)).not.toContain(provider.clientSecret);

  const token = 'a session that began there';
  await place.database.asSuperuser((client) =>
    client.query(
      `insert into session (facility_id, user_id, token_sha256, expires_at, provider_id)
       select $1, $2, encode(sha256($3), 'hex'), now() + interval '1 hour', id from identity_provider`,
      [facilityId, place.facility.userIds[0], Buffer.from(token)],
    ),
  );
  expect(await openSession(place.database.orm, token)).not.toBeNull();
  expect(await place.operator.removeProvider({ code: 'hospital' })).toEqual({ endedSessions: 1 });
  expect(await openSession(place.database.orm, token)).toBeNull();
  await expect(place.operator.removeProvider({ code: 'hospital' })).rejects.toThrow('ProviderNotFound');
  expect(await place.operator.listProviders({})).toEqual({ rows: [] });
  expect(await place.told(facilityId, 'provider-removed')).toHaveLength(1);
});

/** A provider that lets people in at two hospitals, and what its word makes of somebody. */
const openServed = async () => {
  const place = await openOperator();
  const { database, facility } = place;
  const other = await buildFacility(database);
  const wanted = await buildWantedProvider(place);
  const codes = [await place.codeOf(facility.facilityId), await place.codeOf(other.facilityId)];
  /** Has it let people in at the first so many of the hospitals. */
  const serve = (count: number) => {
    const facilities = codes.slice(0, count).flatMap((code) =>
      wanted.facilities.map(({ rules }) => ({
        facility: code,
        acrOneOf: [],
        amrAllOf: [],
        rules: [ADMINISTRATORS, ...rules],
      })),
    );
    return place.saveProvider({ ...wanted, facilities });
  };
  await serve(2);
  const em = database.orm.em.fork();
  /** Signs somebody in whom it lets in at the first so many of them. Answers the session's token. */
  const signIn = async (subject: string, role: 'clerk' | 'administrator', count = 2): Promise<string> => {
    const token = randomUUID();
    const admitted = codes.slice(0, count).map((code) => ({ facility: code, role, rule: 'a rule' }));
    const word = { provider: wanted.code, subject, name: subject, sid: null, admitted, kept: [] };
    await em.execute('select begin_provider_session(?::jsonb, ?, 12)', [JSON.stringify(word), digestOf(token)]);
    await em.execute('select note_session(?, ?::jsonb)', [
      digestOf(token),
      JSON.stringify({ admitted: codes.slice(0, count) }),
    ]);
    return token;
  };
  /** Goes on at the other hospital. Answers what came of it, and the token of the session there. */
  const enter = async (from: string) => {
    const token = randomUUID();
    const values = [digestOf(from), other.facilityId, digestOf(token)];
    const [row] = await em.execute<{ outcome: string }[]>('select enter_facility(?, ?, ?, 12) as outcome', values);
    return { outcome: row?.outcome, token };
  };
  const there = () => forkForFacility(database.orm, other.facilityId);
  return { ...place, other, serve, signIn, enter, there };
};

const ADMINISTRATORS = { role: 'administrator' as const, when: [{ claim: 'groups', has: 'mailroom-administrators' }] };

it('a hospital is told each rule, demand and way of asking that changes, whole, however many stay', async () => {
  const place = await openOperator();
  await using _ = place.database;
  const wanted = await buildWantedProvider(place);
  const ruleOf = (role: 'clerk' | 'administrator', has: string) => ({ role, when: [{ claim: 'groups', has }] });
  const wards = Array.from({ length: 30 }, (_, ward) => ruleOf('clerk', `mailroom-clerks-of-ward-${ward}`));
  const save = async (rules: ReturnType<typeof ruleOf>[], amrAllOf: string[], asksUserInfo: boolean) => {
    const facilities = wanted.facilities.map((served) => ({ ...served, amrAllOf, rules }));
    const told = () => place.told(place.facility.facilityId, 'provider-saved');
    const before = (await told()).length;
    await place.saveProvider({ ...wanted, facilities, asksUserInfo });
    return (await told())
      .slice(before)
      .map(({ details }) => ({ before: details?.['before'], after: details?.['after'] }));
  };
  const first = await save(wards, ['mfa'], false);
  // The hospital's administrators are told once of what takes several entries.
  const { acts } = await (await place.administrator()).listOperatorActs({});
  expect(acts.map(({ action }) => action)).toEqual(['provider-saved']);
  // Long, and in several entries: none of the rules is cut.
  expect(first.length).toBeGreaterThan(1);
  const lines = first.flatMap(({ after }) => String(after).split('\n'));
  expect(lines.slice(0, 6)).toEqual([
    'issuer "https://id.hospital.test"',
    'client "mailroom"',
    'scopes ["openid", "profile"]',
    'asksUserInfo false',
    'acr []',
    'amr ["mfa"]',
  ]);
  expect(lines.slice(6)).toEqual(wards.map(({ when: [one] }) => `clerk: "groups" = "${one?.has}"`));
  expect(await save([...wards, ruleOf('administrator', 'operators')], [], true)).toEqual([
    {
      before: 'asksUserInfo false\namr ["mfa"]',
      after: 'asksUserInfo true\namr []\nadministrator: "groups" = "operators"',
    },
  ]);
  // Of two rules the first that is met counts: their order is told.
  const [a, b] = [ruleOf('clerk', 'staff'), ruleOf('administrator', 'staff')];
  await save([a, b], [], true);
  expect(await save([b, a], [], true)).toEqual([
    {
      before: 'clerk: "groups" = "staff"\nadministrator: "groups" = "staff"',
      after: 'administrator: "groups" = "staff"\nclerk: "groups" = "staff"',
    },
  ]);
  // A rule that is longer than an entry is told in pieces.
  const [long] = [ruleOf('clerk', 'é'.repeat(500))];
  const many = { ...long, when: Array.from({ length: 10 }, () => long.when).flat() };
  const pieces = await save([many], [], true);
  const words = Array.from({ length: 10 }, () => `"groups" = "${'é'.repeat(500)}"`).join(', ');
  expect(
    pieces
      .map(({ after }) => after ?? '')
      .join('')
      .replaceAll('\n', ''),
  ).toBe(`clerk: ${words}`);
});

it('of two operators who change a provider at once the second is told, and what the first took away stays gone', async () => {
  const place = await openOperator();
  await using _ = place.database;
  const wanted = await buildWantedProvider(place);
  await place.saveProvider({
    ...wanted,
    facilities: wanted.facilities.map((served) => ({ ...served, rules: [ADMINISTRATORS, ...served.rules] })),
  });
  const { version, hasSecret: _has, ...seen } = (await place.operator.readProvider({ code: 'hospital' })).provider;
  await place.saveProvider(wanted);
  const late = { provider: { ...seen, name: 'Renamed' }, version };
  await expect(place.operator.saveProvider(late)).rejects.toThrow('ChangedMeanwhile');
  const { provider } = await place.operator.readProvider({ code: 'hospital' });
  expect(provider).toMatchObject({ name: wanted.name, facilities: wanted.facilities });
  await place.operator.removeProvider({ code: 'hospital' });
  await expect(place.operator.saveProvider({ ...late, version: provider.version })).rejects.toThrow('ChangedMeanwhile');
});

it('the secret of a provider goes to no other issuer', async () => {
  const place = await openOperator();
  await using _ = place.database;
  const provider = await buildWantedProvider(place);
  await place.saveProvider(provider);
  const { clientSecret: _secret, ...unsaid } = provider;
  const moved = { ...unsaid, issuer: 'https://another.test' };
  await expect(place.saveProvider(moved)).rejects.toThrow('ClientSecretMissing');
  expect((await place.operator.readProvider({ code: 'hospital' })).provider.issuer).toBe(provider.issuer);
  await place.saveProvider({ ...moved, clientSecret: 'another' });
  expect((await place.operator.readProvider({ code: 'hospital' })).provider.issuer).toBe(moved.issuer);
});

it('where a provider lets nobody in any more, those whom it let in are gone, their sessions and what they held with them', async () => {
  const place = await openServed();
  await using _ = place.database;
  const { database, other, there } = place;
  const { outcome, token } = await place.enter(await place.signIn('clerk', 'clerk'));
  expect(outcome).toBe('entered');
  const session = await openSession(database.orm, token);
  expect(session?.facilityId).toBe(other.facilityId);
  const documentId = await buildDocument(there(), { status: 'review' });
  const heldUntil = new Date(Date.now() + 3_600_000);
  await there().insert(Claim, { document: documentId, holder: session?.userId ?? '', heldUntil });
  await place.serve(1);
  expect(await openSession(database.orm, token)).toBeNull();
  expect(await there().count(Membership, { user: session?.userId ?? '' })).toBe(0);
  expect(await there().count(Claim, {})).toBe(0);
  const told = await place.told(other.facilityId, 'document-released', 'person-removed');
  expect(told.map(({ action, by }) => [action, by])).toEqual([
    ['document-released', BY],
    ['person-removed', BY],
  ]);
  // A session at the hospital that is left leads there no more.
  expect(await place.enter(await place.signIn('clerk', 'clerk', 1))).toMatchObject({ outcome: 'stranger' });
});

it('the last administrator of a hospital stays when their provider leaves it, as one of its own', async () => {
  const place = await openServed();
  await using _ = place.database;
  const { there } = place;
  for (const subject of ['first', 'second']) await place.signIn(subject, 'administrator');
  await place.serve(1);
  const left = await there().find(Membership, { role: 'administrator' }, { populate: ['user'] });
  expect(left.map(({ user, provider }) => ({ name: user.unwrap().name, provider }))).toEqual([
    { name: 'second', provider: null },
  ]);
  // The hospital is theirs to enter: no provider lets people in there.
  expect(await place.enter(await place.signIn('second', 'administrator', 1))).toMatchObject({ outcome: 'entered' });
});

it('whom another provider let in at a hospital goes there by that provider only', async () => {
  const place = await openServed();
  await using _ = place.database;
  const token = await place.signIn('clerk', 'clerk');
  await place.database.asSuperuser((client) =>
    client.query(
      `with another as (
         insert into identity_provider (code, name, issuer, client_id, scopes, facilities) values ('another', 'Another', 'https://id.test', 'm', '{openid}', '[]') returning id)
       update membership set provider_id = another.id from another where facility_id = $1 and provider_id is not null`,
      [place.other.facilityId],
    ),
  );
  expect(await place.enter(token)).toMatchObject({ outcome: 'weak' });
});
