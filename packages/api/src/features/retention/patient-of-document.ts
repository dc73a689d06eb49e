import type { EntityManager } from '@mikro-orm/postgresql';
import { Verification } from '../../model/verification.entity.ts';
import type { Refuse } from '../../platform/http/mailroom-error.ts';
import { lockDocumentRows } from '../documents/index.ts';

/** Locks a document that is not purged. */
export const lockOne = async (
  em: EntityManager,
  documentId: string,
  refuse: Refuse<'DocumentNotFound'>,
): Promise<void> => {
  const locked = await lockDocumentRows(em, [documentId]);
  if (locked.size === 0) throw refuse('DocumentNotFound', { documentId });
};

/** Whose a document is found to be, or was filed as. */
export const patientOf = async (
  em: EntityManager,
  documentId: string,
  refuse: Refuse<'DocumentOfNobody'>,
): Promise<string> => {
  const found = await em.findOne(Verification, { document: documentId }, { fields: ['patient'] });
  const patientId = found?.patient?.id;
  if (patientId === undefined) throw refuse('DocumentOfNobody', { documentId });
  return patientId;
};
