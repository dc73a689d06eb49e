-- A version guards every page that is kept in memory, so that whatever a page shows raises it: the names of people, the
-- mirrored patients and providers, and what the filters offer.

-- Once per transaction and facility: one transaction may rename a person who works at several.
create or replace function raise_worklist_version(of_facility uuid) returns void language plpgsql as $$
declare
  raised text := pg_current_xact_id()::text || ' ' || of_facility::text;
begin
  if current_setting('mailroom.version_raised_by', true) is not distinct from raised then
    return;
  end if;
  perform set_config('mailroom.version_raised_by', raised, true);
  insert into worklist_version (facility_id, shard, version) values (of_facility, pg_backend_pid() % 16, 1)
    on conflict (facility_id, shard) do update set version = worklist_version.version + 1;
  perform pg_notify('worklist', of_facility::text);
end $$;

create constraint trigger patient_shown after update or delete on patient
  deferrable initially deferred for each row execute function on_shown_row_changed();
create constraint trigger provider_shown after update or delete on provider
  deferrable initially deferred for each row execute function on_shown_row_changed();
create constraint trigger membership_shown after insert or update or delete on membership
  deferrable initially deferred for each row execute function on_shown_row_changed();
create constraint trigger tag_offered after insert on tag
  deferrable initially deferred for each row execute function on_shown_row_changed();
create constraint trigger source_offered after insert on source
  deferrable initially deferred for each row execute function on_shown_row_changed();

-- A person is no facility's: each one where they work is entered in turn, and left again.
create function on_user_renamed() returns trigger language plpgsql as $$
declare
  acting_for text := current_setting('mailroom.facility_id', true);
  place uuid;
begin
  for place in select id from facility order by id loop
    perform set_config('mailroom.facility_id', place::text, true);
    if exists (select 1 from membership where user_id = new.id) then
      perform raise_worklist_version(place);
    end if;
  end loop;
  perform set_config('mailroom.facility_id', coalesce(acting_for, ''), true);
  return null;
end $$;

create constraint trigger app_user_shown after update on app_user
  deferrable initially deferred for each row when (old.name is distinct from new.name) execute function on_user_renamed();

-- The sessions of several cookies at once, each with its facility's version: every request that arrives while one look-up
-- is under way shares the next.
create function open_sessions(token_hashes text[])
  returns table (token_hash text, session_id uuid, user_id uuid, user_name text, facility_id uuid, facility_name text,
    role text, worklist_version text)
  language plpgsql as $$
declare
  one text;
  opened record;
  version_now text;
begin
  foreach one in array token_hashes loop
    select * into opened from open_session(one);
    if opened.session_id is not null then
      -- `open_session` has entered the facility.
      select coalesce(sum(version), 0)::text into version_now from worklist_version;
      return query select one, opened.session_id, opened.user_id, opened.user_name, opened.facility_id,
        opened.facility_name, opened.role, version_now;
    end if;
    perform set_config('mailroom.facility_id', '', true);
  end loop;
end $$;
