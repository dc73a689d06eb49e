-- How far each facility's audit was written into AUDIT_FILE. See docs/decisions/0026-the-chain-of-the-audit.md.
create table "audit_copy" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "position" bigint not null, primary key ("id"));
alter table "audit_copy" add constraint "audit_copy_facility" unique ("facility_id");
alter table "audit_copy" add constraint "audit_copy_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "audit_copy" enable row level security;
alter table "audit_copy" force row level security;
create policy "audit_copy_tenant" on "audit_copy" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id());
