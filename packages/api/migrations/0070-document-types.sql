-- Document types are kept by the operators of the installation: they are the same for every hospital.

alter table "document_type" add column "version" int not null default 1;
create trigger document_type_version before update on document_type for each row when (old.* is distinct from new.*) execute function raise_row_version();

-- A type that documents, or rules for them, are of stays: neither is left without what it was about.
alter table "document" drop constraint "document_document_type_id_foreign",
  add constraint "document_document_type_id_foreign" foreign key ("document_type_id") references "document_type" ("id") on delete restrict not valid;
alter table "document" validate constraint "document_document_type_id_foreign";
alter table "restriction_rule" drop constraint "restriction_rule_document_type_id_foreign",
  add constraint "restriction_rule_document_type_id_foreign" foreign key ("document_type_id") references "document_type" ("id") on delete restrict;

-- Every hospital's pages show the names of types: each one is entered in turn, and left again.
create function on_document_type_changed() returns trigger language plpgsql as $$
declare
  acting_for text := current_setting('mailroom.facility_id', true);
  place uuid;
begin
  for place in select id from facility order by id loop
    perform set_config('mailroom.facility_id', place::text, true);
    perform raise_worklist_version(place);
  end loop;
  perform set_config('mailroom.facility_id', coalesce(acting_for, ''), true);
  return null;
end $$;

create constraint trigger document_type_shown after insert or update or delete on document_type
  deferrable initially deferred for each row execute function on_document_type_changed();

-- Tells the installation's audit which names of a type are others than before, {nameEn, nameFr}; null: there was, or is, no such type.
create function tell_document_type(type_code text, was jsonb, becomes jsonb) returns void language sql set search_path = pg_catalog, pg_temp as $$
  select public.record_audit(coalesce(jsonb_agg(jsonb_build_object('action', 'facility-changed', 'details', jsonb_build_object(
    'setting', format('document type %s: %s', type_code, said.name), 'before', was -> said.field, 'after', becomes -> said.field))), '[]'))
  from (values ('nameEn', 'name in English'), ('nameFr', 'name in French')) said(field, name)
  where was -> said.field is distinct from becomes -> said.field
$$;

-- Adds a document type, {code, nameEn, nameFr}, where `seen` is null and there are fewer than `most`; renames the one that was `seen`
-- otherwise. Answers a refusal, or null.
create function save_document_type(wanted jsonb, seen int, most int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  operator uuid := public.acting_operator();
  before public.document_type;
begin
  -- Of two who add one at once the second finds the first.
  perform pg_advisory_xact_lock(hashtextextended('document types', 0));
  select * into before from public.document_type where code = wanted ->> 'code';
  if seen is null and before.id is not null then
    return 'DocumentTypeTaken';
  elsif before.version is distinct from seen then
    return 'ChangedMeanwhile';
  elsif seen is null and (select count(*) from public.document_type) >= most then
    return 'TooManyRows';
  end if;
  insert into public.document_type (code, name_en, name_fr) values (wanted ->> 'code', wanted ->> 'nameEn', wanted ->> 'nameFr')
    on conflict (code) do update set name_en = excluded.name_en, name_fr = excluded.name_fr;
  perform public.tell_document_type(wanted ->> 'code',
    case when before.id is not null then jsonb_build_object('nameEn', before.name_en, 'nameFr', before.name_fr) end, wanted);
  return null;
end $$;

-- Removes the document type that was `seen`, unless documents or rules are of it. Answers a refusal, or null.
create function remove_document_type(which text, seen int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  operator uuid := public.acting_operator();
  gone public.document_type;
begin
  perform pg_advisory_xact_lock(hashtextextended('document types', 0));
  delete from public.document_type where code = which and version = seen returning * into gone;
  if gone.id is null then
    return 'ChangedMeanwhile';
  end if;
  perform public.tell_document_type(which, jsonb_build_object('nameEn', gone.name_en, 'nameFr', gone.name_fr), null);
  return null;
exception when restrict_violation or foreign_key_violation then
  return 'DocumentTypeInUse';
end $$;
