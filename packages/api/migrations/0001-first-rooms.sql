-- Tables of the first rooms: facilities and people, intake, documents, verification, worklist, audit.
-- Every tenant table has facility_id and forced row-level security; see src/platform/tenancy.ts.

-- The facility that the current transaction acts for. None set: null, and no row is visible.
create function current_facility_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('mailroom.facility_id', true), '')::uuid;

create table "document_type" ("id" uuid not null default uuidv7(), "code" text not null, "name_en" text not null, "name_fr" text not null, primary key ("id"));
alter table "document_type" add constraint "document_type_code_unique" unique ("code");

create table "facility" ("id" uuid not null default uuidv7(), "code" text not null, "name" text not null, "city" text not null, "country" text not null, "time_zone" text not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "facility" add constraint "facility_code_unique" unique ("code");

create table "provider" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "fhir_id" text not null, "identifier" text null, "identifier_system" text null, "family" text null, "given" text[] not null, "name_prefix" text null, "specialty" text null, "phone" text null, "email" text null, "address_line" text null, "city" text null, "postal_code" text null, "country" text null, "is_active" boolean not null default true, "mirrored_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "provider" add constraint "provider_facility_fhir_id" unique ("facility_id", "fhir_id");

create table "patient" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "fhir_id" text not null, "fhir_version" text null, "is_active" boolean not null default true, "medical_record_number" text null, "national_identifier" text null, "national_identifier_system" text null, "identifiers" jsonb not null, "family" text null, "given" text[] not null, "birth_family" text null, "name_prefix" text null, "name_suffix" text null, "birth_date" text null, "birth_place" text null, "sex" text null, "is_deceased" boolean not null default false, "deceased_at" text null, "multiple_birth_order" int null, "marital_status" text null, "language" text null, "phone" text null, "mobile_phone" text null, "email" text null, "address_line" text null, "address_line2" text null, "city" text null, "district" text null, "state" text null, "postal_code" text null, "country" text null, "emergency_contact_name" text null, "emergency_contact_phone" text null, "general_practitioner_id" uuid null, "managing_organization" text null, "replaced_by_fhir_id" text null, "mirrored_at" timestamptz(3) not null default now(), "created_at" timestamptz(3) not null default now(), primary key ("id"));
create index "patient_by_name" on "patient" ("facility_id", "family", "birth_date");
create index "patient_by_number" on "patient" ("facility_id", "medical_record_number");
alter table "patient" add constraint "patient_facility_fhir_id" unique ("facility_id", "fhir_id");
alter table "patient" add constraint "patient_sex_check" check ("sex" in ('male', 'female', 'other', 'unknown'));

create table "source" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "code" text not null, "name" text not null, "kind" text not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "source" add constraint "source_facility_code" unique ("facility_id", "code");
alter table "source" add constraint "source_kind_check" check ("kind" in ('folder', 'upload', 'mail', 'laboratory', 'imaging', 'device', 'scan'));

create table "received_object" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "source_id" uuid not null, "sha256" text not null, "size_bytes" int not null, "file_name" text not null, "state" text not null, "times_received" int not null default 1, "received_at" timestamptz(3) not null default now(), "last_received_at" timestamptz(3) not null default now(), primary key ("id"));
create index "received_object_state" on "received_object" ("facility_id", "state", "received_at");
alter table "received_object" add constraint "received_object_source_sha256" unique ("source_id", "sha256");
alter table "received_object" add constraint "received_object_state_check" check ("state" in ('received', 'documented', 'quarantined'));

create table "tag" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "name" text not null, "color" text not null, primary key ("id"));
alter table "tag" add constraint "tag_facility_name" unique ("facility_id", "name");

create table "app_user" ("id" uuid not null default uuidv7(), "login" text not null, "name" text not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "app_user" add constraint "app_user_login_unique" unique ("login");

create table "session" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "user_id" uuid not null, "token_sha256" text not null, "created_at" timestamptz(3) not null default now(), "expires_at" timestamptz(3) not null, "revoked_at" timestamptz(3) null, primary key ("id"));
create index "session_user_id_index" on "session" ("user_id");
alter table "session" add constraint "session_token_sha256_unique" unique ("token_sha256");
create index "session_expires_at_index" on "session" ("expires_at");

create table "membership" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "user_id" uuid not null, "role" text not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));
create index "membership_user_id_index" on "membership" ("user_id");
alter table "membership" add constraint "membership_facility_user" unique ("facility_id", "user_id");
alter table "membership" add constraint "membership_role_check" check ("role" in ('clerk', 'nurse', 'administrator'));

