import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Keys of 32 bytes, the newest first. */
export type SecretKeys = readonly [Uint8Array, ...Uint8Array[]];

/** Makes of bytes what may lie where others look: nobody without a key reads them, or puts one thing in another's place. */
export interface Sealer {
  /** The name that something is put away under: it tells nothing of its label. Another one with another first key. */
  nameOf(label: string): string;
  seal(name: string, bytes: Uint8Array): Buffer;
  /** Null for what was not sealed with one of the keys under this name. */
  open(name: string, sealed: Uint8Array): Uint8Array | null;
}

const openWith = (key: Uint8Array, name: string, sealed: Uint8Array): Uint8Array | null => {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
};

/**
 * AES-256-GCM (NIST SP 800-38D), the name authenticated with it, under keys that are derived for one purpose (RFC 5869). A random
 * nonce of 96 bits serves four thousand million seals of one key.
 *
 * The first key seals; all of them open, so that a new one is put in front and the old one goes when nothing needs it.
 */
export const openSealer = (keys: SecretKeys, purpose: string): Sealer => {
  const derive = (key: Uint8Array, use: string) =>
    Buffer.from(hkdfSync('sha256', key, '', `mailroom ${purpose}: ${use}`, KEY_BYTES));
  const [first] = keys;
  const [sealing, naming] = [derive(first, 'sealing'), derive(first, 'naming')];
  const opening = keys.map((key) => derive(key, 'sealing'));
  return {
    nameOf: (label) => createHmac('sha256', naming).update(label).digest('base64url'),
    seal(name, bytes) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(name));
      const sealed = [cipher.update(bytes), cipher.final()];
      return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
    },
    open(name, sealed) {
      for (const key of opening) {
        const bytes = openWith(key, name, sealed);
        if (bytes) return bytes;
      }
      return null;
    },
  };
};
