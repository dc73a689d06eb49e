import * as contracts from '@mailroom/contracts';
import { type Condition, CursorRefused, sql } from '@mailroom/load-plan';
import type { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { asPerson, loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { provisionalPatientRow } from './list-provisional-patients.load-plan.ts';

/** Whoever was made of a restricted document is what that document says: they are listed where it is open. */
const isOpen: Condition<ProvisionalPatient> = (column) =>
  sql`exists (select 1 from document restricted where restricted.id = ${column('document')}
    and (restricted.restriction is null or restricted.id = any ((select opened_restricted())::uuid[])))`;

type Input = { readonly cursor: string | null; readonly limit: number };

const statementOf = ({ app, refuse }: SignedInContext<'CursorInvalid'>, { cursor, limit }: Input) => {
  try {
    return provisionalPatientRow.statement(app.orm, {
      label: 'list_provisional_patients',
      where: [{ resolvedAt: { is: null } }, isOpen],
      orderBy: { madeAt: 'desc' },
      after: cursor,
      limit,
    });
  } catch (error) {
    throw error instanceof CursorRefused ? refuse('CursorInvalid', {}) : error;
  }
};

const load = async (
  ctx: SignedInContext<'CursorInvalid'>,
  input: Input,
): Promise<contracts.ListProvisionalPatientsOutput> => {
  const [page] = await loadPages(ctx.app.orm, asPerson(ctx.session), [statementOf(ctx, input)]);
  return { rows: page.rows, nextCursor: page.next };
};

export const listProvisionalPatients = procedure(contracts.listProvisionalPatients).query(({ ctx, input }) =>
  load(ctx, input),
);
