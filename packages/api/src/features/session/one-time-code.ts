import { Secret, TOTP } from 'otpauth';

/** 160 bits, as RFC 4226 asks for (§4, R6); what else there is to say has the values that every authenticator takes. */
const KEY_BYTES = 20;

const codesOf = (key: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Mailroom', label, secret: Secret.fromBase32(key) });

/** A new key of one-time codes, in Base32. */
export const newCodeKey = (): string => new Secret({ size: KEY_BYTES }).base32;

/** What an authenticator reads from a QR code. */
export const codeAddressOf = (key: string, label: string): string => codesOf(key, label).toString();

/** The step that a code is of (RFC 6238): this one, or one beside it, because clocks differ; null where it is of none of them. */
export const stepOf = (key: string, code: string, timestamp = Date.now()): number | null => {
  const delta = codesOf(key).validate({ token: code, window: 1, timestamp });
  return delta === null ? null : TOTP.counter({ timestamp }) + delta;
};
