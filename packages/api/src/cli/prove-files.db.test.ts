import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { buildFacility } from '../../test/build-facility.ts';
import { openTestDatabase, type TestDatabase } from '../../test/open-test-database.ts';
import { readingHere } from '../../test/reading-here.ts';
import { PROVE_POSITION } from '../features/documents/index.ts';
import { readDocumentJob, receiveObject, refuseObject } from '../features/intake/index.ts';
import { pathOfFile } from '../platform/files/file-store.ts';
import { proveStoredFiles } from './prove-files.ts';

const letter = (
  text: string,
) => `<ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole><patient/></patientRole>
  </recordTarget><component><structuredBody><component><section><text>${text}</text></section></component></structuredBody></component>
  </ClinicalDocument>`;

const receive = async ({ app, ...database }: TestDatabase, names: readonly string[]): Promise<void> => {
  const { facilityId, sourceId } = await buildFacility({ app, ...database });
  for (const name of names) {
    const bytes = new TextEncoder().encode(letter(name));
    const arrival = { facilityId, sourceId, fileName: `${name}.xml`, bytes, session: null };
    const { documentId } = await receiveObject(app, arrival, refuseObject);
    await readDocumentJob(readingHere(app), { facilityId, documentId });
  }
};

/** A file, what needs it, and where it lies. */
interface Stored {
  readonly id: string;
  readonly holds: 'bytes' | 'text';
  readonly path: string;
}

const STORED = `
  select id, 'bytes' as holds, facility_id, sha256 from attachment
  union all select id, 'text', facility_id, narrative_sha256 from attachment
  order by facility_id, sha256`;

/** Five letters of two facilities: their ten files, in the order in which they are compared. */
const open = async () => {
  const database = await openTestDatabase();
  await receive(database, ['Well.', 'Better.', 'Ill.']);
  await receive(database, ['Well.', 'Worse.']);
  const stored = await database.asSuperuser(async (client) => {
    const { rows } = await client.query(STORED);
    return rows.map(
      ({ id, holds, facility_id: facilityId, sha256 }): Stored => ({ id, holds, path: pathOfFile(facilityId, sha256) }),
    );
  });
  const folder = database.app.config.filesFolder;
  const config = { ...database.app.config, databaseUrl: database.databaseUrl };
  /** Two files at a time; `onProgress` runs after each. */
  const run = async (onProgress = () => {}) => {
    const said: string[] = [];
    const progress: string[] = [];
    const printed = vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)));
    const shown = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
      progress.push(String(line));
      onProgress();
      return true;
    });
    try {
      return { exitCode: await proveStoredFiles(config, 2).catch(() => 'failed'), said, progress };
    } finally {
      printed.mockRestore();
      shown.mockRestore();
    }
  };
  return {
    stored,
    run,
    at: (path: string) => join(folder, path),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};

it('every file of every facility is compared, and each that is missing or damaged is named', async () => {
  await using world = await open();
  const { stored, run, at } = world;
  expect(await run()).toMatchObject({ exitCode: 0, said: ['All 10 stored files are whole.'] });
  const last = stored.findLastIndex(({ holds }) => holds === 'bytes');
  const wrong = stored.filter((_, index) => index < 2 || index === last);
  const [damaged, ...missing] = wrong;
  await writeFile(at(damaged?.path ?? ''), 'other bytes');
  for (const { path } of missing) await rm(at(path));
  const { exitCode, said } = await run();
  expect(exitCode).toBe(1);
  expect(said).toEqual([
    ...wrong.map(
      (file) => `${file === damaged ? 'damaged' : 'missing'}  ${file.holds} of attachment ${file.id}  ${file.path}`,
    ),
    expect.stringMatching(/^Missing or damaged since .*: 3\. /),
  ]);
  expect(new Set(wrong.map(({ holds }) => holds))).toEqual(new Set(['bytes', 'text']));
  // Without its mark the folder is not this installation's: what is missing now is not lost.
  const away = await run(() => rmSync(at('installation'), { force: true }));
  expect(away).toMatchObject({ exitCode: 'failed', said: said.slice(0, 2) });
});

it('a run that was killed goes on where it was, and what it had named still counts; the next one begins anew', async () => {
  await using world = await open();
  const { stored, run, at } = world;
  const [first] = stored;
  await rename(at(first?.path ?? ''), at('elsewhere'));
  const killed = await run(() => {
    throw new Error('killed');
  });
  expect(killed).toMatchObject({ exitCode: 'failed', said: [expect.stringContaining(first?.path ?? '')] });
  await rename(at('elsewhere'), at(first?.path ?? ''));
  const resumed = await run();
  expect(resumed.progress[0]).toMatch(/^Going on with what began at .*; 1 files were named\./);
  expect(resumed.progress.slice(1).join('')).not.toContain('2 of 10');
  expect(resumed).toMatchObject({ exitCode: 1, said: [expect.stringMatching(/^Missing or damaged since .*: 1\. /)] });
  const anew = await run();
  expect(anew.progress[0]).toBe('2 of 10 files\n');
  expect(anew).toMatchObject({ exitCode: 0, said: ['All 10 stored files are whole.'] });
});

it('every file that anything names is in the table that is walked, also for whatever writes it', async () => {
  await using database = await openTestDatabase();
  await receive(database, ['Well.', 'Better.']);
  const unlisted = () =>
    database.asSuperuser(async (client) => {
      const { rows } = await client.query(`
        select facility_id, sha256, 'original' as kind from received_object
        union select facility_id, sha256, role from attachment
        union select facility_id, narrative_sha256, 'narrative' from attachment where narrative_sha256 is not null
        except select facility_id, sha256, kind from stored_file order by kind`);
      return rows.map(({ kind }) => kind);
    });
  expect(await unlisted()).toEqual([]);
  // A migration that was forgotten would leave it so, and 0022 writes what was there.
  await database.asSuperuser((client) =>
    client.query('alter table stored_file no force row level security; delete from stored_file'),
  );
  expect(await unlisted()).toEqual(['narrative', 'narrative', 'original', 'original']);
  const sql = readFileSync(new URL('../../migrations/0022-stored-files.sql', import.meta.url), 'utf8');
  const [backfill = ''] =
    /^alter table "attachment" no force[\s\S]*?^alter table "received_object" force.*$/m.exec(sql) ?? [];
  await database.asSuperuser((client) => client.query(`set role mailroom_owner; ${backfill}; reset role`));
  expect(await unlisted()).toEqual([]);
});

it('where a run of an earlier release was killed, its facility is compared from the beginning', () => {
  const earlier = { startedAt: '2026-01-01T00:00:00.000Z', facilityId: randomUUID(), attachments: 7, wrong: 2 };
  const position = PROVE_POSITION.read({ ...earlier, attachmentId: randomUUID() });
  expect(position).toEqual({ ...earlier, attachments: undefined, sha256: '', files: 0 });
});
