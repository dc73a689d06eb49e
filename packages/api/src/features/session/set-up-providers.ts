import type { IdentityProviderSetUp } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Facility } from '../../model/facility.entity.ts';
import { IdentityProvider, PROVIDER_FACILITIES } from '../../model/identity-provider.entity.ts';
import type { Orm } from '../../platform/database/orm.ts';
import type { SecretKeys } from '../../platform/secrets/sealer.ts';
import { sealSecret } from './provider-secret.ts';

const assertFacilitiesExist = async (em: EntityManager, { code, facilities }: IdentityProviderSetUp): Promise<void> => {
  const wanted = facilities.map(({ facility }) => facility);
  const known = new Set((await em.find(Facility, { code: { $in: wanted } })).map((facility) => facility.code));
  const unknown = wanted.filter((facility) => !known.has(facility));
  if (unknown.length > 0) throw new Error(`Identity provider ${code}: there is no facility ${unknown.join(', ')}.`);
  if (known.size < wanted.length) throw new Error(`Identity provider ${code}: a facility is named twice.`);
};

const setUpProvider = async (em: EntityManager, keys: SecretKeys, wanted: IdentityProviderSetUp): Promise<void> => {
  await assertFacilitiesExist(em, wanted);
  const { clientSecret, facilities, ...plain } = wanted;
  const secret =
    clientSecret === undefined
      ? {}
      : { clientSecretSealed: clientSecret === null ? null : sealSecret(keys, wanted.code, clientSecret) };
  const changed = { ...plain, ...secret, facilities: PROVIDER_FACILITIES.write(facilities), changedAt: new Date() };
  await em.upsert(IdentityProvider, changed, { onConflictFields: ['code'] });
};

/**
 * Brings identity providers to what is wanted; those that are not named stay.
 *
 * @param keys null where `SECRETS_KEY` is not set.
 * @throws Error in one sentence for a facility that is none, and without a key.
 */
export const setUpProviders = async (
  orm: Orm,
  keys: SecretKeys | null,
  wanted: readonly IdentityProviderSetUp[],
): Promise<void> => {
  if (wanted.length === 0) return;
  if (keys === null) {
    throw new Error(
      'Signing in through an identity provider needs SECRETS_KEY, also here: README says how to make one.',
    );
  }
  await orm.em.fork().transactional(async (em) => {
    for (const one of wanted) await setUpProvider(em, keys, one);
  });
};
