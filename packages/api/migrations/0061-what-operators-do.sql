-- What operators set up. Each function asks first who acts, and then enters the hospital that it is about: what is done there stands in its
-- audit, under the operator's name, and beside it in the installation's.

-- Of two who change one of these at once the second is told.
alter table "connection" add "version" int not null default 1;
alter table "identity_provider" add "version" int not null default 1;
create trigger connection_version before update on connection for each row when (old.* is distinct from new.*) execute function raise_row_version();
create trigger identity_provider_version before update on identity_provider for each row when (old.* is distinct from new.*) execute function raise_row_version();

-- Enters the installation. Answers the operator whose living session acts in this transaction; null for the tables' owner, who acts by
-- the command line. Anybody else is refused.
create function acting_operator() returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  entered text := set_config('mailroom.facility_id', public.installation_facility()::text, true);
  person uuid;
begin
  if session_user = current_user then
    return null;
  end if;
  select membership.user_id into person
    from public.session join public.membership using (facility_id, user_id)
    where session.token_sha256 = nullif(current_setting('mailroom.session_token', true), '')
      and session.facility_id = public.installation_facility() and public.is_living(session)
      and membership.role = 'operator';
  if person is null then
    raise 'Only an operator of the installation does this.' using errcode = '42501';
  end if;
  return person;
end $$;

-- Writes one entry into a hospital's audit and into the installation's, where it says which hospital it was. Leaves the transaction at
-- the installation.
create function record_at(place uuid, action text, details jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  operator uuid := public.acting_operator();
  entered text := set_config('mailroom.facility_id', place::text, true);
  place_code text := (select code from public.facility where id = place);
begin
  perform public.record_audit(jsonb_build_array(jsonb_build_object('action', action, 'details', details)));
  entered := set_config('mailroom.facility_id', public.installation_facility()::text, true);
  perform public.record_audit(jsonb_build_array(jsonb_build_object('action', action,
    'details', details || jsonb_build_object('facility', place_code))));
end $$;

-- Whether another hospital would stand on a server without saying which of its records are its own: it would be stopped by whoever came there.
create function leaves_unscoped(server text, fallback text) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.facility left join public.connection on connection.facility_id = facility.id
    where facility.id is distinct from public.current_facility_id() and coalesce(connection.base_url, fallback) = server
      and connection.managing_organization is null and coalesce(cardinality(connection.identifier_systems), 0) = 0)
$$;

-- Adds a hospital, {code, name, city, country, timeZone}, to which files can be uploaded, and connects it at once where `server` says how;
-- `fallback` is the installation's own server. Answers {facilityId}, or {refusal}.
create function add_facility(wanted jsonb, server jsonb, fallback text) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  operator uuid := public.acting_operator();
  place uuid;
  entered text;
begin
  -- Of two who bring hospitals to one server at once, the second finds the first.
  perform pg_advisory_xact_lock(hashtextextended('servers of hospitals', 0));
  if exists (select from public.facility where code = wanted ->> 'code') then
    return '{"refusal": "FacilityCodeTaken"}';
  elsif public.leaves_unscoped(coalesce(server ->> 'baseUrl', fallback), fallback) then
    return '{"refusal": "ServerUnscoped"}';
  end if;
  insert into public.facility (code, name, city, country, time_zone)
    select * from jsonb_to_record(wanted) as added(code text, name text, city text, country text, "timeZone" text)
    returning id into place;
  entered := set_config('mailroom.facility_id', place::text, true);
  insert into public.source (code, name, kind) values ('upload', 'Upload', 'upload');
  perform public.record_at(place, 'facility-set-up', jsonb_build_object('setting', 'facility', 'before', null,
    'after', concat_ws(', ', wanted ->> 'name', wanted ->> 'city', wanted ->> 'country', wanted ->> 'timeZone')));
  if server is not null then
    perform public.connect_facility(place, server, null, fallback);
  end if;
  return json_build_object('facilityId', place);
end $$;

