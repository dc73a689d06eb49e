-- A hospital group's documents: the same rows for the same seed. Runs as superuser with triggers off; :documents,
-- :facilities and :seed are replaced by whole numbers. bench.family_name and bench.given_name stand already.

create function bench.dice(n bigint, salt int) returns float8 language sql immutable parallel safe
  return (hashint8extended(n, salt + :seed * 1000) & 1073741823) / 1073741824.0;

create function bench.die(n bigint, salt int, faces bigint) returns bigint language sql immutable parallel safe
  return floor(bench.dice(n, salt) * faces)::bigint;

-- UUIDv7 of an instant: ordered by time, as the product's own.
create function bench.id(at timestamptz, name text) returns uuid language sql immutable parallel safe
  return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(name || ':seed'), 2, 3)
    || '8' || substr(md5(name || ':seed'), 6, 15))::uuid;

-- The largest facility has a fifth of all documents; the others share the rest, each less than the one before.
create unlogged table bench.facility as
with weighted as (
  select n, case when n > 1 then 1 / power(n, 0.8) end as weight from generate_series(1, :facilities) n
), shared as (
  select n, coalesce(0.8 * weight / sum(weight) over (), 0.2)::float8 as share from weighted
)
select n, share, sum(share) over (order by n) - share as starts_at, bench.id('2024-01-01Z', 'facility' || n) as id,
  greatest(20, (share * :documents / 8)::int) as patients
from shared;

insert into facility (id, code, name, city, country, time_zone)
select id, 'bench-' || n, 'Hôpital ' || n, 'Ville ' || n, 'FR', 'Europe/Paris' from bench.facility;

-- They share one FHIR server: without a scope nobody would be asked for.
insert into connection (facility_id, managing_organization, identifier_systems)
select id, 'bench-' || n, '{}' from bench.facility;

insert into app_user (id, login, name)
select bench.id('2024-01-01Z', 'user' || n || '-' || u), 'clerk-' || n || '-' || u, given.name || ' ' || family.name
from bench.facility, generate_series(0, 7) u
join bench.given_name given on given.k = u % (select count(*) from bench.given_name)
join bench.family_name family on family.k = (u * 7) % (select count(*) from bench.family_name);

insert into membership (id, facility_id, user_id, role)
select bench.id('2024-01-01Z', 'membership' || n || '-' || u), id, bench.id('2024-01-01Z', 'user' || n || '-' || u),
  (array['clerk', 'nurse', 'administrator'])[1 + u % 3]
from bench.facility, generate_series(0, 7) u;

insert into source (id, facility_id, code, name, kind)
select bench.id('2024-01-01Z', 'source' || n || '-' || s), id, kind, initcap(kind), kind
from bench.facility,
  unnest(array['mail', 'laboratory', 'imaging', 'device', 'scan', 'upload']) with ordinality as kinds (kind, s);

insert into tag (id, facility_id, name, color)
select bench.id('2024-01-01Z', 'tag' || n || '-' || t), id, name, (array['red', 'indigo', 'teal', 'orange'])[1 + t % 4]
from bench.facility,
  unnest(array['urgent', 'à relire', 'cardiologie', 'pédiatrie', 'oncologie', 'sortie', 'maternité', 'gériatrie',
    'externe', 'copie', 'traduction', 'étranger']) with ordinality as names (name, t);

insert into provider (id, facility_id, fhir_id, identifier, family, given, specialty, phone, city, country)
select bench.id('2024-01-01Z', 'provider' || n || '-' || p), facility.id, 'practitioner-' || p, '1000' || p, family.name,
  array[given.name], 'General practice', '+33 3 20 00 00 01', 'Lille', 'FR'
from bench.facility, generate_series(0, 49) p
join bench.family_name family on family.k = p % (select count(*) from bench.family_name)
join bench.given_name given on given.k = p % (select count(*) from bench.given_name);

