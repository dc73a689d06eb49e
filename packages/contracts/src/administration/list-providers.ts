import { z } from 'zod';
import { contract } from '../contract.ts';
import { OPERATING_ROLES } from '../session/role.ts';

export const ListProvidersInput = z.strictObject({});

/** An identity provider of the installation. */
export const ProviderRow = z.strictObject({ code: z.string(), name: z.string(), issuer: z.string() });
export type ProviderRow = z.infer<typeof ProviderRow>;

export const ListProvidersOutput = z.strictObject({ rows: z.array(ProviderRow) });

/** The identity providers of the installation, by name. */
export const listProviders = contract({
  kind: 'query',
  roles: OPERATING_ROLES,
  input: ListProvidersInput,
  output: ListProvidersOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 1, externalCalls: 0, bytes: 20_000 },
});