-- How a hospital stands, as {code, name, administrators, openLinks, others, connection: {version, fhirBaseUrl, managingOrganization,
-- identifierSystems} or null}, with how many others use its server: counts, and nobody's name. Null where there is none.
create function read_hospital(place uuid, token_hash text, fallback text) returns json language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking text := set_config('mailroom.session_token', token_hash, true);
  operator uuid := public.acting_operator();
  known public.facility;
  entered text;
  stands json;
begin
  select * into known from public.facility where id = place and id <> public.installation_facility();
  if known.id is null then
    return null;
  end if;
  entered := set_config('mailroom.facility_id', place::text, true);
  stands := json_build_object('code', known.code, 'name', known.name,
    'administrators', (select count(*) from public.membership where facility_id = place and role = 'administrator'),
    'openLinks', (select count(*) from public.invitation
      where facility_id = place and role = 'administrator' and user_id is null and ended_at is null and expires_at > now()),
    'others', public.other_facilities_on(coalesce((select base_url from public.connection where facility_id = place), fallback), fallback),
    'connection', (select json_build_object('version', version, 'fhirBaseUrl', base_url, 'managingOrganization', managing_organization,
        'identifierSystems', identifier_systems) from public.connection where facility_id = place));
  entered := set_config('mailroom.facility_id', public.installation_facility()::text, true);
  return stands;
end $$;

-- Makes a link that lets in an administrator of a hospital; those that are not used serve no more. Answers whether there is such a hospital.
create function invite_administrator(place uuid, token_hash text, hours int) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  operator uuid := public.acting_operator();
  entered text;
begin
  if not exists (select 1 from public.facility where id = place and id <> public.installation_facility()) then
    return false;
  end if;
  entered := set_config('mailroom.facility_id', place::text, true);
  update public.invitation set ended_at = now()
    where facility_id = place and role = 'administrator' and user_id is null and ended_at is null;
  insert into public.invitation (facility_id, role, token_sha256, expires_at)
    values (place, 'administrator', token_hash, now() + make_interval(hours => hours));
  perform public.record_at(place, 'administrator-invited', '{}');
  return true;
end $$;

-- Says where a hospital's FHIR server is and which of its records are the hospital's own, as {baseUrl, managingOrganization,
-- identifierSystems}, where it was connected as `seen` or, null, not yet; `fallback` is the installation's own server. Whoever was found before may be another's, and is looked for again.
-- Answers a refusal, or null.
create function connect_facility(place uuid, wanted jsonb, seen int, fallback text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  operator uuid := public.acting_operator();
  systems text[] := array(select jsonb_array_elements_text(wanted -> 'identifierSystems'));
  before public.connection;
  entered text;
begin
  if not exists (select 1 from public.facility where id = place and id <> public.installation_facility()) then
    return 'FacilityNotFound';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('servers of hospitals', 0));
  entered := set_config('mailroom.facility_id', place::text, true);
  perform 1 from public.facility where id = place for no key update;
  select * into before from public.connection where facility_id = place;
  if before.version is distinct from seen then
    return 'ChangedMeanwhile';
  end if;
  if before.id is not null and before.base_url is not distinct from wanted ->> 'baseUrl'
    and before.managing_organization is not distinct from wanted ->> 'managingOrganization' and before.identifier_systems = systems then
    return null;
  end if;
  if coalesce(wanted ->> 'baseUrl', fallback) <> coalesce(before.base_url, fallback)
    and public.leaves_unscoped(coalesce(wanted ->> 'baseUrl', fallback), fallback) then
    return 'ServerUnscoped';
  end if;
  insert into public.connection (base_url, managing_organization, identifier_systems)
    values (wanted ->> 'baseUrl', wanted ->> 'managingOrganization', systems)
    on conflict (facility_id) do update set base_url = excluded.base_url, managing_organization = excluded.managing_organization,
      identifier_systems = excluded.identifier_systems, changed_at = now();
  update public.verification set freshness = 'stale' from public.document
    where document.id = verification.document_id and verification.freshness = 'verified' and document.status in ('review', 'unreadable');
  perform public.record_at(place, 'facility-connected', jsonb_build_object(
    'before', case when before.id is not null then concat_ws(' ', before.base_url, before.managing_organization, array_to_string(before.identifier_systems, ' ')) end,
    'after', concat_ws(' ', wanted ->> 'baseUrl', wanted ->> 'managingOrganization', array_to_string(systems, ' '))));
  return null;
