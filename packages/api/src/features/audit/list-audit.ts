import * as contracts from '@mailroom/contracts';
import { type Condition, CursorRefused, sql } from '@mailroom/load-plan';
import type { AuditEvent } from '../../model/audit-event.entity.ts';
import { auditOnce } from '../../platform/audit/audit-once.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { auditReading } from './audit-reading.ts';
import { auditRow } from './list-audit.load-plan.ts';

/**
 * The document itself, whoever it is of, and those whose patient is the same: as one array, so that PostgreSQL walks the index of documents
 * and not all that was done since.
 */
const ofSamePatient =
  (documentId: string): Condition<AuditEvent> =>
  (column) =>
    sql`${column('documentId')} = any(array(select ${documentId}::uuid union all select alike.document_id from verification alike where alike.patient_id in (select own.patient_id from verification own where own.document_id = ${documentId})))`;

const whereOf = (filter: contracts.AuditFilter): Condition<AuditEvent>[] => {
  const { actorId, action, from, until, documentId, isWholePatient } = filter;
  return [
    { actor: { id: actorId }, action, occurredAt: { gte: from, lt: until } },
    isWholePatient && documentId !== null ? ofSamePatient(documentId) : { documentId },
  ];
};

const statementOf = ({ app, refuse }: SignedInContext<'CursorInvalid'>, input: contracts.ListAuditInput) => {
  try {
    return auditRow.statement(app.orm, {
      label: 'list_audit',
      where: whereOf(input),
      orderBy: { occurredAt: 'desc' },
      after: input.cursor,
      limit: input.limit,
    });
  } catch (error) {
    throw error instanceof CursorRefused ? refuse('CursorInvalid', {}) : error;
  }
};

const load = async (
  ctx: SignedInContext<'CursorInvalid'>,
  input: contracts.ListAuditInput,
): Promise<contracts.ListAuditOutput> => {
  const statement = statementOf(ctx, input);
  await auditOnce(ctx.app, ctx.session, auditReading('audit-read', input));
  // What was done with a patient's documents is told of all of them: of a restricted one as of any other, its id is all that is answered.
  const asking = { facilityId: ctx.session.facilityId, actsItself: true } as const;
  const [page] = await loadPages(ctx.app.orm, asking, [statement]);
  return { rows: page.rows, nextCursor: page.next };
};

export const listAudit = procedure(contracts.listAudit).query(({ ctx, input }) => load(ctx, input));
