import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AnyRow, compile, type Drawn, find, forEachPlan, hydrate, isHydratable, write } from './random/answer.ts';
import type { Draw } from './random/graph.ts';
import { columnsOfOrm, columnsOfStatement, leavesAndKeys } from './random/selected-columns.ts';

/** More graphs than the usual ones are drawn anew at each run. */
const GRAPHS = Number(process.env['LOAD_PLAN_GRAPHS'] ?? 25);
const ALWAYS_THE_SAME = process.env['LOAD_PLAN_GRAPHS'] === undefined ? { seed: 20_260_101 } : {};
/** Repeats one graph, as a failure names it. */
const SEED = process.env['LOAD_PLAN_SEED'];

/** Draws by a seed, so that a failure is named by one number. */
const drawBy = (seed: number): Draw => {
  let count = 0;
  return <T>(arbitrary: fc.Arbitrary<T>): T => {
    const [value] = fc.sample(arbitrary, { seed: seed * 100_003 + count++, numRuns: 1 });
    // One run gives one value.
    return value as T;
  };
};

/** A property of every plan over random entities, DTOs and rows. */
const property = (check: (drawn: Drawn) => Promise<void>) =>
  fc.asyncProperty(fc.nat({ max: 20_000 }), (seed) =>
    forEachPlan(drawBy(SEED === undefined ? seed : Number(SEED)), async (drawn) => {
      if (isHydratable(drawn)) await check(drawn);
    }),
  );

const parameters = { ...ALWAYS_THE_SAME, numRuns: SEED === undefined ? GRAPHS : 1, endOnFailure: true };

const bytes = (rows: readonly AnyRow[]) => JSON.stringify(rows, null, 1);

it('hydrate-and-render is the compiled statement, read or written, to the byte', async () => {
  const seen = { plans: 0, rows: 0, lost: 0 };
  await fc.assert(
    property(async (drawn) => {
      const hydrated = await hydrate(drawn);
      seen.plans += 1;
      if (!hydrated) {
        seen.lost += 1;
        return;
      }
      seen.rows += hydrated.length;
      const compiled = bytes(await compile(drawn));
      expect(compiled).toBe(bytes(hydrated));
      expect(bytes(await write(drawn))).toBe(compiled);
    }),
    parameters,
  );
  // Proof that something was compared.
  expect(seen.rows).toBeGreaterThan(seen.plans / 2);
  expect(seen.lost * 10).toBeLessThanOrEqual(seen.plans);
});

it('canary: a value that is dropped on one side is seen', async () => {
  const dropped = await fc.check(
    property(async (drawn) => {
      const hydrated = await hydrate(drawn);
      const compiled = (await compile(drawn)).map((row) => ({ ...row, [Object.keys(row)[0] ?? '']: undefined }));
      expect(bytes(compiled)).toBe(bytes(hydrated ?? []));
    }),
    parameters,
  );
  expect(dropped.failed).toBe(true);
});

it('what is selected is the leaves of the DTO and keys, both ways', async () => {
  await fc.assert(
    property(async (drawn) => {
      const { leaves, keys } = leavesAndKeys(drawn);
      const isExpected = (column: string) => leaves.has(column) || keys.has(column);
      const statement = drawn.plan.statement(drawn.database.orm, { limit: 5 });
      const inStatement = columnsOfStatement(statement.text);
      expect([...inStatement].filter((column) => !isExpected(column))).toEqual([]);
      let found: object[] | null = null;
      const sent = await drawn.database.recordOrm(async () => void (found = await find(drawn)));
      if (found === null) return;
      const inOrm = columnsOfOrm(sent);
      expect([...inOrm].filter((column) => !isExpected(column))).toEqual([]);
    }),
    { ...parameters, numRuns: Math.min(10, GRAPHS) },
  );
});

/** How many statements a page of so many rows takes, and all rows when they are hydrated. */
const countStatements = async (drawn: Drawn, limit: number) => {
  let compiled = 0;
  const { plan, database, orderBy } = drawn;
  await plan.run(plan.statement(database.orm, { limit, orderBy }), async (statement) => {
    compiled += 1;
    return database.execute(statement);
  });
  const hydrated = (await database.recordOrm(() => find(drawn))).length;
  return { compiled, hydrated };
};

it('a page takes one statement at 1, 20 and 200 rows, and hydration one for each relation at most', async () => {
  await fc.assert(
    property(async (drawn) => {
      for (const limit of [1, 20, 200]) {
        const { compiled, hydrated } = await countStatements(drawn, limit);
        expect(compiled).toBe(1);
        expect(hydrated).toBeLessThanOrEqual(1 + drawn.plan.hints.populate.length);
      }
    }),
    { ...parameters, numRuns: Math.min(5, GRAPHS) },
  );
});

it('canary: a column that no DTO asks for is seen', async () => {
  const more = await fc.check(
    property(async (drawn) => {
      const { leaves, keys } = leavesAndKeys(drawn);
      const [root = ''] = [...keys];
      const text = `${drawn.plan.statement(drawn.database.orm, { limit: 5 }).text} left join ${root.split('.')[0]} more_9 on more_9."more" = 1`;
      expect([...columnsOfStatement(text)].filter((column) => !leaves.has(column) && !keys.has(column))).toEqual([]);
    }),
    { ...parameters, numRuns: 2 },
  );
  expect(more.failed).toBe(true);
});
