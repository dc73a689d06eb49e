-- By what a document is told from others and its versions from each other, and which documents it goes back to: in columns, so that they
-- are found.
alter table "document"
  add column "document_id_system" text null,
  add column "document_id_value" text null,
  add column "set_id_system" text null,
  add column "set_id_value" text null,
  add column "version_number" text null;
-- The characters that stand in an index: of four bytes each, two of them fit a page of PostgreSQL's.
alter table "document"
  add constraint "document_document_id_system_limit" check (char_length("document_id_system") <= 300),
  add constraint "document_document_id_value_limit" check (char_length("document_id_value") <= 300),
  add constraint "document_set_id_system_limit" check (char_length("set_id_system") <= 300),
  add constraint "document_set_id_value_limit" check (char_length("set_id_value") <= 300),
  add constraint "document_version_number_limit" check (char_length("version_number") <= 500);

create table "document_relation" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "document_id" uuid not null, "kind" text not null, "target_id_system" text null, "target_id_value" text null, "target_set_system" text null, "target_set_value" text null, "target_version_number" text null, primary key ("id"));
alter table "document_relation" add constraint "document_relation_kind_check" check ("kind" in ('replaces', 'appends', 'transforms'));
alter table "document_relation"
  add constraint "document_relation_target_id_system_limit" check (char_length("target_id_system") <= 300),
  add constraint "document_relation_target_id_value_limit" check (char_length("target_id_value") <= 300),
  add constraint "document_relation_target_set_system_limit" check (char_length("target_set_system") <= 300),
  add constraint "document_relation_target_set_value_limit" check (char_length("target_set_value") <= 300),
  add constraint "document_relation_target_version_number_limit" check (char_length("target_version_number") <= 500);
alter table "document_relation" add constraint "document_relation_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "document_relation" add constraint "document_relation_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;

-- What was read before: a reading has it. What release 0.1.0 read has no reading, and says it when its text is read once more.
create function pg_temp.identifier_of(ii jsonb) returns text[] language sql immutable as $$
  with said as (
    select nullif(btrim(ii ->> 'root'), '') as root, nullif(btrim(ii ->> 'extension'), '') as extension
  ), named as (
    select extension, case
      when root ~ '^[0-2](\.(0|[1-9][0-9]*))+$' then 'urn:oid:' || root
      when root ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then 'urn:uuid:' || lower(root)
      else root end as root
    from said
    where greatest(char_length(root), char_length(extension)) <= 255
  )
  select case when extension is null then array['urn:ietf:rfc:3986', root] else array[root, extension] end
  from named where root is not null
$$;
alter table "document" no force row level security;
alter table "reading" no force row level security;
alter table "document" disable trigger user;
update "document" set
    "document_id_system" = (pg_temp.identifier_of(said -> 'id'))[1], "document_id_value" = (pg_temp.identifier_of(said -> 'id'))[2],
    "set_id_system" = (pg_temp.identifier_of(said -> 'setId'))[1], "set_id_value" = (pg_temp.identifier_of(said -> 'setId'))[2],
    "version_number" = nullif(btrim(said ->> 'number'), '')
  from (select received_object_id, content #> '{documents,0,version}' as said from "reading") read
  where read.received_object_id = document.received_object_id and jsonb_typeof(said) = 'object';
insert into "document_relation" ("facility_id", "document_id", "kind", "target_id_system", "target_id_value", "target_set_system", "target_set_value", "target_version_number")
  select document.facility_id, document.id,
    case parent ->> 'relation' when 'RPLC' then 'replaces' when 'APND' then 'appends' else 'transforms' end,
    (pg_temp.identifier_of(parent -> 'id'))[1], (pg_temp.identifier_of(parent -> 'id'))[2],
    (pg_temp.identifier_of(parent -> 'setId'))[1], (pg_temp.identifier_of(parent -> 'setId'))[2],
    nullif(btrim(parent ->> 'number'), '')
  from "reading" join "document" on document.received_object_id = reading.received_object_id
  cross join lateral jsonb_path_query(reading.content, '$.documents[0].parents[*]') as parent
  where parent ->> 'relation' in ('RPLC', 'APND', 'XFRM')
    and coalesce(pg_temp.identifier_of(parent -> 'id'), pg_temp.identifier_of(parent -> 'setId')) is not null;
alter table "document" enable trigger user;
alter table "document" force row level security;
alter table "reading" force row level security;

create index "document_by_id" on "document" ("facility_id", "document_id_value", "document_id_system", "id") where document_id_value is not null;
create index "document_by_set" on "document" ("facility_id", "set_id_value", "set_id_system", "id") where set_id_value is not null;
create index "document_relation_document" on "document_relation" ("document_id");
create index "document_relation_by_id" on "document_relation" ("facility_id", "target_id_value", "target_id_system", "document_id") where target_id_value is not null;
create index "document_relation_by_set" on "document_relation" ("facility_id", "target_set_value", "target_set_system", "document_id") where target_set_value is not null;
alter table "document_relation" enable row level security;
alter table "document_relation" force row level security;
create policy "document_relation_tenant" on "document_relation" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (document_relation.document_id is null or exists (select 1 from document referenced where referenced.id = document_relation.document_id)));
