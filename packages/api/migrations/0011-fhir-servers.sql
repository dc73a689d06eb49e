-- What of a filed document was read back from the hospital's server before it was confirmed; null for those of older releases.
alter table "effect" add "read_back" text null;
alter table "effect" add constraint "effect_read_back_check" check ("read_back" in ('bytes', 'reference'));

-- A record that breaks the specification is shown, and never matched by itself.
alter table "patient" add "is_understood" boolean not null default true;

-- Kinds of question that a facility's server refuses.
create table "call_incident" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "call" text not null, "status" int not null, "opened_at" timestamptz(3) not null default now(), "closed_at" timestamptz(3) null, primary key ("id"));
alter table "call_incident" add constraint "call_incident_call" unique ("facility_id", "call");
alter table "call_incident" add constraint "call_incident_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "call_incident" add constraint "call_incident_call_check" check ("call" in ('search-patients', 'read-patient', 'find-filed', 'read-filed'));
alter table "call_incident" enable row level security;
alter table "call_incident" force row level security;
create policy "call_incident_tenant" on "call_incident" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id());
