import type { IdentityProviderSetUp, ProviderFacility } from '@mailroom/contracts';
import { isSame, type SetUpChange } from '../../platform/rules/set-up-change.rules.ts';

/** A provider in a line: who it is, and whom it serves. */
export const sayProvider = ({ name, issuer, facilities }: IdentityProviderSetUp): string =>
  `${name}, ${issuer}, for ${facilities.map(({ facility }) => facility).join(', ')}`;

const fieldsOf = ({ name, issuer, clientId, scopes, asksUserInfo, facilities }: IdentityProviderSetUp) => ({
  name,
  issuer,
  client: clientId,
  scopes: scopes.join(' '),
  asksUserInfo: `${asksUserInfo}`,
  facilities: facilities.map(({ facility }) => facility).join(', '),
});

/** What a provider demands of whom it lets in, and its rules in their order: as the audit of the hospital has them. */
const linesOf = ({ acrOneOf, amrAllOf, rules }: ProviderFacility): string[] => [
  `acr ${JSON.stringify(acrOneOf)}`,
  `amr ${JSON.stringify(amrAllOf)}`,
  ...rules.map(({ role, when }) => {
    const conditions = when.map(({ claim, has }) => `${JSON.stringify(claim)} = ${JSON.stringify(has)}`);
    return `${role}: ${conditions.join(', ')}`;
  }),
];

const linesAt = ({ facilities }: IdentityProviderSetUp, code: string): string[] =>
  facilities.filter(({ facility }) => facility === code).flatMap(linesOf);

type Change = Pick<SetUpChange, 'what' | 'before' | 'after'>;

const added = (after: string): Change => ({ what: 'added', before: null, after });
const removed = (before: string): Change => ({ what: 'removed', before, after: null });
const changed = (before: string, after: string): Change => ({ what: 'changed', before, after });

/** Lines that are gone and that are new. The first rule that is met says the role: another order is told whole. */
const compareLines = (was: readonly string[], becomes: readonly string[]): Change[] => {
  const told = [
    ...was.filter((line) => !becomes.includes(line)).map(removed),
    ...becomes.filter((line) => !was.includes(line)).map(added),
  ];
  return told.length > 0 || isSame(was, becomes) ? told : [changed(was.join('; '), becomes.join('; '))];
};

/** What becomes otherwise of a provider: each field by itself, and each rule of each facility. */
export const providerChanges = (
  was: IdentityProviderSetUp,
  becomes: IdentityProviderSetUp,
  isSecretKept: boolean,
): SetUpChange[] => {
  const of = (what: string, change: Change): SetUpChange => {
    return { facility: null, subject: `identity provider ${becomes.code}, ${what}`, ...change };
  };
  const [before, after] = [Object.entries(fieldsOf(was)), new Map(Object.entries(fieldsOf(becomes)))];
  const codes = new Set([...was.facilities, ...becomes.facilities].map(({ facility }) => facility));
  return [
    ...before
      .filter(([field, said]) => after.get(field) !== said)
      .map(([field, said]) => of(field, changed(said, after.get(field) ?? ''))),
    ...(isSecretKept ? [] : [of('client secret', changed('as it was', becomes.clientSecret ? 'another one' : 'none'))]),
    ...[...codes].flatMap((code) =>
      compareLines(linesAt(was, code), linesAt(becomes, code)).map((change) => of(`at ${code}`, change)),
    ),
  ];
};
