import type { Catalog } from './catalog.ts';
import type { Orm } from './orm.ts';

/** A column that takes the values of an enum, and no other text. */
interface EnumColumn {
  readonly table: string;
  readonly column: string;
  readonly values: readonly string[];
}

const enumColumnsOf = (orm: Orm): EnumColumn[] =>
  [...orm.getMetadata().getAll().values()].flatMap(({ tableName, props }) =>
    props.flatMap(({ items, fieldNames }) =>
      items ? fieldNames.map((column) => ({ table: tableName, column, values: items.map(String) })) : [],
    ),
  );

/** The texts that a check constraint lists, in PostgreSQL's words. */
const valuesOf = (check: string): string[] => [...check.matchAll(/'([^']*)'::text/g)].map(([, value = '']) => value);

/**
 * The statements after which a database takes, in every column that an entity says is an enum's, the values of that enum; none
 * where it does already. A value that goes has to be gone from the rows before.
 *
 * @param catalog The database's.
 */
export const enumChecks = (orm: Orm, catalog: Catalog): string[] =>
  enumColumnsOf(orm).flatMap(({ table, column, values }) => {
    const name = `${table}_${column}_check`;
    const check = catalog['check']?.[`${table}.${name}`];
    if (check !== undefined && valuesOf(check).join() === values.join()) return [];
    const dropped = check === undefined ? '' : `drop constraint "${name}", `;
    const listed = values.map((value) => `'${value}'`).join(', ');
    return [`alter table "${table}" ${dropped}add constraint "${name}" check ("${column}" in (${listed}));`];
  });

const LAST = /fromSql\('[\w-]+', '([\d.]+)'\),\n(?=\];)/;

/** The list of migrations with one more at its end, which runs on the releases that the last one ran on. */
export const listMigration = (list: string, name: string): string => {
  if (!LAST.test(list)) throw new Error('The list of migrations ends otherwise than expected.');
  const last =
    [...list.matchAll(/fromSql\('(\d{4})-/g)]
      .map(([, number = '']) => number)
      .toSorted()
      .at(-1) ?? '';
  if (name.slice(0, 4) <= last) throw new Error(`${name} would run after ${last}: take a number above it.`);
  return list.replace(LAST, (last, oldestRelease: string) => `${last}  fromSql('${name}', '${oldestRelease}'),\n`);
};
