import * as contracts from '@mailroom/contracts';
import { Tag } from '../../model/tag.entity.ts';
import { auditAll } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { administer, differences, MOST_ROWS } from './administer.ts';
import { toldTag } from './told-tag.ts';

const add = (ctx: SignedInContext<'NameTaken' | 'TooManyRows'>, { name, color }: contracts.AddTagInput) =>
  administer(ctx, async (em) => {
    if ((await em.count(Tag, {})) >= MOST_ROWS) throw ctx.refuse('TooManyRows', { most: MOST_ROWS });
    if (await em.findOne(Tag, { name }, { fields: ['id'] })) throw ctx.refuse('NameTaken', {});
    const tag = em.create(Tag, { name, color });
    await em.flush();
    const told = differences(name, null, toldTag({ name, color, switchedOffAt: null }));
    await auditAll(
      em,
      told.map((details) => ({ action: 'tag-changed', details })),
    );
    return { tagId: tag.id };
  });

export const addTag = procedure(contracts.addTag).mutation(({ ctx, input }) => add(ctx, input));
