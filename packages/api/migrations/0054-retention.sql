-- How long Mailroom keeps what has ended: rules of a facility, legal holds, and the purge that goes by them. What a purge leaves of a
-- document is its row in the ledger with its digest, the numbers that tell its versions apart, and its effects; see docs/decisions/0028.
alter table "document" add column "ended_at" timestamptz(3) null, add column "purged_at" timestamptz(3) null, add column "purge_id" uuid null;

-- What was rejected and is purged is nowhere any more: the same bytes are another object from then on, and somebody decides anew. What was filed
-- stays known: it is in the chart.
alter table "received_object" add column "forgotten_at" timestamptz(3) null;
alter table "received_object" drop constraint "received_object_source_sha256";
create unique index "received_object_source_sha256" on "received_object" ("source_id", "sha256") where forgotten_at is null;

-- Nothing is on until an administrator saw what it would take, and switched on that very version of it.
create table "retention_rule" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "status" text not null, "document_type_id" uuid null, "keep_days" int null, "version" int not null default 1, "previewed_version" int null, "is_on" boolean not null default false, "changed_at" timestamptz(3) not null default now(), "changed_by_id" uuid not null, primary key ("id"));
alter table "retention_rule" add constraint "retention_rule_type" unique ("facility_id", "status", "document_type_id");
create unique index "retention_rule_all_types" on "retention_rule" ("facility_id", "status") where document_type_id is null;
alter table "retention_rule" add constraint "retention_rule_status_check" check ("status" in ('integrated', 'rejected'));
alter table "retention_rule" add constraint "retention_rule_keep_days_limit" check ("keep_days" between 30 and 36500);
alter table "retention_rule" add constraint "retention_rule_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "retention_rule" add constraint "retention_rule_document_type_id_foreign" foreign key ("document_type_id") references "document_type" ("id") on delete restrict;
alter table "retention_rule" add constraint "retention_rule_changed_by_id_foreign" foreign key ("changed_by_id") references "app_user" ("id") on delete restrict;
alter table "retention_rule" enable row level security;
alter table "retention_rule" force row level security;
create policy "retention_rule_tenant" on "retention_rule" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id());

-- One run of a rule, or one erasure.
create table "purge" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "rule_id" uuid null, "keep_days" int null, "reason" text null, "asked_by_id" uuid null, "began_at" timestamptz(3) not null default now(), "ended_at" timestamptz(3) null, "documents" int not null default 0, "bytes" bigint not null default 0, primary key ("id"));
create index "purge_list" on "purge" ("facility_id", "id");
create unique index "purge_running" on "purge" ("rule_id") where ended_at is null;
alter table "purge" add constraint "purge_reason_limit" check (char_length("reason") <= 500);
alter table "purge" add constraint "purge_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "purge" add constraint "purge_rule_id_foreign" foreign key ("rule_id") references "retention_rule" ("id") on delete set null;
alter table "purge" add constraint "purge_asked_by_id_foreign" foreign key ("asked_by_id") references "app_user" ("id") on delete restrict;
alter table "purge" enable row level security;
alter table "purge" force row level security;
create policy "purge_tenant" on "purge" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id());
alter table "document" add constraint "document_purge_id_foreign" foreign key ("purge_id") references "purge" ("id") on delete restrict;

