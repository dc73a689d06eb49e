-- The application says what happened; who did it, when and where is the database's to know. A session is made, found and ended
-- by functions of the owner, so that the application neither reads what opens a session nor makes one of another date.
-- Names are qualified: a temporary table of the caller's would be found first.

-- Who acts in this transaction: the person of the session that it was entered with; null when Mailroom itself acts.
create function current_actor_id() returns uuid language sql stable security definer as $$
  select user_id from public.session
  where token_sha256 = nullif(current_setting('mailroom.session_token', true), '')
    and facility_id = public.current_facility_id()
$$;

-- The one way into the audit. Whoever calls it says what happened, as [{action, documentId, details}], in order; who did it,
-- when and at which facility it knows itself. The application may not insert, so that there is no other way.
create function record_audit(entries jsonb) returns void language sql security definer as $$
  insert into public.audit_event (facility_id, occurred_at, actor_id, action, document_id, details)
    select public.current_facility_id(), now(), acting.id, entry.value ->> 'action', (entry.value ->> 'documentId')::uuid, entry.value -> 'details'
    from (select public.current_actor_id() as id) acting, jsonb_array_elements(entries) with ordinality as entry
    order by entry.ordinality
$$;

-- Begins a session of somebody who works at the current facility, for a day at most. False: nobody does.
create function begin_session(person uuid, token_hash text, hours double precision) returns boolean
language plpgsql security definer as $$
declare
  entered text;
begin
  if not exists (select 1 from public.membership where user_id = person and facility_id = public.current_facility_id()) then
    return false;
  end if;
  insert into public.session (user_id, token_sha256, expires_at)
    values (person, token_hash, now() + make_interval(secs => least(hours, 24) * 3600));
  entered := set_config('mailroom.session_token', token_hash, true);
  perform public.record_audit('[{"action": "signed-in"}]');
  return true;
end $$;

-- Ends a session, whatever facility the transaction acted for before.
create function end_session(token_hash text) returns void language plpgsql security definer as $$
declare
  living record;
  entered text := set_config('mailroom.session_token', token_hash, true);
begin
  select id, facility_id into living from public.session
    where token_sha256 = token_hash and revoked_at is null;
  if living.id is null then
    return;
  end if;
  entered := set_config('mailroom.facility_id', living.facility_id::text, true);
  update public.session set revoked_at = now() where id = living.id;
  perform public.record_audit('[{"action": "signed-out"}]');
end $$;

-- Enters the session of a cookie: from here on the transaction acts for the session's facility, and for no other. Answers
-- who is asking as JSON, with the version of the facility's worklist; null, and no facility, for no living session of
-- somebody who still works there.
create or replace function enter_session(token_hash text) returns text language plpgsql security definer as $$
declare
  -- Settings are assigned: PERFORM would run a query for each.
  entered text := set_config('mailroom.facility_id', '', true);
  living record;
  asking text;
begin
  entered := set_config('mailroom.session_token', token_hash, true);
  select session.id, session.user_id, session.facility_id into living from public.session
    where token_sha256 = token_hash and revoked_at is null and expires_at > now();
  entered := set_config('mailroom.session_token', '', true);
  if living.id is null then
    return null;
  end if;
  entered := set_config('mailroom.facility_id', living.facility_id::text, true);
  select json_build_object('sessionId', living.id, 'userId', app_user.id, 'userName', app_user.name,
      'facilityId', facility.id, 'facilityName', facility.name, 'role', membership.role,
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

drop function if exists open_sessions(text[]);
drop function if exists open_session(text);
