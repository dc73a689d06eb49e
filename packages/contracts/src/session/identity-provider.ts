import { z } from 'zod';
import { isBare } from '../is-bare.ts';
import { HospitalRole } from './role.ts';

/** What stands in an address or a claim: exact, so that nothing is folded, trimmed or matched by half. */
const exact = z.string().min(1).max(500);

/** A claim's name, or the path to it where a provider nests them: `["realm_access", "roles"]`. */
const ClaimPath = z.union([exact, z.array(exact).min(1).max(5)]);

/** That a claim is this very text, or a list that holds it. */
const ClaimCondition = z.strictObject({ claim: ClaimPath, has: exact });
export type ClaimCondition = z.infer<typeof ClaimCondition>;

/** Whoever meets every condition has the role. A rule without a condition would let everybody in: there is none. */
const ClaimRule = z.strictObject({ role: HospitalRole, when: z.array(ClaimCondition).min(1).max(10) });

/** A facility that a provider may let people into. */
export const ProviderFacility = z.strictObject({
  facility: z.string().regex(/^[a-z0-9-]{2,40}$/),
  /** One of these must be the claim `acr`; none: it is not looked at. */
  acrOneOf: z.array(exact).max(10),
  /** All of these must be in the claim `amr`, `mfa` for two factors. */
  amrAllOf: z.array(exact).max(10),
  /** The first that is met says the role; where none is, nobody is let in. */
  rules: z.array(ClaimRule).min(1).max(100),
});
export type ProviderFacility = z.infer<typeof ProviderFacility>;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Tokens and keys come over TLS; a provider on this very computer may do without. */
const isSecure = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
};

/** Who vouches for people, as its tokens say it. */
export const Issuer = z
  .string()
  .max(200)
  .refine(isSecure, { error: 'must be an https address' })
  .refine(isBare, { error: 'must be an address alone' });

/** Where people sign in. */
export const WantedProvider = z.strictObject({
  /** Stands in addresses: `/sign-in/<code>`. */
  code: z
    .string()
    .regex(/^[a-z0-9-]{2,40}$/, { error: 'must be 2 to 40 of a-z, 0-9 and -' })
    .refine((code) => code !== 'leave', { error: 'is an address of Mailroom: choose another one' }),
  /** On the button of the sign-in page. */
  name: z.string().min(1).max(200),
  issuer: Issuer,
  clientId: exact,
  /** Null: the provider knows Mailroom without one. Left out: as it was, for the same issuer and client id. Kept sealed. */
  clientSecret: exact.nullable().optional(),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/))
    .max(20)
    .refine((scopes) => scopes.includes('openid'), { error: 'must name openid' }),
  /** Whether claims stand at the provider's userinfo endpoint as well. */
  asksUserInfo: z.boolean(),
  facilities: z.array(ProviderFacility).min(1).max(1000),
});
export type WantedProvider = z.infer<typeof WantedProvider>;

/** The same as `mailroom set-up` reads it: what is usual may be left out. */
export const IdentityProviderSetUp = WantedProvider.extend({
  scopes: WantedProvider.shape.scopes.default(['openid', 'profile']),
  asksUserInfo: WantedProvider.shape.asksUserInfo.default(false),
  facilities: z
    .array(
      ProviderFacility.extend({
        acrOneOf: ProviderFacility.shape.acrOneOf.default([]),
        amrAllOf: ProviderFacility.shape.amrAllOf.default([]),
      }),
    )
    .min(1)
    .max(1000),
});
export type IdentityProviderSetUp = z.infer<typeof IdentityProviderSetUp>;
