import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Effect } from '../../model/effect.entity.ts';
import { METADATA_LOST_FILES } from '../../model/metadata.entity.ts';
import { type Audited, auditAll } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { settingOf } from '../../platform/settings/kept-settings.ts';
import { planIntegration } from '../integration/index.ts';
import { FRESH_HOURS, isVerifiedIdentity } from '../verification/index.ts';
import { checkIdentity } from './check-identity.ts';
import { endClaims } from './end-claims.ts';
import { standingsToFile, whyKnown } from './known-documents.ts';
import { type LockedDocument, lockSelection, raiseVersion } from './lock-documents.ts';
import { WAITING } from './review.rules.ts';
import { rejectReplaced } from './step-back.ts';
import { UNDO_SECONDS } from './undo-seconds.ts';

interface Planned {
  readonly document: LockedDocument;
  readonly effect: Effect;
}

/** A chart with half a document in it looks whole: somebody has to have said that it may be filed so. */
const whyIncomplete = ({ id, metadata }: LockedDocument): contracts.DecisionRefusal | null => {
  if (!metadata || metadata.$.lossAcceptedBy) return null;
  const { lostFiles } = metadata.$;
  const isWhole = METADATA_LOST_FILES.accepts(lostFiles) && METADATA_LOST_FILES.read(lostFiles).length === 0;
  return isWhole ? null : { code: 'LostFilesNotAccepted', documentId: id };
};

/** Plans what filing does, for each document whose identity is verified; tells why not for each of the others. */
const planAll = async (em: EntityManager, fit: LockedDocument[], { app, session }: SignedInContext) => {
  const identified = await em.populate(fit, ['verification.patient', 'corrections'], { strategy: 'select-in' });
  const standings = await standingsToFile(
    em,
    fit.map(({ id }) => id),
  );
  const undoSeconds = await settingOf(app, session.facilityId, UNDO_SECONDS);
  const freshHours = await settingOf(app, session.facilityId, FRESH_HOURS);
  const deciding = { actorId: session.userId, now: new Date(), undoSeconds };
  const planned: Planned[] = [];
  const doubted: contracts.DecisionRefusal[] = [];
  for (const document of identified) {
    const identity =
      whyIncomplete(document) ?? checkIdentity(document, { now: deciding.now, maxAgeSeconds: freshHours * 3600 });
    const filed = new Set(planned.map(({ document }) => document.id));
    const refusal = isVerifiedIdentity(identity) ? whyKnown(standings.get(document.id), filed) : identity;
    if (refusal !== null) doubted.push(refusal);
    else if (isVerifiedIdentity(identity))
      planned.push({ document, effect: em.create(Effect, planIntegration(identity, deciding)) });
  }
  return { planned, doubted, standings };
};

/** A refusal says that a stale identity is being checked again, and so it is. */
const checkAgain = (ctx: SignedInContext, em: EntityManager, refused: readonly contracts.DecisionRefusal[]) => {
  const { facilityId } = ctx.session;
  const stale = refused.filter(({ code }) => code === 'IdentityStale');
  const data = stale.map(({ documentId }) => ({ facilityId, documentId }));
  return ctx.app.jobs.enqueueAll(em, 'verify-document', { data });
};

const decidedOf = ({ document, effect }: Planned): Audited => ({
  action: 'integration-decided',
  documentId: document.id,
  details: { version: document.version, effectId: effect.id, patientId: effect.patient.id },
});

const integrate = (
  ctx: SignedInContext,
  { documents }: contracts.IntegrateDocumentsInput,
): Promise<contracts.DecisionOutput> =>
  ctx.em.transactional(async (em) => {
    const { app, session } = ctx;
    const { fit, refused } = await lockSelection(em, documents, { session, statuses: WAITING });
    const { planned, doubted, standings } = await planAll(em, fit, ctx);
    for (const { document } of planned) {
      em.assign(document, { status: 'integrating' });
      raiseVersion(em, document, session);
    }
    // The database gives the effects their keys.
    await em.flush();
    const replaced = await rejectReplaced(
      em,
      session,
      planned.map(({ document, effect }) => ({
        documentId: document.id,
        patientId: effect.patient.id,
        otherPeople: standings.get(document.id)?.otherPeople ?? [],
      })),
    );
    await auditAll(em, [...planned.map(decidedOf), ...replaced]);
    await endClaims(
      em,
      planned.map(({ document }) => document),
    );
    const [first] = planned;
    const data = planned.map(({ effect }) => ({ facilityId: session.facilityId, effectId: effect.id }));
    if (first) await app.jobs.enqueueAll(em, 'send-effect', { data, startAfter: first.effect.dueAt });
    await checkAgain(ctx, em, doubted);
    const decided = planned.map(({ document, effect }) => ({
      documentId: document.id,
      version: document.version,
      undoableUntil: effect.dueAt.toISOString(),
    }));
    return { decided, refused: [...refused, ...doubted] };
  });

export const integrateDocuments = procedure(contracts.integrateDocuments).mutation(({ ctx, input }) =>
  integrate(ctx, input),
);
