import * as contracts from '@mailroom/contracts';
import { SourceTag } from '../../model/source-tag.entity.ts';
import { Tag } from '../../model/tag.entity.ts';
import { auditAll } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { administer, differences } from './administer.ts';
import { findSeenTag } from './change-tag.ts';
import { toldTag } from './told-tag.ts';

type RemoveRefusal = 'ChangedMeanwhile' | 'TagInUse' | 'TagNotFound' | 'TagOfSource';

const remove = (ctx: SignedInContext<RemoveRefusal>, input: contracts.RemoveTagInput) =>
  administer(ctx, async (em) => {
    const { tagId } = input;
    const tag = await findSeenTag(em, input, ctx.refuse);
    // Whoever puts it on a document holds its row until they are done: it is locked before documents are looked for.
    await em.execute('select id from tag where id = ? for update', [tagId]);
    const giving = await em.findOne(SourceTag, { tag: tagId }, { populate: ['source'] });
    if (giving) throw ctx.refuse('TagOfSource', { tagId, sourceName: giving.source.$.name });
    const [row] = await em.execute<{ is_used: boolean }[]>('select tag_in_use(?) as is_used', [tagId]);
    if (row?.is_used) throw ctx.refuse('TagInUse', { tagId });
    await em.nativeDelete(Tag, tagId);
    const told = differences(tag.name, toldTag(tag), null);
    await auditAll(
      em,
      told.map((details) => ({ action: 'tag-changed', details })),
    );
    return {};
  });

export const removeTag = procedure(contracts.removeTag).mutation(({ ctx, input }) => remove(ctx, input));
