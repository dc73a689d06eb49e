import { contract, EVERY_ROLE, type Role } from '@mailroom/contracts';
import { type TRPCError, tracked } from '@trpc/server';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Context } from '../process/context.ts';
import { openMetrics } from '../process/metrics.ts';
import { countExternalCall, countStatement } from './cost.ts';
import { MailroomError, type Refuse } from './mailroom-error.ts';
import {
  createCallerFactory,
  httpStatusOf,
  openProcedure,
  procedure,
  refusalOf,
  router,
  subscription,
} from './trpc.ts';

const declared = contract({
  kind: 'query',
  roles: 'anybody',
  input: z.strictObject({}),
  output: z.strictObject({}),
  refusals: ['SearchNotFound', 'InputInvalid'],
  audit: [],
  budget: { statements: 0, externalCalls: 0, bytes: 100 },
});
const searchId = '0193a1c0-0000-7000-8000-000000000000';
const rooms = router({
  declared: openProcedure(declared).query(({ ctx }) => {
    throw ctx.refuse('SearchNotFound', { searchId });
  }),
  undeclared: openProcedure(declared).query(() => {
    throw MailroomError.refuser<'UnknownUser'>()('UnknownUser', {});
  }),
  away: openProcedure(declared).query(() => {
    throw Object.assign(new Error('terminating connection'), { code: '57P01' });
  }),
  slow: openProcedure(declared).query(() => {
    throw new Error('wrapped', { cause: Object.assign(new Error('canceling statement'), { code: '57014' }) });
  }),
  // A stray field, which the compiler cannot see in a value from elsewhere.
  stray: openProcedure(declared).query(() => JSON.parse('{"patientName":"x"}') as Record<string, never>),
  costly: openProcedure(declared).query(() => {
    countStatement('select 1');
    return {};
  }),
  calling: openProcedure(declared).query(() => {
    countExternalCall();
    return {};
  }),
  wordy: openProcedure({ ...declared, output: z.strictObject({ text: z.string() }) }).query(() => ({
    text: 'x'.repeat(200),
  })),
});

const warnings: object[] = [];
/** All that these procedures ask of their context: whether budgets are enforced, and where to say that one was exceeded. */
const contextOf = (areBudgetsEnforced: boolean, metrics = openMetrics()) => {
  const log = { warn: (details: object) => void warnings.push(details) };
  // The procedures here and what runs before them read these three of a context, and nothing else.
  return { app: { config: { areBudgetsEnforced }, log, metrics } } as unknown as Context;
};
const callerOf = createCallerFactory(rooms);
const call = callerOf(contextOf(true));

it('a refusal of the contract has its code', async () => {
  await expect(call.declared({})).rejects.toMatchObject({ code: 'NOT_FOUND', cause: { details: { searchId } } });
});

it('a refusal that the contract does not name is a bug', async () => {
  await expect(call.undeclared({})).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
});

it.each(['away', 'slow'] as const)('an outage or a timeout of the database is 503, and no bug: %s', async (path) => {
  const error: unknown = await call[path]({}).catch((thrown: unknown) => thrown);
  // tRPC throws nothing else.
  expect([httpStatusOf('Unavailable'), refusalOf(error as TRPCError)]).toEqual([503, { code: 'Unavailable' }]);
  expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
});

it('what a contract does not declare cannot be refused', () => {
  const refuse = MailroomError.refuser<(typeof declared.refusals)[number]>();
  expect(refuse('SearchNotFound', { searchId }).code).toBe('SearchNotFound');
  // @ts-expect-error -- `declared` has no such refusal.
  expect(refuse('UnknownUser', {}).code).toBe('UnknownUser');
  // A procedure with such a contract can call what refuses with fewer codes, and nothing that refuses with another.
  expect(refuse satisfies Refuse<'SearchNotFound'>).toBe(refuse);
  // @ts-expect-error -- `declared` has no such refusal.
  expect(refuse satisfies Refuse<'UnknownUser'>).toBe(refuse);
});

it('a contract declares what the platform itself refuses', () => {
  const { refusals, ...open } = declared;
  const silent = { ...open, roles: EVERY_ROLE };
  // @ts-expect-error -- It lacks `InputInvalid`.
  expect(openProcedure({ ...open, refusals: ['SearchNotFound'] })).toHaveProperty('query');
  // @ts-expect-error -- It lacks `NotSignedIn`.
  expect(procedure({ ...silent, refusals })).toHaveProperty('query');
  expect(procedure({ ...silent, refusals: ['NotSignedIn', 'InputInvalid'] })).toHaveProperty('query');
});

