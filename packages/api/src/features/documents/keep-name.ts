import type { EntityManager } from '@mikro-orm/postgresql';
import { WorklistSearch } from '../../model/worklist-search.entity.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';

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
