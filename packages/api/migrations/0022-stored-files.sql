-- Every file that is stored, once for each kind of use: what comes to walk over files (the proof, a backup, another place, a purge)
-- asks this table and no other. A file of which no row is left is needed by nobody.
create table "stored_file" (
  "facility_id" uuid not null default current_facility_id(),
  "sha256" text not null,
  "kind" text not null,
  "stored_at" timestamptz(3) not null default now(),
  primary key ("facility_id", "sha256", "kind")
);
alter table "stored_file" add constraint "stored_file_kind_check" check ("kind" in ('original', 'body', 'narrative', 'page', 'text'));
alter table "stored_file" add constraint "stored_file_sha256_limit" check (char_length("sha256") <= 64);
alter table "stored_file" add constraint "stored_file_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;

-- Who names a file is asked when it is wrong, and before it is taken away.
create index "attachment_file" on "attachment" ("facility_id", "sha256");
create index "attachment_narrative_file" on "attachment" ("facility_id", "narrative_sha256") where narrative_sha256 is not null;

-- What is there already.
alter table "attachment" no force row level security;
alter table "received_object" no force row level security;
insert into "stored_file" ("facility_id", "sha256", "kind", "stored_at")
  select facility_id, sha256, 'original', min(received_at) from received_object group by 1, 2
  union all
  select facility_id, sha256, 'body', min(created_at) from attachment where role = 'body' group by 1, 2
  union all
  select facility_id, narrative_sha256, 'narrative', min(created_at) from attachment where narrative_sha256 is not null group by 1, 2;
alter table "attachment" force row level security;
alter table "received_object" force row level security;

alter table "stored_file" enable row level security;
alter table "stored_file" force row level security;
create policy "stored_file_tenant" on "stored_file" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id());

-- Written with what names a file, by whatever writes it, so that no file is forgotten. In the order of the digests, so that two who store
-- the same files wait for each other and not in a circle.
create function keep_received_files() returns trigger language plpgsql as $$
begin
  insert into stored_file (facility_id, sha256, kind)
    select facility_id, sha256, 'original' from added order by sha256 on conflict do nothing;
  return null;
end $$;
create trigger received_object_stored after insert on received_object
  referencing new table as added for each statement execute function keep_received_files();

create function keep_attached_files() returns trigger language plpgsql as $$
begin
  insert into stored_file (facility_id, sha256, kind)
    select facility_id, sha256, role from added
    union select facility_id, narrative_sha256, 'narrative' from added where narrative_sha256 is not null
    order by 2, 3 on conflict do nothing;
  return null;
end $$;
create trigger attachment_stored after insert on attachment
  referencing new table as added for each statement execute function keep_attached_files();

create function keep_narrative_file() returns trigger language plpgsql as $$
begin
  insert into stored_file (facility_id, sha256, kind)
    values (new.facility_id, new.narrative_sha256, 'narrative') on conflict do nothing;
  return null;
end $$;
create trigger attachment_narrative_stored after update of narrative_sha256 on attachment
  for each row when (new.narrative_sha256 is not null) execute function keep_narrative_file();