create table "document" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "received_object_id" uuid not null, "source_id" uuid not null, "status" text not null, "received_at" timestamptz(3) not null, "title" text not null, "document_type_id" uuid null, "assignee_id" uuid null, "unreadable_reason" text null, "unreadable_detail" text null, primary key ("id"));
create index "document_received_object_id_index" on "document" ("received_object_id");
create index "document_worklist" on "document" ("facility_id", "status", "received_at", "id");
create index "document_received" on "document" ("facility_id", "received_at", "id");
create index "document_by_type" on "document" ("facility_id", "document_type_id", "received_at", "id");
create index "document_by_source" on "document" ("facility_id", "source_id", "received_at", "id");
create index "document_by_assignee" on "document" ("facility_id", "assignee_id", "received_at", "id");
alter table "document" add constraint "document_status_check" check ("status" in ('received', 'review', 'unreadable', 'integrated', 'rejected'));
alter table "document" add constraint "document_unreadable_reason_check" check ("unreadable_reason" in ('empty', 'unknown-format', 'xml-malformed', 'xml-doctype', 'xml-limits', 'not-a-clinical-document', 'no-patient', 'damaged'));

create table "metadata" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "document_id" uuid not null, "format" text not null, "patient_family" text null, "patient_given" text[] not null, "patient_name" text null, "patient_birth_date" text null, "patient_sex" text null, "patient_identifiers" jsonb not null, "document_date" text null, "document_code" text null, "document_code_system" text null, "document_title" text null, "author" text null, "custodian" text null, "read_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "metadata" add constraint "metadata_document_id_unique" unique ("document_id");
alter table "metadata" add constraint "metadata_format_check" check ("format" in ('CDA', 'PDF'));
alter table "metadata" add constraint "metadata_patient_sex_check" check ("patient_sex" in ('male', 'female', 'other', 'unknown'));

create table "document_word" ("document_id" uuid not null, "word" text collate "C" not null, "facility_id" uuid not null default current_facility_id(), primary key ("document_id", "word"));
create index "document_word_search" on "document_word" ("facility_id", "word", "document_id");

create table "document_tag" ("document_id" uuid not null, "tag_id" uuid not null, "facility_id" uuid not null default current_facility_id(), primary key ("document_id", "tag_id"));
create index "document_tag_tag" on "document_tag" ("tag_id", "document_id");

create table "attachment" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "document_id" uuid not null, "role" text not null, "ordinal" int not null, "file_name" text not null, "media_type" text not null, "size_bytes" int not null, "sha256" text not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "attachment" add constraint "attachment_document_ordinal" unique ("document_id", "ordinal");
alter table "attachment" add constraint "attachment_role_check" check ("role" in ('original', 'body'));

create table "audit_event" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "occurred_at" timestamptz(3) not null default now(), "action" text not null, "actor_id" uuid null, "document_id" uuid null, "details" jsonb null, primary key ("id"));
create index "audit_event_document" on "audit_event" ("facility_id", "document_id", "id");
alter table "audit_event" add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'document-opened', 'search-kept', 'signed-in', 'signed-out', 'facility-set-up'));

create table "verification" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "document_id" uuid not null, "outcome" text not null, "patient_id" uuid null, "checked_at" timestamptz(3) null, primary key ("id"));
alter table "verification" add constraint "verification_document_id_unique" unique ("document_id");
create index "verification_patient_id_index" on "verification" ("patient_id");
create index "verification_outcome" on "verification" ("facility_id", "outcome", "document_id");
alter table "verification" add constraint "verification_outcome_check" check ("outcome" in ('pending', 'matched', 'ambiguous', 'unmatched', 'unavailable'));

create table "worklist_counter" ("facility_id" uuid not null default current_facility_id(), "status" text not null, "shard" smallint not null, "documents" int not null, primary key ("facility_id", "status", "shard"));
alter table "worklist_counter" add constraint "worklist_counter_status_check" check ("status" in ('received', 'review', 'unreadable', 'integrated', 'rejected'));

create table "worklist_search" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "patient_name" text not null, "created_by_id" uuid not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "worklist_search" add constraint "worklist_search_name" unique ("facility_id", "patient_name");

create table "worklist_version" ("facility_id" uuid not null default current_facility_id(), "shard" smallint not null, "version" bigint not null, primary key ("facility_id", "shard"));

alter table "provider" add constraint "provider_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;

alter table "patient" add constraint "patient_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "patient" add constraint "patient_general_practitioner_id_foreign" foreign key ("general_practitioner_id") references "provider" ("id") on delete set null;

alter table "source" add constraint "source_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;

