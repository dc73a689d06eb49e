-- A facility, its sources and its tags are changed in the browser too. Each row has a version, so that of two who change it at once the
-- second is told; a source that is switched off takes nothing in, and a tag that is switched off is offered no more: both stay where
-- they stand.
alter table "facility" add "version" int not null default 1;
alter table "source" add "version" int not null default 1, add "switched_off_at" timestamptz(3) null;
alter table "tag" add "version" int not null default 1, add "switched_off_at" timestamptz(3) null;

-- Tags that each document of a source carries from the start.
create table "source_tag" ("source_id" uuid not null, "tag_id" uuid not null, "facility_id" uuid not null default current_facility_id(), primary key ("source_id", "tag_id"));
create index "source_tag_tag" on "source_tag" ("facility_id", "tag_id");
alter table "source_tag" add constraint "source_tag_source_id_foreign" foreign key ("source_id") references "source" ("id") on update cascade on delete cascade;
alter table "source_tag" add constraint "source_tag_tag_id_foreign" foreign key ("tag_id") references "tag" ("id") on update cascade on delete cascade;
alter table "source_tag" add constraint "source_tag_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "source_tag" enable row level security;
alter table "source_tag" force row level security;
create policy "source_tag_tenant" on "source_tag" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (source_tag.source_id is null or exists (select 1 from source referenced where referenced.id = source_tag.source_id)) and (source_tag.tag_id is null or exists (select 1 from tag referenced where referenced.id = source_tag.tag_id)));

-- Whoever changes a row, with whatever: it has another version then.
create function raise_row_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger facility_version before update on facility for each row when (old.* is distinct from new.*) execute function raise_row_version();
create trigger source_version before update on source for each row when (old.* is distinct from new.*) execute function raise_row_version();
create trigger tag_version before update on tag for each row when (old.* is distinct from new.*) execute function raise_row_version();

-- What an administrator sets up is written in a session of an administrator of that facility, or by the tables' owner.
create function keep_to_administrators() returns trigger language plpgsql as $$
declare
  place text;
begin
  if not pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member') then
    if not exists (select 1 from membership where user_id = current_actor_id() and facility_id = current_facility_id() and role = 'administrator') then
      raise exception 'permission denied: % is an administrator’s to change', tg_table_name using errcode = '42501';
    end if;
    if tg_level = 'ROW' then
      place := case when tg_table_name = 'facility' then to_jsonb(old) ->> 'id' else to_jsonb(old) ->> 'facility_id' end;
      if place is distinct from current_facility_id()::text then
        raise exception 'permission denied: this row of % is not of the administrator’s facility', tg_table_name using errcode = '42501';
      end if;
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger facility_administrators before insert or update or delete on facility for each statement execute function keep_to_administrators();
create trigger facility_own before update or delete on facility for each row execute function keep_to_administrators();
create trigger setting_administrators before insert or update or delete on setting for each statement execute function keep_to_administrators();
-- The installation's rows are visible to each facility.
create trigger setting_own before update or delete on setting for each row execute function keep_to_administrators();
create trigger source_administrators before insert or update or delete on source for each statement execute function keep_to_administrators();
create trigger tag_administrators before insert or update or delete on tag for each statement execute function keep_to_administrators();
create trigger source_tag_administrators before insert or update or delete on source_tag for each statement execute function keep_to_administrators();
