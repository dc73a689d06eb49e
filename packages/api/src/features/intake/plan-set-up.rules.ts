import type { FacilityConnection, FacilityStated } from '@mailroom/contracts';
import { differing, isSame, type SetUpChange } from '../../platform/rules/set-up-change.rules.ts';

type Source = FacilityStated['sources'][number];
type Member = FacilityStated['members'][number];
type Tag = FacilityStated['tags'][number];

/** A row as it stands. What documents refer to cannot go. */
export type Standing<Item> = Item & { readonly id: string; readonly isUsed: boolean };

/** A facility as it stands. */
export interface StandingFacility extends Pick<FacilityStated, 'code' | 'name' | 'city' | 'country' | 'timeZone'> {
  readonly sources: readonly Standing<Source>[];
  readonly tags: readonly Standing<Tag>[];
  /** `isUsed`: an identity provider says that they work here, and no file does. */
  readonly members: readonly Standing<Member>[];
  /** Null: it never had one of its own. */
  readonly connection: FacilityConnection | null;
}

/** What has to be written of a facility, in statements of one kind each, and what it comes to. */
export interface FacilityPlan {
  readonly code: string;
  /** Null where it stands as it shall. */
  readonly facility: Pick<FacilityStated, 'code' | 'name' | 'city' | 'country' | 'timeZone'> | null;
  readonly sources: readonly Source[];
  readonly tags: readonly Tag[];
  /** Administrators first: one who takes another's place is there before the other goes. */
  readonly members: readonly Member[];
  readonly connection: FacilityConnection | null;
  /** Ids of what goes. */
  readonly gone: {
    readonly sources: readonly string[];
    readonly tags: readonly string[];
    readonly members: readonly string[];
  };
  readonly changes: readonly SetUpChange[];
}

const ofFacility = ({ code, name, city, country, timeZone }: NonNullable<FacilityPlan['facility']>) => ({
  code,
  name,
  city,
  country,
  timeZone,
});

interface Kind<Item> {
  readonly name: string;
  readonly keyOf: (item: Item) => string;
  /** Without what only the database knows. */
  readonly statedOf: (item: Item) => Item;
  readonly say: (item: Item) => string;
  readonly usedBecause: string;
}

const SOURCES: Kind<Source> = {
  name: 'source',
  keyOf: ({ code }) => code,
  statedOf: ({ code, name, kind }) => ({ code, name, kind }),
  say: ({ name, kind }) => `${name}, ${kind}`,
  usedBecause: 'documents came from it',
};

const TAGS: Kind<Tag> = {
  name: 'tag',
  keyOf: ({ name }) => name,
  statedOf: ({ name, color }) => ({ name, color }),
  say: ({ color }) => color,
  usedBecause: 'documents carry it',
};

const MEMBERS: Kind<Member> = {
  name: 'member',
  keyOf: ({ login }) => login,
  statedOf: ({ login, name, role }) => ({ login, name, role }),
  say: ({ name, role }) => `${name}, ${role}`,
  usedBecause: 'an identity provider says that they work here',
};

interface Compared<Item> {
  readonly written: readonly Item[];
  readonly gone: readonly Standing<Item>[];
  readonly changes: readonly SetUpChange[];
}

interface Lists<Item> {
  readonly facility: string;
  readonly standing: readonly Standing<Item>[];
  readonly wanted: readonly Item[];
  readonly isPruned: boolean;
}

