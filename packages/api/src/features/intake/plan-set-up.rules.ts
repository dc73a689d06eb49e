import type { FacilityConnection, FacilityStated } from '@mailroom/contracts';
import { differing, isSame, type SetUpChange } from '../../platform/rules/set-up-change.rules.ts';

/** With nothing left out. */
type Whole<Item extends { readonly switchedOff?: boolean | undefined }> = Item & { readonly switchedOff: boolean };
type Source = Whole<FacilityStated['sources'][number]>;
type Member = FacilityStated['members'][number];
type Tag = Whole<FacilityStated['tags'][number]>;

/** A row as it stands. What something refers to cannot go. */
type Standing<Item> = Item & { readonly id: string; readonly isUsed: boolean };

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
  /** What becomes of one that something refers to, when the file leaves it out; null: it stays as it is. */
  readonly switchOff: ((item: Item) => Item) | null;
}

const switchOff = <Item>(item: Item): Item & { switchedOff: true } => ({ ...item, switchedOff: true });
const sayOff = (isOff: boolean): string => (isOff ? ', switched off' : '');

const SOURCES: Kind<Source> = {
  name: 'source',
  keyOf: ({ code }) => code,
  statedOf: ({ code, name, kind, switchedOff }) => ({ code, name, kind, switchedOff }),
  say: ({ name, kind, switchedOff }) => `${name}, ${kind}${sayOff(switchedOff)}`,
  switchOff,
};

const TAGS: Kind<Tag> = {
  name: 'tag',
  keyOf: ({ name }) => name,
  statedOf: ({ name, color, switchedOff }) => ({ name, color, switchedOff }),
  say: ({ color, switchedOff }) => `${color}${sayOff(switchedOff)}`,
  switchOff,
};

const MEMBERS: Kind<Member> = {
  name: 'member',
  keyOf: ({ login }) => login,
  statedOf: ({ login, name, role }) => ({ login, name, role }),
  say: ({ name, role }) => `${name}, ${role}`,
  switchOff: null,
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
  const { name, keyOf, statedOf, say, switchOff } = kind;
  const inFile = new Set(wanted.map(keyOf));
  const left = isPruned ? standing.filter((item) => !inFile.has(keyOf(item))) : [];
  const [gone, used] = [left.filter(({ isUsed }) => !isUsed), left.filter(({ isUsed }) => isUsed)];
  const present = standing.map(statedOf);
  const turnedOff = switchOff ? used.map(statedOf).map(switchOff) : [];
  const written = differing({ present, wanted: [...wanted.map(statedOf), ...turnedOff], keyOf });
  const before = new Map(present.map((item) => [keyOf(item), say(item)]));
  const of = (item: Item) => ({ facility, subject: `${name} ${keyOf(item)}` });
  return {
    written,
    gone,
    changes: [
      ...written.map((item): SetUpChange => {
        const was = before.get(keyOf(item)) ?? null;
        return { ...of(item), what: was === null ? 'added' : 'changed', before: was, after: say(item) };
      }),
      ...gone.map((item): SetUpChange => ({ ...of(item), what: 'removed', before: say(item), after: null })),
      ...(switchOff ? [] : used.map((item) => keptMember(of(item)))),
    ],
  };
};

const keptMember = (of: Pick<SetUpChange, 'facility' | 'subject'>): SetUpChange => ({
  ...of,
  what: 'kept',
  before: 'an identity provider says that they work here',
  after: null,
});

/** One that does not say whether it is switched off stays as it was. */
const switchedAsBefore = <Item extends { readonly switchedOff?: boolean | undefined }>(
  wanted: readonly Item[],
  standing: readonly Whole<Item>[],
  keyOf: (item: Item) => string,
): Whole<Item>[] => {
  const off = new Set(standing.filter(({ switchedOff }) => switchedOff).map(keyOf));
  return wanted.map((item) => ({ ...item, switchedOff: item.switchedOff ?? off.has(keyOf(item)) }));
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
  const wantedSources = switchedAsBefore(wanted.sources, standing?.sources ?? [], ({ code: of }) => of);
  const wantedTags = switchedAsBefore(wanted.tags, standing?.tags ?? [], ({ name }) => name);
  const sources = compare(SOURCES, { ...both, standing: standing?.sources ?? [], wanted: wantedSources });
  const tags = compare(TAGS, { ...both, standing: standing?.tags ?? [], wanted: wantedTags });
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
