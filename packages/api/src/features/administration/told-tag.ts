import type { Tag } from '../../model/tag.entity.ts';

/** What the audit tells of a tag. */
export const toldTag = ({ name, color, switchedOffAt }: Pick<Tag, 'name' | 'color' | 'switchedOffAt'>) => ({
  name,
  color,
  state: switchedOffAt ? 'off' : 'on',
});
