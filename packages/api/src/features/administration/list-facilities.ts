import * as contracts from '@mailroom/contracts';
import { type Condition, CursorRefused, sql } from '@mailroom/load-plan';
import { type Facility, INSTALLATION_FACILITY } from '../../model/facility.entity.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { facilityRow } from './list-facilities.load-plan.ts';

/** Whether a name, a city or a code holds what was typed, without case or accents. */
const holds =
  (sought: string): Condition<Facility> =>
  (column) =>
    sql`strpos(regexp_replace(normalize(lower(${column('name')} || ' ' || ${column('city')} || ' ' || ${column('code')}), NFD), '[\u0300-\u036f]', '', 'g'),
      regexp_replace(normalize(lower(${sought}), NFD), '[\u0300-\u036f]', '', 'g')) > 0`;

const statementOf = (
  { app, refuse }: SignedInContext<'CursorInvalid'>,
  { sought, cursor, limit }: contracts.ListFacilitiesInput,
) => {
  try {
    return facilityRow.statement(app.orm, {
      label: 'list_facilities',
      where: [{ id: { not: INSTALLATION_FACILITY } }, sought === null ? null : holds(sought)],
      orderBy: { name: 'asc' },
      after: cursor,
      limit,
    });
  } catch (error) {
    throw error instanceof CursorRefused ? refuse('CursorInvalid', {}) : error;
  }
};

const load = async (
  ctx: SignedInContext<'CursorInvalid'>,
  input: contracts.ListFacilitiesInput,
): Promise<contracts.ListFacilitiesOutput> => {
  const [page] = await loadPages(ctx.app.orm, ctx.session.facilityId, [statementOf(ctx, input)]);
  return { rows: page.rows, nextCursor: page.next };
};

export const listFacilities = procedure(contracts.listFacilities).query(({ ctx, input }) => load(ctx, input));
