import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of records, each with what it is found by. */
const RECORDS = [
  'activity',
  'alert',
  'control_measure',
  'fraud_case',
  'funds_action',
  'household_visit',
  'inspection',
  'interception',
  'leadership_group',
  'notice',
  'tally',
];
/** What is derived from them. */
const DERIVED = ['rollup_delta', 'stated_total'];
const VIEWS = ['fact_figure', 'stated_line'];

interface View {
  readonly name: string;
  readonly text: string;
}
interface Policy {
  readonly name: string;
  readonly check: string;
}

const rows = async <Row>(db: QueryRunner, text: string): Promise<Row[]> => (await db.query(text)) as Row[];

/**
 * A record names several campaigns (docs/decisions/0076). One that it named until now is the only one in its list; none
 * is an empty list. Whoever adds up everything counts a row once, and whoever asks about a campaign those that list it.
 */
export class SeveralCampaigns1770001100000 implements MigrationInterface {
  name = 'SeveralCampaigns1770001100000';

  async up(db: QueryRunner): Promise<void> {
    const views = await rows<View>(
      db,
      `select relname as name, pg_get_viewdef(oid) as text from pg_class
       where relnamespace = 'public'::regnamespace and relname in ('${VIEWS.join("', '")}') order by 1`,
    );
    const policies = await rows<Policy>(
      db,
      `select policyname as name, with_check as check from pg_policies
       where tablename = 'rollup_delta' and with_check ~ '\\mcampaign_id\\M'`,
    );
    await db.query(`drop view ${VIEWS.join(', ')}`);
    for (const table of [...RECORDS, ...DERIVED])
      await db.query(`
        alter table ${table} add column campaign_ids uuid[] not null default '{}'
          constraint ${table}_campaigns check (cardinality(campaign_ids) <= 5);
        update ${table} set campaign_ids = array[campaign_id] where campaign_id is not null`);
    for (const { name, check } of policies)
      await db.query(`alter policy ${name} on rollup_delta
        with check (${check.replaceAll(/\bcampaign_id\b/g, "nullif(campaign_ids, '{}')")})`);
    for (const table of [...RECORDS, ...DERIVED]) await db.query(`alter table ${table} drop column campaign_id`);
    await db.query(`
      grant insert (campaign_ids) on rollup_delta to fanzha_app;
      -- Part of the key: rows of visits that name the same campaigns.
      alter table household_visit_bitmap add column campaign_ids uuid[] not null default '{}';
      update household_visit_bitmap set campaign_ids = array[campaign_id]
        where campaign_id <> '00000000-0000-0000-0000-000000000000';
      alter table household_visit_bitmap drop constraint household_visit_bitmap_pkey;
      alter table household_visit_bitmap drop column campaign_id;
      alter table household_visit_bitmap add primary key
        (city_code, roster_id, block, month, tenant_id, sector, campaign_ids, home_region, region_code);
      -- What earlier versions of records said stays what they said.
      update fact_revision set image = (image - 'campaignId') || jsonb_build_object('campaignIds',
          case when image ->> 'campaignId' is null then '[]' else jsonb_build_array(image -> 'campaignId') end)
        where image ? 'campaignId';
      drop function visited_elsewhere(uuid, date, date);
      create function visited_elsewhere(roster uuid, first_day date, last_day date)
        returns table (tenant_id uuid, sector text, campaign_ids uuid[], region_code text, visited smallint[])
      language plpgsql stable security definer set search_path to public, pg_temp as $$
      #variable_conflict use_column
      declare
        own_city constant text := app_city();
      begin
        return query select v.tenant_id, v.sector, v.campaign_ids, v.region_code, v.visited
          from household_roster r join household_visit v on v.city_code = r.city_code and v.roster_id = r.id
          where r.city_code = own_city and r.id = $1 and r.region_code ^@ any (app_regions())
            and v.region_code <> r.region_code and v.record_status = 'ACTIVE'
            and v.visited_on between $2 and $3
            and (app_sector() is null or v.sector = app_sector());
      end $$;
      grant create on schema public to fanzha_jobs;
      alter function visited_elsewhere owner to fanzha_jobs;
      revoke create on schema public from fanzha_jobs;
      revoke all on function visited_elsewhere from public;
      grant execute on function visited_elsewhere to fanzha_app, fanzha_jobs`);
    for (const { name, text } of views)
      await db.query(`create view ${name} with (security_invoker = true) as ${inLists(text)}`);
    await db.query(`grant select on ${VIEWS.join(', ')} to fanzha_app, fanzha_jobs`);
  }

  async down(): Promise<void> {
    throw new Error('Records of several campaigns cannot be told by one: restore a backup instead');
  }
}

/** A unit with a leadership group counts once for each campaign that has one of its groups in place. */
const OF_A_CAMPAIGN = [
  [/(WHEN \(l\.line = 1\) THEN )leadership_group\.campaign_id(\s+ELSE )NULL::uuid/, "$1array[c.id]$2'{}'::uuid[]"],
  [/(FROM leadership_group,)(\s+\( VALUES)/, '$1 unnest(leadership_group.campaign_ids) as c(id),$2'],
  [/ AND \(leadership_group\.campaign_id IS NOT NULL\)/, ''],
  [/(leadership_group\.tenant_id, )leadership_group\.campaign_id(, l\.line)/, '$1c.id$2'],
] as const;

/** A view of facts whose column is a list. */
function inLists(text: string): string {
  const grouped = OF_A_CAMPAIGN.reduce((before, [found, by]) => {
    if (!found.test(before)) throw new Error(`the view says nothing like ${found.source}`);
    return before.replace(found, by);
  }, text);
  return grouped
    .replaceAll('NULL::uuid AS campaign_id', `'{}'::uuid[] AS campaign_ids`)
    .replaceAll(/\bcampaign_id\b/g, 'campaign_ids');
}