end $$;

-- What operators did to the current facility in the last thirty days, the newest first, as [{action, at, operatorName}]: its administrators are
-- told. The index holds these actions alone.
create index "audit_event_operators" on "audit_event" ("facility_id", "occurred_at")
  where action in ('administrator-invited', 'facility-connected', 'provider-saved', 'provider-removed');

-- What a provider says of a hospital, a line each: how Mailroom asks it, what it demands, and its rules in their order. JSON, so that no text
-- looks like another line; no line where it does not serve the hospital.
create function provider_lines(said public.identity_provider, served jsonb) returns setof text language sql immutable as $$
  select unnest(array[
    format('issuer %s', to_jsonb(said.issuer)), format('client %s', to_jsonb(said.client_id)), format('scopes %s', to_jsonb(said.scopes)),
    format('asksUserInfo %s', to_jsonb(said.asks_user_info)), format('acr %s', served -> 'acrOneOf'), format('amr %s', served -> 'amrAllOf')])
    where served is not null
  union all
  select format('%s: %s', rule.value ->> 'role', (
    select string_agg(format('%s = %s', condition.value -> 'claim', condition.value -> 'has'), ', ' order by condition.ordinality)
    from jsonb_array_elements(rule.value -> 'when') with ordinality condition))
  from jsonb_array_elements(served -> 'rules') with ordinality rule
$$;

