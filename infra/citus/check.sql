-- What a cluster must answer after distribute.sql: one line per fault, none where all is well.
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
where s.setting like 'citus.propagate_set_commands%' and d.setrole = 0;
