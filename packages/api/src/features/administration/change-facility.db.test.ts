import { expect, it } from 'vitest';
import { openAdministration } from '../../../test/open-administration.ts';
import { Facility } from '../../model/facility.entity.ts';
import { Setting } from '../../model/setting.entity.ts';
import { settingOf } from '../../platform/settings/kept-settings.ts';
import { UNDO_SECONDS } from '../review/index.ts';

it('a facility is renamed by its administrator, who sees what the other one did first, and the audit has before and after', async () => {
  await using place = await openAdministration();
  const { administrator, colleague, told } = place;
  const { code: _, version, times: _times, ...known } = await administrator.readFacility({});
  const renamed = { ...known, name: 'North', version };
  const both = await Promise.allSettled([
    administrator.changeFacility(renamed),
    colleague.changeFacility({ ...renamed, name: 'South' }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { message: 'ChangedMeanwhile' } });
  const { name, version: now } = await administrator.readFacility({});
  expect([['North', 'South'].includes(name), now]).toEqual([true, version + 1]);
  expect(await told('facility-changed')).toEqual([{ setting: 'name', before: known.name, after: name }]);
  await expect(administrator.changeFacility({ ...renamed, timeZone: 'Europe/Nowhere' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

it('times are set within their bounds, hold at once, and are taken back; nobody writes over what they did not see', async () => {
  await using place = await openAdministration();
  const { administrator, colleague, facility, database, told } = place;
  const undo = async () => (await administrator.readFacility({})).times.find(({ name }) => name === 'undo-seconds');
  const set = (seen: number | null, value: number | null) =>
    administrator.changeTimes({ changes: [{ name: 'undo-seconds', seen, value }] });
  expect(await undo()).toEqual({ name: 'undo-seconds', own: null, otherwise: 10 });
  await set(null, 30);
  expect(await undo()).toMatchObject({ own: 30 });
  await expect.poll(() => settingOf(database.app, facility.facilityId, UNDO_SECONDS)).toBe(30);
  const late = colleague.changeTimes({ changes: [{ name: 'undo-seconds', seen: null, value: 60 }] });
  await expect(late).rejects.toMatchObject({ message: 'ChangedMeanwhile' });
  await expect(set(30, 3601)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await set(30, null);
  expect(await undo()).toMatchObject({ own: null });
  expect(await told('facility-set-up')).toEqual([
    { setting: 'undo-seconds', before: null, after: '30' },
    { setting: 'undo-seconds', before: '30', after: null },
  ]);
});

it('the database itself lets nobody but an administrator change what is set up, and them only at their own facility', async () => {
  await using place = await openAdministration();
  const { database, facility, em } = place;
  const elsewhere = (await em().find(Facility, { id: { $ne: facility.facilityId } }))[0]?.id ?? '';
  await database.asSuperuser((client) =>
    client.query("insert into setting (name, value) values ('undo-seconds', '5')"),
  );
  const asNobody = em();
  for (const sql of [
    "update facility set name = 'x'",
    "update source set name = 'x'",
    "insert into tag (name, color) values ('x', 'red')",
    'delete from tag',
    'delete from source_tag',
    "insert into setting (name, value, facility_id) values ('undo-seconds', '0', current_facility_id())",
    "update setting set value = '0'",
  ]) {
    await expect(asNobody.execute(sql)).rejects.toThrow('permission denied');
  }
  const session = await database.asSuperuser(async (client) => {
    const sql =
      "select token_sha256 from session join membership using (user_id, facility_id) where role = 'administrator' and facility_id = $1";
    return (await client.query(sql, [facility.facilityId])).rows[0].token_sha256;
  });
  const asAdministrator = database.orm.em.fork({
    session: { variables: { 'mailroom.facility_id': facility.facilityId, 'mailroom.session_token': session } },
  });
  await asAdministrator.execute("update facility set city = 'Lyon' where id = ?", [facility.facilityId]);
  await expect(asAdministrator.execute("update facility set city = 'Lyon' where id = ?", [elsewhere])).rejects.toThrow(
    'not of the administrator',
  );
  await expect(asAdministrator.execute('delete from setting')).rejects.toThrow('not of the administrator');
  expect(await em().count(Setting, {})).toBe(1);
});
