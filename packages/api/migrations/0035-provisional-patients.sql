-- Patients who were made here because the hospital did not know them: by whom, when and why, until each is merged into the real record.
create table "provisional_patient" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "patient_id" uuid not null, "document_id" uuid not null, "made_by_id" uuid not null, "made_at" timestamptz(3) not null default now(), "reason" text null, "search_at" timestamptz(3) not null, "searches" int not null default 0, "merged_into_id" uuid null, "merged_by_id" uuid null, "merge_due_at" timestamptz(3) null, "resolved_at" timestamptz(3) null, primary key ("id"));
alter table "provisional_patient" add constraint "provisional_patient_patient_id_unique" unique ("patient_id");
create index "provisional_patient_document_id_index" on "provisional_patient" ("document_id");
create index "provisional_patient_merged_into_id_index" on "provisional_patient" ("merged_into_id");
create index "provisional_patient_open" on "provisional_patient" ("facility_id", "resolved_at", "made_at", "id");
create index "provisional_patient_due" on "provisional_patient" ("facility_id", "resolved_at", "search_at");
alter table "provisional_patient" add constraint "provisional_patient_reason_check" check ("reason" in ('asked', 'relative', 'namesake', 'other'));
alter table "provisional_patient" add constraint "provisional_patient_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "provisional_patient" add constraint "provisional_patient_patient_id_foreign" foreign key ("patient_id") references "patient" ("id") on delete restrict;
alter table "provisional_patient" add constraint "provisional_patient_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;
alter table "provisional_patient" add constraint "provisional_patient_made_by_id_foreign" foreign key ("made_by_id") references "app_user" ("id") on delete restrict;
alter table "provisional_patient" add constraint "provisional_patient_merged_into_id_foreign" foreign key ("merged_into_id") references "patient" ("id") on delete restrict;
alter table "provisional_patient" add constraint "provisional_patient_merged_by_id_foreign" foreign key ("merged_by_id") references "app_user" ("id") on delete restrict;
alter table "provisional_patient" enable row level security;
create policy "provisional_patient_tenant" on "provisional_patient" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (provisional_patient.patient_id is null or exists (select 1 from patient referenced where referenced.id = provisional_patient.patient_id)) and (provisional_patient.document_id is null or exists (select 1 from document referenced where referenced.id = provisional_patient.document_id)) and (provisional_patient.merged_into_id is null or exists (select 1 from patient referenced where referenced.id = provisional_patient.merged_into_id)));

-- Records of the hospital that may be the real one of a provisional patient.
create table "likely_record" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "provisional_patient_id" uuid not null, "patient_id" uuid not null, "rank" int not null, "grade" text not null, "evidence" jsonb not null, "is_ruled_out" boolean not null default false, primary key ("id"));
create index "likely_record_patient_id_index" on "likely_record" ("patient_id");
alter table "likely_record" add constraint "likely_record_patient" unique ("provisional_patient_id", "patient_id");
alter table "likely_record" add constraint "likely_record_grade_check" check ("grade" in ('certain', 'probable', 'possible', 'unlikely'));
alter table "likely_record" add constraint "likely_record_evidence_limit" check (pg_column_size("evidence") <= 1000000);
alter table "likely_record" add constraint "likely_record_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "likely_record" add constraint "likely_record_provisional_patient_id_foreign" foreign key ("provisional_patient_id") references "provisional_patient" ("id") on delete cascade;
alter table "likely_record" add constraint "likely_record_patient_id_foreign" foreign key ("patient_id") references "patient" ("id") on delete restrict;
alter table "likely_record" enable row level security;
alter table "likely_record" force row level security;
create policy "likely_record_tenant" on "likely_record" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (likely_record.provisional_patient_id is null or exists (select 1 from provisional_patient referenced where referenced.id = likely_record.provisional_patient_id)) and (likely_record.patient_id is null or exists (select 1 from patient referenced where referenced.id = likely_record.patient_id)));

-- When the hospital was last asked widely for whose a document is, and for which traits: a digest, so that other traits need another search.
alter table "verification" add column "searched_widely_at" timestamptz(3) null, add column "searched_for" text null;
alter table "verification" add constraint "verification_searched_for_limit" check (char_length("searched_for") <= 64);

-- Patients who were made before are listed as well.
alter table "patient" no force row level security;
alter table "verification" no force row level security;
insert into provisional_patient (facility_id, patient_id, document_id, made_by_id, made_at, search_at)
  select distinct on (patient.id) patient.facility_id, patient.id, verification.document_id, verification.chosen_by_id, patient.created_at, now()
  from patient join verification on verification.patient_id = patient.id and verification.outcome = 'provisional'
  where verification.chosen_by_id is not null
  order by patient.id, verification.document_id;
alter table "patient" force row level security;
alter table "verification" force row level security;
alter table "provisional_patient" force row level security;

alter table "audit_event" drop constraint "audit_event_action_check", add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'read-again-asked', 'document-opened', 'document-loaded-ahead', 'file-read', 'narrative-read', 'patients-searched', 'document-verified', 'verification-unanswered', 'verification-not-asked', 'verification-asked', 'document-claimed', 'document-taken-over', 'document-released', 'document-assigned', 'document-tagged', 'document-untagged', 'note-added', 'trait-corrected', 'candidate-chosen', 'likely-patients-searched', 'provisional-patient-created', 'lost-files-accepted', 'document-rejected', 'integration-decided', 'integration-sent', 'integration-unclear', 'integration-confirmed', 'integration-refused', 'recall-decided', 'recall-sent', 'recall-unclear', 'recall-confirmed', 'recall-refused', 'decision-undone', 'effect-redriven', 'version-superseded', 'version-restored', 'search-kept', 'signed-in', 'signed-out', 'facility-set-up', 'real-record-searched', 'merge-decided', 'merge-undone', 'document-moved', 'merge-done'));
