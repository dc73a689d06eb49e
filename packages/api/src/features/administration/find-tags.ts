import type { EntityManager } from '@mikro-orm/postgresql';
import { Tag } from '../../model/tag.entity.ts';
import type { Refuse } from '../../platform/http/mailroom-error.ts';

/** Tags of the facility, in the order of their names. @throws MailroomError `TagNotFound` for one that is none. */
export const findTags = async (
  em: EntityManager,
  tagIds: readonly string[],
  refuse: Refuse<'TagNotFound'>,
): Promise<Tag[]> => {
  const tags = await em.find(Tag, { id: { $in: [...tagIds] } }, { orderBy: { name: 'asc' } });
  const missing = tagIds.find((id) => !tags.some((tag) => tag.id === id));
  if (missing !== undefined) throw refuse('TagNotFound', { tagId: missing });
  return tags;
};
