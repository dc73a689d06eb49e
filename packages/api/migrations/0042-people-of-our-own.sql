-- What somebody signs in with whom no identity provider knows. One row for a person; the key of their one-time codes is sealed with what
-- argon2id makes of their password, so that a copy of this table holds neither.
create table "password" ("id" uuid not null default uuidv7(), "user_id" uuid not null, "sealed" text not null, "device_token" text not null, "last_step" int not null, "changed_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "password" add constraint "password_user_id_unique" unique ("user_id");
alter table "password" add constraint "password_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete restrict;
alter table "password"
  add constraint "password_sealed_limit" check (char_length("sealed") <= 1000),
  add constraint "password_device_token_limit" check (char_length("device_token") <= 100);

-- A link that lets one person in, once. Without a facility it founds the first one; without a person whoever opens it says who they are.
create table "invitation" ("id" uuid not null default uuidv7(), "facility_id" uuid null, "user_id" uuid null, "role" text not null, "token_sha256" text not null, "created_at" timestamptz(3) not null default now(), "expires_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"));
create index "invitation_user_id_index" on "invitation" ("user_id");
alter table "invitation" add constraint "invitation_token_sha256_unique" unique ("token_sha256");
create index "invitation_open" on "invitation" ("facility_id", "ended_at");
alter table "invitation" add constraint "invitation_role_check" check ("role" in ('clerk', 'nurse', 'supervisor', 'administrator', 'auditor'));
alter table "invitation" add constraint "invitation_token_sha256_limit" check (char_length("token_sha256") <= 64);
alter table "invitation" add constraint "invitation_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete restrict;
alter table "invitation" add constraint "invitation_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete restrict;
alter table "invitation" enable row level security;
alter table "invitation" force row level security;
create policy "invitation_tenant" on "invitation" using (facility_id is not distinct from (select current_facility_id()) or token_sha256 = nullif(current_setting('mailroom.invitation_token', true), '')) with check (facility_id is not distinct from current_facility_id());

-- A facility that has an administrator keeps one. The facility's row is locked, so that two who go at once wait for each other, and
-- nobody who only names the facility waits.
create function keep_an_administrator() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before text := coalesce(current_setting('mailroom.facility_id', true), '');
  stays boolean := tg_op = 'UPDATE' and new.role = 'administrator';
  entered text;
begin
  if old.role <> 'administrator' or stays then
    return case when tg_op = 'UPDATE' then new else old end;
  end if;
  perform 1 from public.facility where id = old.facility_id for no key update;
  entered := set_config('mailroom.facility_id', old.facility_id::text, true);
  if not exists (select 1 from public.membership where facility_id = old.facility_id and role = 'administrator' and id <> old.id) then
    raise exception 'the last administrator of a facility stays' using errcode = 'MR001';
  end if;
  entered := set_config('mailroom.facility_id', before, true);
  return case when tg_op = 'UPDATE' then new else old end;
end $$;
create trigger membership_administrator before update of role or delete on membership for each row
  execute function keep_an_administrator();

-- Where somebody works, as [{facilityId, facilityName, role}] in the order of names. One facility is visible at a time, so each is entered.
create function facilities_of(person uuid) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before text := coalesce(current_setting('mailroom.facility_id', true), '');
  place record;
  place_role text;
  entered text;
  found_ones json[] := '{}';
begin
  for place in select id, name from public.facility order by name, id loop
    entered := set_config('mailroom.facility_id', place.id::text, true);
    select role into place_role from public.membership where facility_id = place.id and user_id = person;
    if found then
      found_ones := found_ones || json_build_object('facilityId', place.id, 'facilityName', place.name, 'role', place_role);
    end if;
  end loop;
  entered := set_config('mailroom.facility_id', before, true);
  return array_to_json(found_ones);
end $$;

-- Ends every session of a person, wherever they are signed in. @returns how many.
create function end_sessions_everywhere(person uuid) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before text := coalesce(current_setting('mailroom.facility_id', true), '');
  place uuid;
  entered text;
  ended int;
  all_ended int := 0;
begin
  for place in select id from public.facility loop
    entered := set_config('mailroom.facility_id', place::text, true);
    update public.session set revoked_at = now()
      where facility_id = place and user_id = person and revoked_at is null and expires_at > now();
    get diagnostics ended = row_count;
    all_ended := all_ended + ended;
  end loop;
  entered := set_config('mailroom.facility_id', before, true);
  return all_ended;
