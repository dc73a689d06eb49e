import { defineEntity, type EntitySchema, p, Type } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadPlan, PlanRefused } from './index.ts';

const Plain = z.strictObject({ id: z.int() });

/** loadPlan as JavaScript sees it, which takes any arguments: what the types refuse is refused again when it runs. A plan has both of these. */
const untyped = loadPlan as unknown as (...args: unknown[]) => {
  readonly hints: object;
  statement(orm: unknown, request: object): { text: string };
};

class Money extends Type<string, string> {
  override getColumnType() {
    return 'text';
  }
}

const Target = defineEntity({ name: 'Target', properties: { id: p.integer().primary(), name: p.text() } });

const owner = (properties: Record<string, unknown>, options: Record<string, unknown> = {}) =>
  // Each test gives the one property that it is about.
  defineEntity({ name: 'Owner', ...options, properties: { id: p.integer().primary(), ...properties } as never });

/** An entity that extends one with these options. */
const extending = (options: Record<string, unknown>) => {
  const base = defineEntity({ name: 'Base', abstract: true, ...options, properties: { kind: p.text() } });
  class Base extends base.class {}
  base.setClass(Base);
  return owner({}, { extends: Base });
};

const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof PlanRefused) return error.message;
    throw error;
  }
  return 'nothing was refused';
};

interface Refused {
  readonly entity: unknown;
  readonly dto: z.ZodType;
  readonly message: string;
}

