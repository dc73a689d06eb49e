-- A person says that a document may be filed although another one is it, or a newer version of it: for exactly the others that were seen.
create table "known_document" ("document_id" uuid not null, "related_id" uuid not null, "facility_id" uuid not null default current_facility_id(), "accepted_by_id" uuid not null, "accepted_at" timestamptz(3) not null default now(), primary key ("document_id", "related_id"));
alter table "known_document" add constraint "known_document_document_id_foreign" foreign key ("document_id") references "document" ("id") on update cascade on delete cascade;
alter table "known_document" add constraint "known_document_related_id_foreign" foreign key ("related_id") references "document" ("id") on update cascade on delete cascade;
alter table "known_document" add constraint "known_document_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "known_document" add constraint "known_document_accepted_by_id_foreign" foreign key ("accepted_by_id") references "app_user" ("id") on delete restrict;
alter table "known_document" enable row level security;
alter table "known_document" force row level security;
create policy "known_document_tenant" on "known_document" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (known_document.document_id is null or exists (select 1 from document referenced where referenced.id = known_document.document_id)) and (known_document.related_id is null or exists (select 1 from document referenced where referenced.id = known_document.related_id)));

-- The newer version behind which a document steps back. A policy of a table cannot ask the table itself: the code finds it under its policy.
alter table "document" add column "successor_id" uuid null;
alter table "document" add constraint "document_successor_id_foreign" foreign key ("successor_id") references "document" ("id") on delete set null;

-- An identifier that one source uses for documents of different patients: told once for the source and the system.
create table "shared_identifier" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "source_id" uuid not null, "system" text not null, "found_at" timestamptz(3) not null default now(), "noted_at" timestamptz(3) null, "noted_by_id" uuid null, primary key ("id"));
alter table "shared_identifier" add constraint "shared_identifier_source_system" unique ("source_id", "system");
alter table "shared_identifier" add constraint "shared_identifier_system_limit" check (char_length("system") <= 300);
alter table "shared_identifier" add constraint "shared_identifier_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "shared_identifier" add constraint "shared_identifier_source_id_foreign" foreign key ("source_id") references "source" ("id") on delete restrict;
alter table "shared_identifier" add constraint "shared_identifier_noted_by_id_foreign" foreign key ("noted_by_id") references "app_user" ("id") on delete restrict;
create index "shared_identifier_open" on "shared_identifier" ("facility_id", "found_at", "id") where noted_at is null;
alter table "shared_identifier" enable row level security;
alter table "shared_identifier" force row level security;
create policy "shared_identifier_tenant" on "shared_identifier" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (shared_identifier.source_id is null or exists (select 1 from source referenced where referenced.id = shared_identifier.source_id)));
alter table "document" drop constraint "document_rejection_reason_check", add constraint "document_rejection_reason_check" check ("rejection_reason" in ('wrong-facility', 'duplicate', 'replaced', 'illegible', 'not-clinical', 'other'));
alter table "audit_event" drop constraint "audit_event_action_check", add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'read-again-asked', 'successor-found', 'shared-identifier-found', 'document-opened', 'document-loaded-ahead', 'file-read', 'narrative-read', 'patients-searched', 'document-verified', 'verification-unanswered', 'verification-not-asked', 'verification-asked', 'document-claimed', 'document-taken-over', 'document-released', 'document-assigned', 'document-tagged', 'document-untagged', 'note-added', 'trait-corrected', 'candidate-chosen', 'likely-patients-searched', 'provisional-patient-created', 'lost-files-accepted', 'known-document-accepted', 'document-rejected', 'integration-decided', 'integration-sent', 'integration-unclear', 'integration-confirmed', 'integration-refused', 'recall-decided', 'recall-sent', 'recall-unclear', 'recall-confirmed', 'recall-refused', 'decision-undone', 'effect-redriven', 'version-superseded', 'version-restored', 'search-kept', 'signed-in', 'signed-out', 'facility-set-up', 'real-record-searched', 'merge-decided', 'merge-undone', 'document-moved', 'merge-done'));
