/** What every fact has: whose it is, where it counts, which version it is, who recorded it. */
export const FACT_COLUMNS = `
  city_code text collate "C" not null,
  id uuid not null,
  tenant_id uuid not null,
  home_region text collate "C" not null check (home_region ^@ city_code),
  region_code text collate "C" not null references region check (region_code ^@ home_region),
  sector text not null,
  campaign_id uuid,
  record_status text not null default 'ACTIVE' check (record_status in ('ACTIVE','VOIDED')),
  void_reason text check ((void_reason is not null) = (record_status = 'VOIDED')),
  idempotency_key text,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (city_code, id),
  foreign key (city_code, tenant_id) references tenant (city_code, id),
  foreign key (city_code, campaign_id) references campaign (city_code, id)`;

/** The indexes every ledger is read by: a repeated request, a unit's list, a place over days, contributing tenants. */
export function factIndexes(table: string, day: string): string {
  return `
    create unique index ${table}_idempotency on ${table} (city_code, tenant_id, idempotency_key) where idempotency_key is not null;
    create index ${table}_tenant_day on ${table} (city_code, tenant_id, ${day} desc, id desc);
    create index ${table}_region_day on ${table} (city_code, ${day}, region_code);
    create index ${table}_place on ${table} (city_code, region_code, ${day});
    create index ${table}_home on ${table} (city_code, home_region, ${day}) include (tenant_id, sector);`;
}

const OWN = 'city_code = (select app_city()) and tenant_id = (select app_tenant())';

/** Facts are attributed to where their tenant belonged, in the line it had there, and took place there. */
export const IN_ITS_PLACE = 'region_code ^@ home_region and app_belonged(home_region, sector)';
const OVERSEEN = `(region_code ^@ any ((select app_regions())::text[]) and ((select app_sector()) is null or sector = (select app_sector())))`;

/** Rows of one's own and, for officials, of the regions they oversee. */
export const READABLE = `city_code = (select app_city()) and (tenant_id = (select app_tenant()) or ${OVERSEEN})`;

const rowSecurity = (table: string) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy ${table}_jobs on ${table} for all to fanzha_jobs using (city_code = (select app_city())) with check (city_code = (select app_city()));
  grant select, update on ${table} to fanzha_jobs;`;

/**
 * Who keeps an earlier version of a fact: whose fact it is, in the moment in which it gives way to the next one, under the
 * region and sector of the fact or, where the amendment has changed them, of another place the tenant belonged to. A kind
 * without such a policy is refused.
 */
export function revisionPolicy(table: string): string {
  return `
    create policy fact_revision_${table} on fact_revision for insert to fanzha_app with check (
      ${OWN} and fact_kind = '${table}' and exists (
        select 1 from ${table} f
        where f.city_code = fact_revision.city_code and f.id = fact_id and f.tenant_id = (select app_tenant()) and f.version = fact_revision.version + 1
          and ((f.region_code, f.sector) = (fact_revision.region_code, fact_revision.sector)
            or app_worked_at(fact_revision.region_code, fact_revision.sector))));`;
}

/** A part repeats region and sector of the fact it belongs to, which is the own tenant's. */
export function ofOwnFact(table: string, fact: string, key: string): string {
  return `exists (
      select 1 from ${fact} f
      where f.city_code = ${table}.city_code and f.id = ${table}.${key} and f.tenant_id = (select app_tenant())
        and (f.region_code, f.sector) = (${table}.region_code, ${table}.sector))`;
}

/**
 * Who may do what with a ledger's facts: read one's own and overseen ones, record and amend one's own where the tenant
 * belonged, delete nothing.
 */
export function factPolicies(table: string): string {
  return `${rowSecurity(table)}
    create policy ${table}_read on ${table} for select to fanzha_app using (${READABLE});
    create policy ${table}_record on ${table} for insert to fanzha_app with check (${OWN} and ${IN_ITS_PLACE});
    create policy ${table}_amend on ${table} for update to fanzha_app using (${OWN}) with check (${OWN} and ${IN_ITS_PLACE});
    grant select, insert, update on ${table} to fanzha_app;
    ${revisionPolicy(table)}`;
}

/** Parts of a fact, which are replaced as a whole when it is amended. They name tenant, region and sector themselves. */
export function partPolicies(table: string, fact: string, key: string): string {
  return `${rowSecurity(table)}
    create policy ${table}_read on ${table} for select to fanzha_app using (${READABLE});
    create policy ${table}_record on ${table} for insert to fanzha_app with check (${OWN} and ${ofOwnFact(table, fact, key)});
    create policy ${table}_replace on ${table} for delete to fanzha_app using (${OWN});
    grant select, insert, delete on ${table} to fanzha_app;`;
}

/** Particulars that stay within the own tenant, whoever oversees it. */
export function privatePolicies(table: string, fact: string, key: string): string {
  const own = `exists (select 1 from ${fact} f where f.city_code = ${table}.city_code and f.id = ${table}.${key} and f.tenant_id = (select app_tenant()))`;
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy ${table}_own on ${table} for select to fanzha_app using (${OWN});
    create policy ${table}_record on ${table} for insert to fanzha_app with check (${OWN} and ${own});
    create policy ${table}_replace on ${table} for delete to fanzha_app using (${OWN});
    grant select, insert, delete on ${table} to fanzha_app;`;
}
