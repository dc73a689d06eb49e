import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildEnded } from '../../../test/build-ended.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { buildIdentity } from '../../../test/build-identity.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { Document } from '../../model/document.entity.ts';
import { RetentionRule } from '../../model/retention-rule.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { proveLedger } from '../intake/index.ts';
import { countDue } from './count-due.ts';
import { purgeDue } from './purge-due.ts';

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { facilityId, userIds, supervisorId } = facility;
  const ask = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await database.asSuperuser((client) => client.query(sql, values))).rows;
  await ask("update membership set role = 'administrator' where user_id = $1", [userIds[1]]);
  const caller = await facility.signIn(supervisorId);
  return {
    database,
    facility,
    ask,
    administrator: (await facility.signIn(userIds[1])).retention,
    supervisor: caller.retention,
    documents: caller.documents,
    ended: (parts?: Parameters<typeof buildEnded>[1]) => buildEnded({ database, facility }, parts),
    purge: () => purgeDue(database.app, facilityId),
    purged: async () => Number((await ask('select count(*) from document where purged_at is not null'))[0]?.['count']),
    patientOf: async (document: string) =>
      (await forkForFacility(database.orm, facilityId).findOneOrFail(Verification, { document })).patient?.id ?? '',
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};

const RULE = { status: 'integrated', documentTypeCode: null, keepDays: 90 } as const;

it('a rule is off until what its very version would remove was seen; each change of it is audited with before and after', async () => {
  await using world = await open();
  const { administrator } = world;
  await world.ended();
  const rule = await administrator.saveRetentionRule(RULE);
  await expect(administrator.switchRetentionRule({ ...rule, isOn: true })).rejects.toMatchObject({
    message: 'RetentionRuleUnseen',
  });
  const preview = () => administrator.previewRetention({ ...rule, after: null });
  const seen = await preview();
  expect(seen).toMatchObject({ documents: 1, next: null });
  // Of a restricted document it counts the same.
  await world.ask("update document set restriction = 'psychiatry'");
  expect(await preview()).toEqual(seen);
  await administrator.switchRetentionRule({ ...rule, isOn: true });
  // Changed, it is off again, and whoever saw the version before switches nothing on.
  const changed = await administrator.saveRetentionRule({ ...RULE, keepDays: 30 });
  expect(changed.ruleId).toBe(rule.ruleId);
  await world.purge();
  expect(await world.purged()).toBe(0);
  await expect(administrator.switchRetentionRule({ ...rule, isOn: true })).rejects.toMatchObject({
    message: 'RetentionRuleChanged',
  });
  await administrator.previewRetention({ ...changed, after: null });
  await administrator.switchRetentionRule({ ...changed, isOn: true });
  await world.purge();
  expect(await world.purged()).toBe(1);
  const { rules, runs } = await administrator.listRetention({});
  expect(rules).toMatchObject([{ keepDays: 30, isOn: true, isPreviewed: true, changedByName: 'Records clerk' }]);
  expect(runs).toMatchObject([{ documents: 1, keepDays: 30 }]);
  await administrator.removeRetentionRule(changed);
  const told = await world.ask("select details from audit_event where action = 'retention-rule-changed' order by id");
  expect(told.map(({ details }) => details)).toMatchObject([
    { 'before.isOn': 'false', 'after.keepDays': 90 },
    { 'before.isOn': 'false', 'after.isOn': 'true' },
    { 'before.keepDays': 90, 'before.isOn': 'true', 'after.keepDays': 30, 'after.isOn': 'false' },
    { 'after.isOn': 'true' },
    { 'before.keepDays': 30 },
  ]);
});

it('the rule of a type is removed, and the rule for all types with it switched off: nobody saw that one take documents of the type', async () => {
  await using world = await open();
  const { administrator, database } = world;
  const [type] = await world.ask('select id, code from document_type limit 1');
  await world.ask('update document set document_type_id = $2 where id = $1', [await world.ended(), type?.['id']]);
  const typed = await administrator.saveRetentionRule({
    ...RULE,
    documentTypeCode: String(type?.['code']),
    keepDays: null,
  });
  const all = await administrator.saveRetentionRule(RULE);
  const switchOn = async ({ ruleId, version }: typeof all) => {
    await administrator.previewRetention({ ruleId, version, after: null });
    await administrator.switchRetentionRule({ ruleId, version, isOn: true });
  };
  await switchOn(all);
  await world.purge();
  await administrator.removeRetentionRule(typed);
  await world.purge();
  expect(await world.purged()).toBe(0);
  const [rule] = (await administrator.listRetention({})).rules;
  expect(rule).toMatchObject({ id: all.ruleId, isOn: false, isPreviewed: false, changedByName: 'Records clerk' });
  const told = await world.ask("select details from audit_event where action = 'retention-rule-changed' order by id");
  expect(told.slice(-2).map(({ details }) => details)).toMatchObject([
    { ruleId: typed.ruleId, documentType: type?.['code'], 'before.keepDays': null },
    { ruleId: all.ruleId, 'before.isOn': 'true', 'after.keepDays': 90, 'after.isOn': 'false' },
  ]);
  // Whoever removes one in SQL switches it off as well.
  await administrator.saveRetentionRule({ ...RULE, documentTypeCode: String(type?.['code']) });
  await switchOn({ ruleId: all.ruleId, version: rule?.version ?? 0 });
  const em = forkForFacility(database.orm, world.facility.facilityId);
  await em.nativeDelete(RetentionRule, { documentType: { $ne: null } });
  await world.purge();
  expect(await world.purged()).toBe(0);
});

