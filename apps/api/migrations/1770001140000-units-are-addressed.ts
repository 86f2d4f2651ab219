import type { MigrationInterface, QueryRunner } from 'typeorm';

const SIGNATURE = `regions text[], sectors text[], types text[], excepted uuid[], issuer uuid, home text, line text,
    unit_type text, unit uuid`;
const GIVEN = 'regions, sectors, types, excepted, issuer, home, line, unit_type, unit';

/** Whom something is for by what it says: all that a policy may ask, which reads no other row. */
const IS_FOR = (name: string) => `
  create or replace function ${name}(${SIGNATURE}) returns boolean
  language sql immutable parallel safe as $$
    select coalesce((regions = '{}' or home ^@ any (regions)) and (sectors = '{}' or line = any (sectors))
      and case when types = '{}' then unit_type <> 'AUTHORITY' else unit_type = any (types) end
      and unit <> all (excepted) and unit <> issuer, false) $$`;
const ADDRESSES = `
  create or replace function campaign_addresses(${SIGNATURE}) returns boolean
  language sql stable parallel safe as $$ select campaign_is_for(${GIVEN}) and is_addressed(unit, unit_type) $$`;

const SEES = `(w.tenant_id = app_tenant() or (w.region_code ^@ any (app_regions())
          and (app_sector() is null or w.sector = app_sector())) or (w.record_status = 'ACTIVE'
          and app_home() ^@ any (w.regions) and (w.sectors = '{}' or app_line() = any (w.sectors))))`;

const reach = (addressed: string) => `
  create or replace function notice_reach(notices uuid[], today date)
    returns table (notice_id uuid, receipts int, addressed int)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare
    own_city constant text := app_city();
  begin
    return query select w.id, (select count(*) from notice_receipt r
        where r.city_code = own_city and r.notice_id = w.id)::int, (
        select count(*) from tenant t
          left join notice_receipt r on r.city_code = t.city_code and r.notice_id = w.id and r.tenant_id = t.id
        where t.city_code = own_city and t.id <> w.tenant_id and (r.tenant_id is not null
          or (t.opened_on <= w.published_on and (t.closed_on is null or t.closed_on >= $2)
            and t.region_code ^@ any (w.regions) and (w.sectors = '{}' or t.sector = any (w.sectors))
            ${addressed})))::int
      from notice w
      where w.city_code = own_city and w.id = any ($1) and ${SEES};
  end $$`;

/**
 * What is sent to units is sent to nobody else: an authority that oversees nothing, as the office of the operators is,
 * keeps no ledger and receives no campaign and no notice.
 */
export class UnitsAreAddressed1770001140000 implements MigrationInterface {
  name = 'UnitsAreAddressed1770001140000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function oversees_now(authority uuid) returns boolean
      language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
      declare
        own_city constant text := app_city();
        today constant date := (now() at time zone 'Asia/Shanghai')::date;
      begin
        return exists (select from oversight o where o.city_code = own_city and o.tenant_id = authority
          and o.valid_from <= today and (o.valid_to is null or o.valid_to >= today));
      end $$;
      grant create on schema public to fanzha_jobs;
      alter function oversees_now owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function oversees_now from public;
      grant execute on function oversees_now to fanzha_app, fanzha_jobs;

      create function is_addressed(unit uuid, unit_type text) returns boolean
      language sql stable parallel safe as $$ select unit_type <> 'AUTHORITY' or oversees_now(unit) $$;`);
    await db.query(IS_FOR('campaign_is_for'));
    await this.inPolicies(db, 'campaign_addresses', 'campaign_is_for');
    await db.query(ADDRESSES);
    await db.query(reach('and is_addressed(t.id, t.type)'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(IS_FOR('campaign_addresses'));
    await this.inPolicies(db, 'campaign_is_for', 'campaign_addresses');
    await db.query(reach(''));
    await db.query('drop function campaign_is_for; drop function is_addressed; drop function oversees_now');
  }

  /** Policies call one function in the place of another. */
  private async inPolicies(db: QueryRunner, from: string, to: string): Promise<void> {
    const policies = (await db.query(
      `select policyname as name, tablename as "table", qual from pg_policies
       where schemaname = 'public' and qual ~ ('\\m' || $1 || '\\M')`,
      [from],
    )) as { name: string; table: string; qual: string }[];
    if (policies.length === 0) throw new Error(`No policy calls ${from}`);
    for (const { name, table, qual } of policies)
      await db.query(`alter policy ${name} on ${table} using (${qual.replaceAll(`${from}(`, `${to}(`)})`);
  }
}
