import { z } from 'zod';
import { contract } from '../contract.ts';
import { ProviderFacility } from '../session/identity-provider.ts';
import { HospitalRole, OPERATING_ROLES } from '../session/role.ts';

export const TryClaimsInput = z.strictObject({
  facilities: z.array(ProviderFacility).max(1000),
  /** A token, or its claims as JSON. It is looked at once and kept nowhere. */
  pasted: z.string().min(1).max(20_000),
});
export type TryClaimsInput = z.infer<typeof TryClaimsInput>;

/** Whom the rules would let in where. */
export const TryClaimsOutput = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('read'),
    /** `rule` says in words which one it was. */
    admitted: z.array(z.strictObject({ facility: z.string(), role: HospitalRole, rule: z.string() })),
    /** A rule names them there, and the sign-in was too weak. */
    tooWeak: z.array(z.string()),
  }),
  /** `no-claims`: what was pasted is neither a token nor JSON; `no-subject`: it names nobody (`sub`). */
  z.strictObject({ outcome: z.enum(['no-claims', 'no-subject']) }),
]);
export type TryClaimsOutput = z.infer<typeof TryClaimsOutput>;

/** Tries rules on the claims of a token, by the function that lets people in. Nothing is changed. */
export const tryClaims = contract({
  kind: 'query',
  roles: OPERATING_ROLES,
  input: TryClaimsInput,
  output: TryClaimsOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 0, externalCalls: 0, bytes: 200_000 },
});
