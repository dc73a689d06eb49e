import { z } from 'zod';
import { contract } from '../contract.ts';
import { SUPERVISING_ROLES } from '../session/role.ts';

export const RedriveEffectInput = z.strictObject({ incidentId: z.uuid() });

export const RedriveEffectOutput = z.strictObject({});

/** Tries an effect again, under the same effect key: what did arrive is found, and not sent twice. */
export const redriveEffect = contract({
  kind: 'mutation',
  roles: SUPERVISING_ROLES,
  input: RedriveEffectInput,
  output: RedriveEffectOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'IncidentNotFound'],
  audit: ['effect-redriven'],
  budget: { statements: 7, externalCalls: 0, bytes: 10 },
});
