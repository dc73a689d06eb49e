import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { openAdministration } from '../../../test/open-administration.ts';
import { Document } from '../../model/document.entity.ts';

it('what comes from a source is restricted while a rule says so; a rule is replaced, not doubled, and each change is told', async () => {
  await using place = await openAdministration();
  const { administrator, em, facility, told } = place;
  const of = { kind: 'source' as const, sourceId: facility.sourceId };
  const come = async () => {
    const { sourceId } = facility;
    return (await em().findOneOrFail(Document, await buildDocument(em(), { sourceId }))).restriction ?? null;
  };
  const before = await come();
  await administrator.saveRestrictionRule({ of, restriction: 'staff' });
  const asStaff = await come();
  const { ruleId } = await administrator.saveRestrictionRule({ of, restriction: 'psychiatry' });
  const asPsychiatry = await come();
  const listed = await administrator.listRestrictionRules({});
  expect(listed.rules).toEqual([
    { id: ruleId, sourceName: 'Folder', documentTypeCode: null, restriction: 'psychiatry' },
  ]);
  expect(listed.sources.map(({ name }) => name)).toEqual(['Folder', 'Upload']);
  await administrator.removeRestrictionRule({ ruleId });
  await administrator.removeRestrictionRule({ ruleId });
  expect([before, asStaff, asPsychiatry, await come()]).toEqual([null, 'staff', 'psychiatry', null]);
  expect(await told('facility-changed')).toEqual([
    { setting: 'restriction: Folder', before: null, after: 'staff' },
    { setting: 'restriction: Folder', before: 'staff', after: 'psychiatry' },
    { setting: 'restriction: Folder', before: 'psychiatry', after: null },
  ]);
});

it('a rule of a type stands beside one of a source; what is not there is refused', async () => {
  await using place = await openAdministration();
  const { administrator, stranger, facility } = place;
  const { documentTypes } = await administrator.listRestrictionRules({});
  const [type] = documentTypes;
  if (!type) throw new Error('there are no document types');
  const ofType = { kind: 'type' as const, documentTypeCode: type.code };
  await administrator.saveRestrictionRule({ of: ofType, restriction: 'vip' });
  const of = { kind: 'source' as const, sourceId: facility.sourceId };
  await administrator.saveRestrictionRule({ of, restriction: 'staff' });
  expect((await administrator.listRestrictionRules({})).rules).toMatchObject([
    { sourceName: null, documentTypeCode: type.code, restriction: 'vip' },
    { sourceName: 'Folder', documentTypeCode: null, restriction: 'staff' },
  ]);
  expect((await stranger.listRestrictionRules({})).rules).toEqual([]);
  await expect(stranger.saveRestrictionRule({ of, restriction: 'staff' })).rejects.toThrow('SourceNotFound');
  const ofNone = { kind: 'type' as const, documentTypeCode: 'none' };
  await expect(administrator.saveRestrictionRule({ of: ofNone, restriction: 'staff' })).rejects.toThrow(
    'DocumentTypeNotFound',
  );
});
