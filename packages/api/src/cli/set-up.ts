import { readFile } from 'node:fs/promises';
import { FacilitySetUp } from '@mailroom/contracts';
import type { z } from 'zod';
import { setUpFacilities } from '../features/intake/index.ts';
import { setUpProviders } from '../features/session/index.ts';
import { entities } from '../model/entities.ts';
import { openOrm } from '../platform/database/orm.ts';
import { localSecretsKey } from '../platform/local/local-secrets-key.ts';
import type { Config } from '../platform/process/config.ts';
import type { SecretKeys } from '../platform/secrets/sealer.ts';

/** What seals on this computer: `SECRETS_KEY`, or the key that `npm start` made beside its own database. */
export const secretKeysHere = ({ secretKeys, databaseUrl, folder }: Config): SecretKeys | null =>
  secretKeys ?? (databaseUrl === null ? [Buffer.from(localSecretsKey(folder), 'hex')] : null);

/** JSON of a form, as a file has it. @throws Error that names every place that does not fit, and never what stands there. */
export const readForm = async <Form>(path: string, schema: z.ZodType<Form>): Promise<Form> => {
  const text = await readFile(path, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // What the parser says quotes the file, which may hold a secret.
    throw new Error(`${path} is not JSON.`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    ({ path: at, message }) => `  ${at.map(String).join('.') || 'the file'}: ${message}`,
  );
  throw new Error(`${path} does not fit:\n${lines.join('\n')}`);
};

export const readSetUp = (path: string): Promise<FacilitySetUp> => readForm(path, FacilitySetUp);

/**
 * Sets up facilities and identity providers as the tables' owner: which there are and who may work there is not the application's to
 * say.
 *
 * @throws Error in one sentence when the owner's address is not known.
 */
export const setUpAsOwner = async (
  databaseOwnerUrl: string | null,
  keys: SecretKeys | null,
  wanted: FacilitySetUp,
): Promise<void> => {
  if (databaseOwnerUrl === null) {
    throw new Error('Facilities and people are set up as the owner of the tables: set DATABASE_OWNER_URL.');
  }
  const orm = await openOrm({ databaseUrl: databaseOwnerUrl, entities, poolSize: 1 });
  try {
    await setUpFacilities(orm, wanted);
    await setUpProviders(orm, keys, wanted.identityProviders ?? []);
  } finally {
    await orm.close();
  }
};
