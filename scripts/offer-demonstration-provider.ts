import { secretKeysHere, setUpAsOwner } from '../packages/api/src/cli/set-up.ts';
import type { Config } from '../packages/api/src/platform/process/config.ts';

interface Demonstration {
  readonly config: Config;
  readonly databaseOwnerUrl: string | null;
  /** Where the demonstration's identity provider is this time. */
  readonly issuer: string;
}

/** Sets up the demonstration's identity provider: it may be at another address than at the last start. */
export const offerDemonstrationProvider = async (demonstration: Demonstration): Promise<void> => {
  const { config, databaseOwnerUrl, issuer } = demonstration;
  const keys = secretKeysHere(config);
  // A database of one's own may have neither; its demonstration does without.
  if (databaseOwnerUrl === null || keys === null) return;
  const { identityProviderOf } = await import('../packages/demo-hospital/src/index.ts');
  await setUpAsOwner(databaseOwnerUrl, keys, { facilities: [], identityProviders: [identityProviderOf(issuer)] });
};