-- Keeps one document, or all of a patient, until it is lifted.
create table "legal_hold" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "document_id" uuid null, "patient_id" uuid null, "reason" text not null, "placed_by_id" uuid not null, "placed_at" timestamptz(3) not null default now(), "lift_reason" text null, "lifted_by_id" uuid null, "lifted_at" timestamptz(3) null, primary key ("id"));
create unique index "legal_hold_document" on "legal_hold" ("document_id") where lifted_at is null;
create unique index "legal_hold_patient" on "legal_hold" ("patient_id") where lifted_at is null;
alter table "legal_hold" add constraint "legal_hold_about_one" check (num_nonnulls("document_id", "patient_id") = 1);
alter table "legal_hold" add constraint "legal_hold_reason_limit" check (char_length("reason") <= 500);
alter table "legal_hold" add constraint "legal_hold_lift_reason_limit" check (char_length("lift_reason") <= 500);
alter table "legal_hold" add constraint "legal_hold_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "legal_hold" add constraint "legal_hold_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;
alter table "legal_hold" add constraint "legal_hold_patient_id_foreign" foreign key ("patient_id") references "patient" ("id") on delete restrict;
alter table "legal_hold" add constraint "legal_hold_placed_by_id_foreign" foreign key ("placed_by_id") references "app_user" ("id") on delete restrict;
alter table "legal_hold" add constraint "legal_hold_lifted_by_id_foreign" foreign key ("lifted_by_id") references "app_user" ("id") on delete restrict;
alter table "legal_hold" enable row level security;
alter table "legal_hold" force row level security;
create policy "legal_hold_tenant" on "legal_hold" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (legal_hold.document_id is null or exists (select 1 from document referenced where referenced.id = legal_hold.document_id)) and (legal_hold.patient_id is null or exists (select 1 from patient referenced where referenced.id = legal_hold.patient_id)));

-- A purge, an erasure, a hold and a change of a rule wait for each other: what is held when a purge looks is held.
create function lock_retention() returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('retention ' || public.current_facility_id(), 0))
$$;
create function keep_from_purge() returns trigger language plpgsql as $$
begin
  perform public.lock_retention();
  return new;
end $$;
create trigger legal_hold_locked before insert or update on legal_hold for each row execute function keep_from_purge();
create trigger retention_rule_locked before insert or update on retention_rule for each row execute function keep_from_purge();

-- The rule for all types takes what had a rule of its own once that one is removed: nobody saw it take that. It is another version, and off.
create function widen_rule() returns trigger language plpgsql as $$
begin
  perform public.lock_retention();
  update public.retention_rule set is_on = false, version = version + 1, changed_at = now(),
      changed_by_id = coalesce(public.current_actor_id(), changed_by_id)
    where facility_id = old.facility_id and status = old.status and document_type_id is null;
  return null;
end $$;
create trigger retention_rule_widened after delete on retention_rule for each row when (old.document_type_id is not null)
  execute function widen_rule();

-- Since when a document is filed or rejected, from where its days are counted. Nobody says it but the database.
alter table "document" no force row level security;
alter table "effect" no force row level security;
alter table "audit_event" no force row level security;
alter table "document" disable trigger user;
update "document" set "ended_at" = coalesce(
    case status
      when 'integrated' then (select max(settled_at) from effect where effect.document_id = document.id and effect.kind = 'integration' and effect.state = 'confirmed')
      else (select max(occurred_at) from audit_event where audit_event.document_id = document.id and audit_event.action = 'document-rejected') end,
    now())
  where status in ('integrated', 'rejected');
alter table "document" enable trigger user;
alter table "document" force row level security;
alter table "effect" force row level security;
alter table "audit_event" force row level security;

create function keep_ended_at() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.purged_at := null;
    new.purge_id := null;
    new.ended_at := null;
  end if;
  if new.status not in ('integrated', 'rejected') then
    new.ended_at := null;
  elsif tg_op = 'INSERT' or old.status <> new.status then
    new.ended_at := now();
  end if;
  return new;
end $$;
create trigger document_ended before insert or update of status on document for each row execute function keep_ended_at();

-- What is purged is in no list, and costs none of them anything.
drop index "document_worklist";
drop index "document_received";
drop index "document_by_type";
drop index "document_by_source";
drop index "document_by_assignee";
create index "document_worklist" on "document" ("facility_id", "status", "received_at", "id") where purged_at is null;
create index "document_received" on "document" ("facility_id", "received_at", "id") where purged_at is null;
create index "document_by_type" on "document" ("facility_id", "document_type_id", "received_at", "id") where purged_at is null;
create index "document_by_source" on "document" ("facility_id", "source_id", "received_at", "id") where purged_at is null;
create index "document_by_assignee" on "document" ("facility_id", "assignee_id", "received_at", "id") where purged_at is null;
create index "document_ended" on "document" ("facility_id", "status", "ended_at", "id") where purged_at is null;
create index "document_purged" on "document" ("facility_id", "purge_id") where purged_at is not null;

