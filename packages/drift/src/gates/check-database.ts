import {
  type Catalog,
  catalogDifferences,
  entityPart,
  expectedCatalog,
  readCatalog,
} from '../../../api/src/platform/database/catalog.ts';
import { asSuperuser, catalogOfEntities } from '../../../api/test/scratch-database.ts';
import { APPLICATION_ROLE, startMigratedPostgres } from '../../../api/test/start-migrated-postgres.ts';
import type { Canary, GateResult } from '../gate.ts';
import { type DatabaseMutant, entityMutants } from '../mutants/database-mutants.ts';
import { platformMutants } from '../mutants/privilege-mutants.ts';

/** The catalog of a migrated database after a mutant, which is rolled back. */
type ReadAfter = (mutant: Pick<DatabaseMutant, 'sql' | 'otherwise'>) => Promise<Catalog>;

const MIGRATED = 'mailroom';
const NOTHING: DatabaseMutant = { id: 'nothing', kind: 'canary', sql: 'select 1', thing: '' };

const openScratch = async <Result>(
  server: Awaited<ReturnType<typeof startMigratedPostgres>>,
  run: (readAfter: ReadAfter) => Promise<Result>,
): Promise<Result> =>
  asSuperuser(server, MIGRATED, (client) =>
    run(async ({ sql, otherwise }) => {
      await client.query("begin; select set_config('search_path', 'public', true)");
      try {
        await client.query('savepoint before');
        await client.query(sql).catch(async (refused: unknown) => {
          if (otherwise === undefined) throw refused;
          await client.query(`rollback to before; ${otherwise}`);
        });
        return await readCatalog(client, APPLICATION_ROLE);
      } finally {
        await client.query('rollback');
      }
    }),
  );

const says = (differences: readonly string[], { thing }: DatabaseMutant): boolean =>
  differences.some((sentence) => sentence.includes(thing));

interface Hunt {
  readonly entities: Catalog;
  readonly readAfter: ReadAfter;
}

/** Mutants that no sentence names: those of entities have to be seen against the entities as well. */
const survivorsOf = async (
  { entities, readAfter }: Hunt,
  mutants: readonly DatabaseMutant[],
  isOfEntities: boolean,
) => {
  const expected = expectedCatalog();
  const survivors: DatabaseMutant[] = [];
  for (const mutant of mutants) {
    const actual = await readAfter(mutant);
    const isSeen =
      says(catalogDifferences(expected, actual), mutant) &&
      (!isOfEntities || says(catalogDifferences(entityPart(entities), entityPart(actual)), mutant));
    if (!isSeen) survivors.push(mutant);
  }
  return survivors;
};

const without = (catalog: Catalog, kind: string, name: string): Catalog => {
  const { [name]: _, ...rest } = catalog[kind] ?? {};
  return { ...catalog, [kind]: rest };
};

const canariesOf = async ({ entities, readAfter }: Hunt): Promise<Canary[]> => {
  const expected = expectedCatalog();
  const untouched = await readAfter(NOTHING);
  const blind = without(expected, 'policy', 'document.document_tenant');
  const stale = without(untouched, 'column', 'document.title');
  const survived = await survivorsOf({ entities, readAfter }, [{ ...NOTHING, thing: 'column ' }], true);
  return [
    {
      name: 'a database as expected has no differences',
      isCaught: catalogDifferences(expected, untouched).length === 0,
    },
    { name: 'a mutant that changes nothing survives', isCaught: survived.length === 1 },
    {
      name: 'an entity without its column',
      isCaught: catalogDifferences(entityPart(entities), entityPart(stale)).length === 1,
    },
    { name: 'a catalog that was not written anew', isCaught: catalogDifferences(blind, untouched).length === 1 },
  ];
};

const scoreTable = (mutants: readonly DatabaseMutant[], survivors: readonly DatabaseMutant[]): string[] => {
  const kinds = [...new Set(mutants.map(({ kind }) => kind))];
  const count = (list: readonly DatabaseMutant[], kind: string): number =>
    list.filter((one) => one.kind === kind).length;
  return [
    '| change | mutants | survive |',
    '| --- | --- | --- |',
    ...kinds.map((kind) => `| ${kind} | ${count(mutants, kind)} | ${count(survivors, kind)} |`),
  ];
};

/** Gate 2: the entities, the migrations and the catalog that `check-schema` expects, against a live database. */
export const checkDatabase = async (): Promise<GateResult> => {
  const start = performance.now();
  const server = await startMigratedPostgres();
  try {
    const entities = await catalogOfEntities(server);
    return await openScratch(server, async (readAfter) => {
      const untouched = await readAfter(NOTHING);
      const hunt = { entities, readAfter };
      const [ofEntities, ofPlatform] = [entityMutants(untouched), platformMutants(untouched)];
      const survivors = [
        ...(await survivorsOf(hunt, ofEntities, true)),
        ...(await survivorsOf(hunt, ofPlatform, false)),
      ];
      const mutants = [...ofEntities, ...ofPlatform];
      const canaries = await canariesOf(hunt);
      return {
        title: 'Entities against database',
        lines: [
          ...scoreTable(mutants, survivors),
          '',
          `${mutants.length} mutants in ${Math.round((performance.now() - start) / 1000)} s, PostgreSQL included.`,
        ],
        failures: [
          ...catalogDifferences(entityPart(entities), entityPart(untouched)).map(
            (said) => `entities and migrations: ${said}`,
          ),
          ...catalogDifferences(expectedCatalog(), untouched).map((said) => `catalog.json and migrations: ${said}`),
          ...survivors.map(({ id, kind }) => `survivor: ${kind}: ${id}`),
        ],
        mutants: { killed: mutants.length - survivors.length, total: mutants.length },
        canaries,
      };
    });
  } finally {
    await server.stop();
  }
};
