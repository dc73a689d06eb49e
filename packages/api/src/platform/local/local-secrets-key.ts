import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string): string => readFileSync(path, 'utf8').trim();

/**
 * The `SECRETS_KEY` of an installation that `npm start` makes for itself, kept beside its PostgreSQL: made by whoever comes first.
 *
 * @returns 64 hexadecimal digits
 */
export const localSecretsKey = (folder: string): string => {
  const path = join(folder, 'secrets-key');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return read(path);
};
