-- What was read of a received object: its documents, where each stands in it, its versions and what it goes back to. What came in before
-- has one once it is read again.
create table "reading" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "received_object_id" uuid not null, "content" jsonb not null, "read_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "reading" add constraint "reading_received_object_id_unique" unique ("received_object_id");
alter table "reading" add constraint "reading_content_limit" check (pg_column_size("content") <= 4000000);
alter table "reading" add constraint "reading_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "reading" add constraint "reading_received_object_id_foreign" foreign key ("received_object_id") references "received_object" ("id") on delete restrict;
alter table "reading" enable row level security;
alter table "reading" force row level security;
create policy "reading_tenant" on "reading" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (reading.received_object_id is null or exists (select 1 from received_object referenced where referenced.id = reading.received_object_id)));
