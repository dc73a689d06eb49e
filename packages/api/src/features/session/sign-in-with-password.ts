import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { runStatement, statement } from '../../platform/database/statement.ts';
import { openProcedure } from '../../platform/http/trpc.ts';
import { type App, forkForFacility, type OpenContext, type Visitor } from '../../platform/process/context.ts';
import { handOverSession } from './hand-over-session.ts';
import { ADDRESS_LIMITS, countTries } from './limit-tries.ts';
import { loadFacilitiesOf } from './list-own-facilities.ts';
import { stepOf } from './one-time-code.ts';
import { openWithPassword, waitForPasswords } from './seal-with-password.ts';
import { digestOf, newToken } from './session-token.ts';

type Input = z.infer<typeof contracts.SignInWithPasswordInput>;
type Ctx = OpenContext<'SignInRefused' | 'TooManyTries'>;

const Known = z.strictObject({ userId: z.uuid(), sealed: z.string(), deviceToken: z.string() });
const FIND_PASSWORD = statement('find_password', Known.nullable(), "select coalesce(find_password($1), 'null')::text");

const tries = countTries();
const addressTries = countTries(ADDRESS_LIMITS);

/**
 * Whose tries are counted together: those of a browser that the person signed in with before, or else those of an address with one name.
 * A stranger's do not delay the person at their own computer.
 */
const keyOf = (visitor: Visitor | undefined, login: string, known: z.infer<typeof Known> | null): string =>
  known && visitor?.deviceTokens.includes(known.deviceToken)
    ? `device ${known.deviceToken}`
    : `address ${digestOf(JSON.stringify([visitor?.address, login.toLowerCase()]))}`;

/** How long somebody at a computer that they do not sign in at for the first time waits, or anybody else; 0: not at all. */
const waitFor = async (key: string, { isKnown, address }: { isKnown: boolean; address: string }): Promise<number> => {
  // No stranger's tries stand in the way of whoever signed in here before.
  if (isKnown) return tries.count(key);
  const busySeconds = waitForPasswords();
  if (busySeconds > 0) return busySeconds;
  return Math.max(await addressTries.count(address), await tries.count(key));
};

/** The token of a session that begins, or null: without a right code of a right password, and for who works nowhere. */
const begin = async ({ config, orm }: App, person: string, step: number): Promise<string | null> => {
  const [place] = await loadFacilitiesOf(orm, person);
  if (!place) return null;
  const token = newToken();
  const [begun] = await forkForFacility(orm, place.facilityId).execute<{ is_begun: boolean }[]>(
    'select begin_password_session(?, ?, ?, ?) as is_begun',
    [person, step, digestOf(token), config.sessionHours],
  );
  return begun?.is_begun ? token : null;
};

const signInWith = async (ctx: Ctx, { login, password, code }: Input): Promise<contracts.SessionView> => {
  const { app, refuse, visitor } = ctx;
  const known = await runStatement(app.orm, FIND_PASSWORD, { facilityId: null, values: [login] });
  const key = keyOf(visitor, login, known);
  const isKnown = key.startsWith('device ');
  const waitSeconds = await waitFor(key, { isKnown, address: visitor?.address ?? '' });
  if (waitSeconds > 0) throw refuse('TooManyTries', { waitSeconds });
  const codeKey = await openWithPassword(password, known?.sealed ?? null);
  const step = codeKey === null ? null : stepOf(codeKey, code);
  const token = known && step !== null ? await begin(app, known.userId, step) : null;
  const session = token === null ? null : await handOverSession(ctx, { token });
  if (!known || !session) throw refuse('SignInRefused', {});
  await tries.forget(key);
  visitor?.keepDevice(known.deviceToken);
  return session;
};

export const signInWithPassword = openProcedure(contracts.signInWithPassword).mutation(async ({ ctx, input }) => ({
  session: await signInWith(ctx, input),
}));