describe('refused when the plan is defined', () => {
  const cases: [what: string, refused: Refused][] = [
    [
      'a filter that is on by default',
      {
        entity: owner({}, { filters: { alive: { name: 'alive', cond: {}, default: true } } }),
        dto: Plain,
        message: 'Load plan of Owner: its filter "alive" is on by default',
      },
    ],
    [
      'single-table inheritance',
      { entity: owner({}, { discriminatorColumn: 'kind', abstract: true }), dto: Plain, message: 'shares its table' },
    ],
    [
      'table-per-type inheritance',
      { entity: owner({}, { inheritance: 'tpt' }), dto: Plain, message: 'several tables' },
    ],
    ['a virtual entity', { entity: owner({}, { expression: 'select 1' }), dto: Plain, message: 'it is virtual' }],
    [
      'a schema that is chosen per query',
      { entity: owner({}, { schema: '*' }), dto: Plain, message: 'its schema is chosen per query' },
    ],
    [
      'bytes',
      {
        entity: owner({ photo: p.blob() }),
        dto: z.strictObject({ photo: z.string() }),
        message: 'Load plan of Owner.photo: its type is not one',
      },
    ],
    [
      'a type of the application',
      {
        entity: owner({ price: p.type(Money) }),
        dto: z.strictObject({ price: z.string() }),
        message: 'Owner.price: its type is not one',
      },
    ],
    [
      'a property that is not kept',
      {
        entity: owner({ draft: p.text().persist(false) }),
        dto: z.strictObject({ draft: z.string() }),
        message: 'not kept in the database',
      },
    ],
    [
      'an embeddable kept as JSON',
      {
        entity: owner({ place: () => p.embedded(Target).object() }),
        dto: z.strictObject({ place: z.strictObject({ name: z.string() }) }),
        message: 'kept as JSON',
      },
    ],
    [
      'a list of embeddables',
      {
        entity: owner({ places: () => p.embedded(Target).array() }),
        dto: z.strictObject({ places: z.array(z.strictObject({ name: z.string() })) }),
        message: 'kept as JSON',
      },
    ],
    [
      'entities of several kinds',
      {
        entity: owner({ any: () => p.manyToOne([Target, Other]) }),
        dto: z.strictObject({ any: Plain }),
        message: 'entities of several kinds',
      },
    ],
    [
      'a relation with a condition',
      {
        entity: owner({ some: () => p.oneToMany(Other).mappedBy('owner').where({ id: 1 }) }),
        dto: z.strictObject({ some: z.array(Plain) }),
        message: 'a condition of its own',
      },
    ],
    [
      'a relation to another key',
      {
        entity: owner({ one: () => p.manyToOne(Target).targetKey('name') }),
        dto: z.strictObject({ one: Plain }),
        message: 'another key',
      },
    ],
    [
      'an instant without milliseconds',
      {
        entity: owner({ at: p.datetime() }),
        dto: z.strictObject({ at: z.string() }),
        message: 'give the DTO z.iso.datetime()',
      },
    ],
    [
      'an instant of another precision',
      {
        entity: owner({ at: p.datetime() }),
        dto: z.strictObject({ at: z.iso.datetime({ precision: 0 }) }),
        message: 'written with milliseconds',
      },
    ],
    [
      'a filter that is on by default in what the entity extends',
      {
        entity: extending({ filters: { alive: { name: 'alive', cond: {}, default: true } } }),
        dto: Plain,
        message: 'filter "alive"',
      },
    ],
    [
      'table-per-type inheritance, of an entity below',
      { entity: extending({ abstract: false, inheritance: 'tpt' }), dto: Plain, message: 'several tables' },
    ],
    [
      'an order of the entity',
      { entity: owner({}, { orderBy: { id: 'desc' } }), dto: Plain, message: 'an order of its own' },
    ],
    [
      'an order of a relation',
      {
        entity: owner({ some: () => p.oneToMany(Other).mappedBy('owner').orderBy({ id: 'desc' }) }),
        dto: z.strictObject({ some: z.array(Plain) }),
        message: 'Owner.some: it has an order of its own',
      },
    ],
    [
      'an order that a pivot keeps',
      {
        entity: owner({ some: () => p.manyToMany(Target).owner().fixedOrder() }),
        dto: z.strictObject({ some: z.array(Plain) }),
        message: 'Owner.some: it has an order of its own',
      },
    ],
    [
      'a relation that is always loaded',
      {
        entity: owner({ one: () => p.manyToOne(Target).eager() }),
        dto: Plain,
        message: 'its relation "one" is loaded whatever a DTO shows',
      },
    ],
    [
      'a column that entities are not given',
      {
        entity: owner({ secret: p.text().hydrate(false) }),
        dto: z.strictObject({ secret: z.string() }),
        message: 'Owner.secret: entities are not given its value',
      },
    ],
    [
      'a DTO that is not strict',
      { entity: owner({}), dto: z.object({ id: z.int() }), message: 'must be a z.strictObject' },
    ],
    [
      'a key that may be missing',
      {
        entity: owner({ one: () => p.manyToOne(Target) }),
        dto: z.strictObject({ one: Plain.optional() }),
        message: 'make it nullable',
      },
    ],
    [
      'a transformed object',
      {
        entity: owner({ one: () => p.manyToOne(Target) }),
        dto: z.strictObject({ one: Plain.transform((x) => x) }),
        message: 'state the function',
      },
    ],
    [
      'a path that is not there',
      {
        entity: owner({}),
        dto: z.strictObject({ nothing: z.string() }),
        message: 'Owner.nothing: the entity has no such property',
      },
    ],
  ];
  it.each(cases)('%s', (_, { entity, dto, message }) => {
    expect(refusal(() => untyped(entity, dto))).toContain(message);
  });

  it('an entity that is not made by defineEntity', () => {
    expect(refusal(() => untyped(Date, Plain))).toContain('not made by defineEntity');
  });

  it('a mapping for a key that the DTO lacks', () => {
    expect(refusal(() => untyped(Target, Plain, { name: { from: 'name' } }))).toContain('no key "name"');
  });
});

const Other = defineEntity({
  name: 'Other',
  properties: { id: p.integer().primary(), owner: () => p.manyToOne(Target).ref() },
});

// Only schemas are handed in; their types have no common one but this.
const ormOf = (...entities: unknown[]) => new MikroORM({ entities: entities as EntitySchema[], dbName: 'none' });

