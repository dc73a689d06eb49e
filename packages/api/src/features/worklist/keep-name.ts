import type { EntityManager } from '@mikro-orm/postgresql';
import type { CurrentSession } from '../../platform/current-session.ts';
import { WorklistSearch } from './worklist-search.entity.ts';

/** Keeps each name once per facility, however often it is searched and however many links are made of it. */
export const keepName = async (
  em: EntityManager,
  { facilityId, userId }: CurrentSession,
  patientName: string,
): Promise<string> => {
  const search = await em.upsert(
    WorklistSearch,
    { facility: facilityId, patientName, createdBy: userId },
    {
      onConflictFields: ['facility', 'patientName'],
      onConflictAction: 'merge',
      onConflictMergeFields: ['patientName'],
    },
  );
  return search.id;
};
