import { writeFile } from 'node:fs/promises';
import { FacilitySetUp, type FacilityStated } from '@mailroom/contracts';
import { readFacilities, type SetUpOptions, setUpFacilities, statedOf } from '../features/intake/index.ts';
import { readProviders, setUpProviders } from '../features/session/index.ts';
import { entities } from '../model/entities.ts';
import { type Orm, openOrm } from '../platform/database/orm.ts';
import { localSecretsKey } from '../platform/local/local-secrets-key.ts';
import type { Config } from '../platform/process/config.ts';
import { type SetUpChange, sentenceOf } from '../platform/rules/set-up-change.rules.ts';
import type { SecretKeys } from '../platform/secrets/sealer.ts';
import { openDatabase } from './open-database.ts';
import { readForm } from './read-form.ts';

/** What seals on this computer: `SECRETS_KEY`, or the key that `npm start` made beside its own database. */
export const secretKeysHere = ({ secretKeys, databaseUrl, folder }: Config): SecretKeys | null =>
  secretKeys ?? (databaseUrl === null ? [Buffer.from(localSecretsKey(folder), 'hex')] : null);

export const readSetUp = (path: string): Promise<FacilitySetUp> => readForm(path, FacilitySetUp);

const asOwner = async <Answer>(
  databaseOwnerUrl: string | null,
  run: (orm: Orm) => Promise<Answer>,
): Promise<Answer> => {
  if (databaseOwnerUrl === null) {
    throw new Error('Facilities and people are set up as the owner of the tables: set DATABASE_OWNER_URL.');
  }
  const orm = await openOrm({ databaseUrl: databaseOwnerUrl, entities, poolSize: 1 });
  try {
    return await run(orm);
  } finally {
    await orm.close();
  }
};

type Run = FacilitySetUp & Partial<SetUpOptions>;

/** Facilities, then identity providers, which name them. @throws Error in one sentence. */
export const setUpAll = async (orm: Orm, keys: SecretKeys | null, run: Run): Promise<SetUpChange[]> => {
  const { facilities, identityProviders, isPruned = false, isDry = false } = run;
  const changes = await setUpFacilities(orm, { facilities }, { isPruned, isDry });
  if (identityProviders === undefined) return changes;
  const made = facilities.map(({ code }) => code);
  return [...changes, ...(await setUpProviders(orm, { keys, wanted: identityProviders, made, isPruned, isDry }))];
};

/**
 * Sets up facilities and identity providers as the tables' owner: which there are and who may work there is not the application's to
 * say.
 *
 * @throws Error in one sentence when the owner's address is not known.
 */
export const setUpAsOwner = (
  databaseOwnerUrl: string | null,
  keys: SecretKeys | null,
  run: Run,
): Promise<SetUpChange[]> => asOwner(databaseOwnerUrl, (orm) => setUpAll(orm, keys, run));

/** Sets up what a file says, and prints what changed. @returns the exit code. */
export const setUpFrom = async (config: Config, path: string, options: SetUpOptions): Promise<number> => {
  const wanted = await readSetUp(path);
  await using database = await openDatabase(config);
  const changes = await setUpAsOwner(database.databaseOwnerUrl, secretKeysHere(config), {
    ...wanted,
    ...options,
  });
  for (const change of changes) console.log(sentenceOf(change));
  const count = changes.filter(({ what }) => what !== 'kept').length;
  console.log(options.isDry ? `${count} changes would be made; none was.` : `${count} changes were made.`);
  return 0;
};

/** Everything that set-up's file states, as it stands. */
export const exportSetUp = async (orm: Orm): Promise<FacilitySetUp> => {
  const facilities: FacilityStated[] = [];
  for await (const facility of readFacilities(orm, null)) facilities.push(statedOf(facility));
  return { facilities, identityProviders: await readProviders(orm) };
};

/** Writes what stands into a file that is not there yet, in set-up's form and without secrets. @returns the exit code. */
export const exportSetUpTo = async (config: Config, path: string): Promise<number> => {
  await using database = await openDatabase(config);
  const stands = await asOwner(database.databaseOwnerUrl, exportSetUp);
  await writeFile(path, `${JSON.stringify(stands, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  console.log(`${stands.facilities.length} facilities are in ${path}.`);
  return 0;
};
