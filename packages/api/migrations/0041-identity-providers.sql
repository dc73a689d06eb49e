-- Where people sign in: a hospital's identity provider, and by which rules its claims let somebody into which facility.
create table "identity_provider" ("id" uuid not null default uuidv7(), "code" text not null, "name" text not null, "issuer" text not null, "client_id" text not null, "client_secret_sealed" text null, "scopes" text[] not null, "asks_user_info" boolean not null default false, "facilities" jsonb not null, "changed_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "identity_provider" add constraint "identity_provider_code_unique" unique ("code");
alter table "identity_provider"
  add constraint "identity_provider_code_limit" check (char_length("code") <= 40),
  add constraint "identity_provider_name_limit" check (char_length("name") <= 200),
  add constraint "identity_provider_issuer_limit" check (char_length("issuer") <= 200),
  add constraint "identity_provider_client_id_limit" check (char_length("client_id") <= 500),
  add constraint "identity_provider_client_secret_sealed_limit" check (char_length("client_secret_sealed") <= 2000),
  add constraint "identity_provider_scopes_limit" check (pg_column_size("scopes") <= 5000),
  add constraint "identity_provider_facilities_limit" check (pg_column_size("facilities") <= 1000000);

-- Who somebody is at an issuer: its name for them, which it gives to nobody else. An e-mail address is none.
create table "external_identity" ("id" uuid not null default uuidv7(), "issuer" text not null, "subject" text not null, "user_id" uuid not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));
alter table "external_identity" add constraint "external_identity_issuer_subject" unique ("issuer", "subject");
alter table "external_identity" add constraint "external_identity_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete restrict;
create index "external_identity_user_id_index" on "external_identity" ("user_id");
alter table "external_identity"
  add constraint "external_identity_issuer_limit" check (char_length("issuer") <= 200),
  add constraint "external_identity_subject_limit" check (char_length("subject") <= 255);

-- A provider's word that somebody has gone counts once.
create table "spent_logout_token" ("id" uuid not null default uuidv7(), "token_sha256" text not null, "expires_at" timestamptz(3) not null, primary key ("id"));
alter table "spent_logout_token" add constraint "spent_logout_token_token_sha256_unique" unique ("token_sha256");
alter table "spent_logout_token" add constraint "spent_logout_token_token_sha256_limit" check (char_length("token_sha256") <= 64);
create index "spent_logout_token_expires_at_index" on "spent_logout_token" ("expires_at");

alter table "session" add column "provider_id" uuid null, add column "provider_session_id" text null;
alter table "session" add constraint "session_provider_id_foreign" foreign key ("provider_id") references "identity_provider" ("id") on delete restrict;
alter table "session" add constraint "session_provider_session_id_limit" check (char_length("provider_session_id") <= 255);
create index "session_provider" on "session" ("provider_id", "provider_session_id");

-- Makes of a provider's word about somebody a person, what they are at its facilities, and a session at the first facility that lets
-- them in. `word` is {provider, subject, name, sid, admitted: [{facility, role}], kept: [facility]}: at every facility of the provider
-- that is neither admitted nor kept they work no more. The application names nobody to what no rule of the provider names.
-- Answers whether a session began.
create function begin_provider_session(word jsonb, token_hash text, hours double precision) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  provider public.identity_provider;
  person uuid;
  one record;
  first_id uuid;
  entered text;
begin
  select * into provider from public.identity_provider where code = word ->> 'provider';
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
    select facility.id, admitted.value ->> 'role' as role, admitted.ordinality, word -> 'kept' ? facility.code as is_kept
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
        insert into public.membership (user_id, role) values (person, one.role)
          on conflict (facility_id, user_id) do update set role = excluded.role where membership.role <> excluded.role;
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

-- Ends a session, whatever facility the transaction acted for before. Answers the code of the provider that it began at.
drop function end_session(text);
create function end_session(token_hash text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  living record;
  provider_code text;
  entered text := set_config('mailroom.session_token', token_hash, true);
begin
  select id, facility_id, provider_id into living from public.session
    where token_sha256 = token_hash and revoked_at is null;
  if living.id is null then
    return null;
  end if;
  entered := set_config('mailroom.facility_id', living.facility_id::text, true);
  update public.session set revoked_at = now() where id = living.id;
  select code into provider_code from public.identity_provider where id = living.provider_id;
  perform public.record_audit(jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
    'action', 'signed-out', 'details', case when provider_code is not null then jsonb_build_object('provider', provider_code) end))));
  return provider_code;
end $$;

-- Ends the sessions that a provider's logout token names: of its session, of its name for somebody, or of both. Answers how many; null
-- where the token was heard before.
create function end_provider_sessions(provider_code text, named jsonb, token_hash text, heard_until timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  provider public.identity_provider;
  person uuid;
  facility_id uuid;
  living text;
  entered text;
  ended integer := 0;
begin
  delete from public.spent_logout_token where expires_at < now();
  insert into public.spent_logout_token (token_sha256, expires_at) values (token_hash, heard_until) on conflict do nothing;
  if not found then
    return null;
  end if;
  select * into provider from public.identity_provider where code = provider_code;
  select user_id into person from public.external_identity
    where issuer = provider.issuer and subject = named ->> 'subject';
  -- Row-level security shows one facility at a time, to the owner too.
  for facility_id in select id from public.facility loop
    entered := set_config('mailroom.facility_id', facility_id::text, true);
    for living in
      select token_sha256 from public.session
      where provider_id = provider.id and revoked_at is null
        -- One that began without the name of the provider's session is known by the person alone.
        and (named ->> 'sid' is null or provider_session_id = named ->> 'sid'
          or provider_session_id is null and user_id = person)
        and (named ->> 'subject' is null or user_id = person)
        and (named ->> 'sid' is not null or named ->> 'subject' is not null)
    loop
      perform public.end_session(living);
      ended := ended + 1;
    end loop;
  end loop;
  return ended;
end $$;
