-- How long a session lasts, what it is used from, and in which facilities it may go on.
alter table "session"
  add column "used_at" timestamptz(3) not null default now(),
  add column "idle_seconds" int not null default 1800,
  add column "browser" text null,
  add column "address" text null,
  add column "admitted_facilities" text[] null,
  add column "has_moved" boolean not null default false;
alter table "session"
  add constraint "session_browser_limit" check (char_length("browser") <= 100),
  add constraint "session_address_limit" check (char_length("address") <= 100),
  add constraint "session_admitted_facilities_limit" check (pg_column_size("admitted_facilities") <= 100000);

-- One's own sessions are at several facilities, of which one is visible at a time: whoever enters a person sees all of theirs.
drop policy "session_tenant" on "session";
create policy "session_tenant" on "session" using (facility_id = (select current_facility_id()) or token_sha256 = nullif(current_setting('mailroom.session_token', true), '') or user_id = nullif(current_setting('mailroom.person', true), '')::uuid) with check (facility_id = current_facility_id());

-- A number that is set for the current facility, or else for the installation; null where neither is set to one.
create function number_set(wanted text) returns double precision language sql stable as $$
  select value::double precision from public.setting
  where name = wanted and value ~ '^\d{1,9}(\.\d{1,9})?$'
  order by facility_id nulls last limit 1
$$;

-- However a session begins, its limits are those of its facility. It keeps them: a change holds for those that begin afterwards.
create function limit_session() returns trigger language plpgsql as $$
declare
  hours double precision := public.number_set('session-hours');
begin
  if hours is not null then
    new.expires_at := new.created_at + make_interval(secs => least(hours, 24) * 3600);
  end if;
  new.idle_seconds := round(coalesce(public.number_set('session-idle-minutes'), 30) * 60);
  return new;
end $$;
create trigger session_limited before insert on session for each row execute function limit_session();

-- Whether a session may be used: neither ended, nor over, nor left alone for too long.
create function is_living(one session) returns boolean language sql stable
return one.revoked_at is null and one.expires_at > now() and one.used_at + make_interval(secs => one.idle_seconds) > now();