create unlogged table bench.patient as
select n, p, n * 10000000::bigint + p as key, facility.id as facility_id,
  bench.id('2024-01-01Z', 'patient' || n || '-' || p) as id, family.name as family,
  array[first.name, second.name] as given,
  array(select distinct unnest(family.words || first.words || second.words)) as words,
  to_char(date '1930-01-01' + bench.die(n * 10000000::bigint + p, 13, 33000)::int, 'YYYY-MM-DD') as birth_date
from bench.facility cross join lateral generate_series(0, patients - 1) p
join bench.family_name family
  on family.k = bench.die(n * 10000000::bigint + p, 10, (select count(*) from bench.family_name))
join bench.given_name first
  on first.k = bench.die(n * 10000000::bigint + p, 11, (select count(*) from bench.given_name))
join bench.given_name second
  on second.k = bench.die(n * 10000000::bigint + p, 12, (select count(*) from bench.given_name));

insert into patient (id, facility_id, fhir_id, medical_record_number, identifiers, family, given, birth_date, sex, phone,
  address_line, city, postal_code, country, general_practitioner_id)
select id, facility_id, 'patient-' || p, '80' || key, '[]', family, given, birth_date,
  (array['female', 'male'])[1 + p % 2], '+33 3 20 00 00 02', '12 place du Concert', 'Lille', '59000', 'FR',
  bench.id('2024-01-01Z', 'provider' || n || '-' || p % 50)
from bench.patient;

-- One line per document, a year of them up to the first of January, with all that was drawn for it.
create unlogged table bench.letter as
with drawn as (
  select i, bench.dice(i, 2) as fate,
    width_bucket(bench.dice(i, 1), (select array_agg(starts_at order by n) from bench.facility)) as n,
    date_trunc('milliseconds', timestamptz '2026-01-01Z' - interval '365 days' * (1 - i::float8 / :documents))
      as received_at
  from generate_series(1::bigint, :documents) i
), types as (
  select row_number() over (order by code) - 1 as k, id, code, name_fr from document_type
)
select i, drawn.n, received_at, facility.id as facility_id, bench.id(received_at, 'document' || i) as id,
  bench.id(received_at, 'object' || i) as received_object_id,
  bench.id('2024-01-01Z', 'source' || drawn.n || '-' || 1 + floor(6 * power(bench.dice(i, 3), 2))::int) as source_id,
  case when fate < 0.02 then 'received' when fate < 0.17 then 'review' when fate < 0.20 then 'unreadable'
    when fate < 0.95 then 'integrated' else 'rejected' end as status,
  fate >= 0.02 and not (fate >= 0.17 and fate < 0.20) as is_read,
  case when bench.dice(i, 4) < 0.4
    then bench.id('2024-01-01Z', 'user' || drawn.n || '-' || bench.die(i, 5, 8)) end as assignee_id,
  types.id as document_type_id, types.code as document_code, types.name_fr as type_name,
  bench.die(i, 7, facility.patients) as p
from drawn
join bench.facility on facility.n = drawn.n
-- One document in eight carries a code that the hospital does not know.
left join types on types.k = case when bench.dice(i, 8) < 0.875
  then floor(power(bench.dice(i, 6), 2) * (select count(*) from types))::bigint end
-- In the order of arrival, as they would lie on the disk.
order by i;

insert into received_object (id, facility_id, source_id, sha256, size_bytes, file_name, state, received_at,
  last_received_at)
select received_object_id, facility_id, source_id, md5('a' || i) || md5('b' || i), 4096 + bench.die(i, 21, 400000)::int,
  'letter-' || i || '.xml', case status when 'unreadable' then 'quarantined' when 'received' then 'received'
    else 'documented' end, received_at, received_at
from bench.letter;

insert into document (id, facility_id, received_object_id, source_id, status, received_at, title, document_type_id,
  assignee_id, unreadable_reason)
select id, facility_id, received_object_id, source_id, status, received_at, coalesce(type_name, 'Document') || ' ' || i,
  document_type_id, assignee_id, case when status = 'unreadable' then
    (array['xml-malformed', 'no-patient', 'unknown-format'])[1 + bench.die(i, 22, 3)] end
from bench.letter;