create or replace function on_document_changed() returns trigger language plpgsql as $$
declare
  was text := case when tg_op <> 'INSERT' and old.purged_at is null then old.status end;
  becomes text := case when tg_op <> 'DELETE' and new.purged_at is null then new.status end;
begin
  perform raise_worklist_version(coalesce(new.facility_id, old.facility_id));
  if was is distinct from becomes then
    if was is not null then
      perform count_document(old.facility_id, was, -1);
    end if;
    if becomes is not null then
      perform count_document(new.facility_id, becomes, 1);
    end if;
  end if;
  if tg_op = 'UPDATE' and new.status <> old.status then
    update received_object set state = ledger_state(new.status) where id = new.received_object_id;
  end if;
  return null;
end $$;

-- Whoever names a file holds it, together with others, until the transaction ends; whoever takes one away holds it alone. So what names a
-- file is seen before it is taken away, or whoever names it finds it gone and stores it again.
create function hold_file(digest text) returns void language sql as $$
  select pg_advisory_xact_lock_shared(hashtextextended('file ' || public.current_facility_id() || digest, 0))
$$;
create function hold_file_alone(digest text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('file ' || public.current_facility_id() || digest, 0))
$$;
create or replace function keep_received_files() returns trigger language plpgsql as $$
begin
  perform hold_file(sha256) from (select sha256 from added order by sha256) named;
  insert into stored_file (facility_id, sha256, kind)
    select facility_id, sha256, 'original' from added order by sha256 on conflict do nothing;
  return null;
end $$;
create or replace function keep_attached_files() returns trigger language plpgsql as $$
begin
  perform hold_file(sha256) from (
    select sha256 from added union select narrative_sha256 from added where narrative_sha256 is not null order by 1
  ) named;
  insert into stored_file (facility_id, sha256, kind)
    select facility_id, sha256, role from added
    union select facility_id, narrative_sha256, 'narrative' from added where narrative_sha256 is not null
    order by 2, 3 on conflict do nothing;
  return null;
end $$;
create or replace function keep_narrative_file() returns trigger language plpgsql as $$
begin
  perform hold_file(new.narrative_sha256);
  insert into stored_file (facility_id, sha256, kind)
    values (new.facility_id, new.narrative_sha256, 'narrative') on conflict do nothing;
  return null;
end $$;

-- `unneeded`: nothing names it any more; its bytes are taken away next, and then this row.
alter table "stored_file" drop constraint "stored_file_kind_check", add constraint "stored_file_kind_check" check ("kind" in ('original', 'body', 'narrative', 'page', 'text', 'unneeded'));
create index "stored_file_unneeded" on "stored_file" ("facility_id", "sha256") where kind = 'unneeded';

-- Patients with those who were made here and merged into them, and the other way round: one person, whichever of them a hold names.
create function same_person(patients uuid[]) returns setof uuid language sql stable as $$
  with recursive same(id) as (
    select unnest(patients)
    union
    select case when made.patient_id = same.id then made.merged_into_id else made.patient_id end
      from public.provisional_patient made join same on same.id in (made.patient_id, made.merged_into_id)
      where made.merged_into_id is not null
  )
  select id from same
$$;

