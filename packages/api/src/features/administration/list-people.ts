import * as contracts from '@mailroom/contracts';
import { type Condition, CursorRefused, sql } from '@mailroom/load-plan';
import type { User } from '../../model/user.entity.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { personRow } from './list-people.load-plan.ts';

/** Whether a name or a login holds what was typed, without case or accents. */
const holds =
  (sought: string): Condition<User> =>
  (column) =>
    sql`strpos(regexp_replace(normalize(lower(${column('name')} || ' ' || ${column('login')}), NFD), '[\u0300-\u036f]', '', 'g'),
      regexp_replace(normalize(lower(${sought}), NFD), '[\u0300-\u036f]', '', 'g')) > 0`;

const statementOf = (
  { app, refuse }: SignedInContext<'CursorInvalid'>,
  { sought, cursor, limit }: contracts.ListPeopleInput,
) => {
  try {
    return personRow.statement(app.orm, {
      label: 'list_people',
      where: [{ memberships: { some: {} } }, sought === null ? null : holds(sought)],
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
  input: contracts.ListPeopleInput,
): Promise<contracts.ListPeopleOutput> => {
  const [page] = await loadPages(ctx.app.orm, ctx.session.facilityId, [statementOf(ctx, input)]);
  return { rows: page.rows, nextCursor: page.next };
};

export const listPeople = procedure(contracts.listPeople).query(({ ctx, input }) => load(ctx, input));
