-- open a document: open_document
with load_plan_page as materialized (
  select document_0."version", document_0."status", document_0."title", document_0."received_at", document_0."source_id", document_0."assignee_id", document_0."id", document_0."unreadable_reason", document_0."unreadable_detail", document_0."rejection_reason"
  from "document" document_0
  where document_0."id" = $1
  order by document_0."id" asc
  limit 2
)
select document_0."version"::text as c0,
  document_0."status"::text as c1,
  document_0."title"::text as c2,
  to_char(document_0."received_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as c3,
  source_1."name"::text as c4,
  app_user_2."name"::text as c5,
  ((select coalesce(json_agg(json_build_object('name', tag_4."name", 'color', tag_4."color") order by tag_4."name" collate "C" asc, document_tag_3."tag_id" asc), '[]'::json) from "document_tag" document_tag_3 join "tag" tag_4 on tag_4."id" = document_tag_3."tag_id" where document_tag_3."document_id" = document_0."id"))::text as c6,
  document_0."unreadable_reason"::text as c7,
  document_0."unreadable_detail"::text as c8,
  (case when metadata_5."id" is null then null else json_build_object('format', metadata_5."format", 'patientFamily', metadata_5."patient_family", 'patientGiven', metadata_5."patient_given", 'patientBirthDate', metadata_5."patient_birth_date", 'patientSex', metadata_5."patient_sex", 'patientIdentifiers', json_build_object('patientIdentifiers', metadata_5."patient_identifiers"), 'areIdentifiersReadable', json_build_object('patientIdentifiers', metadata_5."patient_identifiers"), 'documentDate', metadata_5."document_date", 'documentCode', metadata_5."document_code", 'documentTitle', metadata_5."document_title", 'author', metadata_5."author", 'custodian', metadata_5."custodian") end)::text as c9,
  (case when verification_6."id" is null then null else json_build_object('outcome', verification_6."outcome", 'freshness', verification_6."freshness", 'checkedAt', to_char(verification_6."checked_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'patientId', verification_6."patient_id", 'chosenByName', app_user_7."name", 'candidates', (select coalesce(json_agg(json_build_object('patientId', candidate_8."patient_id", 'family', patient_9."family", 'birthFamily', patient_9."birth_family", 'given', patient_9."given", 'birthDate', patient_9."birth_date", 'sex', patient_9."sex", 'identifiers', json_build_object('patient', case when candidate_8."patient_id" is null then null else json_build_object('identifiers', patient_9."identifiers") end), 'isActive', patient_9."is_active", 'isUnderstood', patient_9."is_understood", 'isProvisional', patient_9."is_provisional", 'grade', candidate_8."grade", 'evidence', json_build_object('evidence', candidate_8."evidence")) order by candidate_8."rank" asc, candidate_8."id" asc), '[]'::json) from "candidate" candidate_8 left join "patient" patient_9 on patient_9."id" = candidate_8."patient_id" where candidate_8."verification_id" = verification_6."id")) end)::text as c10,
  ((select coalesce(json_agg(json_build_object('asRead', json_build_object('asRead', correction_10."as_read"), 'correctedByName', app_user_11."name", 'correctedAt', to_char(correction_10."corrected_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by correction_10."trait" collate "C" asc, correction_10."id" asc), '[]'::json) from "correction" correction_10 left join "app_user" app_user_11 on app_user_11."id" = correction_10."corrected_by_id" where correction_10."document_id" = document_0."id"))::text as c11,
  (case when claim_12."id" is null then null else json_build_object('holderId', claim_12."holder_id", 'holderName', app_user_13."name", 'heldUntil', to_char(claim_12."held_until" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end)::text as c12,
  document_0."rejection_reason"::text as c13,
  ((select coalesce(json_agg(json_build_object('id', effect_14."id", 'kind', effect_14."kind", 'state', effect_14."state", 'trouble', effect_14."trouble", 'decidedByName', app_user_15."name", 'decidedAt', to_char(effect_14."decided_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'dueAt', to_char(effect_14."due_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'settledAt', to_char(effect_14."settled_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'readBack', effect_14."read_back") order by effect_14."id" desc), '[]'::json) from "effect" effect_14 left join "app_user" app_user_15 on app_user_15."id" = effect_14."decided_by_id" where effect_14."document_id" = document_0."id"))::text as c14,
  ((select coalesce(json_agg(json_build_object('id', note_16."id", 'text', note_16."text", 'authorName', app_user_17."name", 'createdAt', to_char(note_16."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by note_16."id" asc), '[]'::json) from "note" note_16 left join "app_user" app_user_17 on app_user_17."id" = note_16."author_id" where note_16."document_id" = document_0."id"))::text as c15,
  ((select coalesce(json_agg(json_build_object('id', attachment_18."id", 'role', attachment_18."role", 'fileName', attachment_18."file_name", 'mediaType', attachment_18."media_type", 'sizeBytes', attachment_18."size_bytes", 'display', json_build_object('mediaType', attachment_18."media_type", 'role', attachment_18."role", 'document', case when attachment_18."document_id" is null then null else json_build_object('metadata', case when metadata_19."id" is null then null else json_build_object('format', metadata_19."format") end) end)) order by attachment_18."ordinal" asc, attachment_18."id" asc), '[]'::json) from "attachment" attachment_18 left join "metadata" metadata_19 on metadata_19."document_id" = attachment_18."document_id" where attachment_18."document_id" = document_0."id"))::text as c16,
  document_0."id"::text as k0
from load_plan_page document_0
left join "source" source_1 on source_1."id" = document_0."source_id"
left join "app_user" app_user_2 on app_user_2."id" = document_0."assignee_id"
left join "metadata" metadata_5 on metadata_5."document_id" = document_0."id"
left join "verification" verification_6 on verification_6."document_id" = document_0."id"
left join "app_user" app_user_7 on app_user_7."id" = verification_6."chosen_by_id"
left join "claim" claim_12 on claim_12."document_id" = document_0."id"
left join "app_user" app_user_13 on app_user_13."id" = claim_12."holder_id"
order by document_0."id" asc;

-- open a document: document_history
with load_plan_page as materialized (
  select audit_event_0."id", audit_event_0."occurred_at", audit_event_0."action", audit_event_0."actor_id"
  from "audit_event" audit_event_0
  where audit_event_0."document_id" = $1
  order by audit_event_0."id" desc
  limit 101
)
select audit_event_0."id"::text as c0,
  to_char(audit_event_0."occurred_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as c1,
  audit_event_0."action"::text as c2,
  app_user_1."name"::text as c3,
  audit_event_0."id"::text as k0
from load_plan_page audit_event_0
left join "app_user" app_user_1 on app_user_1."id" = audit_event_0."actor_id"
order by audit_event_0."id" desc;

-- open a document: earlier_opening
with load_plan_page as materialized (
  select audit_event_0."id"
  from "audit_event" audit_event_0
  where audit_event_0."document_id" = $1
    and audit_event_0."actor_id" = $2
    and audit_event_0."action" = $3
    and audit_event_0."occurred_at" >= $4
  order by audit_event_0."id" asc
  limit 2
)
select audit_event_0."id"::text as c0,
  audit_event_0."id"::text as k0
from load_plan_page audit_event_0
order by audit_event_0."id" asc;
