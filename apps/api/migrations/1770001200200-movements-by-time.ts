import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has moved lately is found by its time: a job asks for it every ten minutes. */
export class MovementsByTime1770001200200 implements MigrationInterface {
  name = 'MovementsByTime1770001200200';

  async up(db: QueryRunner): Promise<void> {
    await db.query('create index submission_movement_moved on submission_movement (city_code, moved_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index submission_movement_moved');
  }
}
