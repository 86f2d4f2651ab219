import { factFunctions } from './policies-by-settings/policies.js';

const CITY = 'city_code = app_city()';
const OWN = `${CITY} and tenant_id = app_tenant()`;
/** Rows of one's own and, for officials, of the regions they oversee. */
const READABLE = `${CITY} and (tenant_id = app_tenant() or (region_code ^@ any (app_regions())
  and (app_sector() is null or sector = app_sector())))`;
/** Facts are attributed to where their tenant belonged, in the line it had there, and took place there. */
const IN_ITS_PLACE = 'region_code ^@ home_region and app_belonged(home_region, sector)';

const rowSecurity = (table: string) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy ${table}_jobs on ${table} for all to fanzha_jobs using (${CITY}) with check (${CITY});
  grant select, update on ${table} to fanzha_jobs;
  create policy ${table}_read on ${table} for select to fanzha_app using (${READABLE});`;

/**
 * Who may do what with the facts of a new ledger: read one's own and overseen ones, record and amend one's own where
 * the tenant belonged, delete nothing; and keep the version that gives way. The policies read settings and their own
 * row, as docs/decisions/0042-rows-that-can-be-distributed.md asks; what else is to be known is asked by functions of
 * the ledger. They take the place of `factPolicies` in fact-table.ts, which has sub-selects and is frozen.
 */
export function ledgerPolicies(table: string): string {
  return `${factFunctions(table)}${rowSecurity(table)}
  create policy ${table}_record on ${table} for insert to fanzha_app with check (${OWN} and ${IN_ITS_PLACE});
  create policy ${table}_amend on ${table} for update to fanzha_app
    using (${OWN}) with check (${OWN} and ${IN_ITS_PLACE});
  grant select, insert, update on ${table} to fanzha_app;
  create policy fact_revision_${table} on fact_revision for insert to fanzha_app with check (${OWN}
    and fact_kind = '${table}' and gives_way_${table}(city_code, fact_id, version, region_code, sector));`;
}

/**
 * The same for parts of a fact, which are replaced as a whole when it is amended. They name tenant, region and sector
 * themselves: those of the fact that `key` refers to.
 */
export function ledgerPartPolicies(table: string, fact: string, key: string): string {
  return `${rowSecurity(table)}
  create policy ${table}_record on ${table} for insert to fanzha_app
    with check (${OWN} and is_part_of_own_${fact}(city_code, ${key}, region_code, sector));
  create policy ${table}_replace on ${table} for delete to fanzha_app using (${OWN});
  grant select, insert, delete on ${table} to fanzha_app;`;
}
