import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a unit has answered an alert before stands in its assignment, so that it is read by whoever reads the answer: an
 * element for each answer that another one has taken the place of, the first one first.
 */
export class AnswersKept1770001111000 implements MigrationInterface {
  name = 'AnswersKept1770001111000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table alert_assignment add column earlier_answers jsonb not null default '[]'
        check (jsonb_typeof(earlier_answers) = 'array');
      grant update (earlier_answers) on alert_assignment to fanzha_app;
      -- Each answer but the last has its element: none is dropped.
      alter policy alert_assignment_answer on alert_assignment
        with check (city_code = app_city() and tenant_id = app_tenant() and not answered_by is distinct from app_user()
          and answer_version > 0 and jsonb_array_length(earlier_answers) = answer_version - 1
          and (interception_id is null or is_own_interception(city_code, interception_id)));`);
  }

  async down(): Promise<void> {
    throw new Error('Answers that were kept would be lost: restore a backup instead');
  }
}
