import type { EntityManager } from '@mikro-orm/postgresql';
import { Claim } from '../../model/claim.entity.ts';
import type { LockedDocument } from './lock-documents.ts';

/** Ends the claims of documents that are decided: their own holder's, or ones that were over. */
export const endClaims = async (em: EntityManager, documents: readonly LockedDocument[]): Promise<void> => {
  const claims = documents.flatMap(({ claim }) => (claim ? [claim.id] : []));
  if (claims.length > 0) await em.nativeDelete(Claim, { id: { $in: claims } });
};
