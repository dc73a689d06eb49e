-- Administrators see to a facility's people in the browser: who gave somebody their role, and when they were last here.
alter table "membership"
  add column "provider_id" uuid null,
  add column "rule" text null,
  add column "signed_in_at" timestamptz(3) null;
alter table "membership" add constraint "membership_provider_id_foreign" foreign key ("provider_id") references "identity_provider" ("id") on delete set null;
create index "membership_provider_id_index" on "membership" ("provider_id");
alter table "membership" add constraint "membership_rule_limit" check (char_length("rule") <= 500);

-- Whom the audit tells of, so that it can say a name, and what was changed. No foreign key: the audit outlives what it tells of.
alter table "audit_event"
  add column "person_id" uuid null generated always as ((details ->> 'person')::uuid) virtual,
  add column "setting" text null generated always as (details ->> 'setting') virtual,
  add column "before" text null generated always as (details ->> 'before') virtual,
  add column "after" text null generated always as (details ->> 'after') virtual;

-- No page shows when somebody signed in.
drop trigger membership_shown on membership;
create constraint trigger membership_shown after insert or update of role or delete on membership
  deferrable initially deferred for each row execute function on_shown_row_changed();

do $$
declare
  place record;
begin
  for place in select id, code from facility loop
    perform set_config('mailroom.facility_id', place.id::text, true);
    update membership set provider_id = provider.id
      from external_identity known join identity_provider provider on provider.issuer = known.issuer
      where known.user_id = membership.user_id and membership.facility_id = place.id
        and provider.facilities @> jsonb_build_array(jsonb_build_object('facility', place.code));
    update membership set signed_in_at = (select max(session.created_at) from session where session.user_id = membership.user_id and session.facility_id = place.id)
      where facility_id = place.id;
  end loop;
  perform set_config('mailroom.facility_id', '', true);
end $$;

create function note_sign_in() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.membership set signed_in_at = new.created_at where facility_id = new.facility_id and user_id = new.user_id;
  return null;
end $$;
create trigger session_begun after insert on session for each row execute function note_sign_in();

-- Whoever changes what somebody may do, by whichever way: it is in the audit of the facility, with what they were before. Whom a link let
-- in is told by the link.
create function tell_membership() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  acting_for text := coalesce(current_setting('mailroom.facility_id', true), '');
  place uuid := coalesce(new.facility_id, old.facility_id);
  entered text := set_config('mailroom.facility_id', place::text, true);
begin
  perform public.record_audit(jsonb_build_array(jsonb_build_object(
    'action', case tg_op when 'INSERT' then 'role-given' when 'UPDATE' then 'role-changed' else 'person-removed' end,
    'details', jsonb_strip_nulls(jsonb_build_object(
      'person', coalesce(new.user_id, old.user_id), 'before', old.role, 'after', new.role, 'rule', new.rule,
      'provider', (select code from public.identity_provider where id = new.provider_id))))));
  entered := set_config('mailroom.facility_id', acting_for, true);
  return null;
end $$;
create trigger membership_given after insert on membership for each row
  when (new.provider_id is not null) execute function tell_membership();
create trigger membership_changed after update of role on membership for each row
  when (old.role is distinct from new.role) execute function tell_membership();
create trigger membership_ended after delete on membership for each row execute function tell_membership();

-- Whether the transaction may change the people of the current facility: it is an administrator's there, an operator's at the installation,
-- or the owner's own.
create function administers() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select session_user = current_user or exists (
    select from public.membership
    where facility_id = public.current_facility_id() and user_id = public.current_actor_id() and role in ('administrator', 'operator'))
$$;

create function assert_administers() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not public.administers() then
    raise 'People are an administrator''s to see to.' using errcode = '42501';
  end if;
end $$;

-- Makes a link to the current facility: for `person` to choose anew what they sign in with, or, where it is null, for somebody new. With
-- `is_newest_only`, links of the same kind that are not used serve no more. Answers a refusal, or null.
create function make_invitation(person uuid, offered_role text, token_hash text, hours int, is_newest_only boolean) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  place uuid := public.current_facility_id();
begin
  perform public.assert_administers();
  if is_newest_only then
    update public.invitation set ended_at = now()
      where facility_id is not distinct from place and user_id is not distinct from person and role = offered_role and ended_at is null;
  end if;
  if (select count(*) from public.invitation where facility_id = place and ended_at is null and expires_at > now()) >= 100 then
    return 'TooManyInvitations';
  end if;
  insert into public.invitation (facility_id, user_id, role, token_sha256, expires_at, made_by_owner)
    values (place, person, offered_role, token_hash, now() + make_interval(hours => hours), session_user = current_user);
  if place is not null then
    perform public.record_audit(jsonb_build_array(jsonb_build_object('action', 'person-invited', 'details', jsonb_strip_nulls(jsonb_build_object(
      'role', offered_role, 'person', person, 'by', case when public.current_actor_id() is null then 'command line' end)))));
  end if;
  return null;
end $$;

