import { z } from 'zod';
import { contract } from '../contract.ts';
import { SessionView } from './read-session.ts';
import { EVERY_ROLE } from './role.ts';

export const EnterFacilityInput = z.strictObject({ facilityId: z.uuid() });

export const EnterFacilityOutput = z.strictObject({ session: SessionView });

/**
 * Goes on at another facility of one's own, without signing in again: the session ends, and one of the other facility begins, as old as
 * the sign-in is. Every tab of the browser is in it; one that was painted for the former is refused with `FacilityChanged`.
 */
export const enterFacility = contract({
  kind: 'mutation',
  roles: EVERY_ROLE,
  concerns: 'person',
  input: EnterFacilityInput,
  output: EnterFacilityOutput,
  refusals: ['NotSignedIn', 'UnknownUser', 'SignInTooWeak', 'InputInvalid'],
  audit: ['facility-left', 'facility-entered'],
  budget: { statements: 2, externalCalls: 0, bytes: 1000 },
});
