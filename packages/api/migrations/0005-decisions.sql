-- Deciding: who works on a document, candidates for whose it is, corrections, notes, and what decisions do to the hospital's
-- record. A document's status carries its ledger row along.

create table "mirrored_identifier" ("patient_id" uuid not null, "system" text not null, "value" text not null, "facility_id" uuid not null default current_facility_id(), primary key ("patient_id", "system", "value"));
create index "mirrored_identifier_search" on "mirrored_identifier" ("facility_id", "value", "system");

create table "presence" ("document_id" uuid not null, "user_id" uuid not null, "facility_id" uuid not null default current_facility_id(), "seen_at" timestamptz(3) not null default now(), primary key ("document_id", "user_id"));

create table "note" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "document_id" uuid not null, "author_id" uuid not null, "text" text not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));
create index "note_document" on "note" ("document_id", "id");

create table "effect" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "document_id" uuid not null, "kind" text not null, "state" text not null, "trouble" text null, "patient_id" uuid not null, "recalls_id" uuid null, "recall_reason" text null, "decided_by_id" uuid not null, "decided_at" timestamptz(3) not null default now(), "due_at" timestamptz(3) not null, "attempts" int not null default 0, "sent_at" timestamptz(3) null, "settled_at" timestamptz(3) null, "reference_fhir_id" text null, primary key ("id"));
create unique index "effect_under_way" on "effect" ("document_id") where state in ('planned', 'sent', 'unknown');
create index "effect_document" on "effect" ("document_id", "id");
create index "effect_state" on "effect" ("facility_id", "state", "due_at");

create table "incident" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "effect_id" uuid not null, "trouble" text not null, "opened_at" timestamptz(3) not null default now(), "closed_at" timestamptz(3) null, primary key ("id"));
alter table "incident" add constraint "incident_effect_id_unique" unique ("effect_id");
create index "incident_open" on "incident" ("facility_id", "closed_at", "opened_at", "id");

create table "correction" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "document_id" uuid not null, "trait" text not null, "as_read" jsonb not null, "corrected_by_id" uuid not null, "corrected_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "correction" add constraint "correction_document_trait" unique ("document_id", "trait");

create table "claim" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "document_id" uuid not null, "holder_id" uuid not null, "claimed_at" timestamptz(3) not null default now(), "held_until" timestamptz(3) not null, primary key ("id"));
alter table "claim" add constraint "claim_document_id_unique" unique ("document_id");
create index "claim_ending" on "claim" ("facility_id", "held_until");

create table "candidate" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "verification_id" uuid not null, "patient_id" uuid not null, "rank" int not null, "grade" text not null, "evidence" jsonb not null, primary key ("id"));
create index "candidate_patient_id_index" on "candidate" ("patient_id");
alter table "candidate" add constraint "candidate_verification_patient" unique ("verification_id", "patient_id");

alter table "patient" add "is_provisional" boolean not null default false;
create index "patient_by_birth_date" on "patient" ("facility_id", "birth_date");

alter table "received_object" drop constraint "received_object_state_check";
alter table "received_object" add constraint "received_object_state_check" check ("state" in ('received', 'documented', 'quarantined', 'integrating', 'integrated', 'rejected'));

alter table "document" add "version" int not null default 1, add "changed_by_id" uuid null, add "rejection_reason" text null;
alter table "document" add constraint "document_changed_by_id_foreign" foreign key ("changed_by_id") references "app_user" ("id") on delete restrict;
alter table "document" drop constraint "document_status_check";
alter table "document" add constraint "document_status_check" check ("status" in ('received', 'review', 'unreadable', 'integrating', 'integrated', 'rejected'));
alter table "document" add constraint "document_rejection_reason_check" check ("rejection_reason" in ('wrong-facility', 'duplicate', 'illegible', 'not-clinical', 'other'));

alter table "audit_event" drop constraint "audit_event_action_check";
alter table "audit_event" add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'document-opened', 'document-loaded-ahead', 'document-verified', 'verification-asked', 'document-claimed', 'document-taken-over', 'document-released', 'document-assigned', 'document-tagged', 'document-untagged', 'note-added', 'trait-corrected', 'candidate-chosen', 'provisional-patient-created', 'document-rejected', 'integration-decided', 'integration-sent', 'integration-unclear', 'integration-confirmed', 'integration-refused', 'recall-decided', 'recall-sent', 'recall-unclear', 'recall-confirmed', 'recall-refused', 'decision-undone', 'effect-redriven', 'search-kept', 'signed-in', 'signed-out', 'facility-set-up'));

