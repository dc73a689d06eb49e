import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SecretKeys } from './sealer.ts';

const KEY_BYTES = 32;

/** Says of a text that a holder of the key wrote it. */
export interface Signer {
  sign(text: string): string;
  /** Whether one of the keys signed it. */
  isSigned(text: string, signature: string): boolean;
}

const isSame = (left: Buffer, right: Buffer): boolean => left.length === right.length && timingSafeEqual(left, right);

/**
 * HMAC-SHA-256 (RFC 2104) under keys that are derived for one purpose (RFC 5869). The first key signs; all of them prove, so that
 * a new one is put in front and the old one stays for what it signed.
 */
export const openSigner = (keys: SecretKeys, purpose: string): Signer => {
  const derived = keys.map((key) =>
    Buffer.from(hkdfSync('sha256', key, '', `mailroom ${purpose}: signing`, KEY_BYTES)),
  );
  const signWith = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const [first = Buffer.alloc(0)] = derived;
  return {
    sign: (text) => signWith(first, text).toString('hex'),
    isSigned: (text, signature) => derived.some((key) => isSame(signWith(key, text), Buffer.from(signature, 'hex'))),
  };
};
