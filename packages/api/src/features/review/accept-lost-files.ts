import * as contracts from '@mailroom/contracts';
import { METADATA_LOST_FILES } from '../../model/metadata.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { type ChangeRefusal, lockForChange, raiseVersion } from './lock-documents.ts';
import { WAITING } from './review.rules.ts';

const accept = (
  { em, session, refuse }: SignedInContext<ChangeRefusal>,
  seen: contracts.SeenDocument,
): Promise<contracts.ChangedDocument> =>
  em.transactional(async (em) => {
    const document = await lockForChange(em, seen, { session, statuses: WAITING, refuse });
    const { documentId } = seen;
    if (document.metadata) em.assign(document.metadata.$, { lossAcceptedBy: session.userId });
    raiseVersion(em, document, session);
    const lost = document.metadata ? METADATA_LOST_FILES.read(document.metadata.$.lostFiles).length : 0;
    const details = { version: document.version, lost };
    await audit(em, { action: 'lost-files-accepted', documentId, details });
    return { documentId, version: document.version };
  });

export const acceptLostFiles = procedure(contracts.acceptLostFiles).mutation(({ ctx, input }) => accept(ctx, input));
