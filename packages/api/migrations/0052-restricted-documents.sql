-- A restricted document shows its type and when it came. The rest of it is shown, by the policies below, to whoever opened it with a reason
-- in the last hour, and to Mailroom itself.
alter table "document" add column "restriction" text null;
alter table "document" add constraint "document_restriction_check" check ("restriction" in ('staff', 'psychiatry', 'vip'));
create index "document_restricted" on "document" ("id") where restriction is not null;

create table "restriction_rule" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "source_id" uuid null, "document_type_id" uuid null, "restriction" text not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "restriction_rule" add constraint "restriction_rule_source" unique ("facility_id", "source_id");
alter table "restriction_rule" add constraint "restriction_rule_type" unique ("facility_id", "document_type_id");
alter table "restriction_rule" add constraint "restriction_rule_of_one" check (num_nonnulls(source_id, document_type_id) = 1);
alter table "restriction_rule" add constraint "restriction_rule_restriction_check" check ("restriction" in ('staff', 'psychiatry', 'vip'));
alter table "restriction_rule" add constraint "restriction_rule_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "restriction_rule" add constraint "restriction_rule_source_id_foreign" foreign key ("source_id") references "source" ("id") on delete cascade;
alter table "restriction_rule" add constraint "restriction_rule_document_type_id_foreign" foreign key ("document_type_id") references "document_type" ("id") on delete cascade;
alter table "restriction_rule" enable row level security;
alter table "restriction_rule" force row level security;
create policy "restriction_rule_tenant" on "restriction_rule" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (restriction_rule.source_id is null or exists (select 1 from source referenced where referenced.id = restriction_rule.source_id)));

create table "restricted_opening" ("id" uuid not null default uuidv7(), "facility_id" uuid not null default current_facility_id(), "document_id" uuid not null, "opened_by_id" uuid not null, "opened_at" timestamptz(3) not null default now(), "because" text not null, "noted_by_id" uuid null, "noted_at" timestamptz(3) null, primary key ("id"));
create index "restricted_opening_by" on "restricted_opening" ("facility_id", "opened_by_id", "opened_at");
create index "restricted_opening_untold" on "restricted_opening" ("facility_id", "opened_at", "id") where noted_at is null;
alter table "restricted_opening" add constraint "restricted_opening_because_limit" check (char_length("because") <= 500);
alter table "restricted_opening" add constraint "restricted_opening_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "restricted_opening" add constraint "restricted_opening_document_id_foreign" foreign key ("document_id") references "document" ("id") on delete restrict;
alter table "restricted_opening" add constraint "restricted_opening_opened_by_id_foreign" foreign key ("opened_by_id") references "app_user" ("id") on delete restrict;
alter table "restricted_opening" add constraint "restricted_opening_noted_by_id_foreign" foreign key ("noted_by_id") references "app_user" ("id") on delete restrict;
alter table "restricted_opening" enable row level security;
alter table "restricted_opening" force row level security;
create policy "restricted_opening_tenant" on "restricted_opening" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id() and (restricted_opening.document_id is null or exists (select 1 from document referenced where referenced.id = restricted_opening.document_id)));

-- Whether Mailroom itself acts, and no person: jobs and the command line say so, and functions of the owner run as another role than the one
-- that is connected. Whoever says nothing does not.
create function acts_itself() returns boolean language sql stable as $$
  select coalesce(current_setting('mailroom.acts_itself', true), '') = 'on' or current_user <> session_user
$$;

-- The restricted documents that are open to who acts: opened by them in the last hour, while they supervise.
create function opened_restricted() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(document_id), '{}') from public.restricted_opening
  where facility_id = public.current_facility_id() and opened_by_id = public.current_actor_id() and opened_at > now() - interval '1 hour'
    and exists (select 1 from public.membership
      where membership.facility_id = public.current_facility_id() and membership.user_id = opened_by_id and membership.role = 'supervisor')
$$;

