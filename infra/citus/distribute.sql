-- Lays the rows of each city on one server of a cluster. To be run by the owner on the coordinator, behind the
-- migrations and before the first city has work in it (docs/runbooks/citus.md):
--
--   psql "$CITUS_URL" -v ON_ERROR_STOP=1 -v shards=32 -f infra/citus/distribute.sql
--
-- Tables are read from the catalogue. Foreign keys are taken away and given back: a table cannot be distributed while a
-- table that is not refers to it.
\set ON_ERROR_STOP 1
begin;
-- Foreign keys to the table that every server has are made over one connection to each.
set local citus.multi_shard_modify_mode to 'sequential';

create temporary table foreign_key on commit drop as
select c.conrelid::regclass::text as of_table, c.conname as name, pg_get_constraintdef(c.oid) as definition,
  c.confrelid = 'region'::regclass as to_region
from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace;

-- Found without knowing a city, or kept by others: they stay on the coordinator.
create temporary table stays (name text) on commit drop;
insert into stays values ('login_name'), ('sign_in_failure'), ('operator_invitation'), ('schema_migration');

select format('alter table %s drop constraint %I', of_table, name) from foreign_key \gexec

select create_reference_table('region');
select create_distributed_table('tenant', 'city_code', shard_count => :shards, colocate_with => 'none');
select format('select create_distributed_table(%L, %L, colocate_with => %L)', c.relname, 'city_code', 'tenant')
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'city_code' and not a.attisdropped
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'tenant'
  and c.relname not in (select name from stays)
order by c.relname \gexec

-- Those to regions first; a table that stays cannot refer to one that lies elsewhere, and its checks are the policies'.
select format('alter table %s add constraint %I %s', of_table, name, definition) from foreign_key
where of_table not in (select name from stays) order by to_region desc, of_table, name \gexec

-- Checks and functions read rows of the city whose row they stand beside: they lie on the same server.
alter role fanzha_app set citus.allow_nested_distributed_execution = on;
alter role fanzha_jobs set citus.allow_nested_distributed_execution = on;
-- A copy on every server is written under a lock that asks for this. No policy lets the role change a region.
grant update on region to fanzha_app;

-- What the migrations have taken from everybody in the catalogue, they have taken on the coordinator alone.
select run_command_on_all_nodes($$
  revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
  grant execute on function pg_catalog.set_config(text, text, boolean) to fanzha_jobs;
  revoke update on pg_catalog.pg_settings from public$$);

commit;
