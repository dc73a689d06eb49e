import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Site, siteCookie } from '../../platform/http/site.ts';
import { openSealer, type SecretKeys } from '../../platform/secrets/sealer.ts';

/** A sign-in that was begun in this browser and has not come back. */
const PendingSignIn = z.strictObject({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnPath: z.string(),
  startedAt: z.int(),
});
export type PendingSignIn = z.infer<typeof PendingSignIn>;

const LIFE_MILLISECONDS = 600_000;
const SEALED_FOR = 'signing in';

interface PendingCookie {
  keep(response: Response, pending: PendingSignIn): void;
  /** Gives it once; null for none, for one that is too old, and for what was not sealed here. */
  take(request: Request, response: Response): PendingSignIn | null;
}

const parse = (bytes: Uint8Array): PendingSignIn | null => {
  // Sealed here, so that it is JSON; a release before this one may have had other fields.
  const parsed = PendingSignIn.safeParse(JSON.parse(Buffer.from(bytes).toString()));
  return parsed.success ? parsed.data : null;
};

/** Keeps what a sign-in was begun with in the browser that began it, where nobody reads or changes it. */
export const pendingCookie = (keys: SecretKeys, site: Site): PendingCookie => {
  const sealer = openSealer(keys, SEALED_FOR);
  const { name, options } = siteCookie(site, 'mailroom_signing_in');
  return {
    keep(response, pending) {
      const sealed = sealer.seal(SEALED_FOR, Buffer.from(JSON.stringify(pending)));
      response.cookie(name, sealed.toString('base64url'), { ...options, maxAge: LIFE_MILLISECONDS });
    },
    take(request, response) {
      const sealed = parseCookie(request.headers.cookie ?? '')[name];
      response.clearCookie(name, options);
      const bytes = sealed === undefined ? null : sealer.open(SEALED_FOR, Buffer.from(sealed, 'base64url'));
      const pending = bytes && parse(bytes);
      return pending && pending.startedAt > Date.now() - LIFE_MILLISECONDS ? pending : null;
    },
  };
};
