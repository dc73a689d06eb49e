import type { ClaimCondition, HospitalRole, ProviderFacility } from '@mailroom/contracts';

/** What a provider says of somebody, as the token has it. */
export type Claims = Readonly<Record<string, unknown>>;

/** Who somebody is, and what they are at the provider's facilities. */
export interface AdmittedPerson {
  readonly subject: string;
  readonly name: string;
  /** In the order of the provider's facilities; a session begins at the first. `rule` says in words which rule gives the role. */
  readonly admitted: readonly { readonly facility: string; readonly role: HospitalRole; readonly rule: string }[];
  /** A rule names them, and this sign-in was too weak: they are not let in, and stay what they are. */
  readonly tooWeak: readonly string[];
}

/** An own property only: a claim called `constructor` is none. */
const own = (within: unknown, name: string): unknown =>
  typeof within === 'object' && within !== null && Object.hasOwn(within, name)
    ? (within as Record<string, unknown>)[name] // An object that owns the name has it.
    : undefined;

const valueOf = (claims: Claims, path: ClaimCondition['claim']): unknown =>
  [path].flat().reduce<unknown>((within, name) => own(within, name), claims);

/** Exact: the very text, or a list that holds it. A number, `true` or a text that contains it is none of these. */
const isMet = (claims: Claims, { claim, has }: ClaimCondition): boolean => {
  const value = valueOf(claims, claim);
  return Array.isArray(value) ? value.includes(has) : value === has;
};

const isStrongEnough = (claims: Claims, { acrOneOf, amrAllOf }: ProviderFacility): boolean =>
  (acrOneOf.length === 0 || acrOneOf.some((acr) => isMet(claims, { claim: 'acr', has: acr }))) &&
  amrAllOf.every((amr) => isMet(claims, { claim: 'amr', has: amr }));

/** The first rule that is met; no condition at all names nobody. */
const ruleAt = (claims: Claims, { rules }: ProviderFacility) =>
  rules.find(({ when }) => when.length > 0 && when.every((condition) => isMet(claims, condition)));

/** As an administrator reads it: `groups = staff, realm_access.roles = mailroom`. */
const wordsOf = ({ when }: ProviderFacility['rules'][number]): string =>
  when.map(({ claim, has }) => `${[claim].flat().join('.')} = ${has}`).join(', ');

const MAX_NAME = 200;

const textOf = (claim: unknown): string =>
  typeof claim === 'string' ? claim.replaceAll(/\p{C}/gu, '').trim().slice(0, MAX_NAME).toWellFormed() : '';

/** For colleagues to read; who somebody is, is their subject. */
const nameOf = (claims: Claims, subject: string): string =>
  textOf(own(claims, 'name')) ||
  textOf(`${textOf(own(claims, 'given_name'))} ${textOf(own(claims, 'family_name'))}`) ||
  textOf(own(claims, 'preferred_username')) ||
  subject;

/** 255 characters of ASCII (OpenID Connect Core, §2), none of which vanishes when somebody reads it. */
const SUBJECT = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;

/** What rules make of a provider's claims; null where they name no subject. Nobody is let in by a rule that does not name them. */
export const admitPerson = (claims: Claims, facilities: readonly ProviderFacility[]): AdmittedPerson | null => {
  const subject = own(claims, 'sub');
  if (typeof subject !== 'string' || !SUBJECT.test(subject)) return null;
  const named = facilities.flatMap((served) => {
    const met = ruleAt(claims, served);
    if (!met) return [];
    const { facility } = served;
    return [{ facility, role: met.role, rule: wordsOf(met), isStrong: isStrongEnough(claims, served) }];
  });
  return {
    subject,
    name: nameOf(claims, subject),
    admitted: named.filter(({ isStrong }) => isStrong).map(({ isStrong: _isStrong, ...admitted }) => admitted),
    tooWeak: named.filter(({ isStrong }) => !isStrong).map(({ facility }) => facility),
  };
};
