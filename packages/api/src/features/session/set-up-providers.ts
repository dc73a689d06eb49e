import type { IdentityProviderSetUp, WantedProvider } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { Facility } from '../../model/facility.entity.ts';
import { IdentityProvider, PROVIDER_FACILITIES } from '../../model/identity-provider.entity.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { isSame, type SetUpChange } from '../../platform/rules/set-up-change.rules.ts';
import type { SecretKeys } from '../../platform/secrets/sealer.ts';
import { providerChanges, sayProvider } from './provider-changes.rules.ts';
import { openSecret, sealSecret } from './provider-secret.ts';

/** A provider as set-up's file states it. Its secret is told to nobody: left out, it stays as it was. */
const statedOf = ({ clientSecretSealed, ...provider }: IdentityProvider): IdentityProviderSetUp => {
  const { code, name, issuer, clientId, scopes, asksUserInfo } = provider;
  const facilities = PROVIDER_FACILITIES.read(provider.facilities);
  const stated = { code, name, issuer, clientId, scopes, asksUserInfo, facilities };
  return clientSecretSealed === null ? { ...stated, clientSecret: null } : stated;
};

/** The identity providers as they stand. */
export const readProviders = async (orm: Orm): Promise<IdentityProviderSetUp[]> =>
  (await orm.em.fork().find(IdentityProvider, {}, { orderBy: { code: 'asc' } })).map(statedOf);

interface Wanted {
  readonly keys: SecretKeys;
  readonly known: IdentityProvider | undefined;
  readonly wanted: IdentityProviderSetUp;
}

const isSecretKept = ({ keys, known, wanted: { code, clientSecret } }: Wanted): boolean => {
  if (clientSecret === undefined) return true;
  const sealed = known?.clientSecretSealed ?? null;
  return (sealed === null ? null : openSecret(keys, code, sealed)) === clientSecret;
};

const withoutSecret = (provider: IdentityProviderSetUp) => ({ ...provider, clientSecret: undefined });

const isKept = (one: Wanted): boolean =>
  one.known !== undefined && isSame(withoutSecret(statedOf(one.known)), withoutSecret(one.wanted)) && isSecretKept(one);

const changesOf = (one: Wanted): SetUpChange[] => {
  const { known, wanted } = one;
  if (known) return providerChanges(statedOf(known), wanted, isSecretKept(one));
  const subject = `identity provider ${wanted.code}`;
  return [{ facility: null, what: 'added', subject, before: null, after: sayProvider(wanted) }];
};

/**
 * What is wrong with the facilities that a provider shall serve; null where each of them is there, once.
 *
 * @param made codes of facilities that will be there.
 */
export const findWrongFacility = async (
  em: EntityManager,
  { facilities }: WantedProvider,
  made: readonly string[] = [],
): Promise<string | null> => {
  const wanted = facilities.map(({ facility }) => facility);
  const there = await em.find(Facility, { code: { $in: wanted } });
  const known = new Set([...there.map((facility) => facility.code), ...made]);
  const unknown = wanted.filter((facility) => !known.has(facility));
  if (unknown.length > 0) return `there is no facility ${unknown.join(', ')}.`;
  return new Set(wanted).size < wanted.length ? 'a facility is named twice.' : null;
};

const assertFacilitiesExist = async (em: EntityManager, wanted: WantedProvider, made: readonly string[]) => {
  const wrong = await findWrongFacility(em, wanted, made);
  if (wrong !== null) throw new Error(`Identity provider ${wanted.code}: ${wrong}`);
};

const SaveRefused = z.enum(['ClientSecretMissing', 'ChangedMeanwhile', 'ProviderCodeTaken']).nullable();

/**
 * Adds an identity provider (`seen` null), or changes the one whose version was seen, as the tables' owner or as an operator: the owner's
 * function holds that it is one of them.
 *
 * @returns why it refused, or null.
 */
export const saveAsProvider = async (
  em: EntityManager,
  keys: SecretKeys,
  { seen, wanted }: { readonly seen: number | null; readonly wanted: WantedProvider },
): Promise<z.infer<typeof SaveRefused>> => {
  const { clientSecret, facilities, ...plain } = wanted;
  const secret =
    clientSecret === undefined
      ? {}
      : { clientSecretSealed: clientSecret === null ? null : sealSecret(keys, wanted.code, clientSecret) };
  const saved = { ...plain, ...secret, facilities: PROVIDER_FACILITIES.write(facilities) };
  const [row] = await em.execute<{ refused: unknown }[]>('select save_provider(?::jsonb, ?) as refused', [
    JSON.stringify(saved),
    seen,
  ]);
  return SaveRefused.parse(row?.refused);
};

const isSecretMissing = ({ known, wanted: { clientSecret, issuer, clientId } }: Wanted): boolean =>
  clientSecret === undefined &&
  typeof known?.clientSecretSealed === 'string' &&
  (known.issuer !== issuer || known.clientId !== clientId);

const assertSecretStated = (one: Wanted): void => {
  if (!isSecretMissing(one)) return;
  const because =
    'its client secret is kept for another issuer or client id. State clientSecret anew, or null for none.';
  throw new Error(`Identity provider ${one.wanted.code}: ${because}`);
};

const saveStated = async (em: EntityManager, { keys, known, wanted }: Wanted): Promise<void> => {
  const refused = await saveAsProvider(em, keys, { seen: known?.version ?? null, wanted });
  if (refused) throw new Error(`Identity provider ${wanted.code} was changed meanwhile: run this again.`);
};

const removalOf = (gone: IdentityProvider): SetUpChange => ({
  facility: null,
  what: 'removed',
  subject: `identity provider ${gone.code}`,
  before: sayProvider(statedOf(gone)),
  after: null,
});

interface SetUpProviders {
  /** Null where `SECRETS_KEY` is not set. */
  readonly keys: SecretKeys | null;
  readonly wanted: readonly IdentityProviderSetUp[];
  readonly isPruned?: boolean;
  readonly isDry?: boolean;
  /** Codes of facilities that the same run makes: a dry one does not. */
  readonly made?: readonly string[];
}

const keysOf = ({ keys }: Pick<SetUpProviders, 'keys'>): SecretKeys => {
  if (keys !== null) return keys;
  throw new Error('Signing in through an identity provider needs SECRETS_KEY, also here: README says how to make one.');
};

/**
 * Brings identity providers to what is wanted; those that are not named stay, unless they are pruned.
 *
 * @returns what was done, or would be.
 * @throws Error in one sentence for a facility that is none, without a key, and for another client without its secret.
 */
export const setUpProviders = async (
  orm: Orm,
  { wanted, isPruned = false, isDry = false, made = [], ...sealing }: SetUpProviders,
): Promise<SetUpChange[]> => {
  const standing = await orm.em.fork().find(IdentityProvider, {}, { orderBy: { code: 'asc' } });
  const named = wanted.map((one) => {
    return { keys: keysOf(sealing), wanted: one, known: standing.find(({ code }) => code === one.code) };
  });
  const differing = named.filter((one) => !isKept(one));
  const gone = isPruned ? standing.filter(({ code }) => !wanted.some((one) => one.code === code)) : [];
  await orm.em.fork().transactional(async (em) => {
    for (const one of wanted) await assertFacilitiesExist(em, one, made);
    for (const one of named) assertSecretStated(one);
    if (isDry) return;
    for (const one of differing) await saveStated(em, one);
    // The owner's function: sessions that began there end, and the audit of each hospital says so.
    for (const { code } of gone) await em.execute('select remove_provider(?)', [code]);
  });
  return [...differing.flatMap(changesOf), ...gone.map(removalOf)];
};
