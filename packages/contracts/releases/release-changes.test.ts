import { expect, it } from 'vitest';
import { z } from 'zod';
import { judgeOlderCalls } from './older-calls.ts';
import { changesBetween } from './release-changes.ts';
import { hashesOf, type Snapshot } from './snapshot.ts';

type Procedure = Snapshot[string];

const json = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });
const base: Procedure = {
  kind: 'mutation',
  input: json(z.strictObject({ name: z.string(), sort: z.enum(['newest', 'oldest']).optional() })),
  output: json(z.strictObject({ name: z.string() })),
  refusals: ['ObjectTooLarge'],
  payloads: { ObjectTooLarge: json(z.strictObject({ code: z.literal('ObjectTooLarge'), maxBytes: z.int() })) },
  budget: { statements: 2, externalCalls: 0, bytes: 100 },
  audit: ['document-received', 'document-read'],
};
const between = (before: Procedure, now: Procedure) => changesBetween({ find: before }, { find: now });
const renamed = { ObjectTooLarge: json(z.strictObject({ code: z.literal('ObjectTooLarge'), limitBytes: z.int() })) };

it('a renamed word of a refusal breaks older clients: their calls are refused', () => {
  const now = { ...base, payloads: renamed };
  expect(between(base, now)).toContainEqual({
    id: 'find refusal ObjectTooLarge.maxBytes: required, but not always there',
    isBreak: true,
    needsReason: true,
  });
  const answers = judgeOlderCalls({ find: now }, [{ version: '0.2.0', snapshot: { find: base } }]);
  expect(answers('find', hashesOf({ find: base })['find'] ?? '')).toBe(false);
  expect(hashesOf({ find: now })).not.toEqual(hashesOf({ find: base }));
});

it('what an older snapshot does not say is not compared', () => {
  const { payloads: _payloads, budget: _budget, audit: _audit, ...silent } = base;
  expect(between(silent, { ...base, payloads: renamed })).toEqual([]);
});

it.each<[what: string, now: Procedure]>([
  ['a raised budget', { ...base, budget: { statements: 3, externalCalls: 0, bytes: 100 } }],
  ['a dropped audit kind', { ...base, audit: ['document-read'] }],
  ['a bound more of an answer', { ...base, output: json(z.strictObject({ name: z.string().max(10) })) }],
  [
    'a default of what callers leave out',
    {
      ...base,
      input: json(z.strictObject({ name: z.string(), sort: z.enum(['newest', 'oldest']).default('newest') })),
    },
  ],
  [
    'values in another order',
    { ...base, input: json(z.strictObject({ name: z.string(), sort: z.enum(['oldest', 'newest']).optional() })) },
  ],
])('%s needs a reason, and breaks no client', (_, now) => {
  expect(between(base, now).map(({ isBreak, needsReason }) => ({ isBreak, needsReason }))).toContainEqual({
    isBreak: false,
    needsReason: true,
  });
  expect(between(base, now).some(({ isBreak }) => isBreak)).toBe(false);
});

it('what a call may cost and leaves in the audit is not in the hash', () => {
  const now = { ...base, budget: { statements: 9, externalCalls: 0, bytes: 100 }, audit: [] };
  expect(hashesOf({ find: now })).toEqual(hashesOf({ find: base }));
});
