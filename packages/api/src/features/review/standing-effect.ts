import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Effect } from '../../model/effect.entity.ts';
import { STANDING_EFFECTS } from '../integration/index.ts';

/**
 * The effect of a locked document that may still reach the hospital's record, or was refused and waits for a person. It is
 * locked as well: the worker that sends it writes down first that it does.
 */
export const findStandingEffect = (em: EntityManager, documentId: string): Promise<Effect | null> =>
  em.findOne(
    Effect,
    { document: documentId, state: { $in: [...STANDING_EFFECTS] } },
    { orderBy: { id: 'desc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
