-- audit of a patient: enter_as
select set_config('mailroom.facility_id', $1, true), set_config('mailroom.session_token', $2, true),
  set_config('mailroom.acts_itself', $3, true), set_config('transaction_read_only', 'on', true);

-- audit of a patient: list_audit
with load_plan_page as materialized (
  select audit_event_0."id", audit_event_0."occurred_at", audit_event_0."action", audit_event_0."actor_id", audit_event_0."document_id", audit_event_0."person_id", audit_event_0."setting", audit_event_0."before", audit_event_0."after"
  from "audit_event" audit_event_0
  where (audit_event_0."document_id" = any(array(select $1::uuid union all select alike.document_id from verification alike where alike.patient_id in (select own.patient_id from verification own where own.document_id = $2))))
  order by audit_event_0."occurred_at" desc, audit_event_0."id" desc
  limit 201
)
select audit_event_0."id"::text as c0,
  to_char(audit_event_0."occurred_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as c1,
  audit_event_0."action"::text as c2,
  audit_event_0."actor_id"::text as c3,
  app_user_1."name"::text as c4,
  audit_event_0."document_id"::text as c5,
  app_user_2."name"::text as c6,
  audit_event_0."setting"::text as c7,
  audit_event_0."before"::text as c8,
  audit_event_0."after"::text as c9,
  audit_event_0."occurred_at"::text as k0,
  audit_event_0."id"::text as k1
from load_plan_page audit_event_0
left join "app_user" app_user_1 on app_user_1."id" = audit_event_0."actor_id"
left join "app_user" app_user_2 on app_user_2."id" = audit_event_0."person_id"
order by audit_event_0."occurred_at" desc, audit_event_0."id" desc;
