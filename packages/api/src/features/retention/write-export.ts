import { type PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { auditAll } from '../../platform/audit/audit.ts';
import { asPerson, runStatement } from '../../platform/database/statement.ts';
import { safeFileName } from '../../platform/files/safe-file-name.rules.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import { type App, forkForSession } from '../../platform/process/context.ts';
import { EXPORTED_DOCUMENTS, type ExportedDocument } from './export-statements.ts';

/** Documents that are held at a time. */
const AT_ONCE = 20;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Said in each archive, whether or not there are any: that there are is a secret too. */
const RESTRICTED =
  'Restricted documents are in it where whoever exports had opened them with a reason within the hour.';

interface Exported {
  /** Who exports. */
  readonly session: CurrentSession;
  readonly patientId: string;
  /** The record as the mirror has it. */
  readonly patient: unknown;
}

type Writer = Pick<App, 'orm' | 'files'>;

// What yazl types as any stream is a PassThrough.
const isOver = ({ outputStream }: ZipFile): boolean => (outputStream as PassThrough).destroyed;

/**
 * One file of an archive, written when everything before it is. One that is lost here is said to be, and holds up nothing; whoever goes
 * away in between lets go of it.
 */
const addFile = (
  zip: ZipFile,
  { files }: Writer,
  { facilityId, sha256, path }: { readonly facilityId: string; readonly sha256: string; readonly path: string },
): Promise<boolean> =>
  new Promise((resolve) => {
    const open = async () => {
      const opened = await files.openVerified(facilityId, sha256);
      const stream = opened.stream();
      const end = (isWhole: boolean) => () => {
        zip.outputStream.off('close', letGo);
        opened[Symbol.asyncDispose]().then(
          () => resolve(isWhole),
          () => resolve(isWhole),
        );
      };
      const letGo = end(false);
      zip.outputStream.once('close', letGo);
      // It closes no file by itself, and ends once all of it was read.
      stream.once('end', end(true));
      return stream;
    };
    zip.addReadStreamLazy(path, { compress: false }, (give) => {
      open().then(
        (stream) => give(null, stream),
        () => {
          resolve(false);
          give(null, Readable.from([]));
        },
      );
    });
  });

const addDocument = async (
  zip: ZipFile,
  { facilityId, ...app }: Writer & Pick<CurrentSession, 'facilityId'>,
  exported: ExportedDocument,
) => {
  const { files, ...said } = exported;
  const listed = [];
  for (const [ordinal, { fileName, sha256, ...file }] of files.entries()) {
    const path = `documents/${exported.documentId}/${ordinal}-${safeFileName(fileName)}`;
    if (isOver(zip)) throw new Error('Nobody takes the export any more.');
    const isWhole = await addFile(zip, app, { facilityId, sha256, path });
    listed.push({ path, sha256, ...file, isWhole });
  }
  return { ...said, files: listed };
};

/** Each of them is read by whoever exports, as if they had opened it. */
const auditPortion = (orm: App['orm'], { session, patientId }: Exported, portion: readonly ExportedDocument[]) =>
  auditAll(
    forkForSession(orm, session),
    portion.map(({ documentId }) => ({ action: 'patient-exported', documentId, details: { patientId } })),
  );

const addAll = async (zip: ZipFile, app: Writer, exported: Exported): Promise<void> => {
  const { session, patientId, patient } = exported;
  const { facilityId } = session;
  const documents = [];
  for (let after = BEFORE_ALL; ; ) {
    const values = [patientId, after, AT_ONCE];
    const portion = await runStatement(app.orm, EXPORTED_DOCUMENTS, { ...asPerson(session), values });
    await auditPortion(app.orm, exported, portion);
    for (const one of portion) documents.push(await addDocument(zip, { ...app, facilityId }, one));
    const last = portion.at(-1);
    if (last === undefined || portion.length < AT_ONCE) break;
    after = last.documentId;
  }
  zip.addBuffer(Buffer.from(JSON.stringify({ patient, restricted: RESTRICTED, documents }, null, 2)), 'index.json', {
    compress: false,
  });
  zip.end();
};

/**
 * Everything of a patient as a zip archive: the files of their documents, and at the end `index.json` with what Mailroom knows of each. It is
 * written as it is read; of whoever takes it slowly no more than a piece of one file is held.
 */
export const writeExport = (app: Writer, exported: Exported): NodeJS.ReadableStream => {
  const zip = new ZipFile();
  // As above.
  const written = zip.outputStream as PassThrough;
  addAll(zip, app, exported).catch((error: unknown) =>
    written.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return written;
};