insert into metadata (id, facility_id, document_id, format, patient_family, patient_given, patient_name,
  patient_birth_date, patient_sex, patient_identifiers, document_date, document_code, document_title, author, custodian,
  read_at)
select bench.id(received_at, 'metadata' || i), letter.facility_id, letter.id,
  case when bench.dice(i, 23) < 0.7 then 'CDA' else 'PDF' end, family, given, family || ', ' || array_to_string(given, ' '),
  birth_date, (array['female', 'male'])[1 + letter.p % 2],
  case when bench.dice(i, 24) < 0.8 then jsonb_build_array(
    jsonb_build_object('system', '2.16.840.1.113883.19.71.1.1', 'value', '80' || key)) else '[]' end,
  to_char(received_at, 'YYYY-MM-DD'), coalesce(document_code, '99999-' || bench.die(i, 25, 10)),
  coalesce(type_name, 'Document') || ' ' || i, 'Dr ' || family, 'Laboratoire du Port', received_at
from bench.letter join bench.patient on patient.n = letter.n and patient.p = letter.p
where is_read order by i;

insert into document_word (document_id, word, facility_id, received_at)
select letter.id, unnest(words), letter.facility_id, received_at
from bench.letter join bench.patient on patient.n = letter.n and patient.p = letter.p
where is_read order by i;

insert into document_tag (document_id, tag_id, facility_id, received_at)
select distinct letter.id,
  bench.id('2024-01-01Z', 'tag' || n || '-' || 1 + floor(12 * power(bench.dice(i, 30 + t), 2))::int), facility_id,
  received_at
from bench.letter, generate_series(0, 2) t
where bench.dice(i, 40 + t) < 0.3;

-- The newest million documents have their attachments and audit entries: no list reads them, and they are a third of the disk.
insert into attachment (id, facility_id, document_id, role, ordinal, file_name, media_type, size_bytes, sha256)
select bench.id(received_at, 'attachment' || i || '-' || ordinal), facility_id, id,
  case ordinal when 0 then 'original' else 'body' end, ordinal,
  case ordinal when 0 then 'letter-' || i || '.xml' else 'body-' || ordinal || '.pdf' end,
  case ordinal when 0 then 'text/xml' else 'application/pdf' end, 4096, md5('a' || i) || md5('b' || i)
from bench.letter cross join lateral generate_series(0, bench.die(i, 26, 3)::int) ordinal
where i > :documents - 1000000;

insert into verification (id, facility_id, document_id, outcome, patient_id, checked_at, received_at)
select bench.id(received_at, 'verification' || i), letter.facility_id, letter.id, outcome,
  case when outcome = 'matched' then patient.id end, case when outcome <> 'pending' then received_at end, received_at
from (
  select *, case when bench.dice(i, 27) < 0.82 then 'matched' when bench.dice(i, 27) < 0.88 then 'ambiguous'
    when bench.dice(i, 27) < 0.94 then 'unmatched' when bench.dice(i, 27) < 0.95 then 'unavailable'
    else 'pending' end as outcome
  from bench.letter where is_read
) letter
join bench.patient on patient.n = letter.n and patient.p = letter.p
order by i;

insert into audit_event (id, facility_id, occurred_at, action, actor_id, document_id)
select bench.id(received_at, action || i), facility_id, received_at, action,
  case action when 'document-opened' then bench.id('2024-01-01Z', 'user' || n || '-' || bench.die(i, 28, 8)) end, id
from bench.letter,
  unnest(array['document-received', 'document-read', 'document-unreadable', 'document-opened']) action
where i > :documents - 1000000 and case action when 'document-read' then is_read when 'document-unreadable' then status = 'unreadable'
  when 'document-opened' then bench.dice(i, 29) < 0.4 else true end;

-- What the triggers would have kept.
insert into worklist_counter (facility_id, status, shard, documents)
select facility_id, status, i % 16, count(*) from bench.letter group by facility_id, status, i % 16;

insert into worklist_version (facility_id, shard, version)
select id, shard, (share * :documents / 16)::bigint + 1 from bench.facility, generate_series(0, 15) shard;
