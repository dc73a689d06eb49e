import { type ListWorklistInput, ListWorklistOutput } from '@mailroom/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { emptyFilter } from '../../../test/build-filter.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { recordSql, recordStatements } from '../../../test/record-statements.ts';
import { DocumentTag } from '../../model/document-tag.entity.ts';
import { Tag } from '../../model/tag.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const em = forkForFacility(database.orm, facility.facilityId);
  const clerk = await facility.signIn();
  const ids = async (input: Partial<ListWorklistInput>) =>
    (await clerk.worklist.listWorklist({ ...emptyFilter, ...input })).rows.map(({ id }) => id);
  return { database, facility, em, clerk, ids };
};

describe('listWorklist', () => {
  it('answers with exactly the contract', async () => {
    const { database, em, clerk } = await open();
    await using _ = database;
    await buildDocument(em, { family: 'Le Goff', given: ['Éloïse', 'Marie'] });
    const page = await clerk.worklist.listWorklist(emptyFilter);
    expect(ListWorklistOutput.parse(page)).toEqual(page);
    expect(page.rows[0]).toMatchObject({ patientName: 'Le Goff, Éloïse Marie', sourceName: 'Folder', tags: [] });
  });

  it('narrows by each filter', async () => {
    const { database, facility, em, ids } = await open();
    await using _ = database;
    const [clerkId] = facility.userIds;
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    const plain = await buildDocument(em, { receivedAt: at(1) });
    const named = await buildDocument(em, { receivedAt: at(2), family: 'Müller', given: ['Zoë'] });
    const assigned = await buildDocument(em, { receivedAt: at(3), assigneeId: clerkId });
    const unreadable = await buildDocument(em, { receivedAt: at(4), status: 'unreadable' });
    const tag = await em.findOneOrFail(Tag, { name: 'urgent' });
    em.create(DocumentTag, { document: plain, tag });
    await em.flush();

    expect(await ids({})).toEqual([unreadable, assigned, named, plain]);
    expect(await ids({ sort: 'oldest' })).toEqual([plain, named, assigned, unreadable]);
    expect(await ids({ statuses: ['unreadable'] })).toEqual([unreadable]);
    expect(await ids({ patientName: 'zoe mul' })).toEqual([named]);
    expect(await ids({ patientName: '--' })).toEqual([]);
    expect(await ids({ assigneeId: clerkId })).toEqual([assigned]);
    expect(await ids({ assigneeId: 'nobody' })).toEqual([unreadable, named, plain]);
    expect(await ids({ tagId: tag.id })).toEqual([plain]);
    expect(await ids({ sourceId: facility.sourceId })).toHaveLength(4);
    expect(await ids({ documentTypeCode: '11502-2' })).toEqual([]);
    expect(await ids({ verificationOutcome: 'pending' })).toEqual([]);
    const [from, to] = [at(2).toISOString(), at(4).toISOString()];
    expect(await ids({ receivedFrom: from, receivedTo: to })).toEqual([assigned, named]);
  });

  it('pages give every document once, in order, also when many share a millisecond', async () => {
    const { database, em, clerk, ids } = await open();
    await using _ = database;
    for (let n = 0; n < 23; n += 1) await buildDocument(em, { receivedAt: new Date(Date.UTC(2026, 0, 1 + (n % 3))) });
    for (const sort of ['newest', 'oldest'] as const) {
      const whole = await ids({ sort });
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 24 }), async (limit) => {
          const seen: string[] = [];
          let cursor: string | null = null;
          do {
            const page: ListWorklistOutput = await clerk.worklist.listWorklist({ ...emptyFilter, sort, limit, cursor });
            seen.push(...page.rows.map(({ id }) => id));
            cursor = page.nextCursor;
          } while (cursor !== null);
          expect(seen).toEqual(whole);
        }),
        { numRuns: 8 },
      );
    }
  });

  it('refuses a cursor that is none, unknown keys, and missing filters', async () => {
    const { database, clerk } = await open();
    await using _ = database;
    // What a client that was not type-checked might send.
    const call = (input: object) => clerk.worklist.listWorklist(input as ListWorklistInput);
    await expect(call({ ...emptyFilter, cursor: 'made up' })).rejects.toMatchObject({ message: 'CursorInvalid' });
    await expect(call({ ...emptyFilter, facilityId: 'x' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const { sort: _sort, ...withoutSort } = emptyFilter;
    await expect(call(withoutSort)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it("shows nothing of another facility's documents", async () => {
    const { database, em, ids } = await open();
    await using _ = database;
    const other = await buildFacility(database);
    await buildDocument(forkForFacility(database.orm, other.facilityId), { family: 'Martin' });
    expect(await ids({ patientName: 'martin' })).toEqual([]);
    const own = await buildDocument(em, { family: 'Martin' });
    expect(await ids({ patientName: 'martin' })).toEqual([own]);
  });

  it('is one prepared statement and its tenancy, whatever the number of rows', async () => {
    const { database, em, ids } = await open();
    await using _ = database;
    const empty = await recordStatements(() => ids({}));
    for (let n = 0; n < 20; n += 1) await buildDocument(em, { family: 'Martin' });
    expect(await recordStatements(() => ids({}))).toEqual(empty);
    expect(empty).toEqual(['enter_facility', 'list_worklist']);
  });
  it('is the SQL that is checked in', async () => {
    const { database, clerk, em, ids } = await open();
    await using _ = database;
    for (let n = 0; n < 2; n += 1) await buildDocument(em);
    const { nextCursor } = await clerk.worklist.listWorklist({ ...emptyFilter, limit: 1 });
    const id = '00000000-0000-7000-8000-000000000000';
    const everyFilter = {
      documentTypeCode: '11502-2',
      sourceId: id,
      receivedFrom: new Date(0).toISOString(),
      receivedTo: new Date(0).toISOString(),
      patientName: 'le goff',
      assigneeId: id,
      tagId: id,
      verificationOutcome: 'matched' as const,
    };
    const statuses: ListWorklistInput['statuses'] = ['review', 'received'];
    const sql = (title: string, input: Partial<ListWorklistInput>) =>
      recordSql(title, () => ids({ limit: 50, ...input }));
    await expect(
      [
        await sql('the first page', {}),
        await sql('the next page', { cursor: nextCursor }),
        await sql('every filter, oldest first', { ...everyFilter, statuses, sort: 'oldest' }),
      ].join('\n'),
    ).toMatchFileSnapshot('./list-worklist.load-plan.sql');
  });
});
