import type { MigrationInterface, QueryRunner } from 'typeorm';

const ALONE = `f.own_line AND i.indicator ^@ 'ALERTS_' OR f.ledger = 'ALERT_COUNT' AND i.indicator = 'LOSS_AVOIDED'`;
const MARK = (qualifier: string) => `s.sign * (m.qualifier = '${qualifier}')::int`;

/** What counts of alerts say was saved leaves the regions and stays with its unit, by the difference, as any change. */
export const MOVE_LOSS = `
  insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, began_on, campaign_ids, facts,
    tenant_only, loss_avoided, qualifier_counts)
  select f.city_code, f.tenant_id, f.home_region, f.region_code, f.sector, f.occurred_on, f.began_on, f.campaign_ids, 0,
    s.sign = 1, s.sign * m.amount,
    jsonb_build_object('LOSS_AVOIDED', jsonb_build_array(${MARK('AT_LEAST')}, ${MARK('APPROX')}, ${MARK('UNCOUNTED')},
      ${MARK('WITHHELD')}, s.sign * coalesce(m.amount > (f.exceeded ->> 'LOSS_AVOIDED')::numeric, false)::int))
  from tally f join tally_measure m on m.city_code = f.city_code and m.tally_id = f.id,
    (values (1), (-1)) s (sign)
  where f.ledger = 'ALERT_COUNT' and f.record_status = 'ACTIVE' and m.indicator = 'LOSS_AVOIDED'`;

/**
 * What was saved is borne by interceptions alone (docs/decisions/0078). Counts of alerts of before that state it keep
 * it as a line of their unit.
 */
export class LossOfCountedAlerts1770001180000 implements MigrationInterface {
  name = 'LossOfCountedAlerts1770001180000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(MOVE_LOSS);
    await tellAlone(db);
    await letItBeTakenBack(db);
  }

  async down(): Promise<void> {
    throw new Error('Figures have moved: restore a backup instead');
  }
}

async function tellAlone(db: QueryRunner): Promise<void> {
  const before = /\(f\.own_line AND \(i\.indicator \^@ 'ALERTS_'::text\)\) AS tenant_only/g;
  for (const view of ['stated_line', 'fact_figure']) {
    const [found] = (await db.query(`select pg_get_viewdef('${view}'::regclass) as text`)) as { text: string }[];
    const text = found?.text.replace(before, `(${ALONE}) AS tenant_only`);
    if (!found || text === found.text) throw new Error(`${view} does not tell of counted alerts`);
    await db.query(`create or replace view ${view} with (security_invoker = true) as ${text}`);
  }
}

/** A unit that voids or amends such a count takes its own line back. */
async function letItBeTakenBack(db: QueryRunner): Promise<void> {
  const [found] = (await db.query(
    `select pg_get_expr(polwithcheck, polrelid) as text from pg_policy
     where polrelid = 'rollup_delta'::regclass and polname = 'rollup_delta_write_own_count'`,
  )) as { text: string }[];
  const text = found?.text
    .replace(`'ALERTS_LOST'::text]`, `'ALERTS_LOST'::text, 'LOSS_AVOIDED'::text]`)
    .replace(/(num_nonnulls\([^)]*), loss_avoided,/, '$1,');
  if (!text?.includes(`'LOSS_AVOIDED'::text]`) || text.includes('loss_avoided'))
    throw new Error('The policy of own counts does not say what they may state');
  await db.query(`alter policy rollup_delta_write_own_count on rollup_delta with check (${text})`);
}
