import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentView } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { readingHere } from '../../../test/reading-here.ts';
import { readDocumentJob, receiveObject, refuseObject } from './index.ts';

/** Small inputs after what people reported of other systems; they are no part of this repository. */
const CASES = process.env['CASES'] ?? join(import.meta.dirname, '../../../../../../shared/cases');
const FOLDERS = ['read', 'body', 'broken', 'pdf', 'other'];

/** What is shown of a document, in few words. */
const shown = ({ unreadableReason, metadata, attachments }: DocumentView): string => {
  const bodies = attachments.filter(({ role }) => role === 'body').map(({ display }) => display);
  const lost = metadata?.lostFiles.map(({ reason }) => `lost ${reason}`) ?? [];
  const written = metadata?.notUnderstood.map(({ written }) => `written ${written}`) ?? [];
  const others = metadata?.otherPatients.map(({ name }) => `also ${name}`) ?? [];
  const text = metadata?.patientNameText ?? [];
  return [unreadableReason ?? 'read', bodies, lost, written, others, text].flat().join(', ');
};

const RIGHT: Readonly<Record<string, string>> = {
  'body/pdf-cut.xml': 'read, lost not-decoded',
  'body/pdf-empty.xml': 'read, lost empty',
  'body/says-pdf-is-rtf.xml': 'read, download',
  'broken/ampersand.xml': 'xml-malformed',
  'broken/control-char.xml': 'xml-malformed',
  'broken/cut.xml': 'xml-malformed',
  'broken/doctype.xml': 'xml-doctype',
  'broken/empty.xml': 'empty',
  'broken/latin1-no-decl.xml': 'xml-malformed',
  'broken/latin1-undeclared.xml': 'xml-malformed',
  'broken/nbsp-entity.xml': 'xml-malformed',
  'broken/no-namespace.xml': 'not-a-clinical-document',
  'broken/saved-page.xml': 'no-reader',
  'pdf/cut.pdf': 'broken',
  'pdf/only-header.pdf': 'broken',
  'pdf/user-password.pdf': 'password-needed',
  'read/birth-all-zero.xml': 'read, written 00000000',
  'read/birth-april31.xml': 'read, written 20100431',
  'read/birth-ddmmyyyy-b.xml': 'read, written 05121984',
  'read/birth-ddmmyyyy.xml': 'read, written 19041950',
  'read/birth-future.xml': 'read, written 20681225',
  'read/birth-sentinel-9999.xml': 'read, written 99991231',
  'read/eff-sentinel.xml': 'read, written 00010101000000',
  'read/name-text-only.xml': 'read, Perpetua Ollerenshaw',
  'read/two-patients.xml': 'read, also Solvang, Baby',
};

/** What is right for a file that is not named above. */
const OF_FOLDER: Readonly<Record<string, string>> = { body: 'read, pdf', other: 'no-reader' };

const casesIn = (folder: string): string[] => readdirSync(join(CASES, folder)).map((name) => `${folder}/${name}`);

it.skipIf(!existsSync(CASES))(
  'every small input is shown as it is right (skipped where neither CASES nor ../shared/cases is there)',
  async () => {
    await using database = await openTestDatabase();
    const facility = await buildFacility(database);
    const { facilityId, sourceId } = facility;
    const clerk = await facility.signIn();
    const found: Record<string, string> = {};
    const right: Record<string, string> = {};
    for (const file of FOLDERS.flatMap(casesIn)) {
      const arrival = { facilityId, sourceId, fileName: file, bytes: readFileSync(join(CASES, file)), session: null };
      const { documentId } = await receiveObject(database.app, arrival, refuseObject);
      await readDocumentJob(readingHere(database.app), { facilityId, documentId });
      found[file] = shown(await clerk.documents.openDocument({ documentId, isAhead: false }));
      right[file] = RIGHT[file] ?? OF_FOLDER[file.split('/')[0] ?? ''] ?? 'read';
    }
    expect(found).toEqual(right);
  },
  60_000,
);
