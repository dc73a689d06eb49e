import { expect, it } from 'vitest';
import { z } from 'zod';
import { judgeOlderCalls } from './older-calls.ts';
import { currentSnapshot, hashesOf, type Snapshot, supportedReleases } from './snapshot.ts';

const snapshot = (input: z.ZodType, output: z.ZodType): Snapshot => ({
  find: {
    kind: 'query',
    input: z.toJSONSchema(input, { io: 'input' }),
    output: z.toJSONSchema(output),
    refusals: ['InputInvalid'],
  },
});
const [short, long] = [z.strictObject({ name: z.string().max(10) }), z.strictObject({ name: z.string().max(20) })];
const hashOf = (of: Snapshot): string => hashesOf(of)['find'] ?? '';

/** Whether a call of a client that was built from `before` is answered by a server that has come to `now`. */
const goesOn = (before: Snapshot, now: Snapshot): boolean =>
  judgeOlderCalls(now, [{ version: '0.1.0', snapshot: before }])('find', hashOf(before));

it.each<[string, [Snapshot, Snapshot], boolean]>([
  ['nothing changed', [snapshot(short, short), snapshot(short, short)], true],
  ['the input accepts more', [snapshot(short, short), snapshot(long, short)], true],
  ['the input accepts less', [snapshot(long, short), snapshot(short, short)], false],
  ['the answer says less', [snapshot(short, long), snapshot(short, short)], true],
  ['the answer says more than was agreed', [snapshot(short, short), snapshot(short, long)], false],
  ['the answer may be null', [snapshot(short, short), snapshot(short, short.nullable())], false],
  ['the procedure is gone', [snapshot(short, short), {}], false],
])('an older call when %s', (_, [before, now], expected) => {
  expect(goesOn(before, now)).toBe(expected);
});

it('a contract that no release had is not answered, and another procedure has no part in it', () => {
  const now = snapshot(short, short);
  const answers = judgeOlderCalls(now, []);
  expect(answers('find', hashOf(now))).toBe(true);
  expect(answers('find', 'of-no-release')).toBe(false);
  expect(answers('lose', hashOf(now))).toBe(false);
});

it('a hash says the contract, whatever order it was written in, and is short', () => {
  const now = snapshot(short, short);
  const turned = Object.fromEntries(
    Object.entries(now).map(([name, is]) => [name, Object.fromEntries(Object.entries(is).toReversed())]),
  );
  // The same keys and values in another order.
  expect(hashOf(turned as Snapshot)).toBe(hashOf(now));
  expect(hashOf(snapshot(long, short))).not.toBe(hashOf(now));
  expect(Object.values(hashesOf(currentSnapshot())).filter((hash) => !/^[\w-]{16}$/.test(hash))).toEqual([]);
});

it('the supported releases are there', () => {
  expect(supportedReleases().map(({ version }) => version)).toContain('0.1.0');
});
