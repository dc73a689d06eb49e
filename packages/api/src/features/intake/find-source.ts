import { forkForFacility } from '../../platform/context.ts';
import { Facility } from '../../platform/facility.entity.ts';
import type { Orm } from '../../platform/orm.ts';
import { Source } from './source.entity.ts';

interface Wanted {
  /** Null: the facility that was set up first. */
  readonly facilityCode: string | null;
  readonly sourceCode: string;
}

/**
 * The source that files come from.
 *
 * @throws Error in one sentence that names what there is instead.
 */
export const findSource = async (orm: Orm, { facilityCode, sourceCode }: Wanted) => {
  const facilities = await orm.em.fork().find(Facility, {}, { orderBy: { id: 'asc' } });
  const facility = facilities.find(({ code }) => facilityCode === null || code === facilityCode);
  if (!facility) {
    const known = facilities.map(({ code }) => code).join(', ') || 'none yet; `npm start` sets up a demonstration';
    throw new Error(`There is no facility ${facilityCode ?? ''} (known: ${known}).`.replace('  ', ' '));
  }
  const sources = await forkForFacility(orm, facility.id).find(Source, {}, { orderBy: { code: 'asc' } });
  const source = sources.find(({ code }) => code === sourceCode);
  if (!source) {
    throw new Error(
      `${facility.code} has no source ${sourceCode} (known: ${sources.map(({ code }) => code).join(', ')}).`,
    );
  }
  return { facilityId: facility.id, facilityCode: facility.code, sourceId: source.id };
};
