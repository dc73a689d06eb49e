import type { WantedProvider } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Facility } from '../../model/facility.entity.ts';
import { PROVIDER_FACILITIES } from '../../model/identity-provider.entity.ts';
import type { Orm } from '../../platform/database/orm.ts';
import type { SecretKeys } from '../../platform/secrets/sealer.ts';
import { sealSecret } from './provider-secret.ts';

/** What is wrong with the facilities that a provider shall serve; null where all of them are there, each once. */
export const findWrongFacility = async (em: EntityManager, { facilities }: WantedProvider): Promise<string | null> => {
  const wanted = facilities.map(({ facility }) => facility);
  const known = new Set((await em.find(Facility, { code: { $in: wanted } })).map(({ code }) => code));
  const unknown = wanted.filter((code) => !known.has(code));
  if (unknown.length > 0) return `there is no facility ${unknown.join(', ')}.`;
  return known.size < wanted.length ? 'a facility is named twice.' : null;
};

/** Adds or changes an identity provider, as the tables' owner or as an operator; the function of the owner holds that it is one of them. */
export const saveAsProvider = async (em: EntityManager, keys: SecretKeys, wanted: WantedProvider): Promise<void> => {
  const { clientSecret, facilities, ...plain } = wanted;
  const secret =
    clientSecret === undefined
      ? {}
      : { clientSecretSealed: clientSecret === null ? null : sealSecret(keys, wanted.code, clientSecret) };
  const saved = { ...plain, ...secret, facilities: PROVIDER_FACILITIES.write(facilities) };
  await em.execute('select save_provider(?::jsonb)', [JSON.stringify(saved)]);
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
  wanted: readonly WantedProvider[],
): Promise<void> => {
  if (wanted.length === 0) return;
  if (keys === null) {
    throw new Error(
      'Signing in through an identity provider needs SECRETS_KEY, also here: README says how to make one.',
    );
  }
  await orm.em.fork().transactional(async (em) => {
    for (const one of wanted) {
      const wrong = await findWrongFacility(em, one);
      if (wrong !== null) throw new Error(`Identity provider ${one.code}: ${wrong}`);
      await saveAsProvider(em, keys, one);
    }
  });
};
