import { z } from 'zod';
import { contract } from '../contract.ts';
import { IdentityProviderSetUp } from './identity-provider.ts';

export const ListIdentityProvidersInput = z.strictObject({});

/** Where people may sign in: a button of the sign-in page, which leads to `/sign-in/<code>`. */
export const OfferedProvider = IdentityProviderSetUp.pick({ code: true, name: true });
export type OfferedProvider = z.infer<typeof OfferedProvider>;

export const ListIdentityProvidersOutput = z.strictObject({ providers: z.array(OfferedProvider) });

export const listIdentityProviders = contract({
  kind: 'query',
  roles: 'anybody',
  input: ListIdentityProvidersInput,
  output: ListIdentityProvidersOutput,
  refusals: ['InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 10_000 },
});
