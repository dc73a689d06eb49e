-- open a document: enter_as
select set_config('mailroom.facility_id', $1, true), set_config('mailroom.session_token', $2, true),
  set_config('mailroom.acts_itself', $3, true), set_config('transaction_read_only', 'on', true);

-- open a document: open_document
with load_plan_page as materialized (
  select document_0."version", document_0."status", document_0."title", document_0."restriction", document_0."received_at", document_0."source_id", document_0."assignee_id", document_0."id", document_0."unreadable_reason", document_0."unreadable_detail", document_0."rejection_reason", document_0."version_number"
  from "document" document_0
  where document_0."id" = $1
    and document_0."purged_at" is null
    and ((document_0."restriction" is null or document_0."id" = any ((select opened_restricted())::uuid[])))
  order by document_0."id" asc
  limit 2
)
select document_0."version"::text as c0,
  document_0."status"::text as c1,
  document_0."title"::text as c2,
  document_0."restriction"::text as c3,
  to_char(document_0."received_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as c4,
  source_1."name"::text as c5,
  app_user_2."name"::text as c6,
  ((select coalesce(json_agg(json_build_object('name', tag_4."name", 'color', tag_4."color") order by tag_4."name" collate "C" asc, document_tag_3."tag_id" asc), '[]'::json) from "document_tag" document_tag_3 join "tag" tag_4 on tag_4."id" = document_tag_3."tag_id" where document_tag_3."document_id" = document_0."id"))::text as c7,
  document_0."unreadable_reason"::text as c8,
  document_0."unreadable_detail"::text as c9,
  (case when metadata_5."id" is null then null else json_build_object('format', metadata_5."format", 'patientFamily', metadata_5."patient_family", 'patientBirthFamily', metadata_5."patient_birth_family", 'patientUsedFamily', metadata_5."patient_used_family", 'patientGiven', metadata_5."patient_given", 'patientUsedGiven', metadata_5."patient_used_given", 'patientNameText', metadata_5."patient_name_text", 'patientBirthDate', metadata_5."patient_birth_date", 'patientSex', metadata_5."patient_sex", 'patientBirthPlace', metadata_5."patient_birth_place", 'patientIdentifiers', json_build_object('patientIdentifiers', metadata_5."patient_identifiers"), 'areIdentifiersReadable', json_build_object('patientIdentifiers', metadata_5."patient_identifiers", 'otherPatients', metadata_5."other_patients", 'notUnderstood', metadata_5."not_understood", 'lostFiles', metadata_5."lost_files"), 'otherPatients', json_build_object('otherPatients', metadata_5."other_patients"), 'notUnderstood', json_build_object('notUnderstood', metadata_5."not_understood"), 'documentDate', metadata_5."document_date", 'documentCode', metadata_5."document_code", 'documentTitle', metadata_5."document_title", 'author', metadata_5."author", 'custodian', metadata_5."custodian", 'lostFiles', json_build_object('lostFiles', metadata_5."lost_files"), 'lossAcceptedByName', app_user_6."name") end)::text as c10,
  (case when verification_7."id" is null then null else json_build_object('outcome', verification_7."outcome", 'freshness', verification_7."freshness", 'checkedAt', to_char(verification_7."checked_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'patientId', verification_7."patient_id", 'chosenByName', app_user_8."name", 'candidates', (select coalesce(json_agg(json_build_object('patientId', candidate_9."patient_id", 'family', patient_10."family", 'birthFamily', patient_10."birth_family", 'formerFamilies', patient_10."former_families", 'nameText', patient_10."name_text", 'given', patient_10."given", 'birthGiven', patient_10."birth_given", 'birthDate', patient_10."birth_date", 'sex', patient_10."sex", 'birthPlace', patient_10."birth_place_code", 'identityStatus', patient_10."identity_status", 'lacksIns', json_build_object('patient', case when candidate_9."patient_id" is null then null else json_build_object('identifiers', patient_10."identifiers") end), 'identifiers', json_build_object('patient', case when candidate_9."patient_id" is null then null else json_build_object('identifiers', patient_10."identifiers") end), 'recordNumberSystem', patient_10."medical_record_number_system", 'isActive', patient_10."is_active", 'replacedByFhirId', patient_10."replaced_by_fhir_id", 'isUnderstood', patient_10."is_understood", 'isProvisional', patient_10."is_provisional", 'grade', candidate_9."grade", 'evidence', json_build_object('evidence', candidate_9."evidence"), 'strength', json_build_object('evidence', candidate_9."evidence"), 'strictDoubts', candidate_9."strict_doubts") order by candidate_9."rank" asc, candidate_9."id" asc), '[]'::json) from "candidate" candidate_9 left join "patient" patient_10 on patient_10."id" = candidate_9."patient_id" where candidate_9."verification_id" = verification_7."id")) end)::text as c11,
  ((select coalesce(json_agg(json_build_object('asRead', json_build_object('asRead', correction_11."as_read", 'trait', correction_11."trait"), 'correctedByName', app_user_12."name", 'correctedAt', to_char(correction_11."corrected_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by correction_11."trait" collate "C" asc, correction_11."id" asc), '[]'::json) from "correction" correction_11 left join "app_user" app_user_12 on app_user_12."id" = correction_11."corrected_by_id" where correction_11."document_id" = document_0."id"))::text as c12,
  (case when claim_13."id" is null then null else json_build_object('holderId', claim_13."holder_id", 'holderName', app_user_14."name", 'heldUntil', to_char(claim_13."held_until" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end)::text as c13,
  document_0."rejection_reason"::text as c14,
  ((select coalesce(json_agg(json_build_object('id', effect_15."id", 'kind', effect_15."kind", 'state', effect_15."state", 'trouble', effect_15."trouble", 'decidedByName', app_user_16."name", 'decidedAt', to_char(effect_15."decided_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'dueAt', to_char(effect_15."due_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'settledAt', to_char(effect_15."settled_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'readBack', effect_15."read_back", 'filedAs', effect_15."filed_as", 'earlier', effect_15."earlier", 'isRelationLeftOut', effect_15."is_relation_left_out") order by effect_15."id" desc), '[]'::json) from "effect" effect_15 left join "app_user" app_user_16 on app_user_16."id" = effect_15."decided_by_id" where effect_15."document_id" = document_0."id"))::text as c15,
  ((select coalesce(json_agg(json_build_object('id', note_17."id", 'text', note_17."text", 'authorName', app_user_18."name", 'createdAt', to_char(note_17."created_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by note_17."id" asc), '[]'::json) from "note" note_17 left join "app_user" app_user_18 on app_user_18."id" = note_17."author_id" where note_17."document_id" = document_0."id"))::text as c16,
  ((select coalesce(json_agg(json_build_object('id', attachment_19."id", 'role', attachment_19."role", 'fileName', attachment_19."file_name", 'mediaType', attachment_19."media_type", 'sizeBytes', attachment_19."size_bytes", 'display', json_build_object('mediaType', attachment_19."media_type", 'role', attachment_19."role", 'document', case when attachment_19."document_id" is null then null else json_build_object('metadata', case when metadata_20."id" is null then null else json_build_object('format', metadata_20."format") end) end)) order by attachment_19."ordinal" asc, attachment_19."id" asc), '[]'::json) from "attachment" attachment_19 left join "metadata" metadata_20 on metadata_20."document_id" = attachment_19."document_id" where attachment_19."document_id" = document_0."id"))::text as c17,
  document_0."version_number"::text as c18,
  document_0."id"::text as k0
from load_plan_page document_0
left join "source" source_1 on source_1."id" = document_0."source_id"
left join "app_user" app_user_2 on app_user_2."id" = document_0."assignee_id"
left join "metadata" metadata_5 on metadata_5."document_id" = document_0."id"
left join "app_user" app_user_6 on app_user_6."id" = metadata_5."loss_accepted_by_id"
left join "verification" verification_7 on verification_7."document_id" = document_0."id"
left join "app_user" app_user_8 on app_user_8."id" = verification_7."chosen_by_id"
left join "claim" claim_13 on claim_13."document_id" = document_0."id"
left join "app_user" app_user_14 on app_user_14."id" = claim_13."holder_id"
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

-- open a document: related_documents
with asked as materialized (
  select document.id, received_object.sha256, document_id_system, document_id_value, set_id_system, set_id_value
  from document join received_object on received_object.id = document.received_object_id
  where document.id = any($1::uuid[])
)
select coalesce(json_agg(json_build_object('self', (
  select json_build_object('documentId', document.id, 'sourceId', source.id, 'sourceName', case when document.restriction is null then source.name else '' end, 'status', document.status,
    'receivedAt', document.received_at, 'sha256', received_object.sha256,
    'id', case when document.document_id_value is null then null else document.document_id_system || ' ' || document.document_id_value end, 'setId', case when document.set_id_value is null then null else document.set_id_system || ' ' || document.set_id_value end, 'number', document.version_number,
    'replaces', (select coalesce(json_agg(json_build_object('id', case when said.target_id_value is null then null else said.target_id_system || ' ' || said.target_id_value end, 'setId', case when said.target_set_value is null then null else said.target_set_system || ' ' || said.target_set_value end,
        'number', said.target_version_number)), '[]')
      from document_relation said where said.document_id = document.id and said.kind = 'replaces'),
    'family', metadata.patient_family, 'given', metadata.patient_given, 'birthDate', metadata.patient_birth_date,
    'identifiers', metadata.patient_identifiers, 'patientId', verification.patient_id,
    'filedPatientId', case when document.restriction is null then filing.patient_id end, 'filedAt', filing.settled_at)
  from document
  join source on source.id = document.source_id
  join received_object on received_object.id = document.received_object_id
  left join metadata on metadata.document_id = document.id
  left join verification on verification.document_id = document.id
  left join lateral (
    select effect.patient_id, case when document.status = 'integrated' then effect.settled_at end as settled_at from effect
    where effect.document_id = document.id and effect.kind = 'integration' and effect.state <> 'undone'
      and document.status in ('integrating', 'integrated')
    order by effect.id desc limit 1
  ) filing on true
  where document.id = asked.id
), 'others', found.others,
  'accepted', (select coalesce(json_agg(related_id), '[]') from known_document where known_document.document_id = asked.id)
)), '[]')::text as found
from asked cross join lateral (
  select coalesce(json_agg((
  select json_build_object('documentId', document.id, 'sourceId', source.id, 'sourceName', case when document.restriction is null then source.name else '' end, 'status', document.status,
    'receivedAt', document.received_at, 'sha256', received_object.sha256,
    'id', case when document.document_id_value is null then null else document.document_id_system || ' ' || document.document_id_value end, 'setId', case when document.set_id_value is null then null else document.set_id_system || ' ' || document.set_id_value end, 'number', document.version_number,
    'replaces', (select coalesce(json_agg(json_build_object('id', case when said.target_id_value is null then null else said.target_id_system || ' ' || said.target_id_value end, 'setId', case when said.target_set_value is null then null else said.target_set_system || ' ' || said.target_set_value end,
        'number', said.target_version_number)), '[]')
      from document_relation said where said.document_id = document.id and said.kind = 'replaces'),
    'family', metadata.patient_family, 'given', metadata.patient_given, 'birthDate', metadata.patient_birth_date,
    'identifiers', metadata.patient_identifiers, 'patientId', verification.patient_id,
    'filedPatientId', case when document.restriction is null then filing.patient_id end, 'filedAt', filing.settled_at)
  from document
  join source on source.id = document.source_id
  join received_object on received_object.id = document.received_object_id
  left join metadata on metadata.document_id = document.id
  left join verification on verification.document_id = document.id
  left join lateral (
    select effect.patient_id, case when document.status = 'integrated' then effect.settled_at end as settled_at from effect
    where effect.document_id = document.id and effect.kind = 'integration' and effect.state <> 'undone'
      and document.status in ('integrating', 'integrated')
    order by effect.id desc limit 1
  ) filing on true
  where document.id = reached.id
)), '[]') as others from (
    (select same.id from received_object arrived join document same on same.received_object_id = arrived.id
     where arrived.sha256 = asked.sha256 order by same.id desc limit 50)
    union (select same.id from document same where same.document_id_value = asked.document_id_value and same.document_id_system = asked.document_id_system order by same.id desc limit 50)
    union (select same.id from document same where same.set_id_value = asked.set_id_value and same.set_id_system = asked.set_id_system order by same.id desc limit 50)
    union (select target.id from document_relation said join document target on target.document_id_value = said.target_id_value and target.document_id_system = said.target_id_system
     where said.document_id = asked.id and said.kind = 'replaces' order by target.id desc limit 50)
    union (select target.id from document_relation said join document target on target.set_id_value = said.target_set_value and target.set_id_system = said.target_set_system
     where said.document_id = asked.id and said.kind = 'replaces' order by target.id desc limit 50)
    union (select said.document_id from document_relation said
     where said.kind = 'replaces' and said.target_id_value = asked.document_id_value and said.target_id_system = asked.document_id_system order by said.document_id desc limit 50)
    union (select said.document_id from document_relation said
     where said.kind = 'replaces' and said.target_set_value = asked.set_id_value and said.target_set_system = asked.set_id_system order by said.document_id desc limit 50)
  ) reached where reached.id <> asked.id
) found
where json_array_length(found.others) > 0
  or exists (select 1 from document_relation said where said.document_id = asked.id and said.kind = 'replaces');
