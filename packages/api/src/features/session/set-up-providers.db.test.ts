import { randomBytes } from 'node:crypto';
import { IdentityProviderSetUp } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { browserCookie, buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase, type TestDatabase } from '../../../test/open-test-database.ts';
import { Facility } from '../../model/facility.entity.ts';
import { IdentityProvider } from '../../model/identity-provider.entity.ts';
import { createCallerFactory } from '../../platform/http/trpc.ts';
import type { SecretKeys } from '../../platform/secrets/sealer.ts';
import { appRouter } from '../../router.ts';
import { setUpProviders } from './index.ts';
import { openSecret } from './provider-secret.ts';

const KEYS: SecretKeys = [randomBytes(32)];
const SECRET = 'a secret of the provider';

const wantedAt = (facility: string, changed: object = {}) =>
  IdentityProviderSetUp.parse({
    code: 'hospital',
    name: 'Hospital',
    issuer: 'https://id.hospital.test',
    clientId: 'mailroom',
    clientSecret: SECRET,
    facilities: [{ facility, rules: [{ role: 'clerk', when: [{ claim: 'groups', has: 'clerks' }] }] }],
    ...changed,
  });

const codeOf = async ({ owner }: TestDatabase, id: string) =>
  (await owner.em.fork().findOneOrFail(Facility, { id })).code;

it('a provider is offered by its name, and its secret lies sealed', async () => {
  await using database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  const wanted = wantedAt(await codeOf(database, facilityId));
  await setUpProviders(database.owner, { keys: KEYS, wanted: [wanted] });
  const visitor = createCallerFactory(appRouter)({ app: database.app, cookie: browserCookie(), session: null });
  expect(await visitor.session.listIdentityProviders({})).toEqual({
    providers: [{ code: 'hospital', name: 'Hospital' }],
  });
  const read = () => database.orm.em.fork().findOneOrFail(IdentityProvider, { code: 'hospital' });
  const sealed = (await read()).clientSecretSealed ?? '';
  expect(sealed).not.toContain(SECRET);
  expect(openSecret(KEYS, 'hospital', sealed)).toBe(SECRET);
  expect(openSecret(KEYS, 'another', sealed)).toBeNull();
  expect(openSecret([randomBytes(32)], 'hospital', sealed)).toBeNull();
  // Left out, it stays as it was.
  await setUpProviders(database.owner, {
    keys: KEYS,
    wanted: [{ ...wanted, clientSecret: undefined, name: 'Renamed' }],
  });
  expect(await read()).toMatchObject({ name: 'Renamed', clientSecretSealed: sealed });
});

it.each([[{ issuer: 'https://another.test' }], [{ clientId: 'another' }]])(
  'a secret that is kept is for the same client of the same issuer: with %o it has to be stated anew',
  async (changed) => {
    await using database = await openTestDatabase();
    const { facilityId } = await buildFacility(database);
    const wanted = wantedAt(await codeOf(database, facilityId));
    await setUpProviders(database.owner, { keys: KEYS, wanted: [wanted] });
    const unsaid = { ...wanted, ...changed, clientSecret: undefined };
    for (const isDry of [true, false]) {
      await expect(setUpProviders(database.owner, { keys: KEYS, wanted: [unsaid], isDry })).rejects.toThrow(
        'State clientSecret anew',
      );
    }
    await setUpProviders(database.owner, { keys: KEYS, wanted: [{ ...unsaid, clientSecret: null }] });
    expect(await database.orm.em.fork().findOneOrFail(IdentityProvider, { code: 'hospital' })).toMatchObject({
      ...changed,
      clientSecretSealed: null,
    });
  },
);

it('a provider for a facility that is none, or without a key to seal with, is refused in a sentence', async () => {
  await using database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  const wanted = wantedAt(await codeOf(database, facilityId));
  await expect(setUpProviders(database.owner, { keys: null, wanted: [wanted] })).rejects.toThrow('needs SECRETS_KEY');
  const elsewhere = setUpProviders(database.owner, { keys: KEYS, wanted: [wantedAt('nowhere')] });
  await expect(elsewhere).rejects.toThrow('Identity provider hospital: there is no facility nowhere.');
  expect(await database.orm.em.fork().count(IdentityProvider)).toBe(0);
});

it.each([
  ['without TLS', { issuer: 'http://id.hospital.test' }, 'must be an https address'],
  ['with a query', { issuer: 'https://id.hospital.test/drain?now=1&x=' }, 'must be an address alone'],
  ['with a fragment', { issuer: 'https://id.hospital.test/#' }, 'must be an address alone'],
  ['with a password', { issuer: 'https://mailroom:secret@id.hospital.test' }, 'must be an address alone'],
  ['without the scope openid', { scopes: ['profile'] }, 'must name openid'],
  ['at an address of Mailroom', { code: 'leave' }, 'is an address of Mailroom'],
  [
    'whose rule asks for nothing',
    { facilities: [{ facility: 'here', rules: [{ role: 'clerk', when: [] }] }] },
    'Too small',
  ],
])('a provider %s is none', (_what, changed, because) => {
  expect(() => wantedAt('here', changed)).toThrow(because);
});
