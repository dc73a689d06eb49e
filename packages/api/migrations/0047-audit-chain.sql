-- Each entry of the audit gets a place in its facility's chain: the digest of a place is of the entry and of the digest before it, so that
-- none can be changed, removed, put in between or moved without all that follow. Writers wait for nobody: they leave a row without a
-- place, and `link_audit` gives it one afterwards. See docs/decisions/0026-the-chain-of-the-audit.md.
create table "audit_link" (
  "id" uuid not null,
  "facility_id" uuid not null default current_facility_id(),
  "transaction_id" bigint not null,
  "position" bigint null,
  "sha256" text null,
  primary key ("id")
);
alter table "audit_link" add constraint "audit_link_position" unique ("facility_id", "position");
create index "audit_link_waiting" on "audit_link" ("facility_id", "transaction_id", "id") where position is null;
alter table "audit_link" add constraint "audit_link_sha256_limit" check (char_length("sha256") <= 64);
alter table "audit_link" add constraint "audit_link_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;

-- What is there already, before everything else and in the order of the ids.
alter table "audit_event" no force row level security;
insert into "audit_link" ("id", "facility_id", "transaction_id") select id, facility_id, 0 from audit_event;
alter table "audit_event" force row level security;

alter table "audit_link" enable row level security;
alter table "audit_link" force row level security;
create policy "audit_link_tenant" on "audit_link" using (facility_id = (select current_facility_id())) with check (facility_id = current_facility_id());

create or replace function record_audit(entries jsonb) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  with recorded as (
    insert into public.audit_event (facility_id, occurred_at, actor_id, action, document_id, details)
      select public.current_facility_id(), now(), acting.id, entry.value ->> 'action', (entry.value ->> 'documentId')::uuid, entry.value -> 'details'
      from (select public.current_actor_id() as id) acting, jsonb_array_elements(entries) with ordinality as entry
      order by entry.ordinality
      returning id, facility_id
  )
  insert into public.audit_link (id, facility_id, transaction_id)
    select id, facility_id, pg_current_xact_id()::text::bigint from recorded
$$;

-- Gives at most so many entries of the current facility their places, and answers how many it gave. Entries are taken in the order
-- of their transactions, and only below the oldest that is still under way: nothing can come before them any more. A transaction of the
-- future is of the cluster that a backup was made on.
create function link_audit(most integer) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head record;
  entry record;
  linked integer := 0;
  place bigint;
  digest text;
begin
  -- One at a time; who comes meanwhile leaves the work to the first.
  if not pg_try_advisory_xact_lock(hashtextextended('audit-chain ' || public.current_facility_id(), 0)) then
    return 0;
  end if;
  select position, sha256 into head from public.audit_link
    where facility_id = public.current_facility_id() and position is not null order by position desc limit 1;
  place := coalesce(head.position, 0);
  digest := coalesce(head.sha256, '');
  for entry in
    select link.id, jsonb_build_array(event.id, event.facility_id, (extract(epoch from event.occurred_at) * 1000)::bigint, event.action,
        event.actor_id, event.document_id, event.details)::text as said
      from public.audit_link link join public.audit_event event on event.id = link.id
      where link.facility_id = public.current_facility_id() and link.position is null
        and (link.transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
          or link.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
      order by link.transaction_id, link.id limit most
  loop
    place := place + 1;
    digest := encode(sha256(convert_to(digest || entry.said, 'UTF8')), 'hex');
    update public.audit_link set position = place, sha256 = digest where id = entry.id;
    linked := linked + 1;
  end loop;
  return linked;
end $$;
