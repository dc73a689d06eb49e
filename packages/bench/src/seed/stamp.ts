import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Volume } from './load-seed.ts';

const Stamp = z.object({
  seed: z.string(),
  /** The digest of each migration's file that ran, in their order. */
  migrations: z.array(z.string()),
  benchPassword: z.string(),
});
/** What a folder was filled with. */
export type Stamp = z.infer<typeof Stamp>;

const STAMP = 'seeded.json';
const here = fileURLToPath(new URL('.', import.meta.url));
const migrations = join(here, '../../../api/migrations');

/** Of all that decides what is filled in. */
export const seedDigest = (volume: Volume): string => {
  const hash = createHash('sha256').update(JSON.stringify(volume));
  for (const name of ['seed.sql', 'names.ts', 'load-seed.ts']) hash.update(readFileSync(join(here, name)));
  return hash.digest('hex');
};

export const migrationDigests = (): string[] =>
  globSync('*.sql', { cwd: migrations })
    .toSorted()
    .map((name) =>
      createHash('sha256')
        .update(readFileSync(join(migrations, name)))
        .digest('hex'),
    );

/** Null also for a stamp of another form: what it stands for is filled anew. */
export const readStamp = async (folder: string): Promise<Stamp | null> => {
  const path = join(folder, STAMP);
  return existsSync(path) ? (Stamp.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? null) : null;
};

export const writeStamp = async (folder: string, stamp: Stamp): Promise<Stamp> => {
  await writeFile(join(folder, STAMP), JSON.stringify(stamp), { mode: 0o600 });
  return stamp;
};

/** Whether what stands there was filled by this seed, under migrations that are still the same. */
export const isStampOf = (stamp: Stamp, volume: Volume): boolean => {
  const present = migrationDigests();
  return stamp.seed === seedDigest(volume) && stamp.migrations.every((digest, index) => digest === present[index]);
};
