import { expect, it } from 'vitest';
import { buildMember } from '../../../test/administration-calls.ts';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { recordSql } from '../../../test/record-statements.ts';

it("offers the facility's own sources, people and tags by name, and every document type", async () => {
  await using database = await openTestDatabase();
  const [ours] = [await buildFacility(database), await buildFacility(database)];
  await buildMember({ database, facility: ours }, { role: 'auditor', name: 'Auditor' });
  const options = await (await ours.signIn()).worklist.listFilterOptions({});
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
  expect(names(options.sources)).toEqual(['Folder', 'Upload']);
  expect(names(options.assignees)).toEqual(['Admissions clerk', 'Records clerk', 'Records manager']);
  expect(names(options.tags)).toEqual(['cardiology', 'urgent']);
  expect(options.documentTypes).toContainEqual(expect.objectContaining({ code: '11502-2' }));
});

it('is the SQL that is checked in', async () => {
  await using database = await openTestDatabase();
  const clerk = await (await buildFacility(database)).signIn();
  await expect(await recordSql('filter options', () => clerk.worklist.listFilterOptions({}))).toMatchFileSnapshot(
    './list-filter-options.load-plan.sql',
  );
});
