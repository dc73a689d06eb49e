import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Facility } from '../../model/facility.entity.ts';
import { Setting } from '../../model/setting.entity.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { App, SignedInContext } from '../../platform/process/context.ts';
import { FACILITY_TIMES } from './facility-times.ts';

const NAMES = contracts.TimeName.options;

/** A value that this release cannot read counts as none. */
const readTime = (name: contracts.TimeName, text: string | undefined): number | null => {
  const read = text === undefined ? null : FACILITY_TIMES[name].read(text);
  return read && 'value' in read ? read.value : null;
};

/** What stands where it was set: the facility's own, or the installation's. */
type Set = ReadonlyMap<contracts.TimeName, number>;

const timesOf = (settings: readonly Setting[]): Set => {
  const texts = new Map(settings.map(({ name, value }) => [name, value]));
  return new Map(
    NAMES.flatMap((name) => {
      const value = readTime(name, texts.get(name));
      return value === null ? [] : [[name, value] as const];
    }),
  );
};

/** The times that a facility has of its own, and those that hold where it has none. */
export const findTimes = async (em: EntityManager, facilityId: string): Promise<{ own: Set; installation: Set }> => {
  const settings = await em.find(Setting, { name: { $in: NAMES } });
  return {
    own: timesOf(settings.filter(({ facility }) => facility?.id === facilityId)),
    installation: timesOf(settings.filter(({ facility }) => !facility)),
  };
};

const timeOf =
  (config: App['config'], { own, installation }: { own: Set; installation: Set }) =>
  (name: contracts.TimeName) => ({
    name,
    own: own.get(name) ?? null,
    otherwise: installation.get(name) ?? FACILITY_TIMES[name].otherwise(config),
  });

const read = async ({ app, em, session }: SignedInContext): Promise<contracts.ReadFacilityOutput> =>
  em.transactional(async (em) => {
    const { code, name, city, country, timeZone, version } = await em.findOneOrFail(Facility, session.facilityId);
    const times = await findTimes(em, session.facilityId);
    return { code, name, city, country, timeZone, version, times: NAMES.map(timeOf(app.config, times)) };
  });

export const readFacility = procedure(contracts.readFacility).query(({ ctx }) => read(ctx));
