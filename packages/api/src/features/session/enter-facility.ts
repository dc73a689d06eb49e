import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { runStatement, statement } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { openSession } from './open-session.ts';
import { sessionView } from './read-session.ts';
import { digestOf, newToken } from './session-token.ts';

const ENTER_FACILITY = statement(
  'enter_facility',
  z.enum(['entered', 'stranger', 'weak']).nullable(),
  'select to_json(enter_facility($1, $2, $3, $4))::text',
);

type Ctx = SignedInContext<'NotSignedIn' | 'UnknownUser' | 'SignInTooWeak'>;

const enter = async ({ app, cookie, refuse, session }: Ctx, facilityId: string): Promise<contracts.SessionView> => {
  const token = newToken();
  const values = [session.tokenSha256, facilityId, digestOf(token), app.config.sessionHours];
  const outcome = await runStatement(app.orm, ENTER_FACILITY, { facilityId: null, values });
  if (outcome === 'stranger') throw refuse('UnknownUser', {});
  if (outcome === 'weak') throw refuse('SignInTooWeak', {});
  // Where the other facility's sessions are shorter, one that began long ago is over there.
  const entered = outcome === null ? null : await openSession(app.orm, token);
  if (!entered) throw refuse('NotSignedIn', {});
  cookie.set(token, new Date(entered.expiresAt));
  return sessionView(entered);
};

export const enterFacility = procedure(contracts.enterFacility).mutation(async ({ ctx, input }) => ({
  session: await enter(ctx, input.facilityId),
}));