-- Why a document that has ended is kept all the same; null: nothing keeps it. A filing counts only if its very bytes were read back from
-- the hospital's server.
create function kept_because(asked uuid) returns text language sql stable as $$
  select case
    when exists (select 1 from public.legal_hold where document_id = asked and lifted_at is null)
      or exists (select 1 from public.legal_hold where lifted_at is null and patient_id in (
        select public.same_person(array(
          select patient_id from public.verification where document_id = asked
          union select patient_id from public.effect where document_id = asked))))
      then 'held'
    when status not in ('integrated', 'rejected') then 'not-ended'
    when exists (select 1 from public.effect where document_id = asked and state in ('planned', 'sent', 'unknown'))
      or exists (select 1 from public.effect join public.incident on incident.effect_id = effect.id
        where document_id = asked and closed_at is null)
      or exists (select 1 from public.claim where document_id = asked and held_until > now())
      or exists (select 1 from public.attachment where document_id = asked and narrative_state = 'awaited')
      then 'under-way'
    when status = 'integrated' and not exists (
        select 1 from public.effect filing where filing.document_id = asked and kind = 'integration' and state = 'confirmed'
          and read_back = 'bytes' and not exists (
            select 1 from public.effect recall where recall.recalls_id = filing.id and recall.state = 'confirmed'))
      then 'not-read-back'
    when exists (select 1 from public.provisional_patient made where made.resolved_at is null
        and (made.document_id = asked or made.patient_id in (
          select patient_id from public.effect where document_id = asked
          union select patient_id from public.verification where document_id = asked)))
      then 'provisional-patient'
  end
  from public.document where id = asked
$$;

-- The documents that a rule's days are over for, the first ended first. A type with a rule of its own is not the general rule's, even
-- where its own is off.
create function due_documents(rule uuid, most integer, after_at timestamptz default '-infinity', after_id uuid default '00000000-0000-0000-0000-000000000000')
  returns table (id uuid, ended_at timestamptz) language sql stable as $$
  select document.id, document.ended_at
  from public.retention_rule asked join public.document on document.status = asked.status
  where asked.id = rule and asked.facility_id = public.current_facility_id() and document.facility_id = asked.facility_id
    and document.purged_at is null
    and document.ended_at < now() - make_interval(days => asked.keep_days)
    and (document.ended_at, document.id) > (after_at, after_id)
    and (document.document_type_id = asked.document_type_id
      or asked.document_type_id is null and not exists (
        select 1 from public.retention_rule own
        where own.status = asked.status and own.document_type_id = document.document_type_id))
  order by document.ended_at, document.id limit most
$$;

-- Takes away what these documents say of anybody, and leaves their files to be taken away. Runs with the rights of its caller: only the
-- functions of the owner below have them. Answers how many bytes nothing names any more.
create function purge_documents(which uuid[], run uuid) returns bigint language plpgsql as $$
declare
  digest text;
  freed bigint := 0;
begin
  -- Each file is held alone, in one order, before anybody is asked who else names it.
  for digest in
    select sha256 from public.attachment where document_id = any(which)
    union select narrative_sha256 from public.attachment where document_id = any(which) and narrative_sha256 is not null
    order by 1
  loop
    perform public.hold_file_alone(digest);
  end loop;
  update public.document set title = '', unreadable_detail = null, assignee_id = null, successor_id = null, version = version + 1,
      purged_at = now(), purge_id = run
    where id = any(which);
  update public.received_object set file_name = '', forgotten_at = case when state = 'rejected' then now() end
    where id in (select received_object_id from public.document where id = any(which));
  for digest in
    select sha256 from public.attachment where document_id = any(which)
    union select narrative_sha256 from public.attachment where document_id = any(which) and narrative_sha256 is not null
    order by 1
  loop
    continue when exists (
      select 1 from public.attachment join public.document on document.id = attachment.document_id
      where digest in (attachment.sha256, attachment.narrative_sha256) and document.purged_at is null);
    freed := freed + coalesce((select max(size_bytes) from public.attachment where sha256 = digest), 0);
    delete from public.stored_file where sha256 = digest and facility_id = public.current_facility_id();
    insert into public.stored_file (sha256, kind) values (digest, 'unneeded') on conflict do nothing;
  end loop;
  delete from public.document_word where document_id = any(which);
  delete from public.document_tag where document_id = any(which);
  delete from public.correction where document_id = any(which);
  delete from public.note where document_id = any(which);
  delete from public.presence where document_id = any(which);
  delete from public.claim where document_id = any(which);
  delete from public.candidate where verification_id in (select id from public.verification where document_id = any(which));
  delete from public.verification where document_id = any(which);
  delete from public.metadata where document_id = any(which);
  delete from public.likely_record where provisional_patient_id in (select id from public.provisional_patient where document_id = any(which));
  delete from public.reading where received_object_id in (select received_object_id from public.document where id = any(which));
  delete from public.attachment where document_id = any(which) and role <> 'original';
  -- Its digest tells the same bytes from another source.
  update public.attachment set file_name = '', narrative_sha256 = null, narrative_state = 'none' where document_id = any(which);
  update public.purge set documents = documents + cardinality(which), bytes = bytes + freed where id = run;
  return freed;
