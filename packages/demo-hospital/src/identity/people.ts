import type { IdentityProviderSetUp, Role } from '@mailroom/contracts';
import { facilities } from '../facilities.ts';

/** Somebody whom the hospital's identity provider knows. */
export interface KnownPerson {
  readonly subject: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** Of a demonstration on this computer, where everybody may be anybody. */
export const CLIENT_SECRET = 'demonstration';

const groupOf = (facility: string, role: Role): string => `${facility}/${role}`;

const members: KnownPerson[] = facilities.facilities.flatMap(({ code, members: people }) =>
  people.map(({ login, name, role }) => ({ subject: login, name, groups: [groupOf(code, role)] })),
);

/** Everybody who works in the demonstration, and somebody whom no group names. */
export const knownPeople: readonly KnownPerson[] = [
  ...members,
  { subject: 'montclair-cuisine', name: 'Cuisinier', groups: ['kitchen'] },
];

/** By which rules their groups let them into Mailroom. */
const claimRules: IdentityProviderSetUp['facilities'] = facilities.facilities.map(({ code, members: people }) => ({
  facility: code,
  acrOneOf: [],
  amrAllOf: [],
  rules: [...new Set(people.map(({ role }) => role))].map((role) => ({
    role,
    when: [{ claim: 'groups', has: groupOf(code, role) }],
  })),
}));

/** What `mailroom set-up` reads for the demonstration's identity provider. */
export const identityProviderOf = (issuer: string): IdentityProviderSetUp => ({
  code: 'hospital',
  name: 'Demonstration',
  issuer,
  clientId: 'mailroom',
  clientSecret: CLIENT_SECRET,
  scopes: ['openid', 'profile'],
  asksUserInfo: false,
  facilities: claimRules,
});
