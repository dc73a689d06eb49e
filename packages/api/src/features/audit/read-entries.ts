import { AuditAction, type AuditFilter } from '@mailroom/contracts';
import { z } from 'zod';
import type { Orm } from '../../platform/database/orm.ts';
import { runStatement, type Statement, statement } from '../../platform/database/statement.ts';
import type { ToldEntry } from './to-audit-event.rules.ts';

const Entry = z.strictObject({
  id: z.uuid(),
  occurredAt: z.iso.datetime(),
  action: AuditAction,
  actorId: z.uuid().nullable(),
  actorLogin: z.string().nullable(),
  actorName: z.string().nullable(),
  documentId: z.uuid().nullable(),
  patientId: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable(),
  position: z.int().nullable(),
  sha256: z.string().nullable(),
});

/** Entries with whom and what they name, but for whose a restricted document is, of the facility that the transaction acts for. */
const entries = (label: string, which: string): Statement<ToldEntry[]> =>
  statement(
    label,
    Entry.array(),
    `select coalesce(json_agg(told), '[]'::json)::text from (
      select event.id, to_char(event.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "occurredAt", event.action,
        event.actor_id as "actorId", actor.login as "actorLogin", actor.name as "actorName", event.document_id as "documentId",
        (select patient.fhir_id from verification join patient on patient.id = verification.patient_id
          where verification.document_id = event.document_id and not exists (
            select 1 from document where document.id = event.document_id and restriction is not null)) as "patientId",
        event.details, link.position, link.sha256
      from audit_event event
        left join audit_link link on link.id = event.id
        left join app_user actor on actor.id = event.actor_id
      ${which}
    ) told`,
  );

const FILTERED = `where ($1::uuid is null or event.actor_id = $1) and ($2::text is null or event.action = $2)
  and ($3::timestamptz is null or event.occurred_at >= $3) and ($4::timestamptz is null or event.occurred_at < $4)
  and ($5::uuid is null or event.document_id = $5 or $6::boolean and event.document_id = any(array(select alike.document_id
    from verification alike where alike.patient_id in (select own.patient_id from verification own where own.document_id = $5))))`;

const AFTER = `${FILTERED} and ($7::timestamptz is null or (event.occurred_at, event.id) > ($7, $8::uuid))
  order by event.occurred_at, event.id limit $9`;

const EXPORTED = entries('exported_entries', AFTER);
const COUNTED = statement(
  'count_exported',
  z.int(),
  `select count(*)::text from (select from audit_event event ${FILTERED} limit $7) counted`,
);
const CHAINED = entries('chained_entries', 'where link.position > $1 order by link.position limit $2');

const PAGE_SIZE = 1000;

const valuesOf = ({ actorId, action, from, until, documentId, isWholePatient }: AuditFilter) => [
  actorId,
  action,
  from,
  until,
  documentId,
  isWholePatient,
];

interface Asked {
  readonly facilityId: string;
  readonly filter: AuditFilter;
}

/** How many entries fit, counted no further than `most`. */
export const countEntries = (orm: Orm, { facilityId, filter }: Asked, most: number): Promise<number> =>
  runStatement(orm, COUNTED, { facilityId, actsItself: true, values: [...valuesOf(filter), most] });

/** Entries that fit, the oldest first, a page at a time. */
export async function* readEntries(orm: Orm, { facilityId, filter }: Asked): AsyncGenerator<readonly ToldEntry[]> {
  let after: readonly [string | null, string | null] = [null, null];
  for (;;) {
    const values = [...valuesOf(filter), ...after, PAGE_SIZE];
    const page = await runStatement(orm, EXPORTED, { facilityId, actsItself: true, values });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE_SIZE) return;
    after = [last.occurredAt, last.id];
  }
}

/** Entries behind a place of the chain, in its order. */
export const readChained = (orm: Orm, facilityId: string, position: number): Promise<readonly ToldEntry[]> =>
  runStatement(orm, CHAINED, { facilityId, values: [position, PAGE_SIZE] });
