import { expect, it } from 'vitest';
import { Facility, INSTALLATION_FACILITY } from '../src/model/facility.entity.ts';
import { Source } from '../src/model/source.entity.ts';
import { forkForFacility, forkForSession } from '../src/platform/process/context.ts';
import { buildDocument } from './build-document.ts';
import { buildFacility } from './build-facility.ts';
import { buildOperator, signInOperator } from './build-operator.ts';
import { openTestDatabase } from './open-test-database.ts';

const open = async () => {
  const database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  const hospital = forkForFacility(database.orm, facilityId);
  await buildDocument(hospital, { title: 'theirs' });
  const { session } = await signInOperator(database, await buildOperator(database));
  const { rows } = await database.asSuperuser((client) =>
    client.query<{ name: string }>(
      `select attrelid::regclass::text as name from pg_attribute join pg_class on pg_class.oid = attrelid
       where relkind = 'r' and relnamespace = 'public'::regnamespace and attname = 'facility_id' order by 1`,
    ),
  );
  const tables = rows.map(({ name }) => name);
  return { database, facilityId, hospital, operator: forkForSession(database.orm, session), tables };
};

type Asking = Awaited<ReturnType<typeof open>>['operator'];

/** Tables that show any row of a facility. */
const shownOf = async (facilityId: string, em: Asking, tables: readonly string[]): Promise<string[]> => {
  const shown: string[] = [];
  for (const table of tables) {
    const [row] = await em.execute<{ any: boolean }[]>(
      `select exists (select facility_id from ${table} where facility_id = ?) as any`,
      [facilityId],
    );
    if (row?.any) shown.push(table);
  }
  return shown;
};

it('an operator sees no row of a hospital, in no table, and hospitals only as a list', async () => {
  const place = await open();
  await using _ = place.database;
  const { operator, hospital, facilityId, tables } = place;
  expect(await shownOf(facilityId, operator, tables)).toEqual([]);
  // What the installation has of its own they do see: who works there, who came in and what they did.
  expect(await shownOf(INSTALLATION_FACILITY, operator, tables)).toEqual(
    expect.arrayContaining(['audit_event', 'membership', 'session']),
  );
  // The canaries: the hospital's own people see what was made there, and a table that is open to all is found.
  expect(await shownOf(facilityId, hospital, tables)).toEqual(
    expect.arrayContaining(['document', 'membership', 'source', 'tag']),
  );
  await place.database.asSuperuser((client) =>
    client.query('create policy open_to_all on membership for select using (true)'),
  );
  expect(await shownOf(facilityId, operator, tables)).toEqual(['membership']);
  const codes = async (em: Asking) => (await em.find(Facility, {})).map(({ id }) => id).toSorted();
  expect(await codes(place.operator)).toEqual([INSTALLATION_FACILITY, place.facilityId].toSorted());
  // To everybody else the installation is none.
  expect(await codes(place.hospital)).toEqual([place.facilityId]);
  expect(await codes(place.database.orm.em.fork())).toEqual([place.facilityId]);
});

it('the installation can hold no source, patient or connection, and a hospital no operator', async () => {
  const place = await open();
  await using _ = place.database;
  const { asOwner } = place.database;
  const source = { code: 'folder', name: 'Folder', kind: 'folder' as const };
  await expect(asOwner(INSTALLATION_FACILITY, (em) => em.insert(Source, source))).rejects.toThrow(
    'source_installation',
  );
  const { rows } = await place.database.asSuperuser((client) =>
    client.query("select conname as name from pg_constraint where conname like '%\\_installation' order by 1"),
  );
  expect(rows.map(({ name }) => name)).toEqual([
    'connection_installation',
    'invitation_installation',
    'membership_installation',
    'patient_installation',
    'provider_installation',
    'source_installation',
    'tag_installation',
  ]);
  const promote = (em: Asking) => em.execute("update membership set role = 'operator'");
  await expect(asOwner(place.facilityId, promote)).rejects.toThrow('membership_installation');
});
