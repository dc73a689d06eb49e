import { z } from 'zod';
import type { Orm } from '../../platform/database/orm.ts';
import { runStatement, type Statement, statement } from '../../platform/database/statement.ts';

/** What came in through one source within one hour, and where it stands now. */
const LedgerLine = z.strictObject({
  /** Null: the audit does not say, and the document is gone. */
  sourceCode: z.string().nullable(),
  /** `2026-03-01 09:00`, UTC. */
  hour: z.string(),
  /** As the audit tells, which nobody can change. */
  received: z.int(),
  /** As the ledger tells. */
  waiting: z.int(),
  quarantined: z.int(),
  integrating: z.int(),
  integrated: z.int(),
  rejected: z.int(),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

/** A statement whose rows are answered as one list. */
const listing = <Row>(label: string, row: z.ZodType<Row>, text: string): Statement<Row[]> =>
  statement(label, row.array(), `select coalesce(json_agg(listed), '[]'::json)::text from (${text}) as listed`);

const LINES = listing(
  'ledger_lines',
  LedgerLine,
  `with told as (
    select coalesce((audit_event.details ->> 'sourceId')::uuid, document.source_id) as source_id,
      to_char(audit_event.occurred_at at time zone 'UTC', 'YYYY-MM-DD HH24:00') as hour, 1 as received, null as state
    from audit_event left join document on document.id = audit_event.document_id
    where audit_event.action = 'document-received'
    union all
    select source_id, to_char(received_at at time zone 'UTC', 'YYYY-MM-DD HH24:00'), 0, state from received_object
  )
  select source.code as "sourceCode", told.hour, sum(received)::int as received,
    count(*) filter (where state in ('received', 'documented'))::int as waiting,
    count(*) filter (where state = 'quarantined')::int as quarantined,
    count(*) filter (where state = 'integrating')::int as integrating,
    count(*) filter (where state = 'integrated')::int as integrated,
    count(*) filter (where state = 'rejected')::int as rejected
  from told left join source on source.id = told.source_id
  group by source.code, told.hour order by source.code, told.hour`,
);

const Named = z.strictObject({ id: z.string(), because: z.string() });
/** An object or a document that does not reconcile, by its id, and why. */
type Unreconciled = z.infer<typeof Named>;

const check = (label: string, text: string): Statement<Unreconciled[]> => listing(`prove_${label}`, Named, text);

/** What has to be true of every object, each as the statement that names those of which it is not. */
const CHECKS: readonly Statement<Unreconciled[]>[] = [
  check(
    'lost',
    `select audit_event.document_id as id, 'was received, and is in the ledger no more' as because
    from audit_event left join document on document.id = audit_event.document_id
      left join received_object on received_object.id = document.received_object_id
    where audit_event.action = 'document-received' and received_object.id is null`,
  ),
  check(
    'untold',
    `select received_object.id, 'is in the ledger, and the audit does not tell that it was received' as because
    from received_object left join document on document.received_object_id = received_object.id
      left join audit_event on audit_event.document_id = document.id and audit_event.action = 'document-received'
    where audit_event.id is null`,
  ),
  check(
    'not_one_document',
    `select received_object.id, 'has ' || count(document.id) || ' documents instead of one' as because
    from received_object left join document on document.received_object_id = received_object.id
    group by received_object.id having count(document.id) <> 1`,
  ),
  check(
    'state',
    `select received_object.id, 'is ' || state || ' in the ledger, and its document is ' || status as because
    from received_object join document on document.received_object_id = received_object.id
    where state <> ledger_state(status)`,
  ),
  check(
    'effects',
    `select document.id, 'is ' || status || ', with ' || standing || ' filings that stand and ' || under_way || ' under way' as because
    from document join lateral (
      select count(*) filter (where kind = 'integration' and state = 'confirmed')
          - count(*) filter (where kind = 'recall' and state = 'confirmed') as standing,
        count(*) filter (where state in ('planned', 'sent', 'unknown')) as under_way,
        count(*) filter (where kind = 'integration' and state = 'refused') as refused
      from effect where effect.document_id = document.id
    ) counted on true
    where case status
      when 'integrated' then standing <> 1
      when 'integrating' then standing <> 0 or under_way + refused = 0
      else standing <> 0 or under_way <> 0 end`,
  ),
  check(
    'decisions',
    `select effect.document_id as id, 'has an effect that no decision in the audit tells of' as because
    from effect where not exists (
      select 1 from audit_event where audit_event.document_id = effect.document_id
        and action in ('integration-decided', 'recall-decided') and details ->> 'effectId' = effect.id::text
    )`,
  ),
  check(
    'rejections',
    `select document.id, 'is rejected, and no decision in the audit tells of it' as because
    from document where status = 'rejected' and not exists (
      select 1 from audit_event where audit_event.document_id = document.id and action = 'document-rejected'
    )`,
  ),
  check(
    'counters',
    `select status as id, 'are ' || documents || ', and the counters say ' || counted as because
    from (select status, count(*) as documents from document where purged_at is null group by status) truth
    full join (select status, sum(documents) as counted from worklist_counter group by status) counter using (status)
    where coalesce(documents, 0) <> coalesce(counted, 0)`,
  ),
  check(
    'untold_purges',
    `select document.id, 'is purged, and the audit does not tell of it' as because
    from document where purged_at is not null and not exists (
      select 1 from audit_event where audit_event.document_id = document.id and action in ('document-purged', 'document-erased')
    )`,
  ),
  check(
    'half_purges',
    `select document.id, 'is purged, and something that it said of somebody is still there' as because
    from document where purged_at is not null and (title <> '' or unreadable_detail is not null
      or exists (select 1 from received_object where received_object.id = document.received_object_id and file_name <> '')
      or exists (select 1 from document_tag where document_id = document.id)
      or exists (select 1 from restricted_opening where document_id = document.id and because <> '')
      or exists (select 1 from likely_record join provisional_patient made on made.id = likely_record.provisional_patient_id
        where made.document_id = document.id)
      or exists (select 1 from metadata where document_id = document.id)
      or exists (select 1 from document_word where document_id = document.id)
      or exists (select 1 from verification where document_id = document.id)
      or exists (select 1 from correction where document_id = document.id)
      or exists (select 1 from note where document_id = document.id)
      or exists (select 1 from reading where received_object_id = document.received_object_id)
      or exists (select 1 from attachment where document_id = document.id and (role <> 'original' or file_name <> '')))`,
  ),
  check(
    'purges',
    `select purge.id, 'purged ' || documents || ' documents, and ' || count(document.id) || ' say so' as because
    from purge left join document on document.purge_id = purge.id
    group by purge.id having count(document.id) <> documents`,
  ),
  check(
    'files',
    `select attachment.document_id as id, 'is not purged, and a file of it is not listed any more' as because
    from attachment join document on document.id = attachment.document_id
    where document.purged_at is null and (
      not exists (select 1 from stored_file where stored_file.sha256 = attachment.sha256 and kind = attachment.role)
      or narrative_sha256 is not null and not exists (
        select 1 from stored_file where stored_file.sha256 = narrative_sha256 and kind = 'narrative'))`,
  ),
];

const ProvenPurge = z.strictObject({
  /** `2026-03-01`, UTC: when it began. */
  day: z.string(),
  documents: z.int(),
  bytes: z.int(),
  /** How long its rule keeps what has ended; null: somebody asked for it. */
  keepDays: z.int().nullable(),
  isOver: z.boolean(),
});
export type ProvenPurge = z.infer<typeof ProvenPurge>;

const PURGES = listing(
  'ledger_purges',
  ProvenPurge,
  `select to_char(began_at at time zone 'UTC', 'YYYY-MM-DD') as day, documents, bytes, keep_days as "keepDays",
    ended_at is not null as "isOver" from purge order by id`,
);

export interface ProvenLedger {
  readonly lines: readonly LedgerLine[];
  /** What was taken away of what came in; its lines above stay as they are. */
  readonly purges: readonly ProvenPurge[];
  readonly unreconciled: readonly Unreconciled[];
}

/** Whether what was received stands somewhere: each object is in exactly one state, and sums agree. */
export const isReconciled = ({ received, ...states }: LedgerLine): boolean =>
  received === states.waiting + states.quarantined + states.integrating + states.integrated + states.rejected;

/** Proves the ledger of one facility against its documents, the effects of decisions, the counters, and the audit. */
export const proveLedger = async (orm: Orm, facilityId: string): Promise<ProvenLedger> => {
  const lines = await runStatement(orm, LINES, { facilityId, actsItself: true, values: [] });
  const unreconciled: Unreconciled[] = [];
  for (const one of CHECKS)
    unreconciled.push(...(await runStatement(orm, one, { facilityId, actsItself: true, values: [] })));
  const purges = await runStatement(orm, PURGES, { facilityId, actsItself: true, values: [] });
  return { lines, purges, unreconciled };
};