const compare = <Item>(kind: Kind<Item>, { facility, standing, wanted, isPruned }: Lists<Item>): Compared<Item> => {
  const { name, keyOf, statedOf, say, usedBecause } = kind;
  const present = standing.map(statedOf);
  const { written, gone } = differing({ present, wanted: wanted.map(statedOf), keyOf });
  const before = new Map(present.map((item) => [keyOf(item), say(item)]));
  const left = new Set(isPruned ? gone.map(keyOf) : []);
  const going = standing.filter((item) => left.has(keyOf(item)));
  const of = (item: Item) => ({ facility, subject: `${name} ${keyOf(item)}` });
  return {
    written,
    gone: going.filter(({ isUsed }) => !isUsed),
    changes: [
      ...written.map((item): SetUpChange => {
        const was = before.get(keyOf(item)) ?? null;
        return { ...of(item), what: was === null ? 'added' : 'changed', before: was, after: say(item) };
      }),
      ...going.map(
        (item): SetUpChange =>
          item.isUsed
            ? { ...of(item), what: 'kept', before: usedBecause, after: null }
            : { ...of(item), what: 'removed', before: say(item), after: null },
      ),
    ],
  };
};

const sayConnection = ({ fhirBaseUrl, scope }: FacilityConnection): string => {
  const { managingOrganization = null, identifierSystems = [] } = scope ?? {};
  return [fhirBaseUrl ?? 'FHIR_BASE_URL', managingOrganization ?? 'any organization', ...identifierSystems].join(', ');
};

const compareConnection = (
  facility: string,
  standing: FacilityConnection | null,
  wanted: FacilityConnection | undefined,
): SetUpChange[] => {
  if (wanted === undefined || isSame(standing, wanted)) return [];
  const before = standing && sayConnection(standing);
  const what = before === null ? 'added' : 'changed';
  return [{ facility, what, subject: 'connection', before, after: sayConnection(wanted) }];
};

const sayFacility = ({ name, city, country, timeZone }: NonNullable<FacilityPlan['facility']>): string =>
  [name, city, country, timeZone].join(', ');

const compareFacility = (standing: StandingFacility | null, wanted: FacilityStated): SetUpChange[] => {
  if (standing && isSame(ofFacility(standing), ofFacility(wanted))) return [];
  const before = standing && sayFacility(standing);
  const what = before === null ? 'added' : 'changed';
  return [{ facility: wanted.code, what, subject: 'facility', before, after: sayFacility(wanted) }];
};

const isAdministrator = ({ role }: Pick<Member, 'role'>): boolean => role === 'administrator';

/** What a run has to do at one facility. */
export const planFacility = (
  standing: StandingFacility | null,
  wanted: FacilityStated,
  isPruned: boolean,
): FacilityPlan => {
  const { code } = wanted;
  const both = { facility: code, isPruned };
  const sources = compare(SOURCES, { ...both, standing: standing?.sources ?? [], wanted: wanted.sources });
  const tags = compare(TAGS, { ...both, standing: standing?.tags ?? [], wanted: wanted.tags });
  const members = compare(MEMBERS, { ...both, standing: standing?.members ?? [], wanted: wanted.members });
  const connection = compareConnection(code, standing?.connection ?? null, wanted.connection);
  const facility = compareFacility(standing, wanted);
  return {
    code,
    facility: facility.length > 0 ? ofFacility(wanted) : null,
    sources: sources.written,
    tags: tags.written,
    members: members.written.toSorted((one, other) => Number(isAdministrator(other)) - Number(isAdministrator(one))),
    connection: connection.length > 0 ? (wanted.connection ?? null) : null,
    gone: {
      sources: sources.gone.map(({ id }) => id),
      tags: tags.gone.map(({ id }) => id),
      members: members.gone.map(({ id }) => id),
    },
    changes: [...facility, ...sources.changes, ...tags.changes, ...members.changes, ...connection],
  };
};

/** Whether a facility that had an administrator would have none: nobody could sign in there to mend it. */
export const losesAdministrators = (
  { members }: StandingFacility,
  { members: written, gone }: FacilityPlan,
): boolean => {
  const roles = new Map(members.map((member) => [member.login, member]));
  const after = [
    ...members.filter(({ id, login }) => !gone.members.includes(id) && !written.some((one) => one.login === login)),
    ...written,
  ];
  return [...roles.values()].some(isAdministrator) && !after.some(isAdministrator);
};
