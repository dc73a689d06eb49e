import type { EffectTrouble } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Effect } from '../../model/effect.entity.ts';
import { Incident } from '../../model/incident.entity.ts';

/** The incidents of effects, open or closed, by the id of the effect. */
export const findIncidents = async (
  em: EntityManager,
  effectIds: readonly string[],
): Promise<ReadonlyMap<string, Incident>> => {
  const incidents = await em.find(Incident, { effect: { $in: [...effectIds] } });
  return new Map(incidents.map((incident) => [incident.effect.id, incident]));
};

interface Trouble {
  readonly effect: Effect;
  readonly incident: Incident | undefined;
  readonly trouble: EffectTrouble;
}

/** Tells a person of an effect, once: an incident that is open stays as it is, one that was closed opens again. */
export const openIncident = (em: EntityManager, { effect, incident, trouble }: Trouble): void => {
  if (!incident) em.create(Incident, { effect, trouble });
  else
    em.assign(incident, { trouble, closedAt: null, ...(incident.closedAt === null ? {} : { openedAt: new Date() }) });
};

/** Nothing is left to do about an effect. */
export const closeIncident = (em: EntityManager, incident: Incident): void => {
  if (incident.closedAt === null) em.assign(incident, { closedAt: new Date() });
};
