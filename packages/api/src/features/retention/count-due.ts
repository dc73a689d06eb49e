import { PreviewRetentionOutput } from '@mailroom/contracts';
import type { Orm } from '../../platform/database/orm.ts';
import { runStatement, statement } from '../../platform/database/statement.ts';

/** Documents of one portion: a second or so, whatever keeps them. */
const PORTION = 2000;

const instant = (sql: string) => `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What a purge would do now, by the very functions that it asks. */
const DUE = statement(
  'count_due',
  PreviewRetentionOutput,
  `select json_build_object(
    'documents', count(*) filter (where because is null),
    'bytes', coalesce(sum(bytes) filter (where because is null), 0),
    'oldestEndedAt', ${instant('min(ended_at) filter (where because is null)')},
    'newestEndedAt', ${instant('max(ended_at) filter (where because is null)')},
    'kept', json_build_object(
      'held', count(*) filter (where because = 'held'), 'not-ended', count(*) filter (where because = 'not-ended'),
      'under-way', count(*) filter (where because = 'under-way'), 'not-read-back', count(*) filter (where because = 'not-read-back'),
      'provisional-patient', count(*) filter (where because = 'provisional-patient')),
    'next', case when count(*) = $4 then json_build_object(
      'endedAt', ${instant('max(ended_at)')}, 'documentId', (array_agg(id order by ended_at desc, id desc))[1]) end)::text
  from (
    select id, ended_at, kept_because(id) as because,
      (select coalesce(sum(size_bytes), 0)::bigint from attachment where document_id = due.id) as bytes
    from due_documents($1, $4, $2, $3) due
  ) portion`,
);

const FIRST = { endedAt: '-infinity', documentId: '00000000-0000-0000-0000-000000000000' };

interface DueInput {
  readonly facilityId: string;
  readonly ruleId: string;
  readonly after: typeof FIRST | null;
}

/** Counts what a rule would remove now, restricted documents among it, of the next portion of documents that its days are over for. */
export const countDue = (
  orm: Orm,
  { facilityId, ruleId, after }: DueInput,
  portion = PORTION,
): Promise<PreviewRetentionOutput> => {
  const { endedAt, documentId } = after ?? FIRST;
  return runStatement(orm, DUE, { facilityId, actsItself: true, values: [ruleId, endedAt, documentId, portion] });
};
