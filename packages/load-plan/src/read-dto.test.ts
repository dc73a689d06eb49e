import { defineEntity, p } from '@mikro-orm/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadPlan } from './index.ts';

const Note: unknown = defineEntity({
  name: 'Note',
  properties: {
    id: p.integer().primary(),
    text: p.text(),
    tree: p.json<unknown>(),
    // Within its own definition an entity has no type yet.
    answers: () => p.oneToMany(Note as never).mappedBy('id' as never),
  },
});

/** loadPlan as JavaScript sees it, which takes any arguments: what the types refuse is refused again when it runs. */
const untyped = loadPlan as unknown as (...args: unknown[]) => unknown;

const CHANGING: readonly [what: string, schema: z.ZodType, message: string][] = [
  ['a transform', z.string().transform((text) => text), 'a transformed value'],
  ['a pipe', z.string().pipe(z.string()), 'a transformed value'],
  ['a codec', z.codec(z.string(), z.string(), { decode: String, encode: String }), 'a transformed value'],
  ['a preprocess', z.preprocess(String, z.string()), 'a transformed value'],
  ['a default', z.string().default(''), 'a default hides'],
  ['a prefault', z.string().prefault(''), 'a default hides'],
  ['a catch', z.string().catch(''), 'a fallback hides'],
  ['a coercion', z.coerce.string(), 'a coerced value'],
  ['trimmed text', z.string().trim(), 'text that is trimmed'],
  ['text in lower case', z.string().toLowerCase(), 'text that is trimmed'],
];

interface Leaf {
  readonly name: string;
  readonly wrap: (schema: z.ZodType) => z.ZodType;
  readonly mapping?: object;
}

const LEAVES: readonly [where: string, leaf: Leaf][] = [
  ['of a column', { name: 'text', wrap: (schema) => z.strictObject({ text: schema }) }],
  ['under wrappers', { name: 'text', wrap: (schema) => z.strictObject({ text: z.lazy(() => schema.nullable()) }) }],
  ['within JSON', { name: 'tree.a', wrap: (schema) => z.strictObject({ tree: z.object({ a: z.array(schema) }) }) }],
  ['within a union', { name: 'tree', wrap: (schema) => z.strictObject({ tree: z.union([z.int(), schema]) }) }],
  ['within a tuple', { name: 'tree', wrap: (schema) => z.strictObject({ tree: z.tuple([schema]).readonly() }) }],
  ['within a record', { name: 'tree', wrap: (schema) => z.strictObject({ tree: z.record(z.string(), schema) }) }],
  ['within further keys', { name: 'tree', wrap: (schema) => z.strictObject({ tree: z.object({}).catchall(schema) }) }],
  [
    'of a list',
    {
      name: 'answers.text',
      wrap: (schema) => z.strictObject({ answers: z.array(z.strictObject({ text: schema })) }),
    },
  ],
  [
    'of a function',
    {
      name: 'made',
      wrap: (schema) => z.strictObject({ made: schema }),
      mapping: { made: { from: ['text'], get: () => '' } },
    },
  ],
];

describe.each(LEAVES)(
  'a leaf %s that changes what is loaded is refused, by name',
  (_, { name, wrap, mapping = {} }) => {
    it.each(CHANGING)('%s', (_what, schema, message) => {
      expect(() => untyped(Note, wrap(schema), mapping)).toThrow(`Load plan of Note.${name}: ${message}`);
    });
  },
);

it('a key that may be missing is refused, also one that a function makes', () => {
  const made = { made: { from: ['text'], get: () => undefined } };
  expect(() => untyped(Note, z.strictObject({ made: z.string().optional() }), made)).toThrow(
    'Note.made: a key that may be',
  );
});

describe('a DTO without end is refused in a sentence', () => {
  const Tree = z.strictObject({
    id: z.int(),
    get answers() {
      return z.array(Tree);
    },
  });
  const anew = (): z.ZodType => z.lazy(anew);

  it('where it holds itself', () => {
    expect(() => untyped(Note, Tree)).toThrow('the DTO holds itself');
  });
  it('where it is made anew at each step', () => {
    expect(() => untyped(Note, z.strictObject({ tree: anew() }))).toThrow('the DTO has no end');
  });
  it('and one of JSON, which is loaded whole, is not', () => {
    expect(() => untyped(Note, z.strictObject({ tree: z.json() }))).not.toThrow();
  });
});
