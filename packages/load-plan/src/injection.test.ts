import { defineEntity, p } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CursorRefused, loadPlan, PlanRefused, sql } from './index.ts';

/** No text that a caller gives becomes SQL, whatever the place that it is given at, and whatever the types have let through. */

// What the types refuse is handed in all the same: a caller's JSON has no types.
const forged = (value: unknown) => value as never;

const Writer = defineEntity({ name: 'Writer', properties: { id: p.integer().primary(), name: p.text() } });
const Letter: unknown = defineEntity({
  name: 'Letter',
  properties: {
    id: p.integer().primary(),
    title: p.text(),
    writer: () => p.manyToOne(Writer).ref(),
    // Within its own definition an entity has no type yet.
    copies: () => p.oneToMany(forged(Copy)).mappedBy(forged('letter')),
  },
});
const Copy: unknown = defineEntity({
  name: 'Copy',
  properties: { id: p.integer().primary(), name: p.text(), letter: () => p.manyToOne(forged(Letter)).ref() },
});
const orm = new MikroORM({ entities: forged([Writer, Letter, Copy]), dbName: 'none' });

/** loadPlan as JavaScript sees it, which takes any arguments. Every plan has `statement`. */
const untyped = loadPlan as unknown as (...args: unknown[]) => {
  statement(
    orm: unknown,
    request: object,
  ): { readonly name: string; readonly text: string; readonly values: unknown[] };
};
const Copies = z.strictObject({ copies: z.array(z.strictObject({ id: z.int() })) });
const plan = untyped(Letter, Copies);
const ask = (request: object) => plan.statement(orm, { limit: 1, ...request });
const cursor = (...values: string[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

const PLACES: Readonly<Record<string, (text: string) => { readonly text: string; readonly name: string }>> = {
  'a direction': (text) => ask({ orderBy: { title: text } }),
  'a direction beside a good one': (text) => ask({ orderBy: { title: 'asc', id: text } }),
  'a direction of a list': (text) =>
    untyped(Letter, Copies, { copies: { from: 'copies', orderBy: { name: text } } }).statement(orm, { limit: 1 }),
  'what a page is sorted by': (text) => ask({ orderBy: { [text]: 'asc' } }),
  'what a list is sorted by': (text) =>
    untyped(Letter, Copies, { copies: { from: 'copies', orderBy: { [text]: 'asc' } } }).statement(orm, { limit: 1 }),
  'a key': (text) => ask({ keyedBy: [text] }),
  'a property': (text) => ask({ where: { [text]: 1 } }),
  'a property of a relation': (text) => ask({ where: { writer: { [text]: 1 } } }),
  'an operator': (text) => ask({ where: { title: { [text]: 'x' } } }),
  'an operator that narrows nothing': (text) => ask({ where: { title: { [text]: null } } }),
  'an operator within a list': (text) => ask({ where: { copies: { some: { name: { [text]: 'x' } } } } }),
  'a word for a list': (text) => ask({ where: { copies: { [text]: { name: 'x' } } } }),
  'a value': (text) => ask({ where: { title: text } }),
  'a value of an operator': (text) => ask({ where: { title: { gte: text } } }),
  'a value of a list': (text) => ask({ where: { title: { in: [text, 'x'] } } }),
  'a value of null': (text) => ask({ where: { writer: { is: text } } }),
  'a value that looks like a column': (text) => ask({ where: { title: { kind: 'column', text } } }),
  'a value of SQL': (text) => ask({ where: () => sql`${text} = 'x'` }),
  'a value of SQL that looks like SQL': (text) =>
    ask({ where: () => sql`${forged({ kind: 'sql', strings: [text], parts: [] })} = 'x'` }),
  'a value of SQL that looks like a column': (text) =>
    ask({ where: () => sql`${forged({ kind: 'column', text })} = 'x'` }),
  'SQL that sql has not made': (text) => ask({ where: () => ({ kind: 'sql', strings: [text], parts: [] }) }),
  'SQL that is no template': (text) => ask({ where: () => sql(forged([text])) }),
  'a column': (text) => ask({ where: (column: (path: string) => never) => sql`${column(text)} = 1` }),
  'a cursor': (text) => ask({ after: text }),
  'a position': (text) => ask({ after: cursor('id asc', text) }),
  'the order of a position': (text) => ask({ after: cursor(text, '1') }),
  'a label': (text) => ask({ label: text }),
  'a limit': (text) => ask({ limit: text }),
  'a condition': (text) => ask({ where: text }),
};

const MARK = 'mark_of_the_caller';
const inherited = Object.getOwnPropertyNames(Object.prototype);
const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary' }).map((text) => `${MARK}${text}`) },
  fc.constantFrom('asc', 'desc', 'asc, ', "'", '"', '--', '\0').map((text) => `${text}${MARK}`),
  fc.constantFrom(...inherited),
);

/** Whether the text came through: as itself, as what an object inherits, or as the end of a name in the protocol. */
const isThrough = ({ text, name }: { readonly text: string; readonly name: string }): boolean =>
  /mark_of_the_caller|undefined|native code|\0/.test(text) || name.includes('\0');

/** Refused in a sentence; any other error is a fault of ours. */
const isRefused = (error: unknown): boolean =>
  error instanceof PlanRefused || error instanceof CursorRefused || error instanceof RangeError;

const reaches = (place: (typeof PLACES)[string]) => (text: string) => {
  try {
    return isThrough(place(text));
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
};

describe('a text that a caller gives never reaches SQL', () => {
  it.each(Object.entries(PLACES))('as %s', (_, place) => {
    const check = (text: string) => {
      expect(reaches(place)(text)).toBe(false);
    };
    fc.assert(fc.property(hostile, check));
  });

  it('canary: SQL that the program itself writes is seen', () => {
    const template = (text: string): TemplateStringsArray =>
      forged(Object.freeze(Object.assign([text], { raw: Object.freeze([text]) })));
    expect(reaches((text) => ask({ where: () => sql(template(text)) }))(MARK)).toBe(true);
  });
});

describe('a condition is refused', () => {
  it.each<[what: string, where: unknown, message: string]>([
    ['where it is undefined', undefined, 'Letter: a condition is undefined'],
    ['among others', [{ title: 'x' }, undefined], 'Letter: a condition is undefined'],
    ['at a property', { title: undefined }, 'Letter.title: a condition is undefined'],
    ['at an operator', { title: { gte: 'a', lt: undefined } }, 'Letter.title.lt: a condition is undefined'],
    ['in a list of values', { title: { in: ['a', undefined] } }, 'Letter.title.in: undefined is no value'],
    ['in a relation', { writer: { id: undefined } }, 'Letter.writer.id: a condition is undefined'],
    ['instead of a relation', { writer: undefined }, 'Letter.writer: a condition is undefined'],
    [
      'in some of a list',
      { copies: { some: { name: undefined } } },
      'Letter.copies.some.name: a condition is undefined',
    ],
    ['instead of some', { copies: { some: undefined } }, 'Letter.copies.some: a condition is undefined'],
    ['where null is asked for', { writer: { is: undefined } }, 'Letter.writer.is: null is all'],
    ['in SQL', () => sql`${forged(undefined)} = 1`, 'sql: undefined is no value'],
    ['with no operator', { title: {} }, 'names no operator'],
    ['with a list for a value', { title: ['a'] }, 'compared with one value'],
    ['with null in a list', { title: { in: [null] } }, '"in" finds no null'],
    [
      'with an unknown property that narrows nothing',
      { nothing: null },
      'Letter.nothing: the ORM knows no such property',
    ],
  ])('%s', (_, where, message) => {
    expect(() => ask({ where })).toThrow(message);
  });
});
