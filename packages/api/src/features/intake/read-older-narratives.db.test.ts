import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { readingHere } from '../../../test/reading-here.ts';
import { pathOfFile } from '../../platform/files/file-store.ts';
import { unreadable } from '../extraction/index.ts';
import { readDocumentJob, readOlderNarratives, receiveObject, refuseObject } from './index.ts';
import { giveUpNarrative, readNarrativeJob } from './read-narrative.job.ts';

const LETTER = `<ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole><patient/></patientRole></recordTarget>
  <component><structuredBody><component><section><title>Findings</title><text>Well.</text></section></component></structuredBody>
  </component></ClinicalDocument>`;
const TEXT = {
  sections: [
    {
      depth: 1,
      title: 'Findings',
      blocks: [{ kind: 'paragraph', caption: null, inlines: [{ kind: 'text', text: 'Well.', marks: [] }] }],
    },
  ],
};

const open = async () => {
  const database = await openTestDatabase();
  const { app, asSuperuser } = database;
  const facility = await buildFacility(database);
  const { facilityId, sourceId } = facility;
  const clerk = await facility.signIn();
  const receive = async (content: string) => {
    const bytes = new TextEncoder().encode(content);
    const arrival = { facilityId, sourceId, fileName: 'letter.xml', bytes, session: null };
    const { documentId } = await receiveObject(app, arrival, refuseObject);
    const data = { facilityId, documentId };
    await readDocumentJob(readingHere(app), data);
    const { attachments } = await clerk.documents.openDocument({ documentId, isAhead: false });
    return { data, text: () => clerk.documents.readNarrative({ attachmentId: attachments[0]?.id ?? '' }) };
  };
  const asked = () =>
    asSuperuser(async (client) => {
      const { rows } = await client.query(`select data from pgboss.job where name = 'read-narrative'`);
      return rows.map(({ data }) => data);
    });
  return {
    app,
    asSuperuser,
    receive,
    asked,
    /** As a release left it that kept no texts. */
    forget: () =>
      asSuperuser((client) => client.query('update attachment set narrative_state = null, narrative_sha256 = null')),
    /** Where the text lies that is kept. */
    kept: () =>
      asSuperuser(async (client) => {
        const { rows } = await client.query(
          `select facility_id, narrative_sha256 from attachment where narrative_state = 'kept'`,
        );
        return join(app.config.filesFolder, pathOfFile(rows[0].facility_id, rows[0].narrative_sha256));
      }),
    sweep: () => readOlderNarratives(app, facilityId),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};

it('the text is read when the document is, and one that came in before is read again, once', async () => {
  await using world = await open();
  const { data, text } = await world.receive(LETTER);
  await world.receive('%PDF-1.7');
  expect(await text()).toEqual(TEXT);
  await world.forget();
  await expect(text()).rejects.toMatchObject({ cause: { code: 'NarrativeAwaited' } });
  await world.sweep();
  await world.sweep();
  expect(await world.asked()).toEqual([data]);
  await expect(text()).rejects.toMatchObject({ cause: { code: 'NarrativeAwaited' } });
  await Promise.all([readNarrativeJob(readingHere(world.app), data), readNarrativeJob(readingHere(world.app), data)]);
  expect(await text()).toEqual(TEXT);
});

it('a text that cannot be read at any attempt is not waited for', async () => {
  await using world = await open();
  const { data, text } = await world.receive(LETTER);
  await world.forget();
  await world.sweep();
  await giveUpNarrative(world.app, data);
  await expect(text()).rejects.toMatchObject({ cause: { code: 'NarrativeNotFound' } });
});

it('a text that the reader takes for too much is not waited for, and its document stands as it stood', async () => {
  await using world = await open();
  const { data, text } = await world.receive(LETTER);
  await world.forget();
  await world.sweep();
  const tooMuch = unreadable('limits', 'Too much.', 'text/xml');
  await readNarrativeJob({ ...world.app, reader: { read: async () => tooMuch } }, data);
  await expect(text()).rejects.toMatchObject({ cause: { code: 'NarrativeNotFound' } });
});

it('a text whose file is missing or damaged is made again, once', async () => {
  await using world = await open();
  const { data, text } = await world.receive(LETTER);
  const losses = [(path: string) => rm(path), (path: string) => writeFile(path, 'other bytes')];
  for (const [n, lose] of losses.entries()) {
    await lose(await world.kept());
    const awaited = { reason: { cause: { code: 'NarrativeAwaited' } } };
    expect(await Promise.allSettled([text(), text()])).toMatchObject([awaited, awaited]);
    expect(await world.asked()).toEqual([data, data].slice(0, n + 1));
    await readNarrativeJob(readingHere(world.app), data);
    expect(await text()).toEqual(TEXT);
  }
});

it('a text is not made again while the whole folder is away', async () => {
  await using world = await open();
  const { text } = await world.receive(LETTER);
  await rm(await world.kept());
  await rm(join(world.app.config.filesFolder, 'installation'));
  await expect(text()).rejects.toMatchObject({ cause: { name: 'MissingFileError' } });
  expect(await world.asked()).toEqual([]);
});

it('what earlier releases did not look for is added to a document that came in before, once', async () => {
  await using world = await open();
  const child =
    '<recordTarget><patientRole><patient><name><given>Lou</given></name></patient></patientRole></recordTarget>';
  const scan =
    '<entry><observationMedia><value mediaType="application/pdf" representation="B64">?</value></observationMedia></entry>';
  const id = '<id root="1.2" extension="a"/>';
  const two = LETTER.replace('<recordTarget>', `${id}<recordTarget>`)
    .replace('<component>', `${child}<component>`)
    .replace('</section>', `${scan}</section>`);
  const { data } = await world.receive(two);
  const facts = async () => {
    const { rows } = await world.asSuperuser((client) =>
      client.query(
        `select version, other_patients, lost_files, document_id_value from metadata join document on document.id = document_id`,
      ),
    );
    return rows;
  };
  const [read] = await facts();
  expect(read).toMatchObject({
    other_patients: [{ name: 'Lou' }],
    lost_files: [{ reason: 'not-decoded' }],
    document_id_value: 'a',
  });
  await world.asSuperuser((client) =>
    client.query(
      `update metadata set other_patients = '[]', lost_files = '[]'; update document set document_id_value = null`,
    ),
  );
  await world.forget();
  await world.sweep();
  await readNarrativeJob(readingHere(world.app), data);
  await readNarrativeJob(readingHere(world.app), data);
  expect(await facts()).toEqual([{ ...read, version: read.version + 1 }]);
  const { rows } = await world.asSuperuser((client) =>
    client.query(`select count(*)::int as checks from pgboss.job where name = 'verify-document'`),
  );
  expect(rows).toEqual([{ checks: 2 }]);
});
