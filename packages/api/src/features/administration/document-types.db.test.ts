import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { openOperator } from '../../../test/open-operator.ts';
import { Document } from '../../model/document.entity.ts';
import { DocumentType } from '../../model/document-type.entity.ts';
import { INSTALLATION_FACILITY } from '../../model/facility.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { MOST_DOCUMENT_TYPES } from './save-document-type.ts';

const LETTER = { code: '34108-1', nameEn: 'Outpatient note', nameFr: 'Note de consultation externe' };

const open = async () => {
  const place = await openOperator();
  const { database, operator, facility } = place;
  const clerk = await facility.signIn();
  return {
    ...place,
    clerk,
    find: async (code: string) => (await operator.listDocumentTypes({})).rows.find((row) => row.code === code),
    /** What the installation's audit tells, each with who did it. */
    async toldDetails() {
      const told = await place.told(INSTALLATION_FACILITY, 'facility-changed');
      return told.map(({ by, details }) => [by, details?.['setting'], details?.['before'], details?.['after']]);
    },
    offered: async () => (await clerk.worklist.listFilterOptions({})).documentTypes,
    async version() {
      const em = forkForFacility(database.orm, facility.facilityId);
      const [row] = await em.execute<{ now: number }[]>('select sum(version)::int as now from worklist_version');
      return row?.now ?? 0;
    },
  };
};

it('a document type is added, renamed and removed at every hospital, and pages that are kept are made anew', async () => {
  await using place = await open();
  const { operator, find, offered, version } = place;
  const began = await version();
  await operator.saveDocumentType({ documentType: LETTER, version: null });
  expect(await find(LETTER.code)).toEqual({ ...LETTER, version: 1 });
  expect(await offered()).toContainEqual(LETTER);
  expect(await version()).toBe(began + 1);
  const renamed = { ...LETTER, nameFr: 'Compte rendu de consultation externe' };
  await operator.saveDocumentType({ documentType: renamed, version: 1 });
  expect(await offered()).toContainEqual(renamed);
  expect(await version()).toBe(began + 2);
  await operator.removeDocumentType({ code: LETTER.code, version: 2 });
  expect(await find(LETTER.code)).toBeUndefined();
  expect(await version()).toBe(began + 3);
  expect(await place.toldDetails()).toEqual([
    ['Head of IT', 'document type 34108-1: name in English', null, LETTER.nameEn],
    ['Head of IT', 'document type 34108-1: name in French', null, LETTER.nameFr],
    ['Head of IT', 'document type 34108-1: name in French', LETTER.nameFr, renamed.nameFr],
    ['Head of IT', 'document type 34108-1: name in English', LETTER.nameEn, null],
    ['Head of IT', 'document type 34108-1: name in French', renamed.nameFr, null],
  ]);
});

it('of two operators the second is told; a code that is taken, miswritten or one too many is refused', async () => {
  await using place = await open();
  const { operator } = place;
  const save = (documentType: typeof LETTER, version: number | null) =>
    operator.saveDocumentType({ documentType, version });
  const both = await Promise.allSettled([save(LETTER, null), save({ ...LETTER, nameEn: 'Another' }, null)]);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { message: 'DocumentTypeTaken' } });
  await save({ ...LETTER, nameEn: 'Renamed' }, 1);
  await expect(save(LETTER, 1)).rejects.toThrow('ChangedMeanwhile');
  await expect(operator.removeDocumentType({ code: LETTER.code, version: 1 })).rejects.toThrow('ChangedMeanwhile');
  await expect(save({ ...LETTER, code: '34108-2' }, null)).rejects.toThrow('is no code of LOINC');
  await operator.removeDocumentType({ code: LETTER.code, version: 2 });
  await expect(save(LETTER, 2)).rejects.toThrow('ChangedMeanwhile');
  await place.database.asSuperuser((client) =>
    client.query(
      `insert into document_type (code, name_en, name_fr)
       select n::text, 'Type', 'Type' from generate_series(1, $1 - (select count(*)::int from document_type)) n`,
      [MOST_DOCUMENT_TYPES],
    ),
  );
  await expect(save(LETTER, null)).rejects.toThrow('TooManyRows');
});

it('a document type stays while documents, or rules of any hospital, are of it', async () => {
  await using place = await open();
  const { operator, database, facility } = place;
  const em = forkForFacility(database.orm, facility.facilityId);
  const documentType = await em.findOneOrFail(DocumentType, { code: '11502-2' });
  await em.nativeUpdate(Document, await buildDocument(em, {}), { documentType });
  const administrator = await place.administrator();
  const of = { kind: 'type' as const, documentTypeCode: '18842-5' };
  await administrator.saveRestrictionRule({ of, restriction: 'psychiatry' });
  const remove = (code: string) => operator.removeDocumentType({ code, version: 1 });
  await expect(remove('11502-2')).rejects.toThrow('DocumentTypeInUse');
  await expect(remove('18842-5')).rejects.toThrow('DocumentTypeInUse');
  await remove('51852-2');
  const left = new Set((await operator.listDocumentTypes({})).rows.map(({ code }) => code));
  expect(['11502-2', '18842-5', '51852-2'].map((code) => left.has(code))).toEqual([true, true, false]);
  expect((await administrator.listRestrictionRules({})).rules).toHaveLength(1);
});
