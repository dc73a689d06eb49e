import * as contracts from '@mailroom/contracts';
import { runStatement, statement } from '../../platform/database/statement.ts';
import { openProcedure } from '../../platform/http/trpc.ts';
import type { OpenContext } from '../../platform/process/context.ts';
import { codeAddressOf, newCodeKey } from './one-time-code.ts';
import { digestOf } from './session-token.ts';

const Offered = contracts.InvitationView.omit({ codeKey: true, codeAddress: true });

const READ_INVITATION = statement(
  'read_invitation',
  Offered.nullable(),
  "select coalesce(read_invitation($1), 'null')::text",
);

/** What a link offers; refused where it was used, ended or expired. */
export const readOffered = async ({ app, refuse }: OpenContext<'InvitationOver'>, token: string) => {
  const offered = await runStatement(app.orm, READ_INVITATION, { facilityId: null, values: [digestOf(token)] });
  if (!offered) throw refuse('InvitationOver', {});
  return offered;
};

const propose = async (ctx: OpenContext<'InvitationOver'>, token: string): Promise<contracts.InvitationView> => {
  const offered = await readOffered(ctx, token);
  const codeKey = newCodeKey();
  return { ...offered, codeKey, codeAddress: codeAddressOf(codeKey, offered.login ?? 'Mailroom') };
};

export const readInvitation = openProcedure(contracts.readInvitation).query(async ({ ctx, input }) => ({
  invitation: await propose(ctx, input.token),
}));
