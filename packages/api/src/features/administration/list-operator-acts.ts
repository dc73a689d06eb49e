import * as contracts from '@mailroom/contracts';
import { type Condition, loadPlan, sql } from '@mailroom/load-plan';
import { AuditEvent } from '../../model/audit-event.entity.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';

const operatorAct = loadPlan(AuditEvent, contracts.OperatorAct, {
  at: { from: 'occurredAt' },
  operatorName: { from: 'actor.name' },
});

/** Written out, as in the index `audit_event_operators`, which has these alone. */
const isOperators: Condition<AuditEvent> = (column) =>
  sql`${column('action')} in ('administrator-invited', 'facility-connected', 'provider-saved', 'provider-removed')`;

const LIMIT = 20;
const TOLD_MILLISECONDS = 30 * 24 * 3_600_000;

export const listOperatorActs = procedure(contracts.listOperatorActs).query(async ({ ctx: { app, session } }) => {
  const from = new Date(Date.now() - TOLD_MILLISECONDS).toISOString();
  const asked = operatorAct.statement(app.orm, {
    label: 'list_operator_acts',
    where: [{ occurredAt: { gte: from } }, isOperators],
    orderBy: { occurredAt: 'desc' },
    limit: LIMIT,
  });
  const [{ rows }] = await loadPages(app.orm, session.facilityId, [asked]);
  return { acts: rows };
});
