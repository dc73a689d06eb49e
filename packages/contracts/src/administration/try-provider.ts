import { z } from 'zod';
import { contract } from '../contract.ts';
import { Issuer } from '../session/identity-provider.ts';
import { OPERATING_ROLES } from '../session/role.ts';

export const TryProviderInput = z.strictObject({ issuer: Issuer });

/** Whether the issuer's own description was found, and what of it matters here. `no-provider`: something else answers, or another issuer. */
export const TryProviderOutput = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('answered'), canSignOut: z.boolean(), canTellSignOut: z.boolean() }),
  z.strictObject({ outcome: z.enum(['not-reached', 'no-provider']) }),
]);
export type TryProviderOutput = z.infer<typeof TryProviderOutput>;

/** Asks an identity provider for its description (OpenID Connect Discovery), which names nobody. */
export const tryProvider = contract({
  kind: 'query',
  roles: OPERATING_ROLES,
  input: TryProviderInput,
  output: TryProviderOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 0, externalCalls: 1, bytes: 200 },
});
