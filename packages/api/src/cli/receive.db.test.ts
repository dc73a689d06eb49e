import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { buildFacility } from '../../test/build-facility.ts';
import { openTestDatabase } from '../../test/open-test-database.ts';
import { Facility } from '../model/facility.entity.ts';
import { receive } from './receive.ts';

const open = async () => {
  const database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  const { code } = await database.orm.em.fork().findOneOrFail(Facility, facilityId);
  const folder = await mkdtemp(join(tmpdir(), 'mailroom-inbox-'));
  const config = { ...database.app.config, databaseUrl: database.databaseUrl };
  const run = async (paths: string[], source = 'folder') => {
    const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
    try {
      const exitCode = await receive(config, { paths, facility: code, source });
      return { exitCode, said: printed.mock.calls.map(([line]) => String(line)) };
    } finally {
      printed.mockRestore();
    }
  };
  return {
    folder,
    code,
    run,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
};

it('says what was received, already known and refused, and exits 0 only if nothing was refused', async () => {
  await using inbox = await open();
  await writeFile(join(inbox.folder, 'a.txt'), 'a');
  await writeFile(join(inbox.folder, 'b.txt'), 'b');
  const first = await inbox.run([inbox.folder]);
  expect(first.exitCode).toBe(0);
  expect(first.said).toEqual([
    `Into ${inbox.code}, source folder:`,
    '  received       2',
    '  already known  0',
    '  refused        0',
  ]);
  await writeFile(join(inbox.folder, 'large.txt'), 'x'.repeat(1_000_001));
  const second = await inbox.run([inbox.folder, join(inbox.folder, 'gone.txt')]);
  expect(second.exitCode).toBe(1);
  expect(second.said.slice(1)).toEqual([
    '  received       0',
    '  already known  2',
    '  refused        2',
    `  ${join(inbox.folder, 'gone.txt')}: there is no such file`,
    `  ${join(inbox.folder, 'large.txt')}: larger than MAX_OBJECT_MEGABYTES`,
  ]);
});

it('a file that two of the paths lead to is counted once', async () => {
  await using inbox = await open();
  const file = join(inbox.folder, 'a.txt');
  await writeFile(file, 'a');
  const { said } = await inbox.run([inbox.folder, file, join(inbox.folder, '.', 'a.txt')]);
  expect(said.slice(1)).toEqual(['  received       1', '  already known  0', '  refused        0']);
});

it('names the sources there are when the one asked for is none', async () => {
  await using inbox = await open();
  await expect(inbox.run([inbox.folder], 'fax')).rejects.toThrow(
    `${inbox.code} has no source fax (known: folder, upload).`,
  );
});