it('a list at two paths is refused to hydration, and not to the statement', () => {
  const Tree: unknown = defineEntity({
    name: 'Tree',
    properties: {
      id: p.integer().primary(),
      parent: () =>
        p
          // The property map only needs an entity's type here; which one is for the run time.
          .manyToOne(Tree as typeof Target)
          .ref()
          .nullable(),
      // As above; `parent` is a property of Tree, which Target's type does not know.
      children: () => p.oneToMany(Tree as typeof Target).mappedBy('parent' as 'id'),
    },
  });
  const dto = z.strictObject({ children: z.array(z.strictObject({ children: z.array(Plain) })) });
  const plan = untyped(Tree, dto);
  expect(refusal(() => plan.hints)).toContain('at "children" and "children.children"');
  expect(plan.statement(ormOf(Tree), { limit: 1 }).text).toContain('json_agg');
});

describe('refused when the plan meets the ORM', () => {
  it('a filter of the ORM that is on by default', () => {
    const orm = new MikroORM({
      entities: [Target],
      dbName: 'none',
      filters: { tenant: { name: 'tenant', cond: {}, default: true } },
    });
    expect(refusal(() => loadPlan(Target, Plain).statement(orm, { limit: 1 }))).toContain('filter "tenant"');
  });

  it('a list that JSON would write otherwise than the driver', () => {
    const Dated = defineEntity({
      name: 'Dated',
      properties: { id: p.integer().primary(), days: p.datetime().array() },
    });
    const plan = untyped(Dated, z.strictObject({ days: z.array(z.string()) }));
    expect(refusal(() => plan.statement(ormOf(Dated), { limit: 1 }))).toContain(
      'Dated.days: a list of type timestamptz[]',
    );
  });

  it('an instant in a column that is none', () => {
    const Dated = defineEntity({
      name: 'Dated',
      properties: { id: p.integer().primary(), at: p.datetime().columnType('text') },
    });
    const plan = untyped(Dated, z.strictObject({ at: z.iso.datetime() }));
    expect(refusal(() => plan.statement(ormOf(Dated), { limit: 1 }))).toContain('a column of type text');
  });

  it('an instant without zone, where the ORM reads it in the zone of the process', () => {
    const Dated = defineEntity({
      name: 'Dated',
      properties: { id: p.integer().primary(), at: p.datetime().columnType('timestamp') },
    });
    const plan = untyped(Dated, z.strictObject({ at: z.iso.datetime() }));
    const orm = new MikroORM({ entities: [Dated], dbName: 'none', forceUtcTimezone: false });
    expect(refusal(() => plan.statement(orm, { limit: 1 }))).toContain('set forceUtcTimezone');
  });

  it('a list sorted by a type that PostgreSQL and JavaScript compare otherwise', () => {
    const Priced = defineEntity({
      name: 'Priced',
      properties: {
        id: p.integer().primary(),
        price: p.decimal(),
        // Within its own definition an entity has no type yet.
        target: () => p.manyToOne(Shop as typeof Target).ref(),
      },
    });
    const Shop: unknown = defineEntity({
      name: 'Shop',
      properties: { id: p.integer().primary(), offers: () => p.oneToMany(Priced).mappedBy('target') },
    });
    const offers = { from: 'offers', orderBy: { price: 'asc' } };
    const plan = untyped(Shop, z.strictObject({ offers: z.array(Plain) }), { offers });
    expect(refusal(() => plan.statement(ormOf(Shop, Priced), { limit: 1 }))).toContain('compare otherwise');
  });

  it('a formula that is more than text', () => {
    const Shouting = defineEntity({
      name: 'Shouting',
      // What the compiler refuses, for the run time to refuse too.
      properties: { id: p.integer().primary(), loud: p.text().formula((() => 1) as never) },
    });
    const plan = untyped(Shouting, z.strictObject({ loud: z.string() }));
    expect(refusal(() => plan.statement(ormOf(Shouting), { limit: 1 }))).toContain('not plain SQL text');
  });

  it('an object of more keys than PostgreSQL builds', () => {
    const names = Array.from({ length: 51 }, (_, index) => `field${index}`);
    const properties = Object.fromEntries(names.map((name) => [name, p.text()]));
    const Wide: unknown = defineEntity({
      name: 'Wide',
      // Within its own definition an entity has no type yet.
      properties: { id: p.integer().primary(), wide: () => p.manyToOne(Wide as typeof Target).ref(), ...properties },
    });
    const dto = z.strictObject({ wide: z.strictObject(Object.fromEntries(names.map((name) => [name, z.string()]))) });
    expect(refusal(() => untyped(Wide, dto).statement(ormOf(Wide), { limit: 1 }))).toContain('51 keys');
  });

  it.each([
    ['a page sorted by a column that may be null', { note: 'asc' }, 'may be null'],
    ['a page sorted in two directions', { name: 'asc', id: 'desc' }, 'one direction'],
    ['a page sorted by a formula', { loud: 'asc' }, 'by a formula'],
    ['a page sorted by a relation', { target: 'asc' }, 'columns of the entity itself'],
  ])('%s', (_, orderBy, message) => {
    const Sorted = defineEntity({
      name: 'Sorted',
      properties: {
        id: p.integer().primary(),
        name: p.text(),
        note: p.text().nullable(),
        loud: p.text().formula('1'),
        target: () => p.manyToOne(Target).ref(),
      },
    });
    const plan = untyped(Sorted, Plain);
    expect(refusal(() => plan.statement(ormOf(Sorted, Target), { orderBy, limit: 1 }))).toContain(message);
  });

  it('a page or list sorted by values in an order of their own', () => {
    const Urgent = defineEntity({
      name: 'Urgent',
      properties: {
        id: p.integer().primary(),
        level: p.enum(['high', 'low']).customOrder('high', 'low'),
        // Within its own definition an entity has no type yet.
        all: () => p.manyToOne(All as typeof Target).ref(),
      },
    });
    const All: unknown = defineEntity({
      name: 'All',
      properties: { id: p.integer().primary(), urgent: () => p.oneToMany(Urgent).mappedBy('all') },
    });
    const orm = ormOf(Urgent, All);
    const page = untyped(Urgent, Plain);
    expect(refusal(() => page.statement(orm, { orderBy: { level: 'asc' }, limit: 1 }))).toContain('order of their own');
    const urgent = { from: 'urgent', orderBy: { level: 'asc' } };
    const list = untyped(All, z.strictObject({ urgent: z.array(Plain) }), { urgent });
    expect(refusal(() => list.statement(orm, { limit: 1 }))).toContain('order of their own');
  });

  it('a page without rows, or with too many', () => {
    const plan = loadPlan(Target, Plain);
    expect(() => plan.statement(ormOf(Target), { limit: 0 })).toThrow(RangeError);
    expect(() => plan.statement(ormOf(Target), { limit: 10_001 })).toThrow(RangeError);
    expect(() => plan.statement(ormOf(Target), { limit: 1.5 })).toThrow(RangeError);
  });
});

describe('a statement', () => {
  const orm = ormOf(Target);
  const plan = loadPlan(Target, z.strictObject({ id: z.int(), name: z.string() }));

  it('has a name of its text, and the same for the same shape', () => {
    const one = plan.statement(orm, { where: { name: 'a' }, limit: 2 });
    const other = plan.statement(orm, { where: { name: 'b' }, limit: 2 });
    expect(other).toMatchObject({ name: one.name, text: one.text, values: ['b'] });
    expect(plan.statement(orm, { where: { name: 'a' }, limit: 3 }).name).not.toBe(one.name);
  });

  it('never holds a value in its text', () => {
    const { text, values } = plan.statement(orm, { where: { name: "'; drop table target; --" }, limit: 2 });
    expect(text).not.toContain('drop table');
    expect(values).toEqual(["'; drop table target; --"]);
  });

  it('is narrowed by nothing where all operands are null', () => {
    const all = plan.statement(orm, { limit: 2 });
    const nothing = plan.statement(orm, { where: [{ name: null }, { id: { gt: null, in: null } }, null], limit: 2 });
    expect(nothing.text).toBe(all.text);
  });
});
