-- filter options: list_sources
with load_plan_page as materialized (
  select source_0."id", source_0."name"
  from "source" source_0
  order by source_0."id" asc
  limit 1001
)
select source_0."id"::text as c0,
  source_0."name"::text as c1,
  source_0."id"::text as k0
from load_plan_page source_0
order by source_0."id" asc;

-- filter options: list_assignees
with load_plan_page as materialized (
  select membership_0."user_id", membership_0."id"
  from "membership" membership_0
  where membership_0."role" = any($1)
  order by membership_0."id" asc
  limit 1001
)
select membership_0."user_id"::text as c0,
  app_user_1."name"::text as c1,
  membership_0."id"::text as k0
from load_plan_page membership_0
left join "app_user" app_user_1 on app_user_1."id" = membership_0."user_id"
order by membership_0."id" asc;

-- filter options: list_tags
with load_plan_page as materialized (
  select tag_0."id", tag_0."name", tag_0."switched_off_at"
  from "tag" tag_0
  order by tag_0."id" asc
  limit 1001
)
select tag_0."id"::text as c0,
  tag_0."name"::text as c1,
  (json_build_object('switchedOffAt', to_char(tag_0."switched_off_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::text as c2,
  tag_0."id"::text as k0
from load_plan_page tag_0
order by tag_0."id" asc;

-- filter options: list_document_types
with load_plan_page as materialized (
  select document_type_0."code", document_type_0."name_en", document_type_0."name_fr", document_type_0."id"
  from "document_type" document_type_0
  order by document_type_0."code" asc, document_type_0."id" asc
  limit 1001
)
select document_type_0."code"::text as c0,
  document_type_0."name_en"::text as c1,
  document_type_0."name_fr"::text as c2,
  document_type_0."code"::text as k0,
  document_type_0."id"::text as k1
from load_plan_page document_type_0
order by document_type_0."code" asc, document_type_0."id" asc;
