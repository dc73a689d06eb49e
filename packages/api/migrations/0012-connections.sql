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
