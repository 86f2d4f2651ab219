import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Amounts by the columns that hold them. */
const AMOUNTS: Readonly<Record<string, readonly string[]>> = {
  activity_measure: [''],
  tally_measure: [''],
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
      for (const amount of amounts) {
        const [value, before] = amount === '' ? ['amount', ''] : [amount, `${amount}_`];
        const qualifier = `${before}qualifier`;
        await db.query(`
          alter table ${table}
            add column ${before}up_to bigint,
            add column ${before}at_least boolean,
            add constraint ${table}_${before}range check (
              ${before}up_to is null or coalesce(${qualifier} = 'AT_LEAST' and ${before}up_to > ${value}, false)),
            add constraint ${table}_${before}some check (
              ${before}at_least is null or coalesce(${before}at_least and ${qualifier} = 'UNCOUNTED', false))`);
      }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, amounts] of Object.entries(AMOUNTS))
      for (const amount of amounts) {
        const before = amount === '' ? '' : `${amount}_`;
        await db.query(`alter table ${table} drop column ${before}up_to, drop column ${before}at_least`);
      }
  }
}