alter table "received_object" add constraint "received_object_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "received_object" add constraint "received_object_source_id_foreign" foreign key ("source_id") references "source" ("id") on delete restrict;

alter table "tag" add constraint "tag_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;

alter table "session" add constraint "session_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "session" add constraint "session_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete restrict;

alter table "membership" add constraint "membership_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "membership" add constraint "membership_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete restrict;

alter table "document" add constraint "document_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "document" add constraint "document_received_object_id_foreign" foreign key ("received_object_id") references "received_object" ("id") on delete restrict;
alter table "document" add constraint "document_source_id_foreign" foreign key ("source_id") references "source" ("id") on delete restrict;
alter table "document" add constraint "document_document_type_id_foreign" foreign key ("document_type_id") references "document_type" ("id") on delete set null;
alter table "document" add constraint "document_assignee_id_foreign" foreign key ("assignee_id") references "app_user" ("id") on delete set null;

alter table "metadata" add constraint "metadata_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "metadata" add constraint "metadata_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;

alter table "document_word" add constraint "document_word_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;
alter table "document_word" add constraint "document_word_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;

alter table "document_tag" add constraint "document_tag_document_id_foreign" foreign key ("document_id") references "document" ("id") on update cascade on delete cascade;
alter table "document_tag" add constraint "document_tag_tag_id_foreign" foreign key ("tag_id") references "tag" ("id") on update cascade on delete cascade;
alter table "document_tag" add constraint "document_tag_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;

alter table "attachment" add constraint "attachment_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "attachment" add constraint "attachment_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;

alter table "audit_event" add constraint "audit_event_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "audit_event" add constraint "audit_event_actor_id_foreign" foreign key ("actor_id") references "app_user" ("id") on delete restrict;

alter table "verification" add constraint "verification_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "verification" add constraint "verification_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;
alter table "verification" add constraint "verification_patient_id_foreign" foreign key ("patient_id") references "patient" ("id") on delete set null;

alter table "worklist_counter" add constraint "worklist_counter_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;

alter table "worklist_search" add constraint "worklist_search_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "worklist_search" add constraint "worklist_search_created_by_id_foreign" foreign key ("created_by_id") references "app_user" ("id") on delete restrict;

alter table "worklist_version" add constraint "worklist_version_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;

alter table "provider" enable row level security;
alter table "provider" force row level security;
create policy "provider_tenant" on "provider" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id());
alter table "patient" enable row level security;
alter table "patient" force row level security;
create policy "patient_tenant" on "patient" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id() and (patient.general_practitioner_id is null or exists (select 1 from provider referenced where referenced.id = patient.general_practitioner_id)));
alter table "source" enable row level security;
alter table "source" force row level security;
create policy "source_tenant" on "source" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id());
alter table "received_object" enable row level security;
alter table "received_object" force row level security;
create policy "received_object_tenant" on "received_object" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id() and (received_object.source_id is null or exists (select 1 from source referenced where referenced.id = received_object.source_id)));
alter table "tag" enable row level security;
alter table "tag" force row level security;
create policy "tag_tenant" on "tag" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id());
alter table "session" enable row level security;
alter table "session" force row level security;
create policy "session_tenant" on "session" using (facility_id = current_facility_id() or token_sha256 = nullif(current_setting('mailroom.session_token', true), '')) with check (facility_id = current_facility_id());
alter table "membership" enable row level security;
alter table "membership" force row level security;
create policy "membership_tenant" on "membership" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id());
alter table "document" enable row level security;
alter table "document" force row level security;
create policy "document_tenant" on "document" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id() and (document.source_id is null or exists (select 1 from source referenced where referenced.id = document.source_id)) and (document.received_object_id is null or exists (select 1 from received_object referenced where referenced.id = document.received_object_id)));
alter table "metadata" enable row level security;
alter table "metadata" force row level security;
create policy "metadata_tenant" on "metadata" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id() and (metadata.document_id is null or exists (select 1 from document referenced where referenced.id = metadata.document_id)));
alter table "document_word" enable row level security;
alter table "document_word" force row level security;
create policy "document_word_tenant" on "document_word" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id() and (document_word.document_id is null or exists (select 1 from document referenced where referenced.id = document_word.document_id)));
alter table "document_tag" enable row level security;
alter table "document_tag" force row level security;
create policy "document_tag_tenant" on "document_tag" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id() and (document_tag.document_id is null or exists (select 1 from document referenced where referenced.id = document_tag.document_id)) and (document_tag.tag_id is null or exists (select 1 from tag referenced where referenced.id = document_tag.tag_id)));
alter table "attachment" enable row level security;
alter table "attachment" force row level security;
create policy "attachment_tenant" on "attachment" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id() and (attachment.document_id is null or exists (select 1 from document referenced where referenced.id = attachment.document_id)));
alter table "audit_event" enable row level security;
alter table "audit_event" force row level security;
create policy "audit_event_tenant" on "audit_event" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id());
alter table "verification" enable row level security;
alter table "verification" force row level security;
create policy "verification_tenant" on "verification" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id() and (verification.document_id is null or exists (select 1 from document referenced where referenced.id = verification.document_id)) and (verification.patient_id is null or exists (select 1 from patient referenced where referenced.id = verification.patient_id)));
alter table "worklist_counter" enable row level security;
alter table "worklist_counter" force row level security;
create policy "worklist_counter_tenant" on "worklist_counter" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id());
alter table "worklist_search" enable row level security;
alter table "worklist_search" force row level security;
create policy "worklist_search_tenant" on "worklist_search" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id());
alter table "worklist_version" enable row level security;
alter table "worklist_version" force row level security;
create policy "worklist_version_tenant" on "worklist_version" using (facility_id = current_facility_id()) with check (facility_id = current_facility_id());

