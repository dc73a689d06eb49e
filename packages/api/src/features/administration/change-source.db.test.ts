import { expect, it } from 'vitest';
import { openAdministration } from '../../../test/open-administration.ts';
import { Tag } from '../../model/tag.entity.ts';
import { receiveObject, refuseObject } from '../intake/index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

it('a source is added, takes in with its tags, is counted, and switched off takes nothing more', async () => {
  await using place = await openAdministration();
  const { administrator, clerk, facility, database, em, told } = place;
  const urgent = (await em().findOneOrFail(Tag, { name: 'urgent' })).id;
  const said = { name: 'Laboratory', kind: 'laboratory' as const, tagIds: [urgent] };
  const { sourceId } = await administrator.addSource({ ...said, code: 'lab' });
  const { facilityId } = facility;
  const receive = (text: string) => {
    const arrival = { facilityId, sourceId, fileName: 'x.txt', bytes: bytes(text), session: null };
    return receiveObject(database.app, arrival, refuseObject);
  };
  await receive('one');
  await receive('two');
  const { rows } = await administrator.listFacilitySources({});
  expect(rows.map(({ code }) => code)).toEqual(['folder', 'lab', 'upload']);
  const row = rows[1];
  expect(row).toMatchObject({ name: 'Laboratory', tags: [{ name: 'urgent' }], switchedOffAt: null, version: 1 });
  expect(row).toMatchObject({ documents: 2, lastReceivedAt: expect.stringMatching(/^20.*Z$/) });
  expect(rows[0]).toMatchObject({ documents: 0, lastReceivedAt: null });
  const off = { ...said, sourceId, version: 1, name: 'Laboratories', tagIds: [], isSwitchedOff: true };
  expect(await administrator.changeSource(off)).toEqual({ version: 2 });
  await expect(receive('three')).rejects.toMatchObject({ code: 'SourceSwitchedOff' });
  expect(await administrator.changeSource({ ...off, version: 2, isSwitchedOff: false })).toEqual({ version: 3 });
  await receive('three');
  // Tags of a source are those of what comes in from then on.
  expect((await clerk.worklist.listFilterOptions({})).sources.map(({ name }) => name)).toContain('Laboratories');
  expect((await told('source-changed')).slice(3)).toEqual([
    { setting: 'lab: state', before: null, after: 'on' },
    { setting: 'lab: name', before: 'Laboratory', after: 'Laboratories' },
    { setting: 'lab: tags', before: 'urgent', after: '' },
    { setting: 'lab: state', before: 'on', after: 'off' },
    { setting: 'lab: state', before: 'off', after: 'on' },
  ]);
});

it('a code is taken once, of two who change a source the second is told, and strangers find none', async () => {
  await using place = await openAdministration();
  const { administrator, colleague, stranger, facility } = place;
  const added = { name: 'Folder', kind: 'folder' as const, tagIds: [] };
  await expect(administrator.addSource({ ...added, code: 'folder' })).rejects.toMatchObject({ message: 'NameTaken' });
  const tagId = crypto.randomUUID();
  await expect(administrator.addSource({ ...added, code: 'other', tagIds: [tagId] })).rejects.toMatchObject({
    message: 'TagNotFound',
  });
  const change = { ...added, sourceId: facility.sourceId, version: 1, isSwitchedOff: false };
  const both = await Promise.allSettled([
    administrator.changeSource({ ...change, name: 'Shared folder' }),
    colleague.changeSource({ ...change, name: 'Inbox' }),
  ]);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { message: 'ChangedMeanwhile' } });
  expect(await administrator.changeSource({ ...change, version: 2, name: 'Folder' })).toEqual({ version: 3 });
  await expect(stranger.changeSource({ ...change, version: 3 })).rejects.toMatchObject({ message: 'SourceNotFound' });
});
