import * as contracts from '@mailroom/contracts';
import { type Condition, loadPlan, sql } from '@mailroom/load-plan';
import { AuditEvent } from '../../model/audit-event.entity.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';

const operatorAct = loadPlan(AuditEvent, contracts.OperatorAct, {
  at: { from: 'occurredAt' },
  operatorName: { from: 'actor.name' },
});

/** Written out, as in the index `audit_event_operators`, which has these alone. What takes several entries is one act: the first stands for it. */
const isOperators: Condition<AuditEvent> = (column) =>
  sql`${column('action')} in ('administrator-invited', 'facility-connected', 'provider-saved', 'provider-removed') and ${column('details')} -> 'part' is null`;

const ACTIONS = ['administrator-invited', 'facility-connected', 'provider-saved', 'provider-removed'] as const;

/** Of each: whatever is done often leaves the others on the page. */
const LIMIT = 5;
const TOLD_MILLISECONDS = 30 * 24 * 3_600_000;

export const listOperatorActs = procedure(contracts.listOperatorActs).query(async ({ ctx: { app, session } }) => {
  const from = new Date(Date.now() - TOLD_MILLISECONDS).toISOString();
  const asked = ACTIONS.map((action) =>
    operatorAct.statement(app.orm, {
      label: 'list_operator_acts',
      where: [{ occurredAt: { gte: from }, action }, isOperators],
      orderBy: { occurredAt: 'desc' },
      limit: LIMIT,
    }),
  );
  const pages = await loadPages(app.orm, session.facilityId, asked);
  const acts = pages.flatMap(({ rows }) => rows);
  return { acts: acts.toSorted((one, other) => other.at.localeCompare(one.at)) };
});
