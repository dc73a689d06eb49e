import * as contracts from '@mailroom/contracts';
import { Document } from '../../model/document.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { refuseAs } from '../../platform/http/mailroom-error.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { isOpenHere } from '../documents/index.ts';
import { WAITING, whyUnfit } from './review.rules.ts';

type VerifyRefusal = 'DocumentNotFound' | 'StatusUnfit';

const ask = (
  { app, em, session, refuse }: SignedInContext<VerifyRefusal>,
  documentId: string,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    const { facilityId } = session;
    const found = { id: documentId, purgedAt: null, ...isOpenHere() };
    const document = await em.findOne(Document, found, { fields: ['status'] });
    if (!document) throw refuse('DocumentNotFound', { documentId });
    const unfit = whyUnfit({ documentId, status: document.status }, { statuses: WAITING });
    if (unfit) throw refuseAs<VerifyRefusal>(refuse, unfit);
    await audit(em, { action: 'verification-asked', documentId });
    await app.jobs.enqueue(em, 'verify-document', { facilityId, documentId });
    return {};
  });

export const verifyAgain = procedure(contracts.verifyAgain).mutation(({ ctx, input }) => ask(ctx, input.documentId));
