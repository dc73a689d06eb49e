import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isLocalPostgresRunning } from '../packages/api/src/platform/local/local-postgres.ts';
import { readConfig } from '../packages/api/src/platform/process/config.ts';

/** Empties the demonstration: its database, its files and its generated documents. The next start makes it anew. */
const reset = async (): Promise<string> => {
  const config = readConfig(process.env);
  if (config.databaseUrl !== null) throw new Error('DATABASE_URL is set: reset empties the local demonstration only.');
  const postgres = join(config.folder, 'postgres');
  if (isLocalPostgresRunning(postgres)) throw new Error('Mailroom is running. Stop it with Ctrl-C first.');
  if (!existsSync(postgres)) return 'There is nothing to empty.';
  for (const folder of [postgres, config.filesFolder, join(config.folder, 'demonstration')]) {
    await rm(folder, { recursive: true, force: true });
  }
  return 'The demonstration is empty; `npm start` makes it anew.';
};

try {
  console.log(await reset());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
