import { msg } from '@lingui/core/macro';
import type { RefusalOf } from '@mailroom/contracts';
import type { RefusalSentences } from '../../platform/errors/refusal-sentences.ts';

/** What this room refuses, in words that an administrator can act on. */
export const administrationRefusalSentences: RefusalSentences<RefusalOf<'administration'>> = {
  FacilityNotFound: () => msg`There is no such hospital. Look at the list of hospitals.`,
  FacilityCodeTaken: () => msg`Another hospital has this code. Choose another one.`,
  ProviderNotFound: () => msg`This identity provider was removed.`,
  ProviderCodeTaken: () => msg`Another identity provider has this code. Choose another one.`,
  SecretsKeyMissing: () => msg`The server has no key to keep secrets with. Whoever starts it sets SECRETS_KEY.`,
};
