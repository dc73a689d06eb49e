import type * as contracts from '@mailroom/contracts';
import { TRPCError } from '@trpc/server';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refusalOf } from '../src/platform/http/trpc.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { appRouter } from '../src/router.ts';
import { buildDocument } from './build-document.ts';
import { buildFacility } from './build-facility.ts';
import { openTestDatabase } from './open-test-database.ts';
import { CONTRACTS, type Path, sampleOf, schemaOf } from './sample-input.ts';

const HOSTILE: readonly unknown[] = [
  'a\0b',
  '\ud800',
  '',
  "'; drop table document; --",
  '9999-99-99',
  '275760-09-13T00:00:00.000Z',
  Buffer.from(
    JSON.stringify(['received_at desc, id desc', '2026-02-31 00:00:00+00', '0193a1c0-0000-7000-8000-000000000000']),
  ).toString('base64url'),
  'x'.repeat(100_000),
  -1,
  0.5,
  2 ** 31,
  2 ** 53 - 1,
  1e308,
  null,
  true,
  [],
  {},
];

/** Values that each field is given: a few, others for every field; `HOSTILE_VALUES=17` gives every field all of them. */
const VALUES = Math.min(Number(process.env['HOSTILE_VALUES'] ?? 4), HOSTILE.length);
const FIRST_SEED = Number(process.env['FIRST_SEED'] ?? 1);

/** The same at every run with the same seed. */
const drawOfEach = (fields: number, seed: number): (readonly unknown[])[] => {
  const some = fc.shuffledSubarray([...HOSTILE], { minLength: VALUES, maxLength: VALUES });
  return fc.sample(some, { seed, numRuns: fields });
};

const replaced = (input: unknown, [key, ...rest]: Path, value: unknown): unknown => {
  if (key === undefined) return value;
  if (Array.isArray(input)) return input.map((part, index) => (index === key ? replaced(part, rest, value) : part));
  // The path leads through what `sampleOf` made: objects and lists.
  const parts = input as Record<string, unknown>;
  return { ...parts, [key]: replaced(parts[key], rest, value) };
};

const inputsOf = (contract: contracts.Contract, { id, seed }: { id: string; seed: number }): unknown[] => {
  const leaves: Path[] = [];
  const sample = sampleOf(schemaOf(contract), [], { leaves, id });
  const drawn = drawOfEach(leaves.length, seed);
  const altered = leaves.map((path, index) => (drawn[index] ?? []).map((value) => replaced(sample, path, value)));
  return [sample, ...altered.flat()];
};

/** What answers a call: nothing, a refusal's code, or the words of a bug. */
const outcomeOf = async (call: () => Promise<unknown>): Promise<string | null> => {
  try {
    const answer = await call();
    // Of a stream the first event is enough, and hostile inputs do not get as far.
    if (typeof answer === 'object' && answer !== null && 'return' in answer && typeof answer.return === 'function')
      await answer.return();
    return null;
  } catch (error) {
    const refusal = error instanceof TRPCError ? refusalOf(error) : null;
    // The database is there: what it could not do is no outage.
    return refusal && refusal.code !== 'Unavailable' ? refusal.code : `Bug: ${String(error)}`;
  }
};

it('no input whatever is a bug, of any procedure', async () => {
  await using database = await openTestDatabase();
  const { facilityId, signIn } = await buildFacility(database);
  const caller = await signIn();
  // At run time tRPC keeps the procedures of nested routers in one record, under their dotted paths.
  const paths = Object.keys(appRouter._def.procedures);
  const callOf = (name: string) => (input: unknown) => {
    const [room = '', verb = ''] = (paths.find((path) => path.endsWith(`.${name}`)) ?? '').split('.');
    // A caller has a record for each room, with a function for each verb: the paths are those of its router. What each takes is what is
    // put to the test.
    return (caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[room]?.[verb]?.(
      input,
    );
  };
  const bugs: string[] = [];
  const outcomes = new Set<string | null>();
  for (const [index, { name, contract }] of CONTRACTS.entries()) {
    if (name === 'signOut') continue;
    const documentId = await buildDocument(forkForFacility(database.orm, facilityId));
    for (const input of inputsOf(contract, { id: documentId, seed: FIRST_SEED + index })) {
      const outcome = await outcomeOf(async () => callOf(name)(input));
      outcomes.add(outcome);
      if (outcome?.startsWith('Bug') === true) bugs.push(`${name} ${JSON.stringify(input).slice(0, 200)}: ${outcome}`);
    }
  }
  expect(bugs).toEqual([]);
  // The calls reached the procedures: some were answered, and some refused for what they asked for.
  expect([...outcomes]).toEqual(expect.arrayContaining([null, 'InputInvalid', 'CursorInvalid', 'IdentityNotVerified']));
});

it.each(['a\0b.txt', 'a\ud800b.txt'])('a file that is called %j is refused', async (fileName) => {
  await using database = await openTestDatabase();
  const { signIn } = await buildFacility(database);
  const clerk = await signIn();
  const form = new FormData();
  form.append('file', new File(['x'], fileName));
  // A File replaces a half surrogate by itself.
  expect(await outcomeOf(() => clerk.intake.receiveDocument(form))).toBe(
    fileName.includes('\0') ? 'InputInvalid' : null,
  );
});
