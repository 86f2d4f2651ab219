import type { MigrationInterface, QueryRunner } from 'typeorm';

const CITY = 'city_code = app_city()';

/**
 * What a unit has answered an alert before: one row for each answer that another one has taken the place of, kept by
 * the unit that answered and read by whoever reads the answer. They are never changed.
 */
export class AnswersKept1770001111000 implements MigrationInterface {
  name = 'AnswersKept1770001111000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table alert_answer_revision (
        city_code text collate "C" not null,
        alert_id uuid not null,
        tenant_id uuid not null,
        answer_version int not null check (answer_version > 0),
        image jsonb not null,
        answered_by uuid,
        answered_at timestamptz not null,
        primary key (city_code, alert_id, tenant_id, answer_version),
        foreign key (city_code, alert_id, tenant_id) references alert_assignment (city_code, alert_id, tenant_id));

      -- Whoever reads the answer: row-level security of the assignment decides.
      create function reads_answer(its_city text, its_alert uuid, its_unit uuid) returns boolean
        language plpgsql stable parallel safe as $$
      begin
        return exists (select from alert_assignment a
          where a.city_code = its_city and a.alert_id = its_alert and a.tenant_id = its_unit);
      end $$;
      -- Kept is the answer as it stands, by the unit that gives another one.
      create function is_own_answer(its_city text, its_alert uuid, its_version int) returns boolean
        language plpgsql stable parallel safe as $$
      begin
        return exists (select from alert_assignment a where a.city_code = its_city and a.alert_id = its_alert
          and a.tenant_id = app_tenant() and a.answer_version = its_version);
      end $$;

      alter table alert_answer_revision enable row level security;
      alter table alert_answer_revision force row level security;
      create policy alert_answer_revision_jobs on alert_answer_revision for all to fanzha_jobs
        using (${CITY}) with check (${CITY});
      create policy alert_answer_revision_read on alert_answer_revision for select to fanzha_app
        using (${CITY} and reads_answer(city_code, alert_id, tenant_id));
      create policy alert_answer_revision_keep on alert_answer_revision for insert to fanzha_app
        with check (${CITY} and tenant_id = app_tenant() and is_own_answer(city_code, alert_id, answer_version));
      grant select, insert on alert_answer_revision to fanzha_app;
      grant select on alert_answer_revision to fanzha_jobs;`);
  }

  async down(): Promise<void> {
    throw new Error('Answers that were kept would be lost: restore a backup instead');
  }
}
