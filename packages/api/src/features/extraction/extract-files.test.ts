import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ExtractedLine, extractFiles } from './extract-files.ts';
import { buildClinicalDocument } from './formats/cda/build-clinical-document.ts';
import { readDocument } from './read-document.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'extract-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function extract(paths: string[], root: string): Promise<ExtractedLine[]> {
  const lines: ExtractedLine[] = [];
  for await (const line of extractFiles({ read: readDocument }, { paths, root })) lines.push(line);
  return lines;
}

describe('extractFiles', () => {
  it('reads folders within folders in the order of their names', async () => {
    await mkdir(join(folder, 'b', 'c'), { recursive: true });
    for (const file of ['z.txt', 'b/2.txt', 'b/c/1.txt', 'a.txt']) await writeFile(join(folder, file), 'x');
    await symlink(folder, join(folder, 'b', 'loop'));
    const files = (await extract([folder], folder)).map((line) => line.file);
    expect(files).toEqual(['a.txt', 'b/2.txt', 'b/c/1.txt', 'z.txt']);
  });

  it('gives a line as it is graded', async () => {
    const role = `<id root="1.2" extension="42"/><patient><name><given>Ana</given><family>Ruiz</family></name>
      <administrativeGenderCode code="F"/><birthTime value="19800801"/></patient>`;
    const body = '<nonXMLBody><text mediaType="text/plain">hello</text></nonXMLBody>';
    await writeFile(join(folder, 'a.xml'), buildClinicalDocument({ header: '<title>Letter</title>', role, body }));
    expect(await extract([join(folder, 'a.xml')], folder)).toEqual([
      {
        file: 'a.xml',
        readable: true,
        patient: {
          family: 'Ruiz',
          birthFamily: null,
          usedFamily: null,
          given: ['Ana'],
          nameText: null,
          birthDate: '1980-08-01',
          sex: 'female',
          ids: [{ system: '1.2', value: '42' }],
        },
        otherPatients: [],
        notUnderstood: [],
        documentDate: null,
        documentCode: null,
        documentTitle: 'Letter',
        author: null,
        custodian: null,
        attachments: [
          { mediaType: 'text/plain', sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824' },
        ],
        lostFiles: [],
        error: null,
      },
    ]);
  });

  it('says why a file would be quarantined', async () => {
    await writeFile(join(folder, 'a.xml'), '<a/>');
    expect(await extract([folder], folder)).toMatchObject([
      { readable: false, patient: null, error: 'not-a-clinical-document: The root element is a in no namespace.' },
    ]);
  });

  it('tells a document that has no patient from one that cannot be read', async () => {
    await writeFile(
      join(folder, 'a.xml'),
      '<ClinicalDocument xmlns="urn:hl7-org:v3"><title>Letter</title></ClinicalDocument>',
    );
    expect(await extract([folder], folder)).toMatchObject([
      { readable: true, patient: null, documentTitle: 'Letter', error: expect.stringMatching(/^no-patient: /) },
    ]);
  });
});

const SHARED = join(import.meta.dirname, '../../../../../../shared');
const GRADE = join(SHARED, 'tools/grade-extraction.mjs');

describe('extractFiles on the collection of real documents', () => {
  it.skipIf(!existsSync(join(SHARED, 'data')) || !existsSync(GRADE))(
    'reads 99 % of the fields of its CDA documents and ends on every other file (skipped where ../shared/data is not beside this repository)',
    async () => {
      const lines = await extract([join(SHARED, 'data')], join(SHARED, 'data'));
      const extracted = join(folder, 'extracted.jsonl');
      await writeFile(extracted, lines.map((line) => JSON.stringify(line)).join('\n'));
      const { stdout } = spawnSync(
        process.execPath,
        [GRADE, join(SHARED, 'data/truth.jsonl'), extracted, '--format', 'CDA'],
        { encoding: 'utf8' },
      );
      const percent = /fields right ([\d.]+) %/.exec(stdout)?.[1];
      expect(Number(percent)).toBeGreaterThanOrEqual(99);
    },
    60_000,
  );
});
