-- Where each facility's FHIR server is and which of its records are its own, and what a check can come to besides.

create table "connection" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "base_url" text null, "managing_organization" text null, "identifier_systems" text[] not null, "changed_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "connection" add constraint "connection_facility" unique ("facility_id");
alter table "connection" add constraint "connection_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "connection" enable row level security;
alter table "connection" force row level security;
create policy "connection_tenant" on "connection" using (facility_id = (select current_facility_id()) or nullif(current_setting('mailroom.compares_servers', true), '') is not null) with check (facility_id = current_facility_id());

-- How many other facilities use a server. It counts across facilities, tells no more than the number, and leaves the
-- transaction as it was.
create function other_facilities_on(server text, fallback text) returns int language plpgsql as $$
declare
  compared text := set_config('mailroom.compares_servers', 'on', true);
  others int;
begin
  select count(*) into others from facility left join connection on connection.facility_id = facility.id
    where facility.id is distinct from current_facility_id() and coalesce(connection.base_url, fallback) = server;
  compared := set_config('mailroom.compares_servers', '', true);
  return others;
end
$$;

alter table "verification" drop constraint "verification_outcome_check";
alter table "verification" add constraint "verification_outcome_check" check ("outcome" in ('pending', 'matched', 'provisional', 'ambiguous', 'unmatched', 'not-asked', 'unavailable', 'unscoped'));
alter table "effect" drop constraint "effect_trouble_check";
alter table "effect" add constraint "effect_trouble_check" check ("trouble" in ('content-refused', 'not-allowed', 'conflict', 'patient-inactive', 'other-facility', 'unscoped', 'no-answer'));
alter table "incident" drop constraint "incident_trouble_check";
alter table "incident" add constraint "incident_trouble_check" check ("trouble" in ('content-refused', 'not-allowed', 'conflict', 'patient-inactive', 'other-facility', 'unscoped', 'no-answer'));

-- What whose a document is is judged by, and what keeps the rules from matching.
alter table "patient" add column "former_families" text[] not null default '{}', add column "name_text" text null;
alter table "candidate" add column "strict_doubts" text[] not null default '{}';

-- A check that read nothing is no check.
alter table "audit_event" drop constraint "audit_event_action_check";
alter table "audit_event" add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'read-again-asked', 'document-opened', 'document-loaded-ahead', 'document-verified', 'verification-unanswered', 'verification-not-asked', 'verification-asked', 'document-claimed', 'document-taken-over', 'document-released', 'document-assigned', 'document-tagged', 'document-untagged', 'note-added', 'trait-corrected', 'candidate-chosen', 'provisional-patient-created', 'lost-files-accepted', 'document-rejected', 'integration-decided', 'integration-sent', 'integration-unclear', 'integration-confirmed', 'integration-refused', 'recall-decided', 'recall-sent', 'recall-unclear', 'recall-confirmed', 'recall-refused', 'decision-undone', 'effect-redriven', 'search-kept', 'signed-in', 'signed-out', 'facility-set-up'));