-- Tells a hospital which lines about it are gone (`before`) and which are new (`after`), in as many entries as they need: none is
-- cut, and those after the first say which `part` they are. A line
-- that stands at another place among those that stay is told as both: the first rule that is met says the role.
create function tell_provider_change(action text, place uuid, provider text, was text[], becomes text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  operator uuid := public.acting_operator();
  one record;
begin
  for one in
    with old as (select line, min(n) as n from unnest(was) with ordinality as said(line, n) group by line),
    new as (select line, min(n) as n from unnest(becomes) with ordinality as said(line, n) group by line),
    unmoved as (
      select line from (
        select line, row_number() over (order by old.n) as was_at, row_number() over (order by new.n) as is_at from old join new using (line)) kept
      where was_at = is_at),
    told as (
      select true as is_old, n, line from old where line not in (select line from unmoved)
      union all
      select false, n, line from new where line not in (select line from unmoved)),
    -- Of four bytes each, twice two thousand characters are what an entry has room for.
    pieces as (select is_old, n, at, substr(line, at, 1000) as piece from told, generate_series(1, length(line), 1000) at),
    parts as (select *, sum(length(piece)) over (partition by is_old order by n, at) / 1000 as part from pieces)
    select row_number() over (order by part) as part, string_agg(piece, E'\n' order by n, at) filter (where is_old) as before, string_agg(piece, E'\n' order by n, at) filter (where not is_old) as after
    from parts group by part order by part
  loop
    perform public.record_at(place, action, jsonb_build_object('provider', provider, 'before', one.before, 'after', one.after)
      || jsonb_strip_nulls(jsonb_build_object('part', nullif(one.part, 1))));
  end loop;
end $$;

-- Adds an identity provider, or changes the one that was `seen`, {code, name, issuer, clientId, clientSecretSealed, scopes, asksUserInfo, facilities}; without
-- `clientSecretSealed` the secret stays, for the same client of the same issuer: another one would be sent it. Every hospital that it lets people into differently from now on has it in its audit; where it lets
-- nobody in any more, those whom it let in go with it. Answers a refusal, or null.
create function save_provider(wanted jsonb, seen int) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  operator uuid := public.acting_operator();
  before public.identity_provider;
  saved public.identity_provider;
  place record;
begin
  select * into before from public.identity_provider where code = wanted ->> 'code' for update;
  if seen is not null and before.version is distinct from seen then
    return 'ChangedMeanwhile';
  end if;
  if seen is not null and before.client_secret_sealed is not null and not wanted ? 'clientSecretSealed'
    and (before.issuer, before.client_id) is distinct from (wanted ->> 'issuer', wanted ->> 'clientId') then
    return 'ClientSecretMissing';
  end if;
  insert into public.identity_provider (code, name, issuer, client_id, client_secret_sealed, scopes, asks_user_info, facilities)
    values (wanted ->> 'code', wanted ->> 'name', wanted ->> 'issuer', wanted ->> 'clientId', wanted ->> 'clientSecretSealed',
      array(select jsonb_array_elements_text(wanted -> 'scopes')), (wanted ->> 'asksUserInfo')::boolean, wanted -> 'facilities')
    on conflict (code) do update set name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id,
      client_secret_sealed = case when wanted ? 'clientSecretSealed' then excluded.client_secret_sealed else identity_provider.client_secret_sealed end,
      scopes = excluded.scopes, asks_user_info = excluded.asks_user_info, facilities = excluded.facilities, changed_at = now()
      where identity_provider.version = seen
    returning * into saved;
  if saved.id is null then
    return 'ProviderCodeTaken';
  end if;
  perform public.record_audit(jsonb_build_array(jsonb_build_object('action', 'provider-saved', 'details', jsonb_build_object(
    'provider', saved.code,
    'before', case when before.id is not null then concat_ws(' ', before.name, before.issuer, before.client_id, array_to_string(before.scopes, ' ')) end,
    'after', concat_ws(' ', saved.name, saved.issuer, saved.client_id, array_to_string(saved.scopes, ' '))))));
  for place in
    select facility.id, was.served as was, becomes.served as becomes
    from (select value ->> 'facility' as code, value as served from jsonb_array_elements(before.facilities)) was
    full join (select value ->> 'facility' as code, value as served from jsonb_array_elements(saved.facilities)) becomes using (code)
    join public.facility using (code)
    order by facility.id
  loop
    perform public.tell_provider_change('provider-saved', place.id, saved.code,
      array(select public.provider_lines(before, place.was)), array(select public.provider_lines(saved, place.becomes)));
    if place.becomes is null then
      perform public.remove_people_of(saved.id, place.id);
    end if;
  end loop;
  return null;
end $$;

-- Removes an identity provider, and ends every session that began at it. Answers how many; null where there is none. What people are
-- at its hospitals they stay, and cannot sign in by it.
create function remove_provider(which text) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  operator uuid := public.acting_operator();
  gone public.identity_provider;
  place record;
  entered text;
  ended int;
  all_ended int := 0;
begin
  select * into gone from public.identity_provider where code = which for update;
  if gone.id is null then
    return null;
  end if;
  for place in
    select facility.id, served from public.facility
    left join (select value ->> 'facility' as code, value as served from jsonb_array_elements(gone.facilities)) of_gone using (code)
    order by facility.id
  loop
    entered := set_config('mailroom.facility_id', place.id::text, true);
    update public.session set revoked_at = now() where provider_id = gone.id and public.is_living(session);
    get diagnostics ended = row_count;
    all_ended := all_ended + ended;
    update public.session set provider_id = null, provider_session_id = null where provider_id = gone.id;
    perform public.tell_provider_change('provider-removed', place.id, gone.code, array(select public.provider_lines(gone, place.served)), '{}');
    -- One that the provider serves no more is told of its sessions alone.
    if place.served is null and ended > 0 then
      perform public.record_at(place.id, 'sessions-ended', jsonb_build_object('provider', gone.code, 'sessions', ended));
    end if;
  end loop;
  entered := set_config('mailroom.facility_id', public.installation_facility()::text, true);
  delete from public.identity_provider where id = gone.id;
  perform public.record_audit(jsonb_build_array(jsonb_build_object('action', 'provider-removed',
    'details', jsonb_build_object('provider', gone.code, 'sessions', all_ended))));
  return all_ended;
end $$;
