import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { LostFile, NotUnderstood, OtherPatient, PatientIdentifier, Sex } from '@mailroom/contracts';
import type { DocumentMetadata } from '../../model/reading-form.ts';
import type { DocumentReader } from './open-reader.ts';
import { type ReadOutcome, unreadable } from './read-outcome.ts';

/** What one file says, in the form that extraction is graded in. */
export interface ExtractedLine {
  /** Relative to the root, with forward slashes. */
  file: string;
  /** Whether the bytes could be read. A document without a patient can, and is quarantined for that; see `error`. */
  readable: boolean;
  patient: {
    family: string | null;
    birthFamily: string | null;
    usedFamily: string | null;
    given: string[];
    nameText: string | null;
    birthDate: string | null;
    sex: Sex | null;
    ids: PatientIdentifier[];
  } | null;
  otherPatients: OtherPatient[];
  notUnderstood: NotUnderstood[];
  documentDate: string | null;
  documentCode: string | null;
  documentTitle: string | null;
  author: string | null;
  custodian: string | null;
  attachments: { mediaType: string; sha256: string }[];
  lostFiles: LostFile[];
  /** Reason and detail of what would be quarantined; null for what would be accepted. */
  error: string | null;
}

/**
 * Reads files, and all files of folders, in the order of their names. Links are not followed.
 *
 * @example
 * for await (const line of extractFiles(reader, { paths: ['inbox'], root: '.' })) process.stdout.write(`${JSON.stringify(line)}\n`);
 */
export async function* extractFiles(
  reader: Pick<DocumentReader, 'read'>,
  { paths, root }: { readonly paths: string[]; readonly root: string },
): AsyncGenerator<ExtractedLine> {
  for (const path of paths) {
    for await (const file of filesIn(resolve(path))) {
      yield lineOf(relative(resolve(root), file).split(sep).join('/'), await readFileSafely(reader, file));
    }
  }
}

async function* filesIn(path: string): AsyncGenerator<string> {
  if (!(await stat(path)).isDirectory()) {
    yield path;
    return;
  }
  const entries = await readdir(path, { withFileTypes: true });
  const inOrder = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of inOrder.filter((entry) => entry.isDirectory() || entry.isFile())) {
    yield* filesIn(join(path, entry.name));
  }
}

/** A file without permission, or too large for one buffer, is an unreadable line and not the end of the run. */
async function readFileSafely(reader: Pick<DocumentReader, 'read'>, file: string): Promise<ReadOutcome> {
  const bytes = await readFile(file).catch(() => null);
  return bytes === null ? unreadable('reading-failed', 'The file cannot be opened.') : reader.read(bytes, new Date());
}

function lineOf(file: string, outcome: ReadOutcome): ExtractedLine {
  // One received object is one document so far.
  const [document] = outcome.documents;
  const metadata = document?.metadata ?? null;
  const isWithoutPatient = outcome.kind === 'unreadable' && outcome.reason === 'no-patient';
  const attachments = document?.attachments ?? [];
  return {
    file,
    readable: outcome.kind === 'read' || isWithoutPatient,
    patient: metadata === null || isWithoutPatient ? null : patientOf(metadata),
    otherPatients: metadata?.otherPatients ?? [],
    notUnderstood: metadata?.notUnderstood ?? [],
    documentDate: metadata?.documentDate ?? null,
    documentCode: metadata?.documentCode ?? null,
    documentTitle: metadata?.documentTitle ?? null,
    author: metadata?.author ?? null,
    custodian: metadata?.custodian ?? null,
    attachments: attachments.map(({ mediaType, sha256 }) => ({ mediaType, sha256 })),
    lostFiles: document?.lostFiles ?? [],
    error: outcome.kind === 'unreadable' ? `${outcome.reason}: ${outcome.detail}` : null,
  };
}

const patientOf = (metadata: DocumentMetadata) => ({
  family: metadata.patientFamily,
  birthFamily: metadata.patientBirthFamily,
  usedFamily: metadata.patientUsedFamily,
  given: metadata.patientGiven,
  nameText: metadata.patientNameText,
  birthDate: metadata.patientBirthDate,
  sex: metadata.patientSex,
  ids: metadata.patientIdentifiers,
});
