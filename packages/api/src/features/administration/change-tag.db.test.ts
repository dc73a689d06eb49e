import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { openAdministration } from '../../../test/open-administration.ts';
import { Document } from '../../model/document.entity.ts';

it('a tag is added, renamed and coloured, and what was seen of it meanwhile holds for nobody', async () => {
  await using place = await openAdministration();
  const { administrator, colleague, stranger, told } = place;
  const { tagId } = await administrator.addTag({ name: 'ward', color: 'blue' });
  await expect(administrator.addTag({ name: 'ward', color: 'red' })).rejects.toMatchObject({ message: 'NameTaken' });
  const change = { tagId, version: 1, name: 'Ward', color: 'teal' as const, isSwitchedOff: false };
  const both = await Promise.allSettled([
    administrator.changeTag(change),
    colleague.changeTag({ ...change, name: 'Station' }),
  ]);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { message: 'ChangedMeanwhile' } });
  const taken = administrator.changeTag({ ...change, version: 2, name: 'urgent' });
  await expect(taken).rejects.toMatchObject({ message: 'NameTaken' });
  await expect(stranger.changeTag({ ...change, version: 2 })).rejects.toMatchObject({ message: 'TagNotFound' });
  expect(await told('tag-changed')).toContainEqual({ setting: 'ward: color', before: 'blue', after: 'teal' });
});

it('a tag that a source gives is not removed, and the refusal says which source that is', async () => {
  await using place = await openAdministration();
  const { administrator } = place;
  const { tagId } = await administrator.addTag({ name: 'ward', color: 'blue' });
  const lab = { code: 'lab', name: 'Laboratory', kind: 'laboratory' as const, tagIds: [tagId] };
  const { sourceId } = await administrator.addSource(lab);
  const remove = () => administrator.removeTag({ tagId, version: 1 });
  await expect(remove()).rejects.toMatchObject({
    message: 'TagOfSource',
    cause: { details: { tagId, sourceName: 'Laboratory' } },
  });
  const { code: _, ...kept } = lab;
  await administrator.changeSource({ ...kept, sourceId, version: 1, tagIds: [], isSwitchedOff: false });
  expect(await remove()).toEqual({});
});

it('a tag that documents carry is switched off and stays on them; one that none carries is removed', async () => {
  await using place = await openAdministration();
  const { administrator, clerk, em, told } = place;
  const { tagId } = await administrator.addTag({ name: 'ward', color: 'blue' });
  const documentId = await buildDocument(em(), {});
  await clerk.review.tagDocuments({ documentIds: [documentId], tagId, isTagged: true });
  // One that is closed to the administrator counts as any other.
  await em().nativeUpdate(Document, { id: documentId }, { restriction: 'psychiatry' });
  const { rows } = await administrator.listFacilityTags({});
  expect(rows.map(({ name, documents }) => [name, documents])).toEqual([
    ['cardiology', 0],
    ['urgent', 0],
    ['ward', 1],
  ]);
  await expect(administrator.removeTag({ tagId, version: 1 })).rejects.toMatchObject({ message: 'TagInUse' });
  await em().nativeUpdate(Document, { id: documentId }, { restriction: null });
  await administrator.changeTag({ tagId, version: 1, name: 'ward', color: null, isSwitchedOff: true });
  const { tags } = await clerk.worklist.listFilterOptions({});
  expect(tags.find(({ id }) => id === tagId)).toMatchObject({ isOffered: false });
  await clerk.review.tagDocuments({ documentIds: [documentId], tagId, isTagged: false });
  await expect(administrator.removeTag({ tagId, version: 1 })).rejects.toMatchObject({ message: 'ChangedMeanwhile' });
  await administrator.removeTag({ tagId, version: 2 });
  expect((await administrator.listFacilityTags({})).rows.map(({ name }) => name)).toEqual(['cardiology', 'urgent']);
  expect((await told('tag-changed')).slice(-3)).toEqual([
    { setting: 'ward: name', before: 'ward', after: null },
    { setting: 'ward: color', before: 'blue', after: null },
    { setting: 'ward: state', before: 'off', after: null },
  ]);
});
