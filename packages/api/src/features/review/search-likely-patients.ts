import * as contracts from '@mailroom/contracts';
import { Document } from '../../model/document.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { refuseAs } from '../../platform/http/mailroom-error.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { isOpenHere } from '../documents/index.ts';
import { searchWidely } from '../verification/index.ts';
import { WAITING, whyUnfit } from './review.rules.ts';

type SearchRefusal = 'DocumentNotFound' | 'StatusUnfit';

/** Outside any transaction: the hospital's server may take its time. */
const search = async (
  { app, em, session, refuse }: SignedInContext<SearchRefusal>,
  documentId: string,
): Promise<contracts.SearchLikelyPatientsOutput> => {
  const document = await em.findOne(Document, { id: documentId, ...isOpenHere() }, { fields: ['status', 'version'] });
  if (!document) throw refuse('DocumentNotFound', { documentId });
  const unfit = whyUnfit({ documentId, status: document.status }, { statuses: WAITING });
  if (unfit) throw refuseAs<SearchRefusal>(refuse, unfit);
  const search = await searchWidely(app, session.facilityId, documentId);
  return em.transactional(async (em) => {
    await audit(em, { action: 'likely-patients-searched', documentId, details: { search } });
    const { version } = await em.findOneOrFail(Document, documentId, { fields: ['version'], refresh: true });
    return { documentId, version, search };
  });
};

export const searchLikelyPatients = procedure(contracts.searchLikelyPatients).mutation(({ ctx, input }) =>
  search(ctx, input.documentId),
);
