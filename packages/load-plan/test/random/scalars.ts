import { p } from '@mikro-orm/core';
import fc from 'fast-check';
import { z } from 'zod';

/** A kind of column: how it is defined, what the DTO says, and values at its edges. */
export interface ScalarKind {
  readonly name: string;
  /** A new builder each time: builders are mutable. */
  readonly define: () => ReturnType<typeof p.text>;
  readonly schema: z.ZodType;
  readonly values: fc.Arbitrary<unknown>;
  /** Whether a list or page may be sorted by it: alike in PostgreSQL and in what is compared. */
  readonly isSortable: boolean;
}

const TRICKY = [
  '',
  "'",
  '"',
  '\\',
  "O'Neil",
  'a,b',
  '{}',
  '{"a":1}',
  '$1',
  '?',
  '--',
  '</script>',
  '\n\t',
  'é',
  'é',
  '🏔',
  'ﷺ',
  '\u2028',
];

/** Text that PostgreSQL can hold: no NUL, no half of a surrogate pair. */
const text = fc.oneof(
  fc.constantFrom(...TRICKY),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((value) => value.replaceAll('\0', '')),
);

const instant = fc.oneof(
  fc
    .constantFrom(
      '1970-01-01T00:00:00.000Z',
      '1969-12-31T23:59:59.999Z',
      '2024-02-29T23:59:59.999Z',
      '0001-01-01T00:00:00.000Z',
      '9999-12-31T23:59:59.999Z',
      '2024-03-31T01:30:00.001Z',
    )
    .map((value) => new Date(value)),
  fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
);

const json = fc
  .jsonValue({ maxDepth: 2 })
  // jsonb cannot hold NUL; null on its own is the database's null.
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll(String.raw`\u0000`, '')) as unknown)
  .map((value) => value ?? { empty: null });

/** What a builder of any type is handled as here: only `nullable`, `name` and the like are called on it. */
const builder = (make: () => unknown) => make as () => ReturnType<typeof p.text>;

const kind = (
  name: string,
  define: () => unknown,
  rest: Omit<ScalarKind, 'name' | 'define' | 'isSortable'>,
): ScalarKind => ({
  name,
  define: builder(define),
  isSortable: false,
  ...rest,
});

const sortable = (scalar: ScalarKind): ScalarKind => ({ ...scalar, isSortable: true });

const ENUM = ['on', 'off', "it's"] as const;
const bigints = fc.oneof(
  fc.constantFrom(9007199254740993n, -9223372036854775808n, 9223372036854775807n),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
);
const decimals = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2));
const dates = fc.oneof(
  fc.constantFrom('0001-01-01', '9999-12-31', '2024-02-29'),
  instant.map((at) => at.toISOString().slice(0, 10)),
);
const doubles = fc.oneof(
  fc.constantFrom(0.1, 1e21, -1e-7, 123456789012345680000, 5e-324, 1.7976931348623157e308),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);

export const SCALARS: readonly ScalarKind[] = [
  sortable(kind('text', () => p.text(), { schema: z.string(), values: text })),
  kind('string', () => p.string().length(60), { schema: z.string().max(60), values: text }),
  kind('char', () => p.character().length(4), { schema: z.string(), values: fc.constantFrom('abcd', 'ab', ' x') }),
  sortable(kind('uuid', () => p.uuid(), { schema: z.uuid(), values: fc.uuid() })),
  sortable(
    kind('integer', () => p.integer(), { schema: z.int(), values: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }) }),
  ),
  kind('smallint', () => p.smallint(), { schema: z.int(), values: fc.integer({ min: -32768, max: 32767 }) }),
  sortable(kind('bigint', () => p.bigint(), { schema: z.string(), values: bigints })),
  kind('bigint text', () => p.bigint('string'), { schema: z.string(), values: bigints.map(String) }),
  kind('bigint number', () => p.bigint('number'), { schema: z.number(), values: fc.maxSafeInteger() }),
  kind('float', () => p.float(), {
    schema: z.number(),
    values: fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  }),
  sortable(kind('double', () => p.double(), { schema: z.number(), values: doubles })),
  kind('decimal', () => p.decimal().precision(12).scale(2), { schema: z.string(), values: decimals }),
  kind('decimal number', () => p.decimal('number').precision(12).scale(2), {
    schema: z.number(),
    values: decimals.map(Number),
  }),
  kind('boolean', () => p.boolean(), { schema: z.boolean(), values: fc.boolean() }),
  sortable(kind('instant', () => p.datetime().length(3), { schema: z.iso.datetime(), values: instant })),
  kind('instant in microseconds', () => p.datetime(), { schema: z.iso.datetime({ precision: 3 }), values: instant }),
  kind('instant without zone', () => p.datetime().columnType('timestamp(3)'), {
    schema: z.iso.datetime(),
    values: instant,
  }),
  kind('date', () => p.date(), { schema: z.iso.date(), values: dates }),
  kind('time', () => p.time(), { schema: z.string(), values: fc.constantFrom('00:00:00', '23:59:59', '12:30:01') }),
  kind('enum', () => p.enum(ENUM), { schema: z.enum(ENUM), values: fc.constantFrom(...ENUM) }),
  kind('json', () => p.json(), { schema: z.unknown(), values: json }),
  kind('text list', () => p.array(), { schema: z.array(z.string()), values: fc.array(text, { maxLength: 3 }) }),
  kind('integer list', () => p.integer().array(), {
    schema: z.array(z.int()),
    values: fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 3 }),
  }),
  kind('enum list', () => p.enum(ENUM).array(), {
    schema: z.array(z.enum(ENUM)),
    values: fc.array(fc.constantFrom(...ENUM), { maxLength: 3 }),
  }),
  kind('lazy text', () => p.text().lazy(), { schema: z.string(), values: text }),
  kind('referenced text', () => p.text().ref(), { schema: z.string(), values: text }),
];
