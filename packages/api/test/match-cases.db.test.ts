import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VerificationView } from '@mailroom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocumentJob, receiveObject, refuseObject } from '../src/features/intake/index.ts';
import { verifyDocumentsJob } from '../src/features/verification/index.ts';
import { Patient } from '../src/model/patient.entity.ts';
import { findConnection } from '../src/platform/fhir/find-connection.ts';
import { openFhir } from '../src/platform/fhir/open-fhir.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildFacility } from './build-facility.ts';
import { openTestDatabase } from './open-test-database.ts';
import { readingHere } from './reading-here.ts';
import { type DemoHospital, startDemoHospital } from './start-demo-hospital.ts';

const CASES = process.env['CASES'] ?? join(import.meta.dirname, '../../../../shared/cases');
const areHere = existsSync(CASES);

/** Whose the documents are whose file name begins so. */
const OWNERS: Readonly<Record<string, string>> = {
  apostrophe: 'case-apostrophe',
  baby: 'case-baby',
  'birth-iso': 'case-swapday',
  'birth-zeros': 'case-jan1',
  child: 'case-fr-child',
  'day-month': 'case-swapday',
  dutch: 'case-dutch',
  'family-given': 'case-swapday',
  'first-given': 'case-fr-ins',
  'first-letter': 'case-misspelt',
  'former-surname': 'case-oldname',
  hyphen: 'case-hyphen',
  'id-other': 'case-swapday',
  inactive: 'case-inactive',
  ins: 'case-fr-ins',
  jan1: 'case-jan1',
  'leading-zeros': 'case-leadzero',
  'mono-crossed': 'case-mono-family',
  'mono-doubled': 'case-mono-family',
  'mono-family': 'case-mono-family',
  'mono-given': 'case-mono-given',
  'name-text': 'case-text-only',
  nonbinary: 'case-nonbinary',
  'old-nia': 'case-fr-oldnir',
  'second-given': 'case-given-second',
  suffix: 'case-jr',
  title: 'case-title',
  'twin-a': 'case-twinA',
  umlaut: 'case-umlaut',
  'unknown-sex': 'case-unknownsex',
  'year-only-document': 'case-jan1',
  'year-only-record': 'case-year',
};

/** A number of somebody else, a name within a longer one, two people: shown to a clerk, and nobody’s by themselves. */
const NOBODYS = ['right-id-wrong-person', 'short-name-in-longer', 'twin-wrong-id', 'two-patients'];

const ownerOf = (file: string): string | undefined =>
  OWNERS[Object.keys(OWNERS).find((start) => file.startsWith(start)) ?? ''];

interface Verified {
  readonly file: string;
  readonly verification: VerificationView | null;
  readonly matched: string | undefined;
  readonly offered: readonly string[];
  /** Whom the mirror offers while the server is away. */
  readonly mirrored: readonly string[];
}

/** Every document of a folder as intake reads it and the server answers for it, twenty by twenty. */
const verifyAll = async (hospital: DemoHospital, folder: string, system: string): Promise<Verified[]> => {
  await using database = await openTestDatabase();
  const scope = { managingOrganization: null, identifierSystems: [system] };
  const facility = await buildFacility(database, { fhirBaseUrl: hospital.url, scope });
  const { facilityId, sourceId } = facility;
  const connect = () => findConnection(database.orm, { facilityId, fallback: hospital.url });
  const app = { ...readingHere(database.app), fhir: openFhir({ connect }) };
  const documents: { file: string; documentId: string }[] = [];
  for (const file of await readdir(join(CASES, folder))) {
    const bytes = await readFile(join(CASES, folder, file));
    const arrival = { facilityId, sourceId, fileName: file, bytes, session: null };
    const { documentId } = await receiveObject(app, arrival, refuseObject);
    await readDocumentJob(app, { facilityId, documentId });
    documents.push({ file, documentId });
  }
  const verify = async (by: typeof app) => {
    const open: unknown[] = [];
    for (let from = 0; from < documents.length; from += 20) {
      const jobs = documents.slice(from, from + 20).map(({ documentId }) => ({ facilityId, documentId }));
      open.push(...(await verifyDocumentsJob(by, facilityId, jobs)));
    }
    return open.length;
  };
  if ((await verify(app)) > 0) throw new Error('The hospital does not answer.');
  const patients = await forkForFacility(database.orm, facilityId).find(Patient, {});
  const fhirIds = new Map(patients.map(({ id, fhirId }) => [id, fhirId]));
  const clerk = await facility.signIn();
  const view = async (documentId: string) => {
    const { verification } = await clerk.documents.openDocument({ documentId, isAhead: true });
    const offered = (verification?.candidates ?? []).flatMap(({ patientId }) => fhirIds.get(patientId) ?? []);
    return { verification, matched: fhirIds.get(verification?.patientId ?? ''), offered };
  };
  const verified: Omit<Verified, 'mirrored'>[] = [];
  for (const { file, documentId } of documents) verified.push({ file, ...(await view(documentId)) });
  const away = { ...app, fhir: openFhir({ baseUrl: 'http://127.0.0.1:9/fhir' }) };
  if ((await verify(away)) === 0) throw new Error('The hospital answers.');
  const mirrored: Verified[] = [];
  for (const [index, one] of verified.entries()) {
    mirrored.push({ ...one, mirrored: (await view(documents[index]?.documentId ?? '')).offered });
  }
  return mirrored;
};

