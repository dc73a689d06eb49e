import { Refusal } from '@mailroom/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { toReadableSchema } from '../../../compile-schemas.ts';
import { buildRefusals } from '../../platform/errors/build-refusals.ts';
import { readJsonSchema, type ValueSchema } from '../../platform/loading/json-schema.ts';
import { WorklistLink } from './view-schema.ts';

const id = '6f2c9d52-35a0-4a2c-9f0a-0c7d7f3c1a11';
const words = [
  id,
  id.toUpperCase(),
  `${id}0`,
  'nobody',
  'newest',
  'oldest',
  'matched',
  'review',
  'received',
  'x'.repeat(21),
  '',
  '2026-11-01T23:00:00.000Z',
  '2026-11-01T23:00:00Z',
  '2026-11-01T23:00:00+01:00',
  '2026-02-30T00:00:00Z',
  '11488-4',
];
const word = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: fc.string() });
const value = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 2, arbitrary: fc.array(word, { maxLength: 7 }) },
  { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.constant(null), fc.jsonValue()) },
);

/** Objects with the keys of a schema, and now and then another one. */
const objectOf = (keys: readonly string[]) => {
  const known = Object.fromEntries(keys.map((key) => [key, value]));
  return fc.record({ ...known, stranger: value }, { requiredKeys: [] }).map(({ stranger, ...rest }) => {
    return stranger === 'nobody' ? { ...rest, stranger } : rest;
  });
};

/** What a reader says: the value, or which keys are wrong. */
const answer = ({ safeParse }: ValueSchema<unknown>, raw: unknown) => {
  const read = safeParse(raw);
  return read.success
    ? { accepted: read.data }
    : { wrong: new Set(read.error.issues.flatMap(({ keys, path }) => keys ?? [String(path[0])])) };
};

const compiled = (schema: z.ZodType) => readJsonSchema(toReadableSchema(schema));

it('what the build makes of a link’s schema answers as zod does', () => {
  const reader = compiled(WorklistLink);
  expect(Object.keys(reader.shape).toSorted()).toEqual(Object.keys(WorklistLink.shape).toSorted());
  fc.assert(
    fc.property(objectOf(Object.keys(WorklistLink.shape)), (raw) => {
      expect(answer(reader, raw)).toEqual(answer(WorklistLink, raw));
    }),
    { numRuns: 2000 },
  );
});

it('what the build makes of the refusals’ schema accepts what zod accepts', () => {
  const reader = compiled(Refusal);
  const refusals = buildRefusals();
  expect(new Set(refusals.map(({ code }) => code)).size).toBe(Refusal.options.length);
  for (const right of refusals) {
    const { code } = right;
    for (const raw of [right, { ...right, stranger: 1 }, { code }, { ...right, code: 'NotYetInvented' }, null, code]) {
      expect(reader.safeParse(raw).success).toBe(Refusal.safeParse(raw).success);
    }
    expect(reader.safeParse(right).success).toBe(true);
  }
});

it('a rule that the browser would not check stops the build', () => {
  expect(() => toReadableSchema(z.number().multipleOf(2))).toThrow('multipleOf');
  expect(() => toReadableSchema(z.object({ id: z.array(z.record(z.string(), z.number())) }))).toThrow('propertyNames');
});
