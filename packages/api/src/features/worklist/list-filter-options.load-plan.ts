import { ListFilterOptionsOutput } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { DocumentType } from '../documents/document-type.entity.ts';
import { Tag } from '../documents/tag.entity.ts';
import { Source } from '../intake/source.entity.ts';
import { Membership } from '../session/membership.entity.ts';

const { sources, assignees, tags, documentTypes } = ListFilterOptionsOutput.shape;

export const sourceOption = loadPlan(Source, sources.element);
export const assigneeOption = loadPlan(Membership, assignees.element, {
  id: { from: 'user.id' },
  name: { from: 'user.name' },
});
export const tagOption = loadPlan(Tag, tags.element);
export const documentTypeOption = loadPlan(DocumentType, documentTypes.element);
