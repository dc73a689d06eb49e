import { AuditRow } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { AuditEvent } from '../../model/audit-event.entity.ts';

export const auditRow = loadPlan(AuditEvent, AuditRow, {
  actorId: { from: 'actor.id' },
  actorName: { from: 'actor.name' },
  personName: { from: 'person.name' },
});
