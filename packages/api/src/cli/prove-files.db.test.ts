import { rmSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { buildFacility } from '../../test/build-facility.ts';
import { openTestDatabase, type TestDatabase } from '../../test/open-test-database.ts';
import { readingHere } from '../../test/reading-here.ts';
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

interface Stored {
  readonly id: string;
  readonly bytes: string;
  readonly text: string;
}

/** Five letters of two facilities, in the order in which they are compared, with the places of their files. */
const open = async () => {
  const database = await openTestDatabase();
  await receive(database, ['Well.', 'Better.', 'Ill.']);
  await receive(database, ['Well.', 'Worse.']);
  const stored = await database.asSuperuser(async (client) => {
    const { rows } = await client.query('select * from attachment order by facility_id, id');
    return rows.map(
      ({ id, facility_id: facilityId, sha256, narrative_sha256: text }): Stored => ({
        id,
        bytes: pathOfFile(facilityId, sha256),
        text: pathOfFile(facilityId, text),
      }),
    );
  });
  const folder = database.app.config.filesFolder;
  const config = { ...database.app.config, databaseUrl: database.databaseUrl };
  /** Two attachments at a time; `onProgress` runs after each. */
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
  expect(await run()).toMatchObject({ exitCode: 0, said: ['The files of 5 attachments are whole.'] });
  const [damaged, textless, , , missing] = stored;
  await writeFile(at(damaged?.bytes ?? ''), 'other bytes');
  await rm(at(textless?.text ?? ''));
  await rm(at(missing?.bytes ?? ''));
  const { exitCode, said } = await run();
  expect(exitCode).toBe(1);
  expect(said).toEqual([
    `damaged  bytes of attachment ${damaged?.id}  ${damaged?.bytes}`,
    `missing  text of attachment ${textless?.id}  ${textless?.text}`,
    `missing  bytes of attachment ${missing?.id}  ${missing?.bytes}`,
    expect.stringMatching(/^Missing or damaged since .*: 3\. /),
  ]);
  // Without its mark the folder is not this installation's: what is missing now is not lost.
  const away = await run(() => rmSync(at('installation'), { force: true }));
  expect(away).toMatchObject({ exitCode: 'failed', said: said.slice(0, 2) });
});

it('a run that was killed goes on where it was, and what it had named still counts; the next one begins anew', async () => {
  await using world = await open();
  const { stored, run, at } = world;
  const [first] = stored;
  await rename(at(first?.bytes ?? ''), at('elsewhere'));
  const killed = await run(() => {
    throw new Error('killed');
  });
  expect(killed).toMatchObject({ exitCode: 'failed', said: [expect.stringContaining(first?.bytes ?? '')] });
  await rename(at('elsewhere'), at(first?.bytes ?? ''));
  const resumed = await run();
  expect(resumed.progress[0]).toMatch(/^Going on with what began at .*; 1 files were named\./);
  expect(resumed.progress.slice(1).join('')).not.toContain('2 of 5');
  expect(resumed).toMatchObject({ exitCode: 1, said: [expect.stringMatching(/^Missing or damaged since .*: 1\. /)] });
  const anew = await run();
  expect(anew.progress[0]).toBe('2 of 5 attachments\n');
  expect(anew).toMatchObject({ exitCode: 0, said: ['The files of 5 attachments are whole.'] });
});
