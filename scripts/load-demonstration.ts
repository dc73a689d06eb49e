import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretKeysHere, setUpAsOwner } from '../packages/api/src/cli/set-up.ts';
import { findSource, listFiles, receivePaths } from '../packages/api/src/features/intake/index.ts';
import { openApp } from '../packages/api/src/open-app.ts';
import type { Config } from '../packages/api/src/platform/process/config.ts';
import { FacilitySetUp } from '../packages/contracts/src/index.ts';

interface Demonstration {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string | null;
  say(line: string): void;
}

/** On the first start: sets up the demonstration's facilities and receives its documents, as a hospital's sources would. */
export const loadDemonstration = async ({
  config,
  databaseUrl,
  databaseOwnerUrl,
  say,
}: Demonstration): Promise<void> => {
  await using app = await openApp({ config, databaseUrl, name: 'demonstration', isWorker: false });
  const [known] = await app.orm.em.fork().execute<{ n: number }[]>('select count(*)::int as n from facility');
  if (known && known.n > 0) return;
  say('Loading the demonstration documents …');
  // Loaded on the first start only: the generators are heavy.
  const { writeDocuments } = await import('../packages/demo-hospital/src/index.ts');
  const folder = join(config.folder, 'demonstration');
  await writeDocuments(folder);
  const wanted = FacilitySetUp.parse(JSON.parse(await readFile(join(folder, 'facilities.json'), 'utf8')));
  await setUpAsOwner(databaseOwnerUrl, secretKeysHere(config), wanted);
  let received = 0;
  for (const { facility, source } of wanted.facilities.flatMap((facility) =>
    facility.sources.map((source) => ({ facility: facility.code, source: source.code })),
  )) {
    const into = await findSource(app.orm, { facilityCode: facility, sourceCode: source });
    const from = join(folder, facility, source);
    // Not every source has sent something.
    const files = existsSync(from) ? await listFiles([from]) : [];
    for await (const { outcome } of receivePaths(app, { ...into, files })) received += outcome === 'received' ? 1 : 0;
  }
  say(`${received} documents received; they are being read.`);
};