it('an output with a stray field does not leave the server', async () => {
  await expect(call.stray({})).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
});

it('a statement too many is a bug that names the procedure and the statement', async () => {
  await expect(call.costly({})).rejects.toThrow(
    /^costly spent 1 of 0 statements:\nselect 1\n {2}at packages\/api\/src\/platform\/http\/trpc\.test\.ts:\d+:\d+$/,
  );
});

it('where budgets are not enforced, the call is answered, counted and logged without what it holds', async () => {
  const metrics = openMetrics();
  await expect(callerOf(contextOf(false, metrics)).costly({})).resolves.toEqual({});
  expect(warnings).toEqual([{ path: 'costly', exceeded: [{ part: 'statements', spent: 1, allowed: 0 }] }]);
  const { text } = await metrics.print();
  expect(text).toContain('mailroom_over_budget_total{path="costly",part="statements"} 1');
  expect(text).toContain('mailroom_call_duration_seconds_count{path="costly",outcome="answered"} 1');
});

it('a call to another system too many is a bug', async () => {
  await expect(call.calling({})).rejects.toThrow('calling spent 1 of 0 externalCalls');
});

it('a byte too many is a bug', async () => {
  await expect(call.wordy({})).rejects.toThrow('wordy spent 211 of 100 bytes');
});

const watched = contract({
  ...declared,
  roles: EVERY_ROLE,
  kind: 'subscription',
  output: z.strictObject({ version: z.string() }),
  refusals: ['NotSignedIn', 'InputInvalid'],
});
const said = async (event: object) => {
  const stream = router({
    watch: subscription(watched).subscription(async function* () {
      yield tracked('1', { version: 'first' });
      yield tracked('2', event);
    }),
  });
  const em = { fork: () => em };
  const session = { facilityId: searchId, role: 'clerk' };
  // As above; a subscription also reads the session's facility and role, and the ORM's `fork`, which is all that is called of it.
  const ctx = { ...contextOf(true), session, app: { ...contextOf(true).app, orm: { em } } } as unknown as Context;
  const heard: unknown[] = [];
  // tRPC's caller answers with the generator itself; a tracked event is the tuple of its id and its data.
  const events = (await createCallerFactory(stream)(ctx).watch({})) as unknown as AsyncIterable<[string, unknown]>;
  for await (const [, data] of events) heard.push(data);
  return heard;
};

it('an event is what its contract says', async () => {
  expect(await said({ version: 'second' })).toEqual([{ version: 'first' }, { version: 'second' }]);
});

it('an event with a stray field is a bug, and does not go out', async () => {
  await expect(said({ version: 'second', facilityId: searchId })).rejects.toThrow('facilityId');
});

it('an event that lacks a field is a bug, and does not go out', async () => {
  await expect(said({})).rejects.toThrow('version');
});

const forAdministrators = contract({
  ...declared,
  roles: ['administrator'],
  refusals: ['NotSignedIn', 'InputInvalid'],
});
const restricted = vi.fn<() => Record<string, never>>(() => ({}));
const restrictedRoom = createCallerFactory(router({ restrict: procedure(forAdministrators).query(restricted) }));
const restrictAs = (role: Role | null) => {
  const em = { fork: () => em };
  const session = role && { facilityId: searchId, role };
  // As above.
  return restrictedRoom({
    ...contextOf(true),
    session,
    app: { ...contextOf(true).app, orm: { em } },
  } as unknown as Context);
};

it.each(['clerk', 'nurse'] as const)(
  'a %s whom the contract does not name is refused, and nothing runs',
  async (role) => {
    restricted.mockClear();
    const refused = restrictAs(role).restrict({});
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN', cause: { code: 'RoleUnfit' } });
    expect(restricted).not.toHaveBeenCalled();
    await expect(restrictAs('administrator').restrict({})).resolves.toEqual({});
    await expect(restrictAs(null).restrict({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  },
);

it('what anybody may call needs no session, and what needs one names roles', () => {
  // @ts-expect-error -- Whoever is not signed in has no role.
  expect(openProcedure(forAdministrators)).toHaveProperty('query');
  // @ts-expect-error -- It does not say which roles.
  expect(procedure({ ...forAdministrators, roles: 'anybody' })).toHaveProperty('query');
});
