import type { MigrationInterface, QueryRunner } from 'typeorm';

const FACTS = [
  'activity',
  'leadership_group',
  'household_visit',
  'fraud_case',
  'interception',
  'funds_action',
  'tally',
  'inspection',
  'bank_precaution',
  'warning',
];

/**
 * What was first sent under an idempotency key, as a digest; null for records of release 0.1. And which
 * stated measures are beyond what is usual: indicator code → the bound, in the smallest unit of the indicator
 * (money: fen); null where none is.
 */
export class InputsAndDoubts1770000830000 implements MigrationInterface {
  name = 'InputsAndDoubts1770000830000';

  async up(db: QueryRunner): Promise<void> {
    for (const table of FACTS) {
      await db.query(`
        alter table ${table}
          add column input_hash text check (input_hash ~ '^[0-9a-f]{64}$'),
          add column exceeded jsonb check (jsonb_typeof(exceeded) = 'object' and exceeded <> '{}')`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of FACTS) await db.query(`alter table ${table} drop column input_hash, drop column exceeded`);
  }
}
