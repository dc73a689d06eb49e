import { readFileSync } from 'node:fs';
import { RejectionReason } from '@mailroom/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entities } from '../../model/entities.ts';
import { expectedCatalog } from './catalog.ts';
import { enumChecks, listMigration } from './enum-checks.ts';
import { type Orm, openOrm } from './orm.ts';

let orm: Orm;
beforeAll(async () => {
  // Nothing is connected to.
  orm = await openOrm({ databaseUrl: 'postgresql://localhost/nothing', entities });
});
afterAll(() => orm.close());

const REASONS = 'document.document_rejection_reason_check';

/** The catalog with one check as it was before `illegible` was a reason, or without it. */
const catalogBefore = (isThere: boolean) => {
  const catalog = expectedCatalog();
  const { [REASONS]: is = '', ...others } = catalog['check'] ?? {};
  return { ...catalog, check: isThere ? { ...others, [REASONS]: is.replace("'illegible'::text, ", '') } : others };
};

const wanted = (action: string) =>
  `alter table "document" ${action} constraint "document_rejection_reason_check" check ("rejection_reason" in ` +
  `(${RejectionReason.options.map((reason) => `'${reason}'`).join(', ')}));`;

it('the database takes what the enums say; if not: npm run write:checks -- <migration>', () => {
  expect(enumChecks(orm, expectedCatalog())).toEqual([]);
});

it('a value that the database does not take yet is one statement', () => {
  expect(enumChecks(orm, catalogBefore(true))).toEqual([
    wanted('drop constraint "document_rejection_reason_check", add'),
  ]);
  expect(enumChecks(orm, catalogBefore(false))).toEqual([wanted('add')]);
});

it('every enum of every entity has its check', () => {
  const names = Object.entries(expectedCatalog()['check'] ?? {}).flatMap(([name, is]) =>
    // What depends on another column is no enum's own check.
    /= ANY/.test(is) && !/CASE/.test(is) ? [name] : [],
  );
  expect(enumChecks(orm, { check: {} })).toHaveLength(names.length);
});

it('a migration is listed after the last one', () => {
  const list = readFileSync(new URL('../../../migrations/index.ts', import.meta.url), 'utf8');
  const longer = listMigration(list, '9999-more-reasons');
  expect(longer.replace(/ {2}fromSql\('9999-more-reasons', '[\d.]+'\),\n(?=\];\n$)/, '')).toBe(list);
  expect(longer).not.toBe(list);
  expect(() => listMigration(longer, '9999-again')).toThrow('take a number above it');
  expect(() => listMigration(list, '0021-more-reasons')).toThrow('take a number above it');
  expect(() => listMigration('export const migrations = [];', '9999-more-reasons')).toThrow('ends otherwise');
});
