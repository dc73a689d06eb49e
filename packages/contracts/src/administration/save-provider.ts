import { z } from 'zod';
import { contract } from '../contract.ts';
import { WantedProvider } from '../session/identity-provider.ts';
import { OPERATING_ROLES } from '../session/role.ts';

export const SaveProviderInput = z.strictObject({
  provider: WantedProvider,
  /** Whether it is new: a code that is taken is refused then. */
  isNew: z.boolean(),
});
export type SaveProviderInput = z.infer<typeof SaveProviderInput>;

export const SaveProviderOutput = z.strictObject({});

/** Adds or changes an identity provider. Whom it lets in where is in the audit of each hospital that it changes for, and told there. */
export const saveProvider = contract({
  kind: 'mutation',
  roles: OPERATING_ROLES,
  input: SaveProviderInput,
  output: SaveProviderOutput,
  refusals: [
    'NotSignedIn',
    'InputInvalid',
    'FacilityNotFound',
    'ProviderCodeTaken',
    'SecretsKeyMissing',
    'ClientSecretMissing',
  ],
  audit: ['provider-saved'],
  budget: { statements: 3, externalCalls: 0, bytes: 100 },
});
