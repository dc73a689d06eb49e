import { z } from 'zod';
import { contract } from '../contract.ts';
import { SUPERVISING_ROLES } from '../session/role.ts';
import { StatedReason } from './hold.ts';

export const LiftHoldInput = z.strictObject({ holdId: z.uuid(), reason: StatedReason });
export type LiftHoldInput = z.infer<typeof LiftHoldInput>;

/** Lifts a legal hold: the rules of retention hold for what it kept from then on. */
export const liftHold = contract({
  kind: 'mutation',
  roles: SUPERVISING_ROLES,
  input: LiftHoldInput,
  output: z.strictObject({}),
  refusals: ['NotSignedIn', 'InputInvalid', 'HoldNotFound'],
  audit: ['hold-lifted'],
  budget: { statements: 5, externalCalls: 0, bytes: 10 },
});
