import { z } from 'zod';
import { contract } from '../contract.ts';
import { FhirBaseUrl } from '../intake/set-up-facilities.ts';
import { OPERATING_ROLES } from '../session/role.ts';

export const TryConnectionInput = z.strictObject({ fhirBaseUrl: FhirBaseUrl });

/** What a server said of itself, or why it said nothing. `refused`: it wants to know who asks; `no-fhir`: something else answers there. */
export const TryConnectionOutput = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('answered'),
    fhirVersion: z.string().max(50),
    software: z.string().max(200).nullable(),
  }),
  z.strictObject({ outcome: z.enum(['not-reached', 'refused', 'no-fhir']) }),
]);
export type TryConnectionOutput = z.infer<typeof TryConnectionOutput>;

/** Asks a FHIR server for its metadata, which has nothing of a patient. */
export const tryConnection = contract({
  kind: 'query',
  roles: OPERATING_ROLES,
  input: TryConnectionInput,
  output: TryConnectionOutput,
  refusals: ['NotSignedIn', 'InputInvalid'],
  audit: [],
  budget: { statements: 0, externalCalls: 1, bytes: 500 },
});
