import * as contracts from '@mailroom/contracts';
import { auditAll } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { writeSettings } from '../../platform/settings/change-setting.ts';
import { administer } from './administer.ts';
import { findTimes } from './read-facility.ts';

const change = (ctx: SignedInContext<'ChangedMeanwhile'>, { changes }: contracts.ChangeTimesInput) =>
  administer(ctx, async (em) => {
    const { facilityId } = ctx.session;
    const { own } = await findTimes(em, facilityId);
    if (changes.some(({ name, seen }) => (own.get(name) ?? null) !== seen)) throw ctx.refuse('ChangedMeanwhile', {});
    const wanted = changes.map(({ name, value }) => ({ name, value: value === null ? null : String(value) }));
    const written = await writeSettings(em, facilityId, wanted);
    await auditAll(
      em,
      written.map((details) => ({ action: 'facility-set-up', details })),
    );
    return {};
  });

export const changeTimes = procedure(contracts.changeTimes).mutation(({ ctx, input }) => change(ctx, input));
