import * as contracts from '@mailroom/contracts';
import { Claim } from '../../model/claim.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';

const release = ({ em, session }: SignedInContext, documentId: string): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    const released = await em.nativeDelete(Claim, { document: documentId, holder: session.userId });
    if (released > 0) await audit(em, { action: 'document-released', documentId });
    return {};
  });

export const releaseDocument = procedure(contracts.releaseDocument).mutation(({ ctx, input }) =>
  release(ctx, input.documentId),
);
