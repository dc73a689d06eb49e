import { TRPCError } from '@trpc/server';
import { expect, it } from 'vitest';
import { refusalOf } from '../src/platform/http/trpc.ts';
import { buildFacility } from './build-facility.ts';
import {
  callWith,
  contractOf,
  giveRoles,
  inputOf,
  openWorld,
  PATHS,
  signInFor,
  type World,
} from './call-procedures.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const idsIn = (value: unknown): Set<string> => new Set(JSON.stringify(value ?? null).match(UUID));

/** What belongs to a facility: the ids, and the text, of its rows in every table that has facilities, and of its people. */
const rowsOf = async ({ database, facility }: Pick<World, 'database' | 'facility'>) =>
  database.asSuperuser(async (client) => {
    const { rows: tables } = await client.query<{ name: string; hasId: boolean }>(
      `select format('%I', table_name) as name, bool_or(column_name = 'id') as "hasId" from information_schema.columns
       where table_schema = 'public' group by table_name having bool_or(column_name = 'facility_id') order by 1`,
    );
    const questions = tables.map(
      ({ name, hasId }) => `select ${hasId ? 'id::text' : 'null'} as id, '${name} ' || t::text as row
        from ${name} t where facility_id = $1`,
    );
    const { rows } = await client.query<{ id: string | null; row: string }>(
      `${questions.join(' union all ')}
       union all select id::text, 'facility ' || t::text from facility t where id = $1
       union all select null, 'app_user ' || t::text from app_user t
         where exists (select from membership where user_id = t.id and facility_id = $1)
       order by row`,
      [facility.facilityId],
    );
    return { ids: new Set(rows.map(({ id }) => id)), text: new Set(rows.map(({ row }) => row)) };
  });

/** What a call answers, or the refusal; a bug is neither. */
const saidBy = async (run: () => Promise<unknown>): Promise<unknown> => {
  try {
    return (await run()) ?? null;
  } catch (error) {
    const refusal = error instanceof TRPCError ? refusalOf(error) : null;
    if (refusal === null) throw error;
    return refusal;
  }
};

const changedFrom = (before: Set<string>, after: Set<string>): string[] =>
  [...before, ...after].filter((row) => !before.has(row) || !after.has(row));

/** Calls procedures about a facility as somebody of `where`: what changes there, and what each tells of it that the caller did not say. */
const crossOver = async (paths: readonly string[], world: World, where: World) => {
  const inputs: [path: string, input: unknown][] = [];
  for (const path of paths) inputs.push([path, await inputOf(path, world)]);
  const before = await rowsOf(world);
  const told: Record<string, unknown> = {};
  for (const [path, input] of inputs) {
    const caller = await signInFor(path, where);
    const said = await saidBy(() => callWith(path, input, caller));
    const own = idsIn(input);
    const ids = [...idsIn(said)].filter((id) => before.ids.has(id) && !own.has(id));
    if (ids.length > 0 || /Martin|Éloïse/.test(JSON.stringify(said))) told[path] = said;
  }
  const after = await rowsOf(world);
  return { told, changed: changedFrom(before.text, after.text) };
};

/** Of every hospital, or of nobody's yet: what an operator or somebody who is not signed in asks for. */
const isOfFacilities = (path: string): boolean => {
  const { roles } = contractOf(path);
  return roles !== 'anybody' && roles.some((role) => role !== 'operator');
};

const open = async () => {
  const world = await openWorld();
  const facility = await buildFacility(world.database);
  await giveRoles(world.database, facility);
  return { world, elsewhere: { ...world, facility } };
};

it('whatever id of another facility a procedure is called with, it tells nothing of it and changes nothing there', async () => {
  const { world, elsewhere } = await open();
  await using _ = world.database;
  expect(await crossOver(PATHS.filter(isOfFacilities), world, elsewhere)).toEqual({ told: {}, changed: [] });
  const [theirs, ours] = [await rowsOf(world), await rowsOf(elsewhere)];
  expect([...idsIn([...ours.text])].filter((id) => theirs.ids.has(id))).toEqual([]);
});

it('the canary: the same calls by its own people tell and change', async () => {
  const { world } = await open();
  await using _ = world.database;
  const paths = ['documents.openDocument', 'review.tagDocuments', 'administration.removeTag'];
  const { told, changed } = await crossOver(paths, world, world);
  expect(told).toHaveProperty(['documents.openDocument']);
  expect(changed.filter((row) => /^(document_tag|tag) /.test(row)).length).toBeGreaterThan(1);
});
