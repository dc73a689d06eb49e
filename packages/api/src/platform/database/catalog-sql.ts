/** Objects of extensions are the extension's own. */
const isOurs = (catalog: string, oid: string): string =>
  `not exists (select 1 from pg_depend where classid = '${catalog}'::regclass and objid = ${oid} and deptype = 'e')`;

const NAMESPACE = "'public'::regnamespace";

/** The privileges that `$1` holds, by whatever way: granted, as a member, or because everybody does. */
const privileges = (ask: (privilege: string) => string, names: readonly string[]): string =>
  `coalesce((select string_agg(privilege, ', ' order by place) from unnest(array[${names
    .flatMap((name) => [name, `${name} with grant option`])
    .map((name) => `'${name}'`)
    .join(', ')}]) with ordinality as asked (privilege, place) where ${ask('privilege')}), 'none')`;

const TABLE_PRIVILEGES = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain'];
const COLUMN_PRIVILEGES = ['select', 'insert', 'update', 'references'];

const TABLES = `
  select 'table' as kind, relname::text as name,
    case relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
      when 'm' then 'materialized view' when 'S' then 'sequence' else 'foreign table' end
    || case relpersistence when 'u' then ', unlogged' else '' end as is
  from ours
  union all
  select 'row-level security of', relname, case when relrowsecurity and relforcerowsecurity then 'forced'
    when relrowsecurity then 'off for the owner' else 'off' end
  from ours where relkind in ('r', 'p')`;

const COLUMNS = `
  select 'column', relname || '.' || attname, format_type(atttypid, atttypmod)
    || case when attcollation <> typcollation then ' collate ' || attcollation::regcollation else '' end
    || case when attnotnull then ' not null' else ' null' end
    || case when exists (select 1 from pg_constraint where conrelid = ours.oid and contype = 'n'
        and conkey = array[attnum] and not convalidated) then ' not valid' else '' end
    || case attidentity when '' then '' else ' identity' end
    || case when attgenerated <> '' then ' generated' when adbin is null then '' else ' default' end
    || coalesce(' ' || pg_get_expr(adbin, adrelid), '')
  from ours
  join pg_attribute on attrelid = ours.oid and attnum > 0 and not attisdropped
  join pg_type on pg_type.oid = atttypid
  left join pg_attrdef on adrelid = ours.oid and adnum = attnum
  where relkind in ('r', 'p', 'v', 'm', 'f')`;

const CONSTRAINTS = `
  select case contype when 'p' then 'primary key' when 'u' then 'unique key' when 'f' then 'foreign key'
      when 'c' then 'check' else 'exclusion' end,
    relname || '.' || conname, pg_get_constraintdef(pg_constraint.oid)
    || case when exists (select 1 from pg_trigger where tgconstraint = pg_constraint.oid and tgisinternal
        and tgenabled <> 'O') then ', disabled' else '' end
  from ours join pg_constraint on conrelid = ours.oid and contype in ('p', 'u', 'f', 'c', 'x')
  union all
  select 'index', relname || '.' || indexrelid::regclass, pg_get_indexdef(indexrelid)
    || case when indisvalid and indisready then '' else ', not valid' end
  from ours join pg_index on indrelid = ours.oid
  where not exists (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))`;

const POLICIES = `
  select 'policy', relname || '.' || polname, case when polpermissive then '' else 'restrictive ' end
    || 'for ' || case polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
      else 'delete' end
    || ' to ' || case when polroles = '{0}' then 'everybody' else polroles::regrole[]::text end
    || coalesce(' using ' || pg_get_expr(polqual, polrelid), '')
    || coalesce(' with check ' || pg_get_expr(polwithcheck, polrelid), '')
  from ours join pg_policy on polrelid = ours.oid`;

const TRIGGERS = `
  select 'trigger', relname || '.' || tgname,
    pg_get_triggerdef(pg_trigger.oid) || case tgenabled when 'O' then '' else ', disabled or out of order' end
  from ours join pg_trigger on tgrelid = ours.oid and not tgisinternal`;

