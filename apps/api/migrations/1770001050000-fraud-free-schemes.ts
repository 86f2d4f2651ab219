import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A status is judged by the cases of all lines: who sees those of one alone sees no scheme. */
const OVERSEEN = 'region_code ^@ any (app_regions()) and app_sector() is null';

/**
 * Schemes for places without fraud (docs/decisions/0065). A scheme is a rule; the status of its places is computed
 * whenever it is read and kept nowhere.
 */
export class FraudFreeSchemes1770001050000 implements MigrationInterface {
  name = 'FraudFreeSchemes1770001050000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table fraud_free_scheme (
        city_code text collate "C" not null,
        id uuid not null,
        tenant_id uuid not null,
        region_code text collate "C" not null references region (code) check (region_code ^@ city_code),
        place_level text not null check (place_level in ('COUNTY','TOWN','COMMUNITY')),
        title text not null check (length(title) between 1 and 200),
        period text not null check (length(period) between 4 and 21),
        count text not null check (count in ('CASES_FILED','CASES_REPORTED')),
        cases_at_most int check (cases_at_most between 0 and 100000),
        drop_at_least int check (drop_at_least between 1 and 100),
        loss_at_most bigint check (loss_at_most >= 0),
        created_by uuid not null,
        created_at timestamptz not null default now(),
        ended_by uuid,
        ended_at timestamptz,
        end_reason text check (char_length(end_reason) between 1 and 500),
        primary key (city_code, id),
        foreign key (city_code, tenant_id) references tenant (city_code, id),
        check (num_nonnulls(cases_at_most, drop_at_least, loss_at_most) > 0),
        check (num_nonnulls(ended_by, ended_at, end_reason) in (0, 3)));
      create unique index fraud_free_scheme_once
        on fraud_free_scheme (city_code, tenant_id, region_code, place_level, period, title) where ended_at is null;

      alter table fraud_free_scheme enable row level security;
      alter table fraud_free_scheme force row level security;
      create policy fraud_free_scheme_read on fraud_free_scheme for select to fanzha_app
        using (city_code = app_city() and ${OVERSEEN});
      create policy fraud_free_scheme_make on fraud_free_scheme for insert to fanzha_app
        with check (city_code = app_city() and tenant_id = app_tenant() and ${OVERSEEN});
      create policy fraud_free_scheme_end on fraud_free_scheme for update to fanzha_app
        using (city_code = app_city() and tenant_id = app_tenant() and ${OVERSEEN})
        with check (city_code = app_city() and tenant_id = app_tenant() and ${OVERSEEN});
      grant select, insert, update (ended_by, ended_at, end_reason) on fraud_free_scheme to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table fraud_free_scheme');
  }
}
