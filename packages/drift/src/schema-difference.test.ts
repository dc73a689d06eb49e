import { expect, it } from 'vitest';
import { z } from 'zod';
import { changesBetween, currentSnapshot, differencesBetween } from '../../contracts/releases/index.ts';
import { castsOf } from './casts.ts';
import { toBatches } from './mutants/hunt.ts';
import { applyEdits, type Mutant } from './mutants/mutants.ts';

import { missingTranslations } from './translations.ts';

/** A small repeatable source of chance (mulberry32). */
const chanceOf = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return <T>(of: readonly T[]): T => {
    const chosen = of[Math.floor(next() * of.length)];
    if (chosen === undefined) throw new Error('Nothing to choose from.');
    return chosen;
  };
};
type Choose = ReturnType<typeof chanceOf>;

const leaves = (): z.ZodType[] => [
  z.string(),
  z.string().min(1),
  z.string().min(2).max(4),
  z.int(),
  z.int().min(0).max(9),
  z.number(),
  z.boolean(),
  z.enum(['a', 'b']),
  z.enum(['a', 'b', 'c']),
  z.literal('a'),
];

const anySchema = (choose: Choose, depth = 2): z.ZodType => {
  const leaf = choose(leaves());
  if (depth === 0) return leaf;
  const inner = () => anySchema(choose, depth - 1);
  return choose([
    () => leaf,
    () => inner().nullable(),
    () => z.array(inner()).max(choose([1, 2])),
    () => z.strictObject({ x: inner(), y: inner().optional() }),
    () => z.strictObject({ x: inner() }),
    () => z.union([inner(), inner()]),
  ])();
};

const anyValue = (choose: Choose, depth = 3): unknown => {
  const leaf = choose<unknown>(['', 'a', 'b', 'c', 'abc', 'abcdef', 0, 5, 10, -1, 1.5, true, null]);
  if (depth === 0) return leaf;
  const inner = () => anyValue(choose, depth - 1);
  const values = [() => leaf, () => [inner()], () => [], () => ({ x: inner() }), () => ({ x: inner(), y: inner() })];
  return choose<() => unknown>(values)();
};

const json = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });
const seeds = Array.from({ length: 400 }, (_, seed) => seed);

it('any schema is compatible with itself', () => {
  for (const seed of seeds) {
    const schema = json(anySchema(chanceOf(seed)));
    expect(differencesBetween(schema, schema, 'exact')).toEqual([]);
  }
});

it('what is compatible accepts every value that was accepted', () => {
  let compatible = 0;
  for (const seed of seeds) {
    const choose = chanceOf(seed);
    const [from, into] = [anySchema(choose), anySchema(choose)];
    if (differencesBetween(json(from), json(into), 'exact').length > 0) continue;
    compatible += 1;
    const values = Array.from({ length: 200 }, () => anyValue(choose)).filter((value) => from.safeParse(value).success);
    expect(values.filter((value) => !into.safeParse(value).success)).toEqual([]);
  }
  expect(compatible).toBeGreaterThan(5);
});

it('a schema that may also be null accepts more, never less', () => {
  for (const seed of seeds) {
    const schema = anySchema(chanceOf(seed));
    expect(differencesBetween(json(schema), json(schema.nullable()), 'exact')).toEqual([]);
    if (schema.safeParse(null).success) continue;
    expect(differencesBetween(json(schema.nullable()), json(schema), 'exact')).not.toEqual([]);
  }
});

it.each<[string, z.ZodType, z.ZodType]>([
  ['a tightened bound', z.string().min(1), z.string().min(2)],
  ['a new required key', z.strictObject({}), z.strictObject({ a: z.string() })],
  ['a removed key', z.strictObject({ a: z.string() }), z.strictObject({})],
  ['a removed enum value', z.enum(['a', 'b']), z.enum(['a'])],
  ['a tightened pattern', z.string(), z.string().regex(/^a/)],
  ['a key that became required', z.strictObject({ a: z.string().optional() }), z.strictObject({ a: z.string() })],
])('%s is a difference', (_, from, into) => {
  expect(differencesBetween(json(from), json(into), 'exact')).not.toEqual([]);
});

it('a lenient reader ignores a new key and misses a removed one', () => {
  const [small, large] = [z.strictObject({}), z.strictObject({ a: z.string() })];
  expect(differencesBetween(json(large), json(small), 'lenient')).toEqual([]);
  expect(differencesBetween(json(small), json(large), 'lenient')).not.toEqual([]);
});

it('the contracts are compatible with themselves', () => {
  expect(changesBetween(currentSnapshot(), currentSnapshot())).toEqual([]);
});

it('mutants that touch each other are not tried together', () => {
  const mutant = (id: string, start: number): Mutant => ({
    id,
    kind: 'remove',
    word: 'x',
    asksForReaders: false,
    edits: [{ file: 'a.ts', start, end: start + 2, text: '' }],
  });
  const batches = toBatches([mutant('one', 0), mutant('two', 1), mutant('three', 9)]);
  expect(batches.map((batch) => batch.map(({ id }) => id))).toEqual([['one', 'three'], ['two']]);
});

it('edits are applied by their first places', () => {
  const edit = (start: number, text: string) => ({ file: 'a.ts', start, end: start + 1, text });
  expect(applyEdits('abc', [edit(0, 'xx'), edit(2, '')])).toBe('xxb');
});

it('a cast needs its guarantee, a translation its words', () => {
  const casts = castsOf({ path: 'a.ts', text: 'const a = b as string; // Always.\nconst c = d as string;\n' });
  expect(casts.map(({ isStated }) => isStated)).toEqual([true, false]);
  expect(missingTranslations('msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n')).toEqual(['c']);
});
