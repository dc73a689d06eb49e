import { TagRow } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { Tag } from '../../model/tag.entity.ts';

export const tagRow = loadPlan(Tag, TagRow);
