import * as contracts from '@mailroom/contracts';
import { auditAll } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { writeSettings } from '../../platform/settings/change-setting.ts';
import { administer } from './administer.ts';
import { readTime } from './facility-times.ts';

const textOf = (value: number | null): string | null => (value === null ? null : String(value));

/** What was written over something that nobody saw is taken back with the transaction. */
const change = (ctx: SignedInContext<'ChangedMeanwhile'>, { changes }: contracts.ChangeTimesInput) =>
  administer(ctx, async (em) => {
    const wanted = changes.map(({ name, value }) => ({ name, value: textOf(value) }));
    const written = await writeSettings(em, ctx.session.facilityId, wanted);
    const wereSeen = changes.every(({ name, seen }, index) => readTime(name, written[index]?.before) === seen);
    if (!wereSeen) throw ctx.refuse('ChangedMeanwhile', {});
    await auditAll(
      em,
      written.map((details) => ({ action: 'facility-set-up', details })),
    );
    return {};
  });

export const changeTimes = procedure(contracts.changeTimes).mutation(({ ctx, input }) => change(ctx, input));
