import { z } from 'zod';
import { contract } from '../contract.ts';
import { OPERATING_ROLES } from '../session/role.ts';

export const RemoveProviderInput = z.strictObject({ code: z.string().max(40) });

/** How many sessions ended with it. */
export const RemoveProviderOutput = z.strictObject({ endedSessions: z.int() });

/** Removes an identity provider and ends every session that began at it. What people are at its hospitals stays. */
export const removeProvider = contract({
  kind: 'mutation',
  roles: OPERATING_ROLES,
  input: RemoveProviderInput,
  output: RemoveProviderOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'ProviderNotFound'],
  audit: ['provider-removed'],
  budget: { statements: 1, externalCalls: 0, bytes: 100 },
});
