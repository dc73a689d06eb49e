import * as contracts from '@mailroom/contracts';
import { openProcedure } from '../../platform/http/trpc.ts';
import { forkForFacility, type OpenContext } from '../../platform/process/context.ts';
import { handOverSession } from './hand-over-session.ts';
import { digestOf, newToken } from './session-token.ts';

/** Whom to sign in, and where. */
type Input = Record<'userId' | 'facilityId', string>;

const signInAs = async (
  ctx: OpenContext<'DemonstrationOff' | 'UnknownUser'>,
  { userId, facilityId }: Input,
): Promise<contracts.SessionView> => {
  const { app, refuse } = ctx;
  const { sessionHours, isDemonstration } = app.config;
  if (!isDemonstration) throw refuse('DemonstrationOff', {});
  const token = newToken();
  const [begun] = await forkForFacility(app.orm, facilityId).execute<{ is_begun: boolean }[]>(
    'select begin_session(?, ?, ?) as is_begun',
    [userId, digestOf(token), sessionHours],
  );
  const session = begun?.is_begun ? await handOverSession(ctx, { token }) : null;
  if (!session) throw refuse('UnknownUser', {});
  return session;
};

export const signIn = openProcedure(contracts.signIn).mutation(async ({ ctx, input }) => ({
  session: await signInAs(ctx, input),
}));
