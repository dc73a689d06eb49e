import type { ListAuditInput } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildPatient } from '../../../test/build-effect.ts';
import { buildFacility, SET_UP_ENTRIES } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { recordSql } from '../../../test/record-statements.ts';
import { Membership } from '../../model/membership.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';

const ALL: ListAuditInput = {
  actorId: null,
  action: null,
  from: null,
  until: null,
  documentId: null,
  isWholePatient: false,
  cursor: null,
  limit: 200,
};

/** Two clerks who opened documents: two of one patient, and one of nobody who is known. */
const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const em = forkForFacility(database.orm, facility.facilityId);
  const [own, alike, other] = [await buildDocument(em), await buildDocument(em), await buildDocument(em)];
  const patient = buildPatient(em, { family: 'Nouveau', given: ['Ana'] });
  for (const document of [own, alike]) em.create(Verification, { document, outcome: 'matched', patient });
  await em.flush();
  const [first, second] = facility.userIds;
  const openAs = async (userId: string, documentId: string) =>
    (await facility.signIn(userId)).documents.openDocument({ documentId, isAhead: false });
  await openAs(first, own);
  await openAs(second, alike);
  await openAs(second, other);
  await database.asOwner(facility.facilityId, (owner) =>
    owner.nativeUpdate(Membership, { user: facility.supervisorId }, { role: 'auditor' }),
  );
  const auditor = await facility.signIn(facility.supervisorId);
  const list = async (filter: Partial<ListAuditInput>) => {
    const { rows } = await auditor.audit.listAudit({ ...ALL, ...filter });
    return rows.map(({ actorId, action, documentId }) => [action, actorId, documentId]);
  };
  return { database, facility, auditor, list, first, second, own, alike, other };
};

it('an auditor finds who did what: by document, patient, person, action and time', async () => {
  const { database, auditor, list, first, second, own, alike, other } = await open();
  await using _ = database;
  const opened = (actorId: string, documentId: string) => ['document-opened', actorId, documentId];
  const action = 'document-opened';
  expect(await list({ action })).toEqual([opened(second, other), opened(second, alike), opened(first, own)]);
  expect(await list({ documentId: own })).toEqual([opened(first, own)]);
  expect(await list({ documentId: own, isWholePatient: true })).toEqual([opened(second, alike), opened(first, own)]);
  expect(await list({ documentId: other, isWholePatient: true })).toEqual([opened(second, other)]);
  expect(await list({ actorId: second })).toEqual([
    opened(second, other),
    ['signed-in', second, null],
    opened(second, alike),
    ['signed-in', second, null],
  ]);
  const { rows } = await auditor.audit.listAudit({ ...ALL, action });
  const [newest] = rows;
  if (!newest) throw new Error('three were opened');
  expect(newest.actorName).toBe('Records clerk');
  expect((await list({ action, until: newest.occurredAt })).length).toBeLessThan(3);
  expect(await list({ action, from: newest.occurredAt })).toContainEqual(opened(second, other));
});

it('pages follow each other without a gap, and another facility’s are not among them', async () => {
  const { database, auditor } = await open();
  await using _ = database;
  await buildFacility(database);
  const { rows } = await auditor.audit.listAudit(ALL);
  const paged: typeof rows = [];
  let cursor: string | null = null;
  do {
    const page = await auditor.audit.listAudit({ ...ALL, limit: 2, cursor });
    paged.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(paged).toEqual(rows);
  expect(rows.filter(({ action }) => action === 'facility-set-up')).toHaveLength(SET_UP_ENTRIES);
  await expect(auditor.audit.listAudit({ ...ALL, cursor: 'x' })).rejects.toThrow('CursorInvalid');
});

it('everybody sees what they did themselves, and nobody else does', async () => {
  const { database, facility, first, own } = await open();
  await using _ = database;
  const { rows } = await (await facility.signIn(first)).audit.listOwnActions({});
  expect(rows.map(({ action, documentId }) => [action, documentId])).toEqual([
    ['signed-in', null],
    ['document-opened', own],
    ['signed-in', null],
  ]);
  expect(new Set(rows.map(({ actorId }) => actorId))).toEqual(new Set([first]));
});

it('is the SQL that is checked in', async () => {
  const { database, auditor, own } = await open();
  await using _ = database;
  const ask = () => auditor.audit.listAudit({ ...ALL, documentId: own, isWholePatient: true });
  await expect(await recordSql('audit of a patient', ask)).toMatchFileSnapshot('./list-audit.load-plan.sql');
});