/** A body is named by its digest: it is too long for a sentence. */
const FUNCTIONS = `
  select 'function', pg_proc.oid::regprocedure::text,
    case when prosecdef then 'as its owner, ' else '' end || 'defined by ' || md5(pg_get_functiondef(pg_proc.oid))
  from pg_proc where pronamespace = ${NAMESPACE} and prokind in ('f', 'p') and ${isOurs('pg_proc', 'pg_proc.oid')}
  union all
  select 'privileges on function', pg_proc.oid::regprocedure::text,
    ${privileges((name) => `has_function_privilege($1, pg_proc.oid, ${name})`, ['execute'])}
  from pg_proc where pronamespace = ${NAMESPACE} and prokind in ('f', 'p') and ${isOurs('pg_proc', 'pg_proc.oid')}`;

const PRIVILEGES = `
  select 'privileges on table', relname,
    ${privileges((name) => `has_table_privilege($1, ours.oid, ${name})`, TABLE_PRIVILEGES)}
  from ours where relkind <> 'S'
  union all
  select 'privileges on column', relname || '.' || attname, held.privileges
  from ours
  join pg_attribute on attrelid = ours.oid and attnum > 0 and not attisdropped and attacl is not null
  cross join lateral (select
    ${privileges((name) => `has_column_privilege($1, ours.oid, attnum, ${name})`, COLUMN_PRIVILEGES)} as privileges) held
  where relkind <> 'S'
  union all
  select 'privileges on schema', nspname, ${privileges((name) => `has_schema_privilege($1, pg_namespace.oid, ${name})`, ['usage', 'create'])}
  from pg_namespace where nspname in ('public', 'pgboss')
  union all
  select 'privileges on', 'the database', ${privileges((name) => `has_database_privilege($1, current_database(), ${name})`, ['create'])}`;

const ROLE = `
  select 'the role of', 'the application', coalesce(nullif(concat_ws(', ',
    case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypasses row-level security' end,
    case when rolcreaterole then 'makes roles' end, case when rolreplication then 'replicates' end,
    case when exists (select 1 from ours where pg_has_role(rolname, relowner, 'member'))
      then 'acts for the owner of tables' end,
    case when exists (select 1 from pg_roles mighty where (mighty.rolsuper or mighty.rolbypassrls)
      and mighty.oid <> pg_roles.oid and pg_has_role(pg_roles.oid, mighty.oid, 'member'))
      then 'acts for a role that bypasses row-level security' end), ''), 'ordinary')
  from pg_roles where rolname = $1`;

/** Every thing of the schema `public`, as kind, name and how it is. `$1` is the application's role. */
export const CATALOG_SQL = `
  with ours as (
    select pg_class.* from pg_class
    where relnamespace = ${NAMESPACE} and relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${isOurs('pg_class', 'pg_class.oid')}
  )
  ${[TABLES, COLUMNS, CONSTRAINTS, POLICIES, TRIGGERS, FUNCTIONS, PRIVILEGES, ROLE].join('\n  union all\n')}
  order by 1, 2`;

/** The job queue: its own schema's version, our queues, and what the application's role (`$1`) may do in it. */
export const QUEUES_SQL = `
  with held as (
    select privilege, bool_and(has_table_privilege($1, pg_class.oid, privilege)) as on_every,
      bool_or(has_table_privilege($1, pg_class.oid, privilege)) as on_any
    from pg_class, unnest(array['${TABLE_PRIVILEGES.join("', '")}']) as asked (privilege)
    where relnamespace = 'pgboss'::regnamespace and relkind in ('r', 'p')
    group by privilege
  )
  select 'queue schema' as kind, 'pgboss' as name, 'version ' || version as is from pgboss.version
  union all
  select 'queue', name, format('retries %s times after %s s%s, dead letters to %s', retry_limit, retry_delay,
    case when retry_backoff then ' and later' else '' end, coalesce(dead_letter, 'nowhere'))
  from pgboss.queue
  union all
  select 'privileges on', 'every table of pgboss', coalesce(string_agg(privilege, ', ' order by privilege), 'none')
  from held where on_every
  union all
  select 'privileges on', 'any table of pgboss', coalesce(string_agg(privilege, ', ' order by privilege), 'none')
  from held where on_any
  order by 1, 2`;
