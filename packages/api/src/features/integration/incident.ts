import type { EffectTrouble } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Effect } from './effect.entity.ts';
import { Incident } from './incident.entity.ts';

/** Tells a person of an effect, once: an incident that is open stays as it is, one that was closed opens again. */
export const openIncident = async (em: EntityManager, effect: Effect, trouble: EffectTrouble): Promise<void> => {
  const known = await em.findOne(Incident, { effect });
  if (!known) em.create(Incident, { effect, trouble });
  else em.assign(known, { trouble, closedAt: null, ...(known.closedAt === null ? {} : { openedAt: new Date() }) });
};

/** Nothing is left to do about an effect. */
export const closeIncident = async (em: EntityManager, effect: Effect): Promise<void> => {
  const open = await em.findOne(Incident, { effect, closedAt: null });
  if (open) em.assign(open, { closedAt: new Date() });
};