end $$;

-- What a name's password is held against; null for nobody who has one. A login is found as it is written, or in small letters.
create function find_password(said text) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select json_build_object('userId', app_user.id, 'sealed', password.sealed, 'deviceToken', password.device_token)
  from public.app_user join public.password on password.user_id = app_user.id
  where app_user.login in (said, lower(said))
  order by app_user.login = said desc
  limit 1
$$;

-- Begins a session of somebody whose password was right, with a one-time code that serves once: one of the same step, or an older one,
-- is none (RFC 6238, §5.2). False also where they do not work at the current facility.
create function begin_password_session(person uuid, code_step int, token_hash text, hours double precision) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.password set last_step = code_step where user_id = person and last_step < code_step;
  return found and public.begin_session(person, token_hash, hours);
end $$;

-- What an invitation offers, as {facilityName, role, name, login}; null for one that was used, ended or expired.
create function read_invitation(token_hash text) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  entered text := set_config('mailroom.invitation_token', token_hash, true);
begin
  return (
    select json_build_object('facilityName', facility.name, 'role', invitation.role, 'name', app_user.name, 'login', app_user.login)
    from public.invitation
    left join public.facility on facility.id = invitation.facility_id
    left join public.app_user on app_user.id = invitation.user_id
    where invitation.token_sha256 = token_hash and invitation.ended_at is null and invitation.expires_at > now()
      and (invitation.facility_id is not null or not exists (select 1 from public.facility))
  );
end $$;

-- Lets in whoever holds an invitation, with what they chose: {name, login, facility, sealed, deviceToken, step}; founds the facility if
-- it says so. Whoever was known before is signed out everywhere. Answers {userId, facilityId}; {refusal} says why not, and nothing is done.
create function accept_invitation(token_hash text, chosen jsonb) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  entered text := set_config('mailroom.invitation_token', token_hash, true);
  offered record;
  place uuid;
  person uuid;
begin
  select * into offered from public.invitation
    where token_sha256 = token_hash and ended_at is null and expires_at > now() for update;
  if offered.id is null then
    return '{"refusal": "InvitationOver"}';
  end if;
  place := offered.facility_id;
  person := offered.user_id;
  if place is null then
    -- Whoever founds waits for whoever does so meanwhile.
    lock table public.facility in share row exclusive mode;
    if exists (select 1 from public.facility) then
      return '{"refusal": "InvitationOver"}';
    end if;
  end if;
  if person is null then
    insert into public.app_user (login, name) values (chosen ->> 'login', chosen ->> 'name')
      on conflict (login) do nothing returning id into person;
    if person is null then
      return '{"refusal": "LoginTaken"}';
    end if;
  end if;
  entered := set_config('mailroom.facility_id', coalesce(place::text, ''), true);
  update public.invitation set ended_at = now() where id = offered.id;
  if place is null then
    insert into public.facility (code, name, city, country, time_zone)
      select * from jsonb_to_record(chosen -> 'facility') as founded(code text, name text, city text, country text, "timeZone" text)
      returning id into place;
    entered := set_config('mailroom.facility_id', place::text, true);
    insert into public.source (code, name, kind) values ('upload', 'Upload', 'upload');
    perform public.record_audit('[{"action": "facility-set-up"}]');
  end if;
  if offered.user_id is null then
    insert into public.membership (user_id, role) values (person, offered.role);
  elsif not exists (select 1 from public.membership where facility_id = place and user_id = person) then
    return '{"refusal": "InvitationOver"}';
  end if;
  insert into public.password (user_id, sealed, device_token, last_step)
    values (person, chosen ->> 'sealed', chosen ->> 'deviceToken', (chosen ->> 'step')::int)
    on conflict (user_id) do update
      set sealed = excluded.sealed, device_token = excluded.device_token, last_step = excluded.last_step, changed_at = now();
  perform public.end_sessions_everywhere(person);
  perform public.record_audit(jsonb_build_array(jsonb_build_object('action', 'invitation-accepted',
    'details', jsonb_build_object('person', person, 'role', offered.role))));
  return json_build_object('userId', person, 'facilityId', place);
end $$;