describe.skipIf(!areHere)(
  `documents after public reports${areHere ? '' : ` did not run: ${CASES} is not there; set CASES to the folder that has them`}`,
  () => {
    let hospital: DemoHospital;
    let british: Verified[];
    let french: Verified[];
    beforeAll(async () => {
      hospital = await startDemoHospital();
      const headers = { 'content-type': 'application/fhir+json' };
      const body = await readFile(join(CASES, 'patients.json'));
      const answer = await fetch(hospital.url, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error('The hospital does not take the patients.');
      british = await verifyAll(hospital, 'match-gb', '2.16.840.1.113883.19.71.2.1');
      french = await verifyAll(hospital, 'match-fr', '2.16.840.1.113883.19.71.1.1');
    });
    afterAll(() => hospital[Symbol.asyncDispose]());

    const told = ({ file, matched, offered }: Verified) => ({ file, matched, offered });

    it('are never matched with the wrong person', () => {
      const wrong = [...british, ...french].filter(
        ({ file, matched }) => matched !== undefined && matched !== ownerOf(file),
      );
      expect(wrong.map(told)).toEqual([]);
      expect([...british, ...french].filter(({ matched }) => matched !== undefined).length).toBeGreaterThan(10);
    });

    it('are matched, or their patient is offered', () => {
      const isFound = ({ file, offered }: Verified) =>
        NOBODYS.some((start) => file.startsWith(start)) || offered.includes(ownerOf(file) ?? 'nobody');
      expect([...british, ...french].filter((one) => !isFound(one)).map(told)).toEqual([]);
    });

    it('are offered their patient by the mirror, too, while the server is away', () => {
      const isFound = ({ file, mirrored }: Verified) =>
        NOBODYS.some((start) => file.startsWith(start)) || mirrored.includes(ownerOf(file) ?? 'nobody');
      const lost = [...british, ...french].filter((one) => !isFound(one));
      expect(lost.map(({ file, mirrored }) => ({ file, mirrored }))).toEqual([]);
    });

    it('are not matched without a number', () => {
      const numberless = british.filter(({ file }) => file.endsWith('-noid.xml'));
      expect(numberless.length).toBeGreaterThan(10);
      expect(numberless.filter(({ verification }) => verification?.outcome !== 'ambiguous').map(told)).toEqual([]);
    });

    it('with a former surname agree nearly, and a clerk is told', () => {
      const former = british.filter(({ file }) => file.startsWith('former-surname'));
      const family = former.map(({ verification }) =>
        verification?.candidates[0]?.evidence.find(({ trait }) => trait === 'family'),
      );
      expect(family).toEqual([
        { trait: 'family', agreement: 'close' },
        { trait: 'family', agreement: 'close' },
      ]);
    });

    it('of the French identity are matched by the name at birth; what keeps one from it is said', () => {
      const of = (start: string) => french.find(({ file }) => file.startsWith(start));
      expect(of('ins-birth-and-used')?.matched).toBe('case-fr-ins');
      expect(of('ins-key-spaced')?.matched).toBe('case-fr-ins');
      expect(of('ins-only-used-name')?.matched).toBeUndefined();
      expect(of('ins-only-used-name')?.verification?.candidates[0]?.strictDoubts).toEqual(['family']);
      expect(of('child')).toMatchObject({ matched: undefined, offered: ['case-fr-child', 'case-fr-mother'] });
    });
  },
);
