-- The installation is a facility of its own kind: its members are operators, and it has no documents. So sessions, the audit and its chain
-- work for operators as they do for everybody. See docs/decisions/0027-the-installation-is-a-facility-of-its-own.md.
create function installation_facility() returns uuid language sql immutable parallel safe as $$
  select '00000000-0000-7000-8000-000000000000'::uuid
$$;
insert into "facility" ("id", "code", "name", "city", "country", "time_zone")
  values (installation_facility(), '@installation', 'Mailroom', '', '', 'UTC');

-- Whoever acts for a hospital, or for none, sees hospitals only: no list of facilities has to leave the installation out.
alter table "facility" enable row level security;
alter table "facility" force row level security;
create policy "facility_hospitals" on "facility" using (id <> installation_facility() or (select current_facility_id()) = installation_facility());

-- Operators are the installation's, and nobody else works there.
alter table "membership"
  drop constraint "membership_role_check",
  add constraint "membership_role_check" check ("role" in ('clerk', 'nurse', 'supervisor', 'administrator', 'auditor', 'operator')),
  add constraint "membership_installation" check (case when facility_id = installation_facility() then role = 'operator' else role <> 'operator' end);
alter table "invitation"
  drop constraint "invitation_role_check",
  add constraint "invitation_role_check" check ("role" in ('clerk', 'nurse', 'supervisor', 'administrator', 'auditor', 'operator')),
  add constraint "invitation_installation" check (case when facility_id = installation_facility() then role = 'operator' else role <> 'operator' end);

-- A password opens every hospital where somebody works: only the owner's links change it whatever they became meanwhile.
alter table "invitation" add "made_by_owner" boolean not null default false;

-- Every document comes from a source, and whose it is is a patient: the installation has neither, nor anything that leads to a hospital's server.
alter table "source" add constraint "source_installation" check (facility_id <> installation_facility());
alter table "patient" add constraint "patient_installation" check (facility_id <> installation_facility());
alter table "provider" add constraint "provider_installation" check (facility_id <> installation_facility());
alter table "connection" add constraint "connection_installation" check (facility_id <> installation_facility());
alter table "tag" add constraint "tag_installation" check (facility_id <> installation_facility());

-- Who acts in this transaction. What an operator does at a hospital stands in the hospital's audit under their name.
create or replace function current_actor_id() returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select user_id from public.session
  where token_sha256 = nullif(current_setting('mailroom.session_token', true), '')
    and facility_id in (public.current_facility_id(), public.installation_facility())
$$;

-- A facility that has an administrator keeps one, and the installation an operator.
create or replace function keep_an_administrator() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before text := coalesce(current_setting('mailroom.facility_id', true), '');
  stays boolean := tg_op = 'UPDATE' and new.role = old.role;
  entered text;
begin
  if old.role not in ('administrator', 'operator') or stays then
    return case when tg_op = 'UPDATE' then new else old end;
  end if;
  entered := set_config('mailroom.facility_id', old.facility_id::text, true);
  perform 1 from public.facility where id = old.facility_id for no key update;
  if not exists (select 1 from public.membership where facility_id = old.facility_id and role = old.role and id <> old.id) then
    raise exception 'the last % of a facility stays', old.role using errcode = 'MR001';
  end if;
  entered := set_config('mailroom.facility_id', before, true);
  return case when tg_op = 'UPDATE' then new else old end;
end $$;

-- Where somebody works, the installation included, as [{facilityId, facilityName, role}] in the order of names.
create or replace function facilities_of(person uuid) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before text := coalesce(current_setting('mailroom.facility_id', true), '');
  place record;
  place_role text;
  entered text;
  found_ones json[] := '{}';
begin
  for place in select id, name from public.facility union select public.installation_facility(), 'Mailroom' order by name, id loop
    entered := set_config('mailroom.facility_id', place.id::text, true);
    select role into place_role from public.membership where facility_id = place.id and user_id = person;
    if found then
      found_ones := found_ones || json_build_object('facilityId', place.id, 'facilityName', place.name, 'role', place_role);
    end if;
  end loop;
  entered := set_config('mailroom.facility_id', before, true);
  return array_to_json(found_ones);
