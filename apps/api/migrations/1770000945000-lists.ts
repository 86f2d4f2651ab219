import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts with an amount beyond what is usual are few among many. */
const DAYS: readonly (readonly [table: string, day: string])[] = [
  ['activity', 'start_on'],
  ['leadership_group', 'founded_on'],
  ['household_visit', 'visited_on'],
  ['fraud_case', 'reported_on'],
  ['interception', 'occurred_on'],
  ['funds_action', 'occurred_on'],
  ['tally', 'occurred_on'],
  ['inspection', 'occurred_on'],
];

/**
 * What lists need: units in the order of their names, as Chinese is sorted; and views of lists that a person keeps.
 */
export class Lists1770000945000 implements MigrationInterface {
  name = 'Lists1770000945000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index tenant_name_order on tenant (city_code, name collate "zh-x-icu", id);
      ${DAYS.map(
        ([table, day]) =>
          `create index ${table}_to_check on ${table} (city_code, ${day} desc, id desc) where exceeded is not null;`,
      ).join('\n')}
      create table saved_view (
        city_code text collate "C" not null,
        id uuid not null,
        user_id uuid not null,
        list text not null check (list ~ '^[a-z][A-Za-z0-9]{0,39}$'),
        name text not null,
        content json not null check (json_typeof(content) = 'object' and octet_length(content::text) <= 4096),
        position int not null check (position between 0 and 9999),
        created_at timestamptz not null default now(),
        primary key (city_code, id),
        unique (city_code, user_id, list, name),
        foreign key (city_code, user_id) references user_account (city_code, id) on delete cascade);
      alter table saved_view enable row level security;
      alter table saved_view force row level security;
      create policy saved_view_own on saved_view for all to fanzha_app
        using (city_code = app_city() and user_id = app_user())
        with check (city_code = app_city() and user_id = app_user());
      grant select, insert, delete on saved_view to fanzha_app;
      grant update (name, content, position) on saved_view to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      [
        'drop table saved_view',
        'drop index tenant_name_order',
        ...DAYS.map(([table]) => `drop index ${table}_to_check`),
      ].join('; '),
    );
  }
}
