import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { loadPages, runStatement, statement } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { FACILITY_TIMES, readTime } from './facility-times.ts';
import { facilityRow } from './read-facility.load-plan.ts';

const Texts = z.record(z.string(), z.string());

/** What the facility has set of its own, and what the installation has. */
const FIND_TIMES = statement(
  'facility_times',
  z.strictObject({ own: Texts, installation: Texts }),
  `select json_build_object(
  'own', (select coalesce(json_object_agg(name, value), '{}') from setting where facility_id is not null),
  'installation', (select coalesce(json_object_agg(name, value), '{}') from setting where facility_id is null)
)::text`,
);

const read = async ({ app, session: { facilityId } }: SignedInContext): Promise<contracts.ReadFacilityOutput> => {
  const statement = facilityRow.statement(app.orm, { label: 'read_facility', where: [{ id: facilityId }], limit: 1 });
  const [{ rows }] = await loadPages(app.orm, facilityId, [statement]);
  const [facility] = rows;
  if (!facility) throw new Error('A session is of a facility.');
  const { own, installation } = await runStatement(app.orm, FIND_TIMES, { facilityId, values: [] });
  const times = contracts.TimeName.options.map((name) => ({
    name,
    own: readTime(name, own[name]),
    otherwise: readTime(name, installation[name]) ?? FACILITY_TIMES[name].otherwise(app.config),
  }));
  return { ...facility, times };
};

export const readFacility = procedure(contracts.readFacility).query(({ ctx }) => read(ctx));
