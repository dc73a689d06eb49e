import { CallIncidentRow, IncidentRow } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { CallIncident } from '../../model/call-incident.entity.ts';
import { Incident } from '../../model/incident.entity.ts';

export const incidentRow = loadPlan(Incident, IncidentRow, {
  kind: { from: 'effect.kind' },
  attempts: { from: 'effect.attempts' },
  documentId: { from: 'effect.document.id' },
  documentTitle: {
    from: ['effect.document.title', 'effect.document.restriction'],
    get: ({ effect: { document } }) => (document.restriction === null ? document.title : ''),
  },
  restriction: { from: 'effect.document.restriction' },
  patientName: { from: 'effect.document.metadata.patientName' },
});

export const callIncidentRow = loadPlan(CallIncident, CallIncidentRow);