-- Opens the session of a cookie: from here on the transaction acts for the session's facility, and for no other.
-- One row for a living session of somebody who still works there, none otherwise.
create function open_session(token_hash text)
  returns table (session_id uuid, user_id uuid, user_name text, facility_id uuid, facility_name text, role text)
  language plpgsql as $$
declare
  living session;
begin
  perform set_config('mailroom.session_token', token_hash, true);
  select * into living from session
    where token_sha256 = token_hash and revoked_at is null and expires_at > now();
  perform set_config('mailroom.session_token', '', true);
  if living.id is null then
    return;
  end if;
  perform set_config('mailroom.facility_id', living.facility_id::text, true);
  return query
    select living.id, app_user.id, app_user.name, facility.id, facility.name, membership.role
    from membership
    join app_user on app_user.id = membership.user_id
    join facility on facility.id = membership.facility_id
    where membership.facility_id = living.facility_id and membership.user_id = living.user_id;
end $$;

-- Raises the worklist's version once per transaction and tells whoever listens. Connections write to different
-- shards, and the triggers run at commit, so that a shard's row is locked for the shortest time and always first.
create function raise_worklist_version(of_facility uuid) returns void language plpgsql as $$
declare
  transaction_id text := pg_current_xact_id()::text;
begin
  if current_setting('mailroom.version_raised_by', true) is not distinct from transaction_id then
    return;
  end if;
  perform set_config('mailroom.version_raised_by', transaction_id, true);
  insert into worklist_version (facility_id, shard, version) values (of_facility, pg_backend_pid() % 16, 1)
    on conflict (facility_id, shard) do update set version = worklist_version.version + 1;
  perform pg_notify('worklist', of_facility::text);
end $$;

create function count_document(of_facility uuid, in_status text, difference int) returns void language sql as $$
  insert into worklist_counter (facility_id, status, shard, documents)
    values (of_facility, in_status, pg_backend_pid() % 16, difference)
    on conflict (facility_id, status, shard) do update set documents = worklist_counter.documents + difference;
$$;

create function on_document_changed() returns trigger language plpgsql as $$
begin
  perform raise_worklist_version(coalesce(new.facility_id, old.facility_id));
  if tg_op <> 'INSERT' and (tg_op = 'DELETE' or new.status <> old.status) then
    perform count_document(old.facility_id, old.status, -1);
  end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.status <> old.status) then
    perform count_document(new.facility_id, new.status, 1);
  end if;
  return null;
end $$;

create constraint trigger document_counted after insert or update or delete on document
  deferrable initially deferred for each row execute function on_document_changed();

create function on_shown_row_changed() returns trigger language plpgsql as $$
begin
  perform raise_worklist_version(coalesce(new.facility_id, old.facility_id));
  return null;
end $$;

create constraint trigger metadata_shown after insert or update or delete on metadata
  deferrable initially deferred for each row execute function on_shown_row_changed();
create constraint trigger verification_shown after insert or update or delete on verification
  deferrable initially deferred for each row execute function on_shown_row_changed();
create constraint trigger document_tag_shown after insert or update or delete on document_tag
  deferrable initially deferred for each row execute function on_shown_row_changed();
create constraint trigger tag_shown after update or delete on tag
  deferrable initially deferred for each row execute function on_shown_row_changed();
create constraint trigger source_shown after update or delete on source
  deferrable initially deferred for each row execute function on_shown_row_changed();
