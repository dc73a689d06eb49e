import { expect, it } from 'vitest';
import { buildFacility } from '../test/build-facility.ts';
import { buildVerifiedDocument } from '../test/build-identity.ts';
import { openTestDatabase } from '../test/open-test-database.ts';
import { CLAIM_SECONDS, UNDO_SECONDS } from './features/review/index.ts';
import { FRESH_HOURS } from './features/verification/index.ts';
import { Claim } from './model/claim.entity.ts';
import { Effect } from './model/effect.entity.ts';
import { Facility, INSTALLATION_FACILITY } from './model/facility.entity.ts';
import { Setting } from './model/setting.entity.ts';
import { Verification } from './model/verification.entity.ts';
import { forkForFacility } from './platform/process/context.ts';
import { changeSetting } from './platform/settings/change-setting.ts';
import type { DeclaredSetting } from './platform/settings/declare-setting.ts';
import { settingOf } from './platform/settings/kept-settings.ts';

const open = async () => {
  const database = await openTestDatabase();
  const [one, other] = [await buildFacility(database), await buildFacility(database)];
  const codeOf = async (id: string) => (await database.orm.em.fork().findOneOrFail(Facility, id)).code;
  const codes = { one: await codeOf(one.facilityId), other: await codeOf(other.facilityId) };
  return {
    database,
    one,
    other,
    codes,
    secondsAt: ({ facilityId }: { facilityId: string }) => settingOf(database.app, facilityId, UNDO_SECONDS),
    change: (text: string | null, facilityCode: string | null, setting: DeclaredSetting<unknown> = UNDO_SECONDS) =>
      changeSetting(database.owner, { setting, text, facilityCode }),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};

it('a facility’s own setting comes before the installation’s, that before the default, and running processes know at once', async () => {
  await using world = await open();
  const { one, other, codes, change, secondsAt } = world;
  expect([await secondsAt(one), await secondsAt(other)]).toEqual([10, 10]);
  await change('30', codes.one);
  await expect.poll(() => secondsAt(one)).toBe(30);
  expect(await secondsAt(other)).toBe(10);
  const em = forkForFacility(world.database.orm, one.facilityId);
  const documentId = await buildVerifiedDocument(em);
  await (await one.signIn()).review.integrateDocuments({ documents: [{ documentId, version: 1 }] });
  const { dueAt, decidedAt } = await em.findOneOrFail(Effect, { document: documentId });
  expect(dueAt.getTime() - decidedAt.getTime()).toBe(30_000);
  await change('60', null);
  await expect.poll(() => secondsAt(other)).toBe(60);
  expect(await secondsAt(one)).toBe(30);
  await change('45', codes.one);
  await expect.poll(() => secondsAt(one)).toBe(45);
  await change(null, codes.one);
  await expect.poll(() => secondsAt(one)).toBe(60);
});

it('how long a claim lasts, and for how long a check of an identity is believed, is the facility’s', async () => {
  await using world = await open();
  const { database, one, codes, change } = world;
  const { app, orm } = database;
  await change('600', codes.one, CLAIM_SECONDS);
  await change('2', codes.one, FRESH_HOURS);
  await expect.poll(() => settingOf(app, one.facilityId, FRESH_HOURS)).toBe(2);
  const em = forkForFacility(orm, one.facilityId);
  const documentId = await buildVerifiedDocument(em);
  const clerk = await one.signIn();
  const { heldUntil } = await clerk.review.claimDocument({ documentId, takesOver: false });
  const claim = await em.findOneOrFail(Claim, { document: documentId });
  expect(Date.parse(heldUntil) - claim.claimedAt.getTime()).toBe(600_000);
  const checkedHoursAgo = (hours: number) =>
    em.nativeUpdate(Verification, { document: documentId }, { checkedAt: new Date(Date.now() - hours * 3_600_000) });
  const file = () => clerk.review.integrateDocuments({ documents: [{ documentId, version: 1 }] });
  await checkedHoursAgo(2.1);
  expect(await file()).toMatchObject({ refused: [{ code: 'IdentityStale' }] });
  await checkedHoursAgo(1.9);
  expect(await file()).toMatchObject({ refused: [], decided: [{ documentId }] });
  await expect(change('25', codes.one, FRESH_HOURS)).rejects.toThrow('must be a number of hours, 1 to 24');
});

it('what is not allowed is refused with what is, and a facility that does not exist is named', async () => {
  await using world = await open();
  for (const text of ['', 'ten', '-1', '3601']) {
    await expect(world.change(text, world.codes.one)).rejects.toThrow(
      /^undo-seconds must be a number of seconds, 0 to 3600\.$/,
    );
  }
  await expect(world.change('30', 'nowhere')).rejects.toThrow('There is no facility nowhere.');
  const { rows } = await world.database.asSuperuser((client) => client.query('select * from setting'));
  expect(rows).toEqual([]);
});

it('a value that this release cannot read is left aside', async () => {
  await using world = await open();
  await world.database.asSuperuser((client) =>
    client.query("insert into setting (name, value) values ('undo-seconds', 'whenever'), ('of-a-newer-release', 'x')"),
  );
  expect(await world.secondsAt(world.one)).toBe(10);
});

it('the audit of each facility that it holds for says what changed', async () => {
  await using world = await open();
  const { database, one, other, codes, change } = world;
  await change('30', codes.one);
  await change('40', codes.one);
  await change('60', null);
  const said = async ({ facilityId }: { facilityId: string }) =>
    (
      await forkForFacility(database.orm, facilityId).execute<{ details: object }[]>(
        "select details from audit_event where action = 'facility-set-up' and details->>'setting' like '%-seconds' order by id",
      )
    ).map(({ details }) => details);
  const undo = { setting: 'undo-seconds', by: 'command line' };
  const everybody = { ...undo, before: null, after: '60' };
  // What holds for the others does not hold for one that has its own.
  expect(await said(one)).toEqual([
    { ...undo, before: null, after: '30' },
    { ...undo, before: '30', after: '40' },
  ]);
  expect(await said(other)).toEqual([everybody]);
  expect(await said({ facilityId: INSTALLATION_FACILITY })).toEqual([everybody]);
});

it('the application reads its own facility’s settings and the installation’s, and changes none', async () => {
  await using world = await open();
  const { database, one, other, codes, change } = world;
  await change('30', codes.one);
  await change('60', null);
  const seenBy = async ({ facilityId }: { facilityId: string }) =>
    (await forkForFacility(database.orm, facilityId).find(Setting, {})).map(({ value }) => value).sort();
  expect([await seenBy(one), await seenBy(other)]).toEqual([['30', '60'], ['60']]);
  const em = forkForFacility(database.orm, one.facilityId);
  for (const sql of ["update setting set value = '0'", 'delete from setting']) {
    await expect(em.execute(sql)).rejects.toThrow('permission denied');
  }
  await expect(em.insert(Setting, { name: 'x', facility: one.facilityId, value: '0' })).rejects.toThrow('permission');
});
