import * as contracts from '@mailroom/contracts';
import { auditAll } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { endClaims } from './end-claims.ts';
import { lockSelection, raiseVersion } from './lock-documents.ts';
import { WAITING } from './review.rules.ts';

const reject = (
  { em, session }: SignedInContext,
  { documents, reason }: contracts.RejectDocumentsInput,
): Promise<contracts.DecisionOutput> =>
  em.transactional(async (em) => {
    const { fit, refused } = await lockSelection(em, documents, { session, statuses: WAITING });
    for (const document of fit) {
      em.assign(document, { status: 'rejected', rejectionReason: reason satisfies contracts.RejectionReason });
      raiseVersion(em, document, session);
    }
    await auditAll(
      em,
      fit.map(({ id, version }) => ({ action: 'document-rejected', documentId: id, details: { version, reason } })),
    );
    await endClaims(em, fit);
    const decided = fit.map(({ id, version }) => ({ documentId: id, version, undoableUntil: null }));
    return { decided, refused };
  });

export const rejectDocuments = procedure(contracts.rejectDocuments).mutation(({ ctx, input }) => reject(ctx, input));
