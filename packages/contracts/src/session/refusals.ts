import { z } from 'zod';

/** There is no session, or it has ended or was revoked. */
const NotSignedIn = z.strictObject({ code: z.literal('NotSignedIn') });

/** Signing in by choosing a name exists in demonstration mode only. */
const DemonstrationOff = z.strictObject({ code: z.literal('DemonstrationOff') });

/** No such user works at that facility. */
const UnknownUser = z.strictObject({ code: z.literal('UnknownUser') });

export const sessionRefusals = [NotSignedIn, DemonstrationOff, UnknownUser] as const;
