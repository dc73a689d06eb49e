import * as contracts from '@mailroom/contracts';
import { KnownDocument } from '../../model/known-document.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { findStandings } from '../documents/index.ts';
import { type ChangeRefusal, lockForChange, raiseVersion } from './lock-documents.ts';
import { WAITING } from './review.rules.ts';

const accept = (
  { em, session, refuse }: SignedInContext<ChangeRefusal>,
  { related, ...seen }: contracts.AcceptKnownDocumentInput,
): Promise<contracts.ChangedDocument> =>
  em.transactional(async (em) => {
    const document = await lockForChange(em, seen, { session, statuses: WAITING, refuse });
    const { documentId } = seen;
    const standing = (await findStandings(em, [documentId])).get(documentId);
    const known = new Set(standing?.related.map((one) => one.documentId));
    const unknown = related.find((id) => !known.has(id));
    if (unknown !== undefined) throw refuse('DocumentNotFound', { documentId: unknown });
    for (const id of new Set(related)) {
      if (standing?.accepted.includes(id)) continue;
      em.create(KnownDocument, { document: documentId, related: id, acceptedBy: session.userId });
    }
    raiseVersion(em, document, session);
    const details = { version: document.version, related: related.join(' ') };
    await audit(em, { action: 'known-document-accepted', documentId, details });
    return { documentId, version: document.version };
  });

export const acceptKnownDocument = procedure(contracts.acceptKnownDocument).mutation(({ ctx, input }) =>
  accept(ctx, input),
);
