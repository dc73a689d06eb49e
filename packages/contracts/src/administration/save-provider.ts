import { z } from 'zod';
import { contract } from '../contract.ts';
import { WantedProvider } from '../session/identity-provider.ts';
import { OPERATING_ROLES } from '../session/role.ts';
import { SeenOrNew } from './seen-version.ts';

export const SaveProviderInput = z.strictObject({
  provider: WantedProvider,
  /** Null for a new one: a code that is taken is refused then. */
  ...SeenOrNew,
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
    'ChangedMeanwhile',
  ],
  audit: ['provider-saved'],
  budget: { statements: 3, externalCalls: 0, bytes: 100 },
});
