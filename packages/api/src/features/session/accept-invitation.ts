import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { openProcedure } from '../../platform/http/trpc.ts';
import { forkForFacility, type OpenContext } from '../../platform/process/context.ts';
import { handOverSession } from './hand-over-session.ts';
import { stepOf } from './one-time-code.ts';
import { readOffered } from './read-invitation.ts';
import { sealWithPassword, waitForPasswords } from './seal-with-password.ts';
import { digestOf, newToken } from './session-token.ts';

type Input = z.infer<typeof contracts.AcceptInvitationInput>;
type Ctx = OpenContext<'InvitationOver' | 'LoginTaken' | 'CodeWrong' | 'TooManyTries' | 'InputInvalid'>;

/** What the SQL function `accept_invitation` answers. */
const Accepted = z.union([
  z.strictObject({ refusal: z.enum(['InvitationOver', 'LoginTaken']) }),
  z.strictObject({ userId: z.uuid(), facilityId: z.uuid() }),
]);

/** `<subject>@<issuer>`, by which people of identity providers are known: whoever takes one keeps its person out. */
const isProvidersLogin = (login: string): boolean => login.includes('://');

const acceptAs = async (ctx: Ctx, { token, person, password, codeKey, code }: Input) => {
  // Before a password is worked on, which costs: who has no link is told so at once.
  const offered = await readOffered(ctx, token);
  if (offered.login === null && person === null) throw ctx.refuse('InputInvalid', { fields: ['person'] });
  if (person && isProvidersLogin(person.login)) throw ctx.refuse('LoginTaken', {});
  const step = stepOf(codeKey, code);
  if (step === null) throw ctx.refuse('CodeWrong', {});
  const waitSeconds = waitForPasswords();
  if (waitSeconds > 0) throw ctx.refuse('TooManyTries', { waitSeconds });
  const deviceToken = newToken();
  const chosen = {
    name: person?.name,
    // Found however it is written: see the SQL function find_password.
    login: person?.login.toLowerCase(),
    sealed: await sealWithPassword(password, codeKey),
    deviceToken,
    step,
  };
  const [row] = await ctx.app.orm.em
    .fork()
    .execute<{ accepted: unknown }[]>('select accept_invitation(?, ?::jsonb) as accepted', [
      digestOf(token),
      JSON.stringify(chosen),
    ]);
  return { accepted: Accepted.parse(row?.accepted), deviceToken };
};

const enter = async (ctx: Ctx, input: Input): Promise<contracts.SessionView> => {
  const { accepted, deviceToken } = await acceptAs(ctx, input);
  if ('refusal' in accepted) throw ctx.refuse(accepted.refusal, {});
  const { userId, facilityId } = accepted;
  ctx.app.log.warn({ facilityId, userId }, 'an invitation was accepted');
  const token = newToken();
  await forkForFacility(ctx.app.orm, facilityId).execute('select begin_session(?, ?, ?)', [
    userId,
    digestOf(token),
    ctx.app.config.sessionHours,
  ]);
  const session = await handOverSession(ctx, { token });
  if (!session) throw ctx.refuse('InvitationOver', {});
  ctx.visitor?.keepDevice(deviceToken);
  return session;
};

export const acceptInvitation = openProcedure(contracts.acceptInvitation).mutation(async ({ ctx, input }) => ({
  session: await enter(ctx, input),
}));