end $$;

-- Locks those of these documents that nothing keeps, and answers them. What somebody else holds is left for the next time.
create function lock_purgeable(which uuid[]) returns uuid[] language plpgsql as $$
declare
  locked uuid[] := array(
    select id from public.document where id = any(which) and purged_at is null order by id for update skip locked);
begin
  -- A statement of its own: it sees what was committed before the documents were locked.
  return array(select one from unnest(locked) one where public.kept_because(one) is null);
end $$;

-- Purges, of the next so many documents that a rule's days are over for, those that nothing keeps, in one transaction. Answers how many it
-- purged and which document it looked at last, to go on behind it; null: there was none, and the run is over. A rule that is off, or of
-- which another version was seen, purges nothing.
create function purge_due(rule uuid, most integer, after_at timestamptz, after_id uuid) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked public.retention_rule;
  due uuid[];
  purged uuid[];
  run uuid;
  freed bigint;
begin
  perform public.lock_retention();
  select * into asked from public.retention_rule where id = rule and is_on and previewed_version = version and keep_days is not null;
  if asked.id is not null then
    due := array(select found.id from public.due_documents(rule, most, after_at, after_id) found);
  end if;
  if coalesce(cardinality(due), 0) = 0 then
    update public.purge set ended_at = now() where rule_id = rule and ended_at is null;
    return null;
  end if;
  purged := public.lock_purgeable(due);
  if cardinality(purged) > 0 then
    select id into run from public.purge where rule_id = rule and ended_at is null;
    if run is null then
      insert into public.purge (rule_id, keep_days) values (rule, asked.keep_days) returning id into run;
    end if;
    freed := public.purge_documents(purged, run);
    perform public.record_audit((
      select jsonb_agg(jsonb_build_object('action', 'document-purged', 'documentId', one,
        'details', jsonb_build_object('purgeId', run, 'ruleId', rule, 'ruleVersion', asked.version, 'keepDays', asked.keep_days)))
      from unnest(purged) one));
    perform public.record_audit(jsonb_build_array(jsonb_build_object('action', 'documents-purged',
      'details', jsonb_build_object('purgeId', run, 'ruleId', rule, 'documents', cardinality(purged), 'bytes', freed))));
  end if;
  return (select json_build_object('purged', cardinality(purged), 'endedAt', document.ended_at, 'documentId', document.id)
    from public.document where id = due[cardinality(due)]);
end $$;

-- Purges at most so many patients of the mirror whom no document here is about any more, and whom the hospital's server was not asked for
-- within the longest time that a rule keeps anything. Under whom something was filed stays by the number of the hospital's record alone.
create function purge_patients(most integer) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  which uuid[];
  filed uuid[];
begin
  perform public.lock_retention();
  select array_agg(id) into which from (
    select patient.id from public.patient
    where mirrored_at < now() - make_interval(days => (
        select max(keep_days) from public.retention_rule where is_on and previewed_version = version))
      and (family is not null or name_text is not null or given <> '{}' or identifiers <> '[]')
      and not exists (select 1 from public.verification where patient_id = patient.id)
      and not exists (select 1 from public.candidate where patient_id = patient.id)
      and not exists (select 1 from public.likely_record where patient_id = patient.id)
      and not exists (select 1 from public.legal_hold where lifted_at is null and patient_id in (select public.same_person(array[patient.id])))
      and not exists (select 1 from public.provisional_patient made
        where made.resolved_at is null and patient.id in (made.patient_id, made.merged_into_id))
      and not exists (select 1 from public.effect join public.document on document.id = effect.document_id
        where effect.patient_id = patient.id and document.purged_at is null)
    order by mirrored_at limit most for update skip locked
  ) unneeded;
  if which is null then
    return 0;
  end if;
  perform public.empty_patients(which);
  return cardinality(which);
