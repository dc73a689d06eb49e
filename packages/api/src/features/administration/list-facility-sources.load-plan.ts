import { SourceRow } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { Source } from '../../model/source.entity.ts';

export const sourceRow = loadPlan(Source, SourceRow, { tags: { from: 'tags', orderBy: { name: 'asc' } } });
