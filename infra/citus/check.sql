-- What a cluster must answer after distribute.sql: one line per error, none where all is well.
--   psql "$CITUS_URL" -At -f infra/citus/check.sql
select 'not distributed: ' || c.relname
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'city_code' and not a.attisdropped
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'login_name'
  and not exists (select from pg_dist_partition p where p.logicalrelid = c.oid and p.partmethod = 'h')
union all
select 'not beside tenant: ' || p.logicalrelid::text from pg_dist_partition p
where p.partmethod = 'h' and p.colocationid <> (
  select t.colocationid from pg_dist_partition t where t.logicalrelid = 'tenant'::regclass)
union all
select 'no reference table: region' where not exists (
  select from pg_dist_partition p where p.logicalrelid = 'region'::regclass and p.partmethod = 'n')
union all
select 'row-level security is not forced: ' || p.logicalrelid::text
from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid
where not (c.relrowsecurity and c.relforcerowsecurity)
union all
select 'the database sets ' || s.setting || ' for everybody' from pg_db_role_setting d, unnest(d.setconfig) s(setting)
where s.setting like 'citus.propagate_set_commands%' and d.setrole = 0
union all
select 'a server would take it for one that lets something through: ' || tablename || '.' || policyname from pg_policies
where schemaname = 'public' and permissive = 'RESTRICTIVE'
union all
select 'fanzha_app may set what a scope rests on at node ' || nodeid from run_command_on_all_nodes($$
  select has_function_privilege('fanzha_app', 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE')
    or has_table_privilege('fanzha_app', 'pg_catalog.pg_settings', 'UPDATE')$$)
where result is distinct from 'f'
union all
select 'checks of ' || rolname || ' cannot read beside their row' from pg_roles
where rolname in ('fanzha_app', 'fanzha_jobs')
  and not coalesce(rolconfig, '{}') @> '{citus.allow_nested_distributed_execution=on}';