alter table "metadata" drop constraint "metadata_format_check";
alter table "metadata" add constraint "metadata_format_check" check ("format" in ('CDA', 'PDF', 'other'));

alter table "verification" add "freshness" text null, add "chosen_by_id" uuid null;
alter table "verification" add constraint "verification_chosen_by_id_foreign" foreign key ("chosen_by_id") references "app_user" ("id") on delete restrict;
create index "verification_freshness" on "verification" ("facility_id", "freshness", "checked_at");
alter table "verification" add constraint "verification_freshness_check" check ("freshness" in ('verified', 'stale', 'unavailable'));

alter table "worklist_counter" drop constraint "worklist_counter_status_check";
alter table "worklist_counter" add constraint "worklist_counter_status_check" check ("status" in ('received', 'review', 'unreadable', 'integrating', 'integrated', 'rejected'));

alter table "mirrored_identifier" add constraint "mirrored_identifier_patient_id_foreign" foreign key ("patient_id") references "patient" ("id") on delete restrict;
alter table "mirrored_identifier" add constraint "mirrored_identifier_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "mirrored_identifier" enable row level security;
alter table "mirrored_identifier" force row level security;
create policy "mirrored_identifier_tenant" on "mirrored_identifier" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (mirrored_identifier.patient_id is null or exists (select 1 from patient referenced where referenced.id = mirrored_identifier.patient_id)));

alter table "presence" add constraint "presence_document_id_foreign" foreign key ("document_id") references "document" ("id") on update cascade on delete cascade;
alter table "presence" add constraint "presence_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on update cascade on delete cascade;
alter table "presence" add constraint "presence_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "presence" enable row level security;
alter table "presence" force row level security;
create policy "presence_tenant" on "presence" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (presence.document_id is null or exists (select 1 from document referenced where referenced.id = presence.document_id)));

alter table "note" add constraint "note_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "note" add constraint "note_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;
alter table "note" add constraint "note_author_id_foreign" foreign key ("author_id") references "app_user" ("id") on delete restrict;
alter table "note" enable row level security;
alter table "note" force row level security;
create policy "note_tenant" on "note" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (note.document_id is null or exists (select 1 from document referenced where referenced.id = note.document_id)));

alter table "effect" add constraint "effect_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "effect" add constraint "effect_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;
alter table "effect" add constraint "effect_patient_id_foreign" foreign key ("patient_id") references "patient" ("id") on delete restrict;
alter table "effect" add constraint "effect_recalls_id_foreign" foreign key ("recalls_id") references "effect" ("id") on delete restrict;
alter table "effect" add constraint "effect_decided_by_id_foreign" foreign key ("decided_by_id") references "app_user" ("id") on delete restrict;
alter table "effect" add constraint "effect_kind_check" check ("kind" in ('integration', 'recall'));
alter table "effect" add constraint "effect_state_check" check ("state" in ('planned', 'sent', 'unknown', 'confirmed', 'refused', 'undone'));
alter table "effect" add constraint "effect_trouble_check" check ("trouble" in ('content-refused', 'not-allowed', 'conflict', 'patient-inactive', 'no-answer'));
alter table "effect" add constraint "effect_recall_reason_check" check ("recall_reason" in ('wrong-patient', 'wrong-document', 'duplicate', 'other'));
alter table "effect" enable row level security;
alter table "effect" force row level security;
create policy "effect_tenant" on "effect" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (effect.document_id is null or exists (select 1 from document referenced where referenced.id = effect.document_id)) and (effect.patient_id is null or exists (select 1 from patient referenced where referenced.id = effect.patient_id)));

alter table "incident" add constraint "incident_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "incident" add constraint "incident_effect_id_foreign" foreign key ("effect_id") references "effect" ("id") on delete restrict;
alter table "incident" add constraint "incident_trouble_check" check ("trouble" in ('content-refused', 'not-allowed', 'conflict', 'patient-inactive', 'no-answer'));
alter table "incident" enable row level security;
alter table "incident" force row level security;
create policy "incident_tenant" on "incident" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (incident.effect_id is null or exists (select 1 from effect referenced where referenced.id = incident.effect_id)));

