import { z } from 'zod';
import type { StatusesOf } from '../refusal-status.ts';

/** There is no such hospital. */
const FacilityNotFound = z.strictObject({ code: z.literal('FacilityNotFound') });

/** Another hospital has the code. */
const FacilityCodeTaken = z.strictObject({ code: z.literal('FacilityCodeTaken') });

/** There is no such identity provider. */
const ProviderNotFound = z.strictObject({ code: z.literal('ProviderNotFound') });

/** Another identity provider has the code. */
const ProviderCodeTaken = z.strictObject({ code: z.literal('ProviderCodeTaken') });

/** Secrets are kept sealed, and there is no key to seal them with (`SECRETS_KEY`). */
const SecretsKeyMissing = z.strictObject({ code: z.literal('SecretsKeyMissing') });

export const administrationRefusals = [
  FacilityNotFound,
  FacilityCodeTaken,
  ProviderNotFound,
  ProviderCodeTaken,
  SecretsKeyMissing,
] as const;

/** How HTTP says them. */
export const administrationRefusalStatuses: StatusesOf<typeof administrationRefusals> = {
  FacilityNotFound: 'NOT_FOUND',
  FacilityCodeTaken: 'CONFLICT',
  ProviderNotFound: 'NOT_FOUND',
  ProviderCodeTaken: 'CONFLICT',
  SecretsKeyMissing: 'PRECONDITION_FAILED',
};
