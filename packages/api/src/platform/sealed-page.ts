import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Makes of pages what may lie where others look: nobody without the secret reads one, or puts one in another's place. */
export interface Sealer {
  /** The name that a page is put away under: it tells nothing of facility, question or version. */
  nameOf(label: string): string;
  seal(name: string, bytes: Uint8Array): Buffer;
  /** Null for what was not sealed with this secret under this name. */
  open(name: string, sealed: Uint8Array): Uint8Array | null;
}

/** AES-256-GCM, the name authenticated with it. A random nonce of 96 bits serves four thousand million pages of one secret. */
export const openSealer = (secret: Uint8Array): Sealer => {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', `mailroom pages: ${purpose}`, KEY_BYTES));
  const [sealing, naming] = [derive('sealing'), derive('naming')];
  return {
    nameOf: (label) => `mailroom:page:${createHmac('sha256', naming).update(label).digest('base64url')}`,
    seal(name, bytes) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(name));
      const sealed = [cipher.update(bytes), cipher.final()];
      return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
    },
    open(name, sealed) {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
      const rest = sealed.subarray(NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(rest), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
};