-- Enters the session of a cookie: from here on the transaction acts for the session's facility, and for no other. Answers
-- who is asking as JSON, with the version of the facility's worklist; null, and no facility, for no living session of
-- somebody who still works there.
create or replace function enter_session(token_hash text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  -- Settings are assigned: PERFORM would run a query for each.
  entered text := set_config('mailroom.facility_id', '', true);
  living record;
  asking text;
begin
  entered := set_config('mailroom.session_token', token_hash, true);
  select session.id, session.user_id, session.facility_id, session.expires_at, session.has_moved into living from public.session
    where token_sha256 = token_hash and revoked_at is null and expires_at > now()
      and used_at + make_interval(secs => idle_seconds) > now();
  entered := set_config('mailroom.session_token', '', true);
  if living.id is null then
    return null;
  end if;
  entered := set_config('mailroom.facility_id', living.facility_id::text, true);
  select json_build_object('sessionId', living.id, 'userId', app_user.id, 'userName', app_user.name,
      'facilityId', facility.id, 'facilityName', facility.name, 'role', membership.role, 'expiresAt', living.expires_at, 'hasMoved', living.has_moved,
      'worklistVersion', (select coalesce(sum(version), 0)::text from public.worklist_version))
    into asking
    from public.membership
    join public.app_user on app_user.id = membership.user_id
    join public.facility on facility.id = membership.facility_id
    where membership.facility_id = living.facility_id and membership.user_id = living.user_id;
  if asking is null then
    entered := set_config('mailroom.facility_id', '', true);
  end if;
  return asking;
end $$;

-- How many seconds a session has left, as {idleSeconds, wholeSeconds}; null for none that lives. One that is used begins its idle time anew.
create function time_left(token_hash text, is_used boolean) returns json
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before text := coalesce(current_setting('mailroom.session_token', true), '');
  entered text := set_config('mailroom.session_token', token_hash, true);
  living public.session;
begin
  if is_used then
    -- The policy lets a row be changed at its own facility only.
    select * into living from public.session where token_sha256 = token_hash;
    entered := set_config('mailroom.facility_id', living.facility_id::text, true);
    update public.session set used_at = now() where token_sha256 = token_hash and public.is_living(session);
  end if;
  select * into living from public.session where token_sha256 = token_hash and public.is_living(session);
  entered := set_config('mailroom.session_token', before, true);
  if living.id is null then
    return null;
  end if;
  return json_build_object(
    'idleSeconds', floor(extract(epoch from living.used_at + make_interval(secs => living.idle_seconds) - now())),
    'wholeSeconds', floor(extract(epoch from living.expires_at - now())));
end $$;

-- Notes from where a session is used, and at which facilities the provider's word let its person in, where a provider gave it.
create function note_session(token_hash text, noted jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before text := coalesce(current_setting('mailroom.facility_id', true), '');
  entered text := set_config('mailroom.session_token', token_hash, true);
  place uuid := (select facility_id from public.session where token_sha256 = token_hash);
begin
  entered := set_config('mailroom.facility_id', coalesce(place::text, ''), true);
  update public.session set browser = noted ->> 'browser', address = noted ->> 'address',
      admitted_facilities = (select array_agg(code) from jsonb_array_elements_text(noted -> 'admitted') code)
    where token_sha256 = token_hash;
  entered := set_config('mailroom.facility_id', before, true);
end $$;

-- Ends one other session of whoever a session is of, or all others (`chosen` null), each with an entry in the audit of its facility.
-- Answers how many ended.
create function end_own_sessions(token_hash text, chosen uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  place text := coalesce(current_setting('mailroom.facility_id', true), '');
  before text := coalesce(current_setting('mailroom.session_token', true), '');
  entered text := set_config('mailroom.session_token', token_hash, true);
  person uuid := (select user_id from public.session where token_sha256 = token_hash);
  living record;
  ended int := 0;
begin
  entered := set_config('mailroom.person', coalesce(person::text, ''), true);
  for living in
    select id, facility_id, token_sha256 from public.session
    where user_id = person and token_sha256 <> token_hash and (chosen is null or id = chosen) and public.is_living(session)
    order by id for update
  loop
    -- The entry is this person's, of the facility at which the session was.
    entered := set_config('mailroom.facility_id', living.facility_id::text, true);
    entered := set_config('mailroom.session_token', living.token_sha256, true);
    update public.session set revoked_at = now() where id = living.id;
    perform public.record_audit(jsonb_build_array(jsonb_build_object(
      'action', 'own-session-ended', 'details', jsonb_build_object('session', living.id))));
    ended := ended + 1;
  end loop;
  entered := set_config('mailroom.person', '', true);
  entered := set_config('mailroom.session_token', before, true);
  entered := set_config('mailroom.facility_id', place, true);
  return ended;
end $$;

-- Goes on at another facility, in a session of its own: the one before ends, and the new one is as old as it was. Answers 'entered';
-- 'stranger' where the person does not work; 'weak' where a provider lets people in and its word did not let in this session, or another
-- provider let the person in; null for no living session.
create function enter_facility(token_hash text, place uuid, new_token_hash text, hours double precision) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  entered text := set_config('mailroom.session_token', token_hash, true);
  former public.session;
  former_code text;
  place_code text := (select code from public.facility where id = place);
  there public.membership;
  is_let_in boolean;
begin
  select * into former from public.session where token_sha256 = token_hash;
  entered := set_config('mailroom.facility_id', former.facility_id::text, true);
  -- Of two that leave a session at once, the second finds it ended.
  select * into former from public.session where token_sha256 = token_hash and public.is_living(session) for update;
  if former.id is null then
    return null;
  end if;
  former_code := (select code from public.facility where id = former.facility_id);
  entered := set_config('mailroom.facility_id', place::text, true);
  select * into there from public.membership where facility_id = place and user_id = former.user_id;
  if there.id is null then
    return 'stranger';
  end if;
  -- A membership that no provider gave is the facility's own, and asks for no word where no provider lets people in.
  is_let_in := case when place_code = any(former.admitted_facilities) then coalesce(there.provider_id, former.provider_id) = former.provider_id
    else there.provider_id is null and not exists (
      select from public.identity_provider, jsonb_array_elements(facilities) served where served.value ->> 'facility' = place_code) end;
  if former.provider_id is not null and not is_let_in then
    return 'weak';
  end if;
  entered := set_config('mailroom.facility_id', former.facility_id::text, true);
  perform public.record_audit(jsonb_build_array(jsonb_build_object(
    'action', 'facility-left', 'details', jsonb_build_object('to', place_code))));
  update public.session set revoked_at = now() where id = former.id;
  entered := set_config('mailroom.facility_id', place::text, true);
  insert into public.session (user_id, token_sha256, created_at, expires_at, provider_id, provider_session_id, admitted_facilities, browser, address, has_moved)
    values (former.user_id, new_token_hash, former.created_at, former.created_at + make_interval(secs => least(hours, 24) * 3600),
      former.provider_id, former.provider_session_id, former.admitted_facilities, former.browser, former.address, true);
  entered := set_config('mailroom.session_token', new_token_hash, true);
  perform public.record_audit(jsonb_build_array(jsonb_build_object('action', 'facility-entered',
    'details', jsonb_build_object('from', former_code))));
  return 'entered';
end $$;

-- What the audit tells of them.
alter table "audit_event" drop constraint "audit_event_action_check", add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'read-again-asked', 'successor-found', 'shared-identifier-found', 'shared-identifier-noted', 'document-opened', 'document-loaded-ahead', 'file-read', 'narrative-read', 'patients-searched', 'document-verified', 'verification-unanswered', 'verification-not-asked', 'verification-asked', 'document-claimed', 'document-taken-over', 'document-released', 'document-assigned', 'document-tagged', 'document-untagged', 'note-added', 'trait-corrected', 'candidate-chosen', 'likely-patients-searched', 'provisional-patient-created', 'lost-files-accepted', 'known-document-accepted', 'document-rejected', 'integration-decided', 'integration-sent', 'integration-unclear', 'integration-confirmed', 'integration-refused', 'recall-decided', 'recall-sent', 'recall-unclear', 'recall-confirmed', 'recall-refused', 'decision-undone', 'effect-redriven', 'version-superseded', 'version-restored', 'search-kept', 'signed-in', 'signed-out', 'facility-set-up', 'person-invited', 'invitation-accepted', 'own-session-ended', 'facility-left', 'facility-entered', 'real-record-searched', 'merge-decided', 'merge-undone', 'document-moved', 'merge-done'));
