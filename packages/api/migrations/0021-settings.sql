-- What is set for the whole installation (no facility) and for one facility; what is not set has its default. A setting is text that the
-- code reads, so that a new one needs no migration. The owner writes it, and running processes are told.
create table "setting" ("id" uuid not null default uuidv7(), "facility_id" uuid null, "name" text not null, "value" text not null, "changed_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "setting" add constraint "setting_facility" unique ("facility_id", "name");
create unique index "setting_installation" on "setting" ("name") where facility_id is null;
alter table "setting" add constraint "setting_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "setting"
  add constraint "setting_name_limit" check (char_length("name") <= 100),
  add constraint "setting_value_limit" check (char_length("value") <= 1000);
alter table "setting" enable row level security;
alter table "setting" force row level security;
create policy "setting_tenant" on "setting" using (facility_id = (select current_facility_id()) or facility_id is null) with check (facility_id is not distinct from current_facility_id());

create function tell_changed_setting() returns trigger language plpgsql as $$
begin
  perform pg_notify('setting', 'settings');
  return null;
end $$;
create trigger setting_changed after insert or update or delete on setting for each statement
  execute function tell_changed_setting();