-- The one way to open a restricted document: it leaves who did it and why, and an audit entry. False: it is not there, is not restricted,
-- is purged, or who acts does not supervise.
create function open_restricted(wanted uuid, because text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  opening uuid;
begin
  insert into public.restricted_opening (document_id, opened_by_id, because)
    select document.id, membership.user_id, open_restricted.because from public.document, public.membership
    where document.id = wanted and document.restriction is not null and document.purged_at is null
      and membership.user_id = public.current_actor_id() and membership.role = 'supervisor'
    returning id into opening;
  if opening is null then
    return false;
  end if;
  perform public.record_audit(jsonb_build_array(jsonb_build_object('action', 'restricted-document-opened', 'documentId', wanted,
    'details', jsonb_build_object('openingId', opening))));
  return true;
end $$;

-- A document is restricted as soon as a rule of its facility knows it: by its source when it comes, by its type when it is read. One that a
-- person took the restriction off gets it again only if it becomes one of another type.
create function restrict_by_rule() returns trigger language plpgsql as $$
begin
  if new.restriction is not null or (tg_op = 'UPDATE' and new.document_type_id is not distinct from old.document_type_id) then
    return new;
  end if;
  select rule.restriction into new.restriction from public.restriction_rule rule
    where rule.source_id = new.source_id or rule.document_type_id = new.document_type_id
    order by rule.document_type_id is null limit 1;
  if new.restriction is not null then
    perform public.record_audit(jsonb_build_array(jsonb_build_object('action', 'document-restricted', 'documentId', new.id,
      'details', jsonb_build_object('restriction', new.restriction))));
  end if;
  return new;
end $$;
create trigger document_restricted_by_rule before insert or update of document_type_id on document
  for each row execute function restrict_by_rule();

-- What tells of a document: shown where it is open.
alter policy "attachment_tenant" on "attachment" using (facility_id = (select current_facility_id()) and (
  (select acts_itself()) or not exists (
    select 1 from document restricted where restricted.id = attachment.document_id and restricted.restriction is not null
      and restricted.id <> all ((select opened_restricted())::uuid[])
  )
));
alter policy "correction_tenant" on "correction" using (facility_id = (select current_facility_id()) and (
  (select acts_itself()) or not exists (
    select 1 from document restricted where restricted.id = correction.document_id and restricted.restriction is not null
      and restricted.id <> all ((select opened_restricted())::uuid[])
  )
));
alter policy "document_tag_tenant" on "document_tag" using (facility_id = (select current_facility_id()) and (
  (select acts_itself()) or not exists (
    select 1 from document restricted where restricted.id = document_tag.document_id and restricted.restriction is not null
      and restricted.id <> all ((select opened_restricted())::uuid[])
  )
));
alter policy "document_word_tenant" on "document_word" using (facility_id = (select current_facility_id()) and (
  (select acts_itself()) or not exists (
    select 1 from document restricted where restricted.id = document_word.document_id and restricted.restriction is not null
      and restricted.id <> all ((select opened_restricted())::uuid[])
  )
));
alter policy "metadata_tenant" on "metadata" using (facility_id = (select current_facility_id()) and (
  (select acts_itself()) or not exists (
    select 1 from document restricted where restricted.id = metadata.document_id and restricted.restriction is not null
      and restricted.id <> all ((select opened_restricted())::uuid[])
  )
));
alter policy "note_tenant" on "note" using (facility_id = (select current_facility_id()) and (
  (select acts_itself()) or not exists (
    select 1 from document restricted where restricted.id = note.document_id and restricted.restriction is not null
      and restricted.id <> all ((select opened_restricted())::uuid[])
  )
));
alter policy "verification_tenant" on "verification" using (facility_id = (select current_facility_id()) and (
  (select acts_itself()) or not exists (
    select 1 from document restricted where restricted.id = verification.document_id and restricted.restriction is not null
      and restricted.id <> all ((select opened_restricted())::uuid[])
  )
));
alter policy "candidate_tenant" on "candidate" using (facility_id = (select current_facility_id()) and ((select acts_itself()) or exists (select 1 from verification shown where shown.id = candidate.verification_id)));

-- Its own row is there for lists; nobody changes or locks it who has not opened it.
create policy "document_restricted_changed" on "document" as restrictive for update
  using ((select acts_itself()) or restriction is null or id = any ((select opened_restricted())::uuid[])) with check (true);
