import * as contracts from '@mailroom/contracts';
import { LockMode } from '@mikro-orm/postgresql';
import { Incident } from '../../model/incident.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import { forkUnseen, type SignedInContext } from '../../platform/process/context.ts';
import { lockDocumentOfIncident } from './lock-document.ts';

/** Tries again what a person was told of. The incident is closed, and opens again should the attempt come to nothing. */
const redrive = (
  { app, session, refuse }: SignedInContext<'IncidentNotFound'>,
  incidentId: string,
): Promise<Record<string, never>> =>
  forkUnseen(app.orm, session).transactional(async (em) => {
    const { facilityId } = session;
    await lockDocumentOfIncident(em, incidentId);
    const incident = await em.findOne(
      Incident,
      { id: incidentId, closedAt: null },
      { populate: ['effect'], lockMode: LockMode.PESSIMISTIC_WRITE, strategy: 'select-in' },
    );
    if (!incident) throw refuse('IncidentNotFound', { incidentId });
    const effect = incident.effect.$;
    // Unknown, not planned: the server is asked before anything is sent again.
    em.assign(effect, { state: 'unknown', trouble: null, settledAt: null });
    em.assign(incident, { closedAt: new Date() });
    const documentId = effect.document.id;
    await audit(em, { action: 'effect-redriven', documentId, details: { effectId: effect.id } });
    await app.jobs.enqueue(em, 'send-effect', { facilityId, effectId: effect.id });
    return {};
  });

export const redriveEffect = procedure(contracts.redriveEffect).mutation(({ ctx, input }) =>
  redrive(ctx, input.incidentId),
);
