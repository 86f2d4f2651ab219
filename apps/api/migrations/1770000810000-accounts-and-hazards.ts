import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEY = 'city_code, tenant_id, home_region, region_code, sector, day, campaign_id';
const MARKS = ['AT_LEAST', 'APPROX', 'UNCOUNTED', 'WITHHELD'];

const marked = (sign: '' | '-') =>
  `jsonb_build_array(${MARKS.map((mark) => `${sign}${mark.toLowerCase()}`).join(', ')})`;
const sums = (amount: string, qualifier: string) =>
  [
    `coalesce(sum(${amount}), 0)::bigint as amount`,
    ...MARKS.map((mark) => `count(*) filter (where ${qualifier} = '${mark}') as ${mark.toLowerCase()}`),
  ].join(', ');
const ANY_MARK = `(${MARKS.map((mark) => mark.toLowerCase()).join(', ')}) <> (0, 0, 0, 0)`;

/**
 * Accounts stopped and accounts frozen become two figures; of the hazards found in a period, those that are rectified
 * by now become one. What release 0.1 recorded is moved as any change is: by the difference, which the next query
 * includes and compaction folds, so that neither cells nor what is pending has to be taken apart.
 *
 * to_check: records whose amount is beyond what is usual and waits to be looked at.
 */
export class AccountsAndHazards1770000810000 implements MigrationInterface {
  name = 'AccountsAndHazards1770000810000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table rollup_delta add column accounts_stopped bigint, add column hazards_found_rectified bigint;
      alter table rollup_cell add column accounts_stopped bigint, add column hazards_found_rectified bigint;
      alter table rollup_mark add column to_check int not null default 0;

      -- The policies that let others move figures name the columns they allow none of, and do not know these.
      create policy rollup_delta_own_work on rollup_delta as restrictive for insert to fanzha_app
        with check ((not tenant_only and sector <> '-') or num_nonnulls(accounts_stopped, hazards_found_rectified) = 0);

      insert into rollup_delta (${KEY}, accounts_frozen, accounts_stopped, marks)
      select ${KEY}, -amount, amount,
        case when ${ANY_MARK} then jsonb_build_object('ACCOUNTS_FROZEN', ${marked('-')},
          'ACCOUNTS_STOPPED', ${marked('')}) end
      from (
        select ${KEY.replace('day', 'occurred_on as day')}, ${sums('accounts', 'accounts_qualifier')}
        from funds_action where record_status = 'ACTIVE' and stage = 'STOP_PAYMENT' group by 1, 2, 3, 4, 5, 6, 7)
          stopped
      where amount <> 0 or ${ANY_MARK};

      insert into rollup_delta (${KEY}, hazards_found_rectified, marks)
      select ${KEY}, amount, case when ${ANY_MARK} then jsonb_build_object('HAZARDS_FOUND_RECTIFIED', ${marked('')}) end
      from (
        select f.city_code, f.tenant_id, f.home_region, f.region_code, f.sector, f.occurred_on as day, f.campaign_id,
          ${sums('h.count', 'h.count_qualifier')}
        from inspection f join inspection_hazard h on h.city_code = f.city_code and h.inspection_id = f.id
        where f.record_status = 'ACTIVE' and h.rectified_on is not null group by 1, 2, 3, 4, 5, 6, 7) found
      where amount <> 0 or ${ANY_MARK};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Figures that were told apart cannot be put together again: restore a backup instead');
  }
}
