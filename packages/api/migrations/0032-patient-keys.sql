-- Mirrored patients are found by the keys of their names and dates. A worker gives them to the patients who are here already.
create table "patient_key" ("patient_id" uuid not null, "key" text collate "C" not null, "facility_id" uuid not null default current_facility_id(), primary key ("patient_id", "key"));
create index "patient_key_search" on "patient_key" ("facility_id", "key", "patient_id");
alter table "patient_key" add constraint "patient_key_patient_id_foreign" foreign key ("patient_id") references "patient" ("id") on delete restrict;
alter table "patient_key" add constraint "patient_key_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "patient_key" add constraint "patient_key_key_limit" check (char_length("key") <= 60);
alter table "patient_key" enable row level security;
alter table "patient_key" force row level security;
create policy "patient_key_tenant" on "patient_key" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (patient_key.patient_id is null or exists (select 1 from patient referenced where referenced.id = patient_key.patient_id)));
alter table "patient" add column "keys_version" smallint not null default 0;
create index "patient_without_keys" on "patient" ("facility_id", "keys_version");
