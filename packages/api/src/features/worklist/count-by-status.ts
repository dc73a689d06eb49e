import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import type { Orm } from '../../platform/orm.ts';
import { runStatement, statement } from '../../platform/statement.ts';
import { procedure } from '../../platform/trpc.ts';

const COUNTS = statement(
  'count_by_status',
  z.strictObject({ status: contracts.DocumentStatus, documents: z.int() }),
  'select status, sum(documents)::int as documents from worklist_counter group by status',
);

const loadCounts = async (orm: Orm, facilityId: string): Promise<contracts.CountByStatusOutput> => {
  const rows = await runStatement(orm, COUNTS, { facilityId, values: [] });
  const counted = new Map(rows.map(({ status, documents }) => [status, documents]));
  const of = (status: contracts.DocumentStatus) => counted.get(status) ?? 0;
  return {
    counts: {
      received: of('received'),
      review: of('review'),
      unreadable: of('unreadable'),
      integrating: of('integrating'),
      integrated: of('integrated'),
      rejected: of('rejected'),
    },
  };
};

export const countByStatus = procedure(contracts.countByStatus).query(({ ctx }) =>
  loadCounts(ctx.app.orm, ctx.session.facilityId),
);