-- Makes a link by which somebody chooses anew what they sign in with. Answers a refusal, or null.
create function invite_back(person uuid, token_hash text, hours int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  place record;
begin
  perform public.assert_administers();
  select role, provider_id into place from public.membership
    where facility_id = public.current_facility_id() and user_id = person for update;
  if not found then
    return 'PersonNotFound';
  end if;
  if place.provider_id is not null then
    return 'SignsInElsewhere';
  end if;
  -- The password opens every facility where they work: no single one changes it.
  if json_array_length(public.facilities_of(person)) > 1 then
    return 'WorksElsewhere';
  end if;
  return public.make_invitation(person, place.role, token_hash, hours, true);
end $$;

create function take_back_invitation(chosen uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken record;
begin
  perform public.assert_administers();
  update public.invitation set ended_at = now()
    where id = chosen and facility_id = public.current_facility_id() and ended_at is null
    returning role, user_id into taken;
  if not found then
    return 'InvitationOver';
  end if;
  perform public.record_audit(jsonb_build_array(jsonb_build_object('action', 'invitation-taken-back',
    'details', jsonb_strip_nulls(jsonb_build_object('role', taken.role, 'person', taken.user_id)))));
  return null;
end $$;

-- Whether somebody works on documents here; they go on doing so until the transaction ends, and what they are given meanwhile is handed back.
create function works_here(person uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from public.membership
    where facility_id = public.current_facility_id() and user_id = person and role in ('nurse', 'clerk', 'supervisor') for share;
  return found;
end $$;

-- What somebody held who works on documents here no more, whichever way that came: nobody else would look at it.
create function hand_back_work() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  acting_for text := coalesce(current_setting('mailroom.facility_id', true), '');
  acting_itself text := coalesce(current_setting('mailroom.acts_itself', true), '');
  entered text := set_config('mailroom.facility_id', old.facility_id::text, true);
  entries jsonb;
begin
  if tg_op = 'UPDATE' and new.role in ('nurse', 'clerk', 'supervisor') then
    entered := set_config('mailroom.facility_id', acting_for, true);
    return null;
  end if;
  -- Restricted documents too.
  entered := set_config('mailroom.acts_itself', 'on', true);
  -- The documents first, and in their order, as everybody locks them: nobody waits in a circle.
  perform 1 from public.document where id in (
    select id from public.document
      where facility_id = old.facility_id and assignee_id = old.user_id and purged_at is null and status not in ('integrated', 'rejected')
    union select document_id from public.claim where facility_id = old.facility_id and holder_id = old.user_id) order by id for update;
  with released as (delete from public.claim where facility_id = old.facility_id and holder_id = old.user_id returning document_id),
  unassigned as (
    update public.document set assignee_id = null
      where facility_id = old.facility_id and assignee_id = old.user_id and purged_at is null and status not in ('integrated', 'rejected')
      returning id),
  told as (
    select jsonb_build_object('action', 'document-released', 'documentId', document_id, 'details', jsonb_build_object('takenFromId', old.user_id)) as entry from released
    union all
    select jsonb_build_object('action', 'document-assigned', 'documentId', id, 'details', jsonb_build_object('assigneeId', null, 'takenFromId', old.user_id)) from unassigned)
  select coalesce(jsonb_agg(entry), '[]') into entries from told;
  perform public.record_audit(entries);
  entered := set_config('mailroom.acts_itself', acting_itself, true);
  entered := set_config('mailroom.facility_id', acting_for, true);
  return null;
end $$;
create trigger membership_back after delete or update of role on membership for each row execute function hand_back_work();

-- Ends the sessions of somebody at the current facility but the one that acts, or the one of them that is `chosen`. Answers how many.
create function end_sessions_here(person uuid, chosen uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended int;
begin
  perform public.assert_administers();
  update public.session set revoked_at = now()
    where facility_id = public.current_facility_id() and user_id = person and (chosen is null or id = chosen)
      and token_sha256 is distinct from nullif(current_setting('mailroom.session_token', true), '')
      and public.is_living(session);
  get diagnostics ended = row_count;
  if ended > 0 then
    perform public.record_audit(jsonb_build_array(jsonb_build_object('action', 'sessions-ended',
      'details', jsonb_build_object('person', person, 'sessions', ended))));
  end if;
  return ended;
end $$;

-- Ends the work at a hospital of everybody whom a provider let in there. Where nobody else administers it, one of them stays: whoever
-- signed in last, as one of the hospital's own. Leaves the transaction at the installation.
create function remove_people_of(provider uuid, place uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  operator uuid := public.acting_operator();
  entered text := set_config('mailroom.facility_id', place::text, true);
  one record;
begin
  update public.session set revoked_at = now()
    where facility_id = place and public.is_living(session)
      and (provider_id = provider or user_id in (select user_id from public.membership where facility_id = place and provider_id = provider));
  for one in
    select id, user_id from public.membership where facility_id = place and provider_id = provider order by signed_in_at nulls first, id
  loop
    begin
      delete from public.membership where id = one.id;
    exception when sqlstate 'MR001' then
      update public.membership set provider_id = null, rule = null where id = one.id;
    end;
  end loop;
  entered := set_config('mailroom.facility_id', public.installation_facility()::text, true);
end $$;

-- Gives somebody another role than the one that was `seen`. Answers a refusal, or null.
create function change_role(person uuid, seen text, wanted text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  place record;
begin
  perform public.assert_administers();
  select id, role, provider_id into place from public.membership
    where facility_id = public.current_facility_id() and user_id = person for update;
  if not found then
    return 'PersonNotFound';
  elsif place.provider_id is not null then
    return 'RoleFromProvider';
  elsif place.role <> seen then
    return 'PersonChanged';
  end if;
  update public.membership set role = wanted where id = place.id;
  return null;
exception when sqlstate 'MR001' then
  return 'LastAdministrator';
end $$;

-- Ends somebody's work at the current facility. Answers a refusal, or null.
create function remove_person(person uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  place record;
begin
  perform public.assert_administers();
  select id, provider_id into place from public.membership
    where facility_id = public.current_facility_id() and user_id = person for update;
  if not found then
    return 'PersonNotFound';
  elsif place.provider_id is not null then
    return 'RoleFromProvider';
  end if;
  perform public.end_sessions_here(person, null);
  update public.invitation set ended_at = now()
    where facility_id = public.current_facility_id() and user_id = person and ended_at is null;
  delete from public.membership where id = place.id;
  return null;
exception when sqlstate 'MR001' then
  return 'LastAdministrator';
end $$;

-- Makes of a provider's word about somebody a person, what they are at its facilities, and a session at the first facility that lets
-- them in. `word` is {provider, subject, name, sid, admitted: [{facility, role, rule}], kept: [facility]}: at every facility of the provider
-- that is neither admitted nor kept they work no more. The application names nobody to what no rule of the provider names; `rule` says
-- in words which it was. Answers whether a session began.
create or replace function begin_provider_session(word jsonb, token_hash text, hours double precision) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  provider public.identity_provider;
  person uuid;
  one record;
  first_id uuid;
  entered text;
begin
  -- Whoever changes the provider meanwhile waits, and finds whom it let in.
  select * into provider from public.identity_provider where code = word ->> 'provider' for share;
  if exists (
    select from jsonb_array_elements(word -> 'admitted') admitted
    where not exists (
      select from jsonb_array_elements(provider.facilities) served, jsonb_array_elements(served.value -> 'rules') rule
      where served.value ->> 'facility' = admitted.value ->> 'facility' and rule.value ->> 'role' = admitted.value ->> 'role'))
  then
    raise 'No rule of the provider gives this role.';
  end if;
  -- Two sign-ins of somebody new would make two people.
  perform pg_advisory_xact_lock(hashtextextended(provider.issuer || ' ' || (word ->> 'subject'), 0));
  select user_id into person from public.external_identity
    where issuer = provider.issuer and subject = word ->> 'subject';
  if person is null then
    if jsonb_array_length(word -> 'admitted') = 0 then
      return false;
    end if;
    insert into public.app_user (login, name) values ((word ->> 'subject') || '@' || provider.issuer, word ->> 'name') returning id into person;
    insert into public.external_identity (issuer, subject, user_id) values (provider.issuer, word ->> 'subject', person);
  else
    update public.app_user set name = word ->> 'name' where id = person and name <> word ->> 'name';
  end if;
  for one in
    select facility.id, admitted.value ->> 'role' as role, left(admitted.value ->> 'rule', 500) as rule, admitted.ordinality, word -> 'kept' ? facility.code as is_kept
    from jsonb_array_elements(provider.facilities) served
    join public.facility on facility.code = served.value ->> 'facility'
    left join jsonb_array_elements(word -> 'admitted') with ordinality admitted on admitted.value ->> 'facility' = facility.code
    order by admitted.ordinality
  loop
    entered := set_config('mailroom.facility_id', one.id::text, true);
    if one.role is not null then
      first_id := coalesce(first_id, one.id);
    end if;
    begin
      if one.role is not null then
        insert into public.membership (user_id, role, provider_id, rule) values (person, one.role, provider.id, one.rule)
          on conflict (facility_id, user_id) do update set role = excluded.role, provider_id = excluded.provider_id, rule = excluded.rule
          where (membership.role, membership.provider_id, membership.rule) is distinct from (excluded.role, excluded.provider_id, excluded.rule);
      elsif not one.is_kept then
        delete from public.membership where facility_id = one.id and user_id = person;
      end if;
    exception when sqlstate 'MR001' then
      -- The last administrator of a facility stays one until there is another: a provider's word leaves none without.
      null;
    end;
  end loop;
  if first_id is null then
    return false;
  end if;
  entered := set_config('mailroom.facility_id', first_id::text, true);
  insert into public.session (user_id, token_sha256, expires_at, provider_id, provider_session_id)
    values (person, token_hash, now() + make_interval(secs => least(hours, 24) * 3600), provider.id, word ->> 'sid');
  entered := set_config('mailroom.session_token', token_hash, true);
  perform public.record_audit(jsonb_build_array(jsonb_build_object(
    'action', 'signed-in', 'details', jsonb_build_object('provider', provider.code))));
  return true;
end $$;
