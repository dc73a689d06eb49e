import { loadPlan } from '@mailroom/load-plan';
import { z } from 'zod';
import { Facility } from '../../model/facility.entity.ts';
import { Source } from '../../model/source.entity.ts';
import type { Orm } from '../../platform/database/orm.ts';
import { loadPages } from '../../platform/database/statement.ts';

interface Wanted {
  /** Null: the facility that was set up first. */
  readonly facilityCode: string | null;
  readonly sourceCode: string;
}

const Known = z.strictObject({ id: z.uuid(), code: z.string() });
const knownFacility = loadPlan(Facility, Known);
const knownSource = loadPlan(Source, Known);

/** More facilities, and sources of one, than anybody sets up. */
const LIMIT = 10_000;

/**
 * The source that files come from.
 *
 * @throws Error in one sentence that names what there is instead.
 */
export const findSource = async (orm: Orm, { facilityCode, sourceCode }: Wanted) => {
  const facilities = knownFacility.statement(orm, { label: 'known_facilities', limit: LIMIT });
  const [{ rows }] = await loadPages(orm, null, [facilities]);
  const facility = rows.find(({ code }) => facilityCode === null || code === facilityCode);
  if (!facility) {
    const known = rows.map(({ code }) => code).join(', ') || 'none yet; `npm start` sets up a demonstration';
    throw new Error(`There is no facility ${facilityCode ?? ''} (known: ${known}).`.replace('  ', ' '));
  }
  const ofFacility = knownSource.statement(orm, { label: 'known_sources', orderBy: { code: 'asc' }, limit: LIMIT });
  const [{ rows: sources }] = await loadPages(orm, facility.id, [ofFacility]);
  const source = sources.find(({ code }) => code === sourceCode);
  if (!source) {
    throw new Error(
      `${facility.code} has no source ${sourceCode} (known: ${sources.map(({ code }) => code).join(', ')}).`,
    );
  }
  return { facilityId: facility.id, facilityCode: facility.code, sourceId: source.id };
};
