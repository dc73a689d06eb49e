import * as contracts from '@mailroom/contracts';
import { Source } from '../../model/source.entity.ts';
import { SourceTag } from '../../model/source-tag.entity.ts';
import { auditAll } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { administer, differences, MOST_ROWS } from './administer.ts';
import { findTags } from './find-tags.ts';
import { toldSource } from './told-source.ts';

type AddRefusal = 'NameTaken' | 'TagNotFound' | 'TooManyRows';

const add = (ctx: SignedInContext<AddRefusal>, { code, name, kind, tagIds }: contracts.AddSourceInput) =>
  administer(ctx, async (em) => {
    if ((await em.count(Source, {})) >= MOST_ROWS) throw ctx.refuse('TooManyRows', { most: MOST_ROWS });
    if (await em.findOne(Source, { code }, { fields: ['id'] })) throw ctx.refuse('NameTaken', {});
    const tags = await findTags(em, tagIds, ctx.refuse);
    const source = em.create(Source, { code, name, kind });
    await em.flush();
    if (tags.length > 0)
      await em.insertMany(
        SourceTag,
        tags.map((tag) => ({ source: source.id, tag: tag.id })),
      );
    const told = differences(code, null, toldSource(source, tags, false));
    await auditAll(
      em,
      told.map((details) => ({ action: 'source-changed', details })),
    );
    return { sourceId: source.id };
  });

export const addSource = procedure(contracts.addSource).mutation(({ ctx, input }) => add(ctx, input));
