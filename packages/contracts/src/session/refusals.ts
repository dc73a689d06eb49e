import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';

/** There is no session, or it has ended or was revoked. */
const NotSignedIn = z.strictObject({ code: z.literal('NotSignedIn') });

/** Signing in by choosing a name exists in demonstration mode only. */
const DemonstrationOff = z.strictObject({ code: z.literal('DemonstrationOff') });

/** No such user works at that facility. */
const UnknownUser = z.strictObject({ code: z.literal('UnknownUser') });

/** One browser follows more at once than people do; the tabs that were open before go on. */
const TooManyStreams = z.strictObject({ code: z.literal('TooManyStreams') });

export const sessionRefusals = [NotSignedIn, DemonstrationOff, UnknownUser, TooManyStreams] as const;

/** How HTTP says them. */
export const sessionRefusalStatuses: StatusesOf<typeof sessionRefusals> = {
  NotSignedIn: 'UNAUTHORIZED',
  DemonstrationOff: 'FORBIDDEN',
  UnknownUser: 'FORBIDDEN',
  TooManyStreams: 'TOO_MANY_REQUESTS',
};
