import type { EntityProperty } from '@mikro-orm/core';
import { PlanRefused } from '../plan-refused.ts';
import { kindOf, propertyNamed } from '../read-entity.ts';
import { bindable, isPiece, type Sql, type SqlColumn, sqlColumn } from '../sql.ts';
import { COMPARISONS, checkCondition, isTests, type Tests } from './check-condition.ts';
import { type Place, propertyAt, rootPlace, type StoredColumn, stepInto, storedColumn } from './place.ts';
import { relationSource } from './relation-source.ts';

/** Gives a value its parameter. */
export type Bind = (value: unknown) => string;

/** A condition as it is when it is compiled: tests by property, or a function that writes SQL. */
export type AnyCondition = Tests | ((column: (path: string) => SqlColumn) => Sql) | null;

/** Whether a test narrows nothing: all its operands are null. An empty one asks for existence. */
const isSilent = (test: unknown): boolean => {
  if (test === null) return true;
  if (!isTests(test) || 'is' in test || 'isNot' in test) return false;
  const operands = Object.values(test);
  return operands.length > 0 && operands.every(isSilent);
};

const columnConditions = (
  { stored: column, place: { subject } }: StoredColumn,
  test: unknown,
  bind: Bind,
): string[] => {
  const bound = (value: unknown) => bind(bindable(value, subject));
  if (!isTests(test)) return [`${column} = ${bound(test)}`];
  return Object.entries(test).flatMap(([name, operand]) => {
    if (name === 'is') return [`${column} is null`];
    if (name === 'isNot') return [`${column} is not null`];
    if (operand === null) return [];
    // One value alone: an equality keeps the order of an index that goes on with the page's order.
    if (name === 'in' && Array.isArray(operand) && operand.length === 1) {
      return [`${column} = ${bound(operand[0])}`];
    }
    if (name === 'in') return [`${column} = any(${bound(operand)})`];
    // checkCondition has refused whatever is no operator.
    return [`${column} ${COMPARISONS.get(name)} ${bound(operand)}`];
  });
};

/** Whether a test is one equality on a column that is unique by itself: then there is at most one such row. */
const isUniqueEquality = (target: Place, test: Tests): boolean => {
  const [first, ...others] = Object.entries(test).filter(([, operand]) => operand !== null);
  if (!first || others.length > 0 || isTests(first[1])) return false;
  return Boolean(propertyAt(target, first[0]).unique);
};

interface RelationTest {
  readonly test: Tests;
  readonly bind: Bind;
}

const existence = (place: Place, property: EntityProperty, { test, bind }: RelationTest): string[] => {
  const { from, where, place: rows, joins } = relationSource(place, property);
  const inner = whereConditions(rows, test, bind);
  const [key] = property.joinColumns ?? [];
  if (kindOf(property) === 'one' && !property.mappedBy && key !== undefined && isUniqueEquality(rows, test)) {
    // One row at most: as a value, it lets an index that starts with the foreign key serve the page.
    const found = rows.table.column(property.referencedColumnNames[0] ?? '');
    return [`${place.table.column(key)} = (select ${found} from ${from} where ${inner.join(' and ')})`];
  }
  // An offset keeps PostgreSQL from turning the test into a join, whose rows it would have to sort.
  const asTest = place.table.naming.isWalked ? ' offset 0' : '';
  return [`exists (select 1 from ${[from, ...joins].join(' ')} where ${[where, ...inner].join(' and ')}${asTest})`];
};

const listConditions = (place: Place, property: EntityProperty, { test, bind }: RelationTest): string[] =>
  Object.entries(test).flatMap(([name, inner]) => {
    if (isSilent(inner) || !isTests(inner)) return [];
    const exists = existence(place, property, { test: inner, bind });
    return name === 'none' ? exists.map((one) => `not ${one}`) : exists;
  });

const isKeyTest = (property: EntityProperty, test: Tests): boolean =>
  !property.mappedBy &&
  Object.keys(test).length > 0 &&
  Object.keys(test).every((name) => {
    const key = property.targetMeta && propertyNamed(property.targetMeta, name);
    return key?.primary && kindOf(key) === 'column';
  });

/** Whether a to-one relation is there: by its foreign key, or by the row that points here. */
const presence = (place: Place, property: EntityProperty, bind: Bind): { is: string; isNot: string } => {
  const [key] = property.mappedBy ? [] : property.joinColumns;
  if (key !== undefined) {
    const column = place.table.column(key);
    return { is: `${column} is null`, isNot: `${column} is not null` };
  }
  const [exists = ''] = existence(place, property, { test: {}, bind });
  return { is: `not ${exists}`, isNot: exists };
};

/** Conditions on a to-one relation: by its foreign key where that says enough, else by existence. */
const relationConditions = (place: Place, property: EntityProperty, { test, bind }: RelationTest): string[] => {
  const { is: _is, isNot: _isNot, ...rest } = test;
  const asked = (['is', 'isNot'] as const).filter((name) => name in test);
  const present = asked.map((name) => presence(place, property, bind)[name]);
  if (asked.length > 0 && (isSilent(rest) || Object.keys(rest).length === 0)) return present;
  if (isKeyTest(property, rest))
    return [...present, ...whereConditions(rootPlace(place.table.to(property)), rest, bind)];
  return [...present, ...existence(place, property, { test: rest, bind })];
};

const propertyConditions = (place: Place, [name, test]: readonly [string, unknown], bind: Bind): string[] => {
  if (isSilent(test)) return [];
  const property = propertyAt(place, name);
  const kind = property.mapToPk ? 'column' : kindOf(property);
  if (kind === 'column' || !isTests(test)) return columnConditions(storedColumn(place, [name]), test, bind);
  if (kind === 'embedded') return whereConditions(stepInto(place, name), test, bind);
  return kind === 'many'
    ? listConditions(place, property, { test, bind })
    : relationConditions(place, property, { test, bind });
};

/** SQL of tests by property; all hold. */
const whereConditions = (place: Place, tests: Tests, bind: Bind): string[] =>
  Object.entries(tests).flatMap((entry) => propertyConditions(place, entry, bind));

const writeSql = ({ strings, parts }: Sql, bind: Bind): string =>
  strings.reduce((text, string, index) => {
    const part = parts[index - 1];
    if (!isPiece(part)) return `${text}${bind(bindable(part, 'sql'))}${string}`;
    return `${text}${part.kind === 'sql' ? writeSql(part, bind) : part.text}${string}`;
  });

/**
 * SQL of one condition of a statement.
 *
 * @throws PlanRefused for what is no condition: an undefined one, an operator that is none, SQL that `sql` has not made.
 */
export const conditionSql = (place: Place, condition: AnyCondition, bind: Bind): string[] => {
  if (condition === null) return [];
  if (typeof condition !== 'function') {
    checkCondition(place.properties, condition, place.subject);
    return whereConditions(place, condition, bind);
  }
  const column = (path: string): SqlColumn => {
    const { mappedBy, fieldNames, formula } = propertyAt(place, path);
    if (mappedBy || (!formula && fieldNames.length !== 1)) {
      throw new PlanRefused(`${place.subject}.${path}`, 'it is not one column of the entity itself');
    }
    return sqlColumn(storedColumn(place, [path]).stored);
  };
  const written = condition(column);
  if (!isPiece(written)) throw new PlanRefused(place.subject, 'a condition in SQL is written with sql`…`');
  return [`(${writeSql(written, bind)})`];
};
