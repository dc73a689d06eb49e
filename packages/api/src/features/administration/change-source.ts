import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Source } from '../../model/source.entity.ts';
import { SourceTag } from '../../model/source-tag.entity.ts';
import type { Tag } from '../../model/tag.entity.ts';
import { auditAll } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { administer, differences } from './administer.ts';
import { findTags } from './find-tags.ts';
import { toldSource } from './told-source.ts';

type ChangeRefusal = 'ChangedMeanwhile' | 'SourceNotFound' | 'TagNotFound';

const replaceTags = async (em: EntityManager, source: string, tags: readonly Tag[]): Promise<void> => {
  await em.nativeDelete(SourceTag, { source });
  if (tags.length > 0)
    await em.insertMany(
      SourceTag,
      tags.map((tag) => ({ source, tag: tag.id })),
    );
};

const change = (ctx: SignedInContext<ChangeRefusal>, input: contracts.ChangeSourceInput) =>
  administer(ctx, async (em) => {
    const { sourceId, version, name, kind, tagIds, isSwitchedOff } = input;
    const source = await em.findOne(Source, sourceId);
    if (!source) throw ctx.refuse('SourceNotFound', { sourceId });
    if (source.version !== version) throw ctx.refuse('ChangedMeanwhile', {});
    const carried = await em.find(
      SourceTag,
      { source: sourceId },
      { populate: ['tag'], orderBy: { tag: { name: 'asc' } } },
    );
    const tags = await findTags(em, tagIds, ctx.refuse);
    const before = toldSource(
      source,
      carried.map(({ tag }) => tag.$),
      Boolean(source.switchedOffAt),
    );
    const changed = differences(source.code, before, toldSource({ name, kind }, tags, isSwitchedOff));
    if (changed.length === 0) return { version };
    const switchedOffAt = isSwitchedOff ? (source.switchedOffAt ?? new Date()) : null;
    em.assign(source, { name, kind, switchedOffAt, version: version + 1 });
    await em.flush();
    await replaceTags(em, sourceId, tags);
    await auditAll(
      em,
      changed.map((details) => ({ action: 'source-changed', details })),
    );
    return { version: version + 1 };
  });

export const changeSource = procedure(contracts.changeSource).mutation(({ ctx, input }) => change(ctx, input));
