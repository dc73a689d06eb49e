import {
  countFiles,
  dropPosition,
  keepPosition,
  type Position,
  proveFiles,
  readPosition,
} from '../features/documents/index.ts';
import { Facility } from '../model/facility.entity.ts';
import { openApp } from '../open-app.ts';
import { pathOfFile } from '../platform/files/file-store.ts';
import type { Config } from '../platform/process/config.ts';
import type { App } from '../platform/process/context.ts';
import { openDatabase } from './open-database.ts';

/** Before every other id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

const isTerminal = process.stderr.isTTY;

const showProgress = (done: number, of: number): void => {
  process.stderr.write(isTerminal ? `\r${done} of ${of} files ` : `${done} of ${of} files\n`);
};

const begin = async (folder: string): Promise<Position> => {
  const kept = await readPosition(folder);
  if (kept === null) {
    return { startedAt: new Date().toISOString(), facilityId: FIRST, sha256: '', files: 0, wrong: 0 };
  }
  process.stderr.write(
    `Going on with what began at ${kept.startedAt}; ${kept.wrong} files were named. To begin anew, delete prove-files.json in FILES.\n`,
  );
  return kept;
};

const proveFrom = async (app: App, begun: Position, pageSize?: number): Promise<Position> => {
  const facilities = await app.orm.em.fork().find(Facility, {}, { fields: ['id'], orderBy: { id: 'asc' } });
  let of = 0;
  for (const { id } of facilities) of += await countFiles(app.orm, id);
  let position = begun;
  for (const { id } of facilities.filter((facility) => facility.id >= begun.facilityId)) {
    const after = id === begun.facilityId ? begun.sha256 : '';
    for await (const page of proveFiles(app, id, { after, ...(pageSize && { pageSize }) })) {
      for (const { attachmentId, holds, digest, condition } of page.wrong)
        console.log(`${condition}  ${holds} of attachment ${attachmentId}  ${pathOfFile(id, digest)}`);
      position = {
        ...position,
        facilityId: id,
        sha256: page.lastDigest,
        files: position.files + page.files,
        wrong: position.wrong + page.wrong.length,
      };
      await keepPosition(app.config.filesFolder, position);
      showProgress(position.files, of);
    }
  }
  return position;
};

/**
 * Compares every stored file with its digest, and prints which is missing or damaged: each attachment that needs it, and where
 * in the folder of files it belongs. Interrupted at any time, it goes on where it was.
 *
 * @returns the exit code: 0 only if every file is whole, those of the runs before an interruption too.
 */
export const proveStoredFiles = async (config: Config, pageSize?: number): Promise<number> => {
  await using database = await openDatabase(config);
  const { databaseUrl } = database;
  await using app = await openApp({ config, databaseUrl, name: 'prove', isWorker: false, serves: 'job' });
  const { files, startedAt, wrong } = await proveFrom(app, await begin(config.filesFolder), pageSize);
  await dropPosition(config.filesFolder);
  if (isTerminal) process.stderr.write('\r');
  console.log(
    wrong === 0
      ? `All ${files} stored files are whole.`
      : `Missing or damaged since ${startedAt}: ${wrong}. Put them back from a backup; a text is made anew when somebody opens it.`,
  );
  return wrong === 0 ? 0 : 1;
};
