import type { ProviderFacility } from '@mailroom/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { admitPerson, type Claims } from './admit-person.rules.ts';

const served = (given: Partial<ProviderFacility> = {}): ProviderFacility => ({
  facility: 'north',
  acrOneOf: [],
  amrAllOf: [],
  rules: [
    { role: 'supervisor', when: [{ claim: 'groups', has: 'leads' }] },
    { role: 'clerk', when: [{ claim: ['realm_access', 'roles'], has: 'mailroom' }] },
  ],
  ...given,
});

const admittedBy = (claims: Claims, given?: Partial<ProviderFacility>) =>
  admitPerson({ sub: 'a1', ...claims }, [served(given)])?.admitted.map(({ role }) => role);

it('the first rule that is met says the role, by a text or by a list, also where a provider nests it', () => {
  expect(admittedBy({ groups: 'leads' })).toEqual(['supervisor']);
  expect(admittedBy({ groups: ['staff', 'leads'], realm_access: { roles: ['mailroom'] } })).toEqual(['supervisor']);
  expect(admittedBy({ realm_access: { roles: ['mailroom'] } })).toEqual(['clerk']);
});

it.each<[string, Claims]>([
  ['no claim', {}],
  ['an empty list', { groups: [] }],
  ['another case', { groups: ['Leads'] }],
  ['a text that contains it', { groups: 'leads,staff' }],
  ['a list within a list', { groups: [['leads']] }],
  ['an object with that key', { groups: { leads: true } }],
  ['true', { groups: true }],
  ['null', { groups: null }],
  ['a path that ends early', { realm_access: 'mailroom' }],
])('%s lets nobody in', (_what, claims) => {
  expect(admittedBy(claims)).toEqual([]);
});

it('the rule that gives a role is said in words', () => {
  const rules = [
    {
      role: 'clerk' as const,
      when: [
        { claim: ['realm_access', 'roles'], has: 'mailroom' },
        { claim: 'site', has: 'north' },
      ],
    },
  ];
  const claims = { sub: 'a1', realm_access: { roles: ['mailroom'] }, site: 'north' };
  expect(admitPerson(claims, [served({ rules })])?.admitted).toEqual([
    { facility: 'north', role: 'clerk', rule: 'realm_access.roles = mailroom, site = north' },
  ]);
});

it('what every object inherits is no claim', () => {
  const rules = [{ role: 'clerk' as const, when: [{ claim: ['constructor', 'name'], has: 'Object' }] }];
  expect(admittedBy({}, { rules })).toEqual([]);
});

it('all conditions of a rule must be met, and a rule without one names nobody', () => {
  const both = [
    { claim: 'groups', has: 'leads' },
    { claim: 'site', has: 'north' },
  ];
  expect(admittedBy({ groups: 'leads' }, { rules: [{ role: 'clerk', when: both }] })).toEqual([]);
  expect(admittedBy({ groups: 'leads', site: 'north' }, { rules: [{ role: 'clerk', when: both }] })).toEqual(['clerk']);
  expect(admittedBy({ groups: 'leads' }, { rules: [{ role: 'clerk', when: [] }] })).toEqual([]);
});

it.each<[string, Claims, boolean]>([
  ['neither', {}, false],
  ['acr alone', { acr: 'eidas2' }, false],
  ['amr alone', { amr: ['pwd', 'otp'] }, false],
  ['amr that lacks one', { acr: 'eidas2', amr: ['pwd'] }, false],
  ['both', { acr: 'eidas2', amr: ['otp', 'pwd'] }, true],
])('where acr and amr are demanded, %s', (_what, claims, isEnough) => {
  const facilities = [served({ acrOneOf: ['eidas3', 'eidas2'], amrAllOf: ['pwd', 'otp'] })];
  const person = admitPerson({ sub: 'a1', groups: 'leads', ...claims }, facilities);
  expect([person?.admitted.length, person?.tooWeak.length]).toEqual(isEnough ? [1, 0] : [0, 1]);
});

it.each([undefined, '', ' a', 'a ', 'é', 7, 'a\n', 'a'.repeat(256)])('%o is nobody', (sub) => {
  expect(admitPerson({ sub, groups: 'leads' }, [served()])).toBeNull();
});

it('somebody is called by their name, and by their subject where they have none', () => {
  const nameOf = (claims: Claims) => admitPerson({ sub: 'a1', ...claims }, [])?.name;
  expect(nameOf({ name: 'Ada \u202eL', given_name: 'x' })).toBe('Ada L');
  expect(nameOf({ given_name: 'Ada', family_name: 'Lovelace' })).toBe('Ada Lovelace');
  expect(nameOf({ name: ' ', preferred_username: 'ada' })).toBe('ada');
  expect(nameOf({ email: 'ada@example.org' })).toBe('a1');
});

const Word = fc.constantFrom('leads', 'mailroom', 'Leads', 'groups', 'site', 'sub', '__proto__');
const Condition = fc.record({ claim: fc.oneof(Word, fc.array(Word, { minLength: 1, maxLength: 3 })), has: Word });
const Facility = fc.record({
  facility: fc.constantFrom('north', 'south'),
  acrOneOf: fc.constant<string[]>([]),
  amrAllOf: fc.constant<string[]>([]),
  rules: fc.array(fc.record({ role: fc.constantFrom('clerk' as const, 'nurse' as const), when: fc.array(Condition) }), {
    minLength: 1,
    maxLength: 3,
  }),
});

/** Whether a text stands anywhere as a value. */
const says = (value: unknown, text: string): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some((inner) => says(inner, text))
    : value === text;

it('whatever the claims and the rules: whoever is let in said every text that some rule of the facility asks for', () => {
  fc.assert(
    fc.property(
      fc.dictionary(Word, fc.jsonValue()),
      fc.dictionary(Word, fc.array(Word)),
      fc.array(Facility),
      (any, lists, facilities) => {
        const claims: Claims = { ...any, ...lists, sub: 'a1' };
        for (const { facility, role } of admitPerson(claims, facilities)?.admitted ?? []) {
          const rules = facilities.filter((one) => one.facility === facility).flatMap((one) => one.rules);
          const isNamed = rules.some(
            ({ role: given, when }) => given === role && when.length > 0 && when.every(({ has }) => says(claims, has)),
          );
          expect(isNamed).toBe(true);
        }
      },
    ),
  );
});
