import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rangeColumns } from './range-columns.js';

/** Amounts by the columns that hold them. */
const AMOUNTS: Readonly<Record<string, readonly (string | null)[]>> = {
  activity_measure: [null],
  tally_measure: [null],
  interception: ['count', 'amount', 'dissuasions'],
  funds_action: ['accounts', 'amount'],
  inspection: ['inspections'],
  inspection_hazard: ['count'],
  fraud_case: ['loss'],
  household_visit: ['reported'],
};

/**
 * An amount may be a range, and what was not counted may be something for certain (docs/decisions/0052). Figures are
 * those of the lower end, so that no view changes. Nothing is stated where both columns are null: digests of what was
 * sent stay as they are.
 */
export class Ranges1770000975000 implements MigrationInterface {
  name = 'Ranges1770000975000';

  async up(db: QueryRunner): Promise<void> {
    for (const [table, amounts] of Object.entries(AMOUNTS))
      for (const amount of amounts) await db.query(rangeColumns(table, amount));
  }

  async down(): Promise<void> {
    throw new Error('What was stated as a range cannot be one number: restore a backup instead');
  }
}
