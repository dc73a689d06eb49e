import type { EntityManager } from '@mikro-orm/postgresql';
import { Document } from '../../model/document.entity.ts';
import type { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { isOpenHere } from '../documents/index.ts';

/** Whoever was made of a restricted document is what that document says: who has not opened it decides nothing of them. */
export const isOpenToDecide = async (
  em: EntityManager,
  { document }: Pick<ProvisionalPatient, 'document'>,
): Promise<boolean> => (await em.findOne(Document, { id: document.id, ...isOpenHere() }, { fields: ['id'] })) !== null;