end $$;

create or replace function end_sessions_everywhere(person uuid) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before text := coalesce(current_setting('mailroom.facility_id', true), '');
  place uuid;
  entered text;
  ended int;
  all_ended int := 0;
begin
  for place in select id from public.facility union select public.installation_facility() loop
    entered := set_config('mailroom.facility_id', place::text, true);
    update public.session set revoked_at = now()
      where facility_id = place and user_id = person and public.is_living(session);
    get diagnostics ended = row_count;
    all_ended := all_ended + ended;
  end loop;
  entered := set_config('mailroom.facility_id', before, true);
  return all_ended;
end $$;

-- Whether a link to the current facility still serves: for somebody new, or for whoever works there yet, as somebody of its own and nowhere else
-- unless the owner made it.
create function still_serves(offered public.invitation) returns boolean language plpgsql as $$
begin
  return offered.user_id is null or exists (
    select from public.membership where facility_id = offered.facility_id and user_id = offered.user_id and (offered.made_by_owner or provider_id is null))
    and (offered.made_by_owner or json_array_length(public.facilities_of(offered.user_id)) = 1);
end $$;

-- What an invitation offers, as {facilityName, role, name, login}; null for one that was used, ended or expired, or serves no more.
create or replace function read_invitation(token_hash text) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  entered text := set_config('mailroom.invitation_token', token_hash, true);
  offered public.invitation;
begin
  select * into offered from public.invitation
    where token_sha256 = token_hash and ended_at is null and expires_at > now() and facility_id is not null;
  entered := set_config('mailroom.facility_id', offered.facility_id::text, true);
  if not public.still_serves(offered) then
    return null;
  end if;
  return (
    select json_build_object('facilityName', facility.name, 'role', offered.role, 'name', app_user.name, 'login', app_user.login)
    from public.facility left join public.app_user on app_user.id = offered.user_id
    where facility.id = offered.facility_id
  );
end $$;

-- Lets in whoever holds an invitation, with what they chose: {name, login, sealed, deviceToken, step}. Whoever was known before is
-- signed out everywhere. Answers {userId, facilityId}; {refusal} says why not, and nothing is done.
create or replace function accept_invitation(token_hash text, chosen jsonb) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  entered text := set_config('mailroom.invitation_token', token_hash, true);
  offered public.invitation;
  person uuid;
begin
  select * into offered from public.invitation
    where token_sha256 = token_hash and ended_at is null and expires_at > now() and facility_id is not null for update;
  entered := set_config('mailroom.facility_id', offered.facility_id::text, true);
  if offered.id is null or not public.still_serves(offered) then
    return '{"refusal": "InvitationOver"}';
  end if;
  person := offered.user_id;
  if person is null then
    insert into public.app_user (login, name) values (chosen ->> 'login', chosen ->> 'name')
      on conflict (login) do nothing returning id into person;
    if person is null then
      return '{"refusal": "LoginTaken"}';
    end if;
  end if;
  update public.invitation set ended_at = now() where id = offered.id;
  if offered.user_id is null then
    insert into public.membership (user_id, role) values (person, offered.role);
  end if;
  insert into public.password (user_id, sealed, device_token, last_step)
    values (person, chosen ->> 'sealed', chosen ->> 'deviceToken', (chosen ->> 'step')::int)
    on conflict (user_id) do update
      set sealed = excluded.sealed, device_token = excluded.device_token, last_step = excluded.last_step, changed_at = now();
  perform public.end_sessions_everywhere(person);
  perform public.record_audit(jsonb_build_array(jsonb_build_object('action', 'invitation-accepted',
    'details', jsonb_build_object('person', person, 'role', offered.role))));
  return json_build_object('userId', person, 'facilityId', offered.facility_id);
end $$;
