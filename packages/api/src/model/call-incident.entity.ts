import { FhirCall } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';

const CallIncidentSchema = defineEntity({
  name: 'CallIncident',
  tableName: 'call_incident',
  ...tenant('call_incident'),
  // One for each kind of question, so that there are never more than there are kinds.
  uniques: [{ name: 'call_incident_call', properties: ['facility', 'call'] }],
  properties: {
    id: id(),
    facility: facility(),
    call: p.enum(FhirCall.options),
    /** HTTP status of the last refusal. */
    status: p.integer(),
    openedAt: instant().defaultRaw('now()'),
    closedAt: instant().nullable(),
  },
});

/** A kind of question that the hospital's server refuses: its configuration or Mailroom's is wrong. */
export class CallIncident extends CallIncidentSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: ['call'] };
}
CallIncidentSchema.setClass(CallIncident);
