import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';
const OWN = `${CITY} and tenant_id = app_tenant()`;
const AFTER = 'int check (%s between 1 and 60)';
const after = (column: string): string => `${column} ${AFTER.replace('%s', column)}`;

/**
 * By which days, and to whom, what is missing of a form is told by itself. A form without a row has the usual plan; a
 * level without a day is told nothing.
 */
export class ChasePlans1770001191000 implements MigrationInterface {
  name = 'ChasePlans1770001191000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function is_form_of_own(city text, form uuid) returns boolean language plpgsql stable parallel safe as $$
      begin
        return exists (select from submission_form f
          where f.city_code = city and f.id = form and f.tenant_id = app_tenant());
      end $$;

      create table chase_plan (
        city_code text collate "C" not null,
        form_id uuid not null,
        tenant_id uuid not null,
        version int not null default 1 check (version > 0),
        enabled boolean not null,
        soon_days int check (soon_days between 1 and 15),
        on_due_day boolean not null,
        ${['unit_days', 'authority_days', 'town_days', 'line_days'].map(after).join(',\n        ')},
        changed_by uuid not null,
        changed_at timestamptz not null default now(),
        primary key (city_code, form_id),
        foreign key (city_code, tenant_id) references tenant (city_code, id));

      alter table chase_plan enable row level security;
      alter table chase_plan force row level security;
      create policy chase_plan_jobs on chase_plan for all to fanzha_jobs using (${CITY}) with check (${CITY});
      grant select on chase_plan to fanzha_jobs;
      create policy chase_plan_read on chase_plan for select to fanzha_app using (${OWN});
      create policy chase_plan_set on chase_plan for insert to fanzha_app
        with check (${OWN} and app_type() = 'AUTHORITY' and is_form_of_own(city_code, form_id));
      create policy chase_plan_change on chase_plan for update to fanzha_app using (${OWN})
        with check (${OWN} and app_type() = 'AUTHORITY' and is_form_of_own(city_code, form_id));
      grant select, insert, update (version, enabled, soon_days, on_due_day, unit_days, authority_days, town_days,
        line_days, changed_by, changed_at) on chase_plan to fanzha_app;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table chase_plan; drop function is_form_of_own;');
  }
}
