import { openSealer, type SecretKeys } from '../../platform/secrets/sealer.ts';

const sealerOf = (keys: SecretKeys) => openSealer(keys, 'identity providers');
const nameOf = (code: string) => `client secret of ${code}`;

/** A client secret as it is stored: a copy of the database opens nothing. */
export const sealSecret = (keys: SecretKeys, code: string, secret: string): string =>
  sealerOf(keys).seal(nameOf(code), Buffer.from(secret)).toString('base64url');

/** Null for one that was sealed under a key that is gone, or for another provider. */
export const openSecret = (keys: SecretKeys, code: string, sealed: string): string | null => {
  const opened = sealerOf(keys).open(nameOf(code), Buffer.from(sealed, 'base64url'));
  return opened && Buffer.from(opened).toString();
};
