import { z } from 'zod';

const Claims = z.record(z.string(), z.unknown());

/** The second part of a token (RFC 7519, §3), as text. Its signature is not looked at: nobody is let in by what is pasted. */
const payloadOf = (token: string): string => Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();

const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** The claims of a token, or of its JSON, as somebody pasted it; null where it is neither. */
export const readPastedClaims = (pasted: string): Readonly<Record<string, unknown>> | null => {
  const text = pasted.trim();
  try {
    return Claims.safeParse(JSON.parse(TOKEN.test(text) ? payloadOf(text) : text)).data ?? null;
  } catch {
    return null;
  }
};
