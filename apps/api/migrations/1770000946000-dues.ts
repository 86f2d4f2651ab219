import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due is asked for on every home page: of the records of a city, those that wait for something are few. */
export class Dues1770000946000 implements MigrationInterface {
  name = 'Dues1770000946000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index activity_planned on activity (city_code, start_on)
        where status = 'PLANNED' and record_status = 'ACTIVE';
      create index inspection_hazard_open on inspection_hazard (city_code, deadline)
        where rectified_on is null and deadline is not null;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index activity_planned, inspection_hazard_open');
  }
}
