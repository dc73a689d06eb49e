import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { audit } from '../../platform/audit.ts';
import type { CurrentSession } from '../../platform/current-session.ts';
import { procedure } from '../../platform/trpc.ts';
import { WorklistSearch } from './worklist-search.entity.ts';

/** Keeps each name once per facility, however many links are made of it. */
const keep = (em: EntityManager, session: CurrentSession, patientName: string): Promise<{ searchId: string }> =>
  em.transactional(async (em) => {
    const search = await em.upsert(
      WorklistSearch,
      { facility: session.facilityId, patientName, createdBy: session.userId },
      {
        onConflictFields: ['facility', 'patientName'],
        onConflictAction: 'merge',
        onConflictMergeFields: ['patientName'],
      },
    );
    audit(em, { action: 'search-kept', actorId: session.userId, details: { searchId: search.id } });
    return { searchId: search.id };
  });

export const keepSearch = procedure(contracts.keepSearch).mutation(({ ctx, input }) =>
  keep(ctx.em, ctx.session, input.patientName),
);
