import { z } from 'zod';
import { contract } from '../contract.ts';
import { ProviderFacility } from '../session/identity-provider.ts';
import { OPERATING_ROLES } from '../session/role.ts';

export const ReadProviderInput = z.strictObject({ code: z.string().max(40) });

/** An identity provider as it is set up; never its secret. */
export const ProviderView = z.strictObject({
  code: z.string(),
  name: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  hasSecret: z.boolean(),
  scopes: z.array(z.string()),
  asksUserInfo: z.boolean(),
  facilities: z.array(ProviderFacility),
  /** Grows with each change. */
  version: z.int(),
});
export type ProviderView = z.infer<typeof ProviderView>;

export const ReadProviderOutput = z.strictObject({ provider: ProviderView });

/** One identity provider, with its rules. */
export const readProvider = contract({
  kind: 'query',
  roles: OPERATING_ROLES,
  input: ReadProviderInput,
  output: ReadProviderOutput,
  refusals: ['NotSignedIn', 'InputInvalid', 'ProviderNotFound'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 1_100_000 },
});
