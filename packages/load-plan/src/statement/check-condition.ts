import type { EntityProperty } from '@mikro-orm/core';
import { PlanRefused } from '../plan-refused.ts';
import { kindOf } from '../read-entity.ts';
import { bindable } from '../sql.ts';

/** Tests by property, as they are when a condition is compiled. */
export type Tests = Readonly<Record<string, unknown>>;

/** How a column is compared; each name is written here and nowhere else, so that SQL holds none of a caller's. */
export const COMPARISONS: ReadonlyMap<string, string> = new Map([
  ['not', '<>'],
  ['lt', '<'],
  ['lte', '<='],
  ['gt', '>'],
  ['gte', '>='],
]);

const OPERATORS = ['is', 'isNot', 'in', ...COMPARISONS.keys()];

export const isTests = (value: unknown): value is Tests =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value);

const refuse = (subject: string, reason: string): never => {
  throw new PlanRefused(subject, reason);
};

const checkOperand = (operand: unknown, subject: string): void => {
  if (Array.isArray(operand)) refuse(subject, 'it is compared with one value, or with a list by "in"');
  bindable(operand, subject);
};

const checkNull = (operand: unknown, subject: string): void => {
  if (operand !== null) refuse(subject, 'null is all it is asked for');
};

const checkOperator = (name: string, operand: unknown, subject: string): void => {
  if (!OPERATORS.includes(name)) refuse(subject, `a column is tested with ${OPERATORS.join(', ')}`);
  if (operand === undefined) refuse(subject, UNDEFINED);
  if (name === 'is' || name === 'isNot') return checkNull(operand, subject);
  if (operand === null) return;
  if (name !== 'in') return checkOperand(operand, subject);
  if (!Array.isArray(operand)) return refuse(subject, '"in" takes a list');
  if (operand.includes(null)) refuse(subject, '"in" finds no null');
  for (const one of operand) checkOperand(one, subject);
};

const checkColumn = (test: unknown, subject: string): void => {
  if (!isTests(test)) return checkOperand(test, subject);
  const tests = Object.entries(test);
  if (tests.length === 0) refuse(subject, 'a test of a column that names no operator');
  for (const [name, operand] of tests) checkOperator(name, operand, `${subject}.${name}`);
};

const checkList = (property: EntityProperty, test: Tests, subject: string): void => {
  for (const [name, inner] of Object.entries(test)) {
    if (name !== 'some' && name !== 'none') refuse(subject, 'a list is tested with some or none');
    checkObject(property.targetMeta?.properties ?? {}, inner, `${subject}.${name}`);
  }
};

const checkRelation = (property: EntityProperty, test: Tests, subject: string): void => {
  const { is: _is, isNot: _isNot, ...rest } = test;
  for (const name of ['is', 'isNot']) if (name in test) checkNull(test[name], `${subject}.${name}`);
  checkObject(property.targetMeta?.properties ?? {}, rest, subject);
};

const checkObject = (properties: Properties, test: unknown, subject: string): void => {
  if (test === undefined) refuse(subject, UNDEFINED);
  if (test === null) return;
  if (!isTests(test)) return refuse(subject, 'a relation is tested by its properties');
  for (const [name, inner] of Object.entries(test)) checkProperty(properties, [name, inner], `${subject}.${name}`);
};

const checkProperty = (properties: Properties, [name, test]: readonly [string, unknown], subject: string): void => {
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (!property) return refuse(subject, 'the ORM knows no such property');
  if (test === undefined) refuse(subject, UNDEFINED);
  if (test === null) return;
  const kind = property.mapToPk ? 'column' : kindOf(property);
  if (kind === 'column') return checkColumn(test, subject);
  if (!isTests(test)) return refuse(subject, 'a relation is tested by its properties');
  if (kind === 'embedded') return checkObject(property.embeddedProps, test, subject);
  return kind === 'many' ? checkList(property, test, subject) : checkRelation(property, test, subject);
};

/** Of an entity or embeddable; discovered metadata keeps them under names that are not known here. */
export type Properties = Readonly<Record<string, EntityProperty | undefined>>;

/** A forgotten value would otherwise show every row. */
const UNDEFINED = 'a condition is undefined; null narrows nothing, and { is: null } asks for null';

/**
 * Holds a condition against the entity before any of it becomes SQL: what the types refuse is refused again when it runs, for
 * callers whose types are wrong, and also where it would narrow nothing.
 *
 * @throws PlanRefused
 */
export const checkCondition = (properties: Properties, tests: unknown, subject: string): void =>
  checkObject(properties, tests, subject);
