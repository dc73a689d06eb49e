import { ListFilterOptionsOutput } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { DocumentType } from '../../model/document-type.entity.ts';
import { Membership } from '../../model/membership.entity.ts';
import { Source } from '../../model/source.entity.ts';
import { Tag } from '../../model/tag.entity.ts';

const { sources, assignees, tags, documentTypes } = ListFilterOptionsOutput.shape;

export const sourceOption = loadPlan(Source, sources.element);
export const assigneeOption = loadPlan(Membership, assignees.element, {
  id: { from: 'user.id' },
  name: { from: 'user.name' },
});
export const tagOption = loadPlan(Tag, tags.element, {
  isOffered: { from: ['switchedOffAt'], get: ({ switchedOffAt }) => switchedOffAt === null },
});
export const documentTypeOption = loadPlan(DocumentType, documentTypes.element);
