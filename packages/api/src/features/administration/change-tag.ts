import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Tag } from '../../model/tag.entity.ts';
import { auditAll } from '../../platform/audit/audit.ts';
import type { Refuse } from '../../platform/http/mailroom-error.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { administer, differences } from './administer.ts';
import { toldTag } from './told-tag.ts';

interface SeenTag {
  readonly tagId: string;
  readonly version: number;
}

/** A tag as the caller saw it. @throws MailroomError `TagNotFound`, or `ChangedMeanwhile` if it is another by now. */
export const findSeenTag = async (
  em: EntityManager,
  { tagId, version }: SeenTag,
  refuse: Refuse<'ChangedMeanwhile' | 'TagNotFound'>,
): Promise<Tag> => {
  const tag = await em.findOne(Tag, tagId);
  if (!tag) throw refuse('TagNotFound', { tagId });
  if (tag.version !== version) throw refuse('ChangedMeanwhile', {});
  return tag;
};

type ChangeRefusal = 'ChangedMeanwhile' | 'NameTaken' | 'TagNotFound';

const change = (ctx: SignedInContext<ChangeRefusal>, input: contracts.ChangeTagInput) =>
  administer(ctx, async (em) => {
    const { tagId, version, name, color, isSwitchedOff } = input;
    const tag = await findSeenTag(em, input, ctx.refuse);
    const namesake = await em.findOne(Tag, { name, id: { $ne: tagId } }, { fields: ['id'] });
    if (namesake) throw ctx.refuse('NameTaken', {});
    const switchedOffAt = isSwitchedOff ? (tag.switchedOffAt ?? new Date()) : null;
    const wanted = { name, color: color ?? tag.color, switchedOffAt };
    const changed = differences(tag.name, toldTag(tag), toldTag(wanted));
    if (changed.length === 0) return { version };
    em.assign(tag, { ...wanted, version: version + 1 });
    await em.flush();
    await auditAll(
      em,
      changed.map((details) => ({ action: 'tag-changed', details })),
    );
    return { version: version + 1 };
  });

export const changeTag = procedure(contracts.changeTag).mutation(({ ctx, input }) => change(ctx, input));