alter table "correction" add constraint "correction_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "correction" add constraint "correction_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;
alter table "correction" add constraint "correction_corrected_by_id_foreign" foreign key ("corrected_by_id") references "app_user" ("id") on delete restrict;
alter table "correction" add constraint "correction_trait_check" check ("trait" in ('identifier', 'family', 'given', 'birthDate', 'sex'));
alter table "correction" enable row level security;
alter table "correction" force row level security;
create policy "correction_tenant" on "correction" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (correction.document_id is null or exists (select 1 from document referenced where referenced.id = correction.document_id)));

alter table "claim" add constraint "claim_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "claim" add constraint "claim_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;
alter table "claim" add constraint "claim_holder_id_foreign" foreign key ("holder_id") references "app_user" ("id") on delete restrict;
alter table "claim" enable row level security;
alter table "claim" force row level security;
create policy "claim_tenant" on "claim" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (claim.document_id is null or exists (select 1 from document referenced where referenced.id = claim.document_id)));

alter table "candidate" add constraint "candidate_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "candidate" add constraint "candidate_verification_id_foreign" foreign key ("verification_id") references "verification" ("id") on delete restrict;
alter table "candidate" add constraint "candidate_patient_id_foreign" foreign key ("patient_id") references "patient" ("id") on delete restrict;
alter table "candidate" add constraint "candidate_grade_check" check ("grade" in ('certain', 'probable', 'possible', 'unlikely'));
alter table "candidate" enable row level security;
alter table "candidate" force row level security;
create policy "candidate_tenant" on "candidate" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (candidate.verification_id is null or exists (select 1 from verification referenced where referenced.id = candidate.verification_id)) and (candidate.patient_id is null or exists (select 1 from patient referenced where referenced.id = candidate.patient_id)));

-- What a page shows of a claim is its holder; a claim that is only prolonged changes no page.
create constraint trigger claim_shown after insert or delete on claim
  deferrable initially deferred for each row execute function on_shown_row_changed();
create constraint trigger claim_taken_over after update on claim
  deferrable initially deferred for each row when (old.holder_id is distinct from new.holder_id)
  execute function on_shown_row_changed();

-- The ledger's word for each status: an object is in exactly one state because its document is.
create function ledger_state(of_status text) returns text language sql immutable as
  $$ select case of_status when 'review' then 'documented' when 'unreadable' then 'quarantined' else of_status end $$;

create or replace function on_document_changed() returns trigger language plpgsql as $$
begin
  perform raise_worklist_version(coalesce(new.facility_id, old.facility_id));
  if tg_op <> 'INSERT' and (tg_op = 'DELETE' or new.status <> old.status) then
    perform count_document(old.facility_id, old.status, -1);
  end if;
  if tg_op <> 'DELETE' and (tg_op = 'INSERT' or new.status <> old.status) then
    perform count_document(new.facility_id, new.status, 1);
  end if;
  if tg_op = 'UPDATE' and new.status <> old.status then
    update received_object set state = ledger_state(new.status) where id = new.received_object_id;
  end if;
  return null;
end $$;

-- Tells who has a document open that something of its pane changed. Nothing of a patient travels with it.
create function tell_viewers() returns trigger language plpgsql as $$
declare
  row_now jsonb := to_jsonb(coalesce(new, old));
begin
  perform pg_notify('document', coalesce(row_now ->> 'document_id', row_now ->> 'id'));
  return null;
end $$;

create trigger document_told after update on document for each row execute function tell_viewers();
create trigger metadata_told after insert or update on metadata for each row execute function tell_viewers();
create trigger verification_told after insert or update on verification for each row execute function tell_viewers();
create trigger claim_told after insert or update or delete on claim for each row execute function tell_viewers();
create trigger effect_told after insert or update on effect for each row execute function tell_viewers();
create trigger note_told after insert on note for each row execute function tell_viewers();
create trigger correction_told after insert or update on correction for each row execute function tell_viewers();
create trigger presence_told after insert or delete on presence for each row execute function tell_viewers();
create trigger document_tag_told after insert or delete on document_tag for each row execute function tell_viewers();
