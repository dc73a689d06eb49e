import { expect, it } from 'vitest';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';

it('a kept search opens for a colleague, and for nobody elsewhere', async () => {
  await using database = await openTestDatabase();
  const [ours, theirs] = [await buildFacility(database), await buildFacility(database)];
  const { searchId } = await (await ours.signIn()).worklist.keepSearch({ patientName: 'Le Goff' });
  const colleague = await ours.signIn(ours.userIds[1]);
  expect(await colleague.worklist.openSearch({ searchId })).toEqual({ patientName: 'Le Goff' });
  const stranger = await theirs.signIn();
  await expect(stranger.worklist.openSearch({ searchId })).rejects.toMatchObject({ message: 'SearchNotFound' });
});

it('the same name is kept once, and each keeping is audited without the name', async () => {
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const clerk = await facility.signIn();
  const [first, second] = [
    await clerk.worklist.keepSearch({ patientName: 'Le Goff' }),
    await clerk.worklist.keepSearch({ patientName: 'Le Goff' }),
  ];
  expect(second).toEqual(first);
  const { rows } = await database.asSuperuser((client) =>
    client.query("select details from audit_event where action = 'search-kept'"),
  );
  expect(rows).toEqual([{ details: first }, { details: first }]);
});
