import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day by which units are to acknowledge a notice. */
export class ReceiptsDue1770001031000 implements MigrationInterface {
  name = 'ReceiptsDue1770001031000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table notice add column receive_by date check (receive_by >= published_on)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table notice drop column receive_by');
  }
}
