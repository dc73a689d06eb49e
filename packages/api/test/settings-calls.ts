import { Facility } from '../src/model/facility.entity.ts';
import { RestrictionRule } from '../src/model/restriction-rule.entity.ts';
import { Source } from '../src/model/source.entity.ts';
import { Tag } from '../src/model/tag.entity.ts';
import type { BuiltFacility } from './build-facility.ts';
import type { TestDatabase } from './open-test-database.ts';

interface World {
  readonly database: TestDatabase;
  readonly facility: BuiltFacility;
}

let made = 0;
/** Another one each time, in the order of names, so that what is recorded of a call is the same at each run. */
const another = (): string => String((made += 1)).padStart(4, '0');

/** A tag that no document carries. @returns its id. */
const buildTag = ({ database, facility: { facilityId } }: World): Promise<string> =>
  database.asOwner(facilityId, async (owner) => {
    const tag = owner.create(Tag, { name: `label ${another()}`, color: 'red' });
    await owner.flush();
    return tag.id;
  });

/** A source that takes in, with every tag that it may have. @returns its id. */
const buildSource = ({ database, facility: { facilityId } }: World): Promise<string> =>
  database.asOwner(facilityId, async (owner) => {
    const source = owner.create(Source, {
      code: `s-${another()}`,
      name: 'Laboratory',
      kind: 'laboratory',
    });
    await owner.flush();
    return source.id;
  });

/** A rule for a source of its own. @returns its id. */
const buildRestrictionRule = async (world: World): Promise<string> => {
  const source = await buildSource(world);
  return world.database.asOwner(world.facility.facilityId, (owner) =>
    owner.insert(RestrictionRule, { source, restriction: 'psychiatry' }),
  );
};

const versionOf = async ({ database, facility: { facilityId } }: World): Promise<number> =>
  (await database.asOwner(facilityId, (owner) => owner.findOneOrFail(Facility, facilityId, { refresh: true }))).version;

const place = { city: 'Lille', country: 'FR', timeZone: 'Europe/Paris' };
const laboratory = { name: 'Laboratories', kind: 'laboratory', tagIds: [] } as const;

/** How the pages of a facility's settings call. */
export const SETTINGS_CALLS = {
  'administration.addSource': async (world: World) => ({
    ...laboratory,
    code: `s-${another()}`,
    tagIds: [await buildTag(world)],
  }),
  'administration.addTag': () => ({ name: `label ${another()}`, color: 'blue' }),
  'administration.changeFacility': async (world: World) => ({
    ...place,
    name: `Hospital ${another()}`,
    version: await versionOf(world),
  }),
  'administration.changeSource': async (world: World) => ({
    ...laboratory,
    sourceId: await buildSource(world),
    version: 1,
    tagIds: [await buildTag(world)],
    isSwitchedOff: true,
  }),
  'administration.changeTag': async (world: World) => ({
    tagId: await buildTag(world),
    version: 1,
    name: `label ${another()}`,
    color: null,
    isSwitchedOff: true,
  }),
  'administration.changeTimes': () => ({ changes: [{ name: 'undo-seconds', seen: null, value: null }] }),
  'administration.listFacilitySources': () => ({}),
  'administration.listFacilityTags': () => ({}),
  'administration.listRestrictionRules': () => ({}),
  'administration.readFacility': () => ({}),
  'administration.removeRestrictionRule': async (world: World) => ({ ruleId: await buildRestrictionRule(world) }),
  'administration.removeTag': async (world: World) => ({ tagId: await buildTag(world), version: 1 }),
  'administration.saveRestrictionRule': async (world: World) => ({
    of: { kind: 'source', sourceId: await buildSource(world) },
    restriction: 'staff',
  }),
};
