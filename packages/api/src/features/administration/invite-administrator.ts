import * as contracts from '@mailroom/contracts';
import { INVITATION_HOURS } from '@mailroom/contracts/agreements';
import { z } from 'zod';
import { procedure } from '../../platform/http/trpc.ts';
import { digestOf, newToken } from '../session/index.ts';
import { callOwner } from './call-owner.ts';

export const inviteAdministrator = procedure(contracts.inviteAdministrator).mutation(
  async ({ ctx: { em, refuse }, input: { facilityId } }) => {
    const token = newToken();
    const values = [facilityId, digestOf(token), INVITATION_HOURS];
    const isThere = await callOwner(em, { call: 'invite_administrator(?, ?, ?)', values, answer: z.boolean() });
    if (!isThere) throw refuse('FacilityNotFound', {});
    return { token };
  },
);
