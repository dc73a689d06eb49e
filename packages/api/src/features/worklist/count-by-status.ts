import * as contracts from '@mailroom/contracts';
import { statement } from '../../platform/database/statement.ts';
import { answerPage, pageQuery } from '../../platform/fast-answers/page-query.ts';
import { procedure } from '../../platform/http/trpc.ts';

const counts = contracts.DocumentStatus.options.map(
  (status) => `'${status}', coalesce(sum(documents) filter (where status = '${status}'), 0)`,
);

const COUNTS = statement(
  'count_by_status',
  contracts.CountByStatusOutput,
  `select json_build_object('counts', json_build_object(
  ${counts.join(',\n  ')}
))::text
from worklist_counter`,
);

export const countByStatusPage = pageQuery(contracts.countByStatus, {
  question: () => ({ statements: [{ ...COUNTS, values: [] }], write: ([[[json = null] = []] = []]) => json ?? 'null' }),
});

export const countByStatus = procedure(contracts.countByStatus).query(({ ctx, input }) =>
  answerPage(ctx, countByStatusPage, input),
);
