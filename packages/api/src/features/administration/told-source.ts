import type { Source } from '../../model/source.entity.ts';
import type { Tag } from '../../model/tag.entity.ts';

/** What the audit tells of a source. */
export const toldSource = (
  { name, kind }: Pick<Source, 'name' | 'kind'>,
  tags: readonly Pick<Tag, 'name'>[],
  isSwitchedOff: boolean,
) => ({
  name,
  kind,
  tags: tags.map((tag) => tag.name).join(', '),
  state: isSwitchedOff ? 'off' : 'on',
});
