import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails of what is urgent are some minutes apart: when one was put together last. */
export class UrgentMailsApart1770001200000 implements MigrationInterface {
  name = 'UrgentMailsApart1770001200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table mail_address add urgent_at timestamptz;
      grant update (urgent_at) on mail_address to fanzha_jobs;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table mail_address drop urgent_at');
  }
}
