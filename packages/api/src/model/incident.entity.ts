import { EffectTrouble } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { Effect } from './effect.entity.ts';

const IncidentSchema = defineEntity({
  name: 'Incident',
  tableName: 'incident',
  ...tenant('incident', { references: { effect_id: 'effect' } }),
  indexes: [{ name: 'incident_open', properties: ['facility', 'closedAt', 'openedAt', 'id'] }],
  properties: {
    id: id(),
    facility: facility(),
    /** One incident per effect, however often it was tried: it is opened again, not doubled. */
    effect: () => p.oneToOne(Effect).ref().owner(),
    trouble: p.enum(EffectTrouble.options),
    openedAt: instant().defaultRaw('now()'),
    closedAt: instant().nullable(),
  },
});

/** An effect that needs a person. */
export class Incident extends IncidentSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [] };
}
IncidentSchema.setClass(Incident);