it('a preview counts portion by portion what a purge then takes, and what is kept by what keeps it', async () => {
  await using world = await open();
  const { administrator, supervisor, facility, database } = world;
  const ids = [await world.ended(), await world.ended(), await world.ended(), await world.ended({ readBack: null })];
  await supervisor.placeHold({ documentId: ids[0] ?? '', scope: 'document', reason: 'A court asks.' });
  const { ruleId, version } = await administrator.saveRetentionRule(RULE);
  const count = (after: Parameters<typeof countDue>[1]['after']) =>
    countDue(database.orm, { facilityId: facility.facilityId, ruleId, after }, 2);
  let sum = { documents: 0, held: 0, 'not-read-back': 0 };
  let portions = 0;
  for (let after: Parameters<typeof countDue>[1]['after'] = null; ; portions += 1) {
    const { documents, kept, next } = await count(after);
    sum = {
      documents: sum.documents + documents,
      held: sum.held + kept.held,
      'not-read-back': sum['not-read-back'] + kept['not-read-back'],
    };
    if (next === null) break;
    after = next;
  }
  expect(portions).toBe(2);
  expect(sum).toEqual({ documents: 2, held: 1, 'not-read-back': 1 });
  await administrator.previewRetention({ ruleId, version, after: null });
  await administrator.switchRetentionRule({ ruleId, version, isOn: true });
  await world.purge();
  expect(await world.purged()).toBe(2);
});

it('a hold is shown on the document and its patient’s others, is placed once, and is lifted with a reason; both are audited', async () => {
  await using world = await open();
  const { supervisor } = world;
  const first = await world.ended();
  const second = await world.ended({ patientId: await world.patientOf(first) });
  const hold = { documentId: first, scope: 'patient', reason: 'A court asks.' } as const;
  const { holdId } = await supervisor.placeHold(hold);
  await expect(supervisor.placeHold(hold)).rejects.toMatchObject({ message: 'AlreadyHeld' });
  expect(await supervisor.listHolds({ documentId: second })).toMatchObject({
    holds: [{ id: holdId, scope: 'patient', reason: 'A court asks.', placedByName: 'Records manager' }],
  });
  await expect(
    supervisor.eraseDocument({ documentId: second, scope: 'document', reason: 'Asked for by letter.' }),
  ).rejects.toMatchObject({ message: 'DocumentKept', cause: { details: { documentId: second, because: 'held' } } });
  await supervisor.liftHold({ holdId, reason: 'The court has decided.' });
  await expect(supervisor.liftHold({ holdId, reason: 'Again.' })).rejects.toMatchObject({ message: 'HoldNotFound' });
  expect(await supervisor.listHolds({ documentId: second })).toEqual({ holds: [] });
  const told = await world.ask("select action from audit_event where action like 'hold-%' order by id");
  expect(told).toEqual([{ action: 'hold-placed' }, { action: 'hold-lifted' }]);
});

it('who places or lifts a hold and who erases everything of the same patient do not wait in a circle', async () => {
  await using world = await open();
  const { supervisor, database } = world;
  const held = await world.ended();
  const looked = await world.ended({ patientId: await world.patientOf(held) });
  const untilWaiting = async (how: number) => {
    const WAITING = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    while ((await world.ask(WAITING)).length < how) await pause(10);
  };
  const together = async (act: () => Promise<unknown>) => {
    const waited = await database.asSuperuser(async (client) => {
      await client.query('begin');
      await client.query('select from document where id = $1 for update', [held]);
      const acting = act();
      await untilWaiting(1);
      const erasing = supervisor.eraseDocument({
        documentId: looked,
        scope: 'patient',
        reason: 'Asked for by letter.',
      });
      const answers = Promise.allSettled([acting, erasing]);
      await untilWaiting(2);
      await client.query('commit');
      return answers;
    });
    return waited;
  };
  const [placed, erased] = await together(() =>
    supervisor.placeHold({ documentId: held, scope: 'document', reason: 'A court asks.' }),
  );
  expect([placed, erased]).toMatchObject([{ status: 'fulfilled' }, { reason: { message: 'DocumentKept' } }]);
  const [hold] = (await supervisor.listHolds({ documentId: held })).holds;
  const [lifted] = await together(() =>
    supervisor.liftHold({ holdId: hold?.id ?? '', reason: 'The court has decided.' }),
  );
  expect(lifted).toMatchObject({ status: 'fulfilled' });
});