end $$;

-- Takes patients out of the mirror; of whom something here still speaks by their row, only the number of the hospital's record stays.
create function empty_patients(which uuid[]) returns void language plpgsql as $$
declare
  named uuid[] := array(
    select patient_id from public.effect where patient_id = any(which)
    union select patient_id from public.provisional_patient where patient_id = any(which)
    union select merged_into_id from public.provisional_patient where merged_into_id = any(which)
    union select patient_id from public.legal_hold where patient_id = any(which));
begin
  delete from public.patient_key where patient_id = any(which);
  delete from public.mirrored_identifier where patient_id = any(which);
  delete from public.patient where id = any(which) and id <> all(named);
  -- It is shown and matched by nobody: it has no trait, no key and no number left.
  update public.patient set is_understood = false, medical_record_number = null, medical_record_number_system = null,
      national_identifier = null, national_identifier_system = null, identifiers = '[]', former_numbers = '{}', identity_status = null,
      family = null, given = '{}', birth_given = '{}', birth_family = null, former_families = '{}', name_text = null, name_prefix = null,
      name_suffix = null, birth_date = null, birth_place = null, birth_place_code = null, sex = null, deceased_at = null,
      multiple_birth_order = null, marital_status = null, language = null, phone = null, mobile_phone = null, email = null,
      address_line = null, address_line2 = null, city = null, district = null, state = null, postal_code = null, country = null,
      emergency_contact_name = null, emergency_contact_phone = null, general_practitioner_id = null
    where id = any(named);
end $$;

-- Erases documents because somebody asked for it, all of them or none: answers what keeps the first that is kept, or null. At most so
-- many in one transaction; the others are asked for again.
create function erase_documents(which uuid[], why text) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept json;
  run uuid;
begin
  perform public.lock_retention();
  -- What a purge took in the meantime is not taken again: its purge would not be the one that the audit tells.
  which := array(select id from public.document where id = any(which) and purged_at is null order by id for update);
  if cardinality(which) = 0 then
    return null;
  end if;
  select json_build_object('documentId', one, 'because', public.kept_because(one)) into kept
    from unnest(which) one where public.kept_because(one) is not null order by one limit 1;
  if kept is not null then
    return kept;
  end if;
  insert into public.purge (reason, asked_by_id, ended_at) values (why, public.current_actor_id(), now()) returning id into run;
  perform public.purge_documents(which, run);
  perform public.record_audit((
    select jsonb_agg(jsonb_build_object('action', 'document-erased', 'documentId', one, 'details', jsonb_build_object('purgeId', run)))
    from unnest(which) one));
  return null;
end $$;

-- Takes a patient out of the mirror after their documents were erased; not while a document that waits may be theirs: it would be matched
-- as if nobody else came into question.
create function erase_patient(patient uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.lock_retention();
  if exists (select 1 from public.verification where patient_id = patient)
    or exists (select 1 from public.candidate where patient_id = patient)
    or exists (select 1 from public.likely_record where patient_id = patient)
    or exists (select 1 from public.legal_hold where lifted_at is null and patient_id in (select public.same_person(array[patient])))
    or exists (select 1 from public.provisional_patient made where made.resolved_at is null and patient in (made.patient_id, made.merged_into_id))
    or exists (select 1 from public.effect join public.document on document.id = effect.document_id
      where effect.patient_id = patient and document.purged_at is null) then
    return false;
  end if;
  perform public.empty_patients(array[patient]);
  return true;
end $$;

-- Holds a file alone, and says whether nothing names it. A file that came back in the meantime is needed again.
create function lock_unneeded(digest text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform public.hold_file_alone(digest);
  return (select bool_and(kind = 'unneeded') from public.stored_file where sha256 = digest and facility_id = public.current_facility_id());
end $$;

-- Says that the bytes of an unneeded file are gone, or that it is needed after all.
create function forget_unneeded(digest text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from public.stored_file where sha256 = digest and kind = 'unneeded' and facility_id = public.current_facility_id()
$$;
