import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Jobs see when something last happened to an import: one that another job works at is left alone. */
export class ImportsAtWork1770001055000 implements MigrationInterface {
  name = 'ImportsAtWork1770001055000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('grant select (changed_at) on import to fanzha_jobs');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('revoke select (changed_at) on import from fanzha_jobs');
  }
}