it('a patient’s erasure takes all of them or none, portion by portion, and the mirror’s record; the proofs hold', async () => {
  await using world = await open();
  const { supervisor, facility, database } = world;
  const first = await world.ended();
  const patientId = await world.patientOf(first);
  for (let n = 0; n < 20; n += 1) await world.ended({ patientId, status: n % 2 === 0 ? 'rejected' : 'integrated' });
  const others = await world.ended();
  const erasing = { documentId: first, scope: 'patient', reason: 'Asked for by letter.' } as const;
  await world.ask("update document set status = 'review' where id = $1", [first]);
  await expect(supervisor.eraseDocument(erasing)).rejects.toMatchObject({ message: 'DocumentKept' });
  expect(await world.purged()).toBe(0);
  await world.ask("update document set status = 'integrated' where id = $1", [first]);
  expect(await supervisor.eraseDocument(erasing)).toEqual({ erased: 20, remaining: 1, isPatientKept: false });
  expect(await supervisor.eraseDocument(erasing)).toEqual({ erased: 1, remaining: 0, isPatientKept: false });
  expect(await world.ask('select family, given from patient where id = $1', [patientId])).toEqual([
    { family: null, given: [] },
  ]);
  expect(await world.patientOf(others)).not.toBe(patientId);
  const told = await world.ask(
    "select action, count(*)::int from audit_event where action like '%-erased' group by 1 order by 1",
  );
  expect(told).toEqual([
    { action: 'document-erased', count: 21 },
    { action: 'patient-erased', count: 1 },
  ]);
  expect((await proveLedger(database.orm, facility.facilityId)).unreconciled).toEqual([]);
});

it('a patient is erased with their restricted documents, once these are open to who erases, and not while a document that waits may be theirs', async () => {
  await using world = await open();
  const { supervisor, documents, ask } = world;
  const first = await world.ended();
  const patientId = await world.patientOf(first);
  const closed = await world.ended({ patientId });
  const em = forkForFacility(world.database.orm, world.facility.facilityId);
  await em.nativeUpdate(Document, { id: closed }, { restriction: 'psychiatry' });
  const waiting = await buildDocument(em, { status: 'review' });
  await buildIdentity(em, waiting, { patientId: null, candidateIds: [patientId] });
  const erasing = { documentId: first, scope: 'patient', reason: 'Asked for by letter.' } as const;
  await expect(supervisor.eraseDocument(erasing)).rejects.toMatchObject({
    message: 'PatientDocumentRestricted',
    cause: { details: { documentId: closed } },
  });
  expect(await world.purged()).toBe(0);
  await documents.openRestricted({ documentId: closed, because: 'The patient asks for erasure.' });
  expect(await supervisor.eraseDocument(erasing)).toEqual({ erased: 2, remaining: 0, isPatientKept: true });
  const family = 'select family from patient where id = $1';
  expect(await ask(family, [patientId])).toEqual([{ family: 'Martin' }]);
  expect(await ask("select action from audit_event where action = 'patient-erased'")).toEqual([]);
});

it('of another facility nothing is held, erased, previewed or shown', async () => {
  await using world = await open();
  const documentId = await world.ended();
  const rule = await world.administrator.saveRetentionRule(RULE);
  const elsewhere = await buildFacility(world.database);
  const { retention: stranger } = await elsewhere.signIn(elsewhere.supervisorId);
  const asked = { documentId, scope: 'document', reason: 'Asked for.' } as const;
  await expect(stranger.placeHold(asked)).rejects.toMatchObject({ message: 'DocumentNotFound' });
  await expect(stranger.eraseDocument(asked)).rejects.toMatchObject({ message: 'DocumentNotFound' });
  await world.supervisor.placeHold(asked);
  expect(await stranger.listHolds({ documentId })).toEqual({ holds: [] });
  await world.ask("update membership set role = 'administrator' where user_id = $1", [elsewhere.supervisorId]);
  const { retention: administrator } = await elsewhere.signIn(elsewhere.supervisorId);
  expect(await administrator.listRetention({})).toMatchObject({ rules: [] });
  await expect(administrator.previewRetention({ ...rule, after: null })).rejects.toMatchObject({
    message: 'RetentionRuleNotFound',
  });
});
