-- What the list's speed rests on: policies that ask for the facility once per statement, a session's look-up and entry in
-- one call, and the order of the list beside each tag and each word. docs/decisions/0008 has the measurements.

-- A subquery is evaluated once per statement, where the bare function is for each row: a fifth of a page's time.
do $$
declare
  guarded record;
begin
  for guarded in
    select polname, relname, pg_get_expr(polqual, polrelid) as condition
    from pg_policy join pg_class on pg_class.oid = polrelid
    where relnamespace = 'public'::regnamespace
  loop
    execute format('alter policy %I on %I using (%s)', guarded.polname, guarded.relname,
      replace(guarded.condition, 'current_facility_id()', '(select current_facility_id())'));
  end loop;
end $$;

-- Enters the session of a cookie: from here on the transaction acts for the session's facility, and for no other. Answers
-- who is asking as JSON, with the version of the facility's worklist; null, and no facility, for no living session of
-- somebody who still works there.
create function enter_session(token_hash text) returns text language plpgsql as $$
declare
  -- Settings are assigned: PERFORM would run a query for each.
  entered text := set_config('mailroom.facility_id', '', true);
  living record;
  asking text;
begin
  entered := set_config('mailroom.session_token', token_hash, true);
  select session.id, session.user_id, session.facility_id into living from session
    where token_sha256 = token_hash and revoked_at is null and expires_at > now();
  entered := set_config('mailroom.session_token', '', true);
  if living.id is null then
    return null;
  end if;
  entered := set_config('mailroom.facility_id', living.facility_id::text, true);
  select json_build_object('sessionId', living.id, 'userId', app_user.id, 'userName', app_user.name,
      'facilityId', facility.id, 'facilityName', facility.name, 'role', membership.role,
      'worklistVersion', (select coalesce(sum(version), 0)::text from worklist_version))
    into asking
    from membership
    join app_user on app_user.id = membership.user_id
    join facility on facility.id = membership.facility_id
    where membership.facility_id = living.facility_id and membership.user_id = living.user_id;
  if asking is null then
    entered := set_config('mailroom.facility_id', '', true);
  end if;
  return asking;
end $$;

-- A tag's documents, those of an outcome and of a word's beginning, in the order of the list. The instant is the document's.
alter table document_tag add column received_at timestamptz(3);
alter table document_word add column received_at timestamptz(3);
alter table verification add column received_at timestamptz(3);

create function copy_received_at() returns trigger language plpgsql as $$
begin
  new.received_at := (select received_at from document where id = new.document_id);
  return new;
end $$;

create trigger document_tag_received before insert on document_tag for each row execute function copy_received_at();
create trigger document_word_received before insert on document_word for each row execute function copy_received_at();
create trigger verification_received before insert on verification for each row execute function copy_received_at();

create function keep_received_at() returns trigger language plpgsql as $$
begin
  raise exception 'a document is received once';
end $$;

create trigger document_received_once before update on document
  for each row when (old.received_at is distinct from new.received_at) execute function keep_received_at();

-- Row-level security shows one facility at a time, to the owner too. No trigger may wait when the tables change below.
set constraints all immediate;
do $$
declare
  place uuid;
begin
  for place in select id from facility loop
    perform set_config('mailroom.facility_id', place::text, true);
    update document_tag set received_at = document.received_at from document where document.id = document_id;
    update document_word set received_at = document.received_at from document where document.id = document_id;
    update verification set received_at = document.received_at from document where document.id = document_id;
  end loop;
  perform set_config('mailroom.facility_id', '', true);
end $$;

set constraints all deferred;

alter table document_tag alter column received_at set not null, alter column received_at set default now();
alter table document_word alter column received_at set not null, alter column received_at set default now();
alter table verification alter column received_at set not null, alter column received_at set default now();

-- Equality is leakproof and serves an index under row-level security; a function of the word would not.
alter table document_word
  add column start2 text collate "C" not null generated always as (left(word, 2)) stored,
  add column start3 text collate "C" not null generated always as (left(word, 3)) stored;

create index "document_tag_list" on "document_tag" ("facility_id", "tag_id", "received_at", "document_id");
create index "document_word_start2" on "document_word" ("facility_id", "start2", "received_at", "document_id", "word");
create index "document_word_start3" on "document_word" ("facility_id", "start3", "received_at", "document_id", "word");
create index "verification_list" on "verification" ("facility_id", "outcome", "received_at", "id", "document_id");
-- With the facility first a tag's test is answered from the index alone: otherwise PostgreSQL takes the list above for cheaper,
-- and skips through it.
drop index "document_tag_tag";
create index "document_tag_tag" on "document_tag" ("facility_id", "tag_id", "document_id");
drop index "document_word_search";
drop index "verification_outcome";
