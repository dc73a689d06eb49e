import * as contracts from '@mailroom/contracts';
import { Facility } from '../../model/facility.entity.ts';
import { auditAll } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { administer, differences } from './administer.ts';

const toldOf = ({ name, city, country, timeZone }: Omit<contracts.ChangeFacilityInput, 'version'>) => ({
  name,
  city,
  country,
  timeZone,
});

const change = (ctx: SignedInContext<'ChangedMeanwhile'>, { version, ...wanted }: contracts.ChangeFacilityInput) =>
  administer(ctx, async (em) => {
    const facility = await em.findOneOrFail(Facility, ctx.session.facilityId);
    if (facility.version !== version) throw ctx.refuse('ChangedMeanwhile', {});
    const changed = differences(null, toldOf(facility), toldOf(wanted));
    if (changed.length === 0) return { version };
    em.assign(facility, { ...wanted, version: version + 1 });
    await em.flush();
    await auditAll(
      em,
      changed.map((details) => ({ action: 'facility-changed', details })),
    );
    return { version: version + 1 };
  });

export const changeFacility = procedure(contracts.changeFacility).mutation(({ ctx, input }) => change(ctx, input));
