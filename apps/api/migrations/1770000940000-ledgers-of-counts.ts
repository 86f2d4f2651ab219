import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A ledger has one name: what dated counts called their book is their ledger, in the table, in earlier versions and
 * in the list of changed fields of the log. Nothing else in the catalogue names the column: checks follow it.
 */
export class LedgersOfCounts1770000940000 implements MigrationInterface {
  name = 'LedgersOfCounts1770000940000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table tally rename column book to ledger;
      alter table tally rename constraint tally_book_check to tally_ledger_check;
      alter table tally rename constraint tally_book_not_null to tally_ledger_not_null;
      -- The digest of what was sent names the field. It cannot be made anew from the row: a record without one
      -- answers its key as records of release 0.1 do.
      update tally set input_hash = null where input_hash is not null;
      update fact_revision set image = (image - 'book') || jsonb_build_object('ledger', image->'book')
        where fact_kind = 'tally';
      update audit_entry set detail = jsonb_set(detail, '{changedFields}',
          ((detail->'changedFields') - 'book') || '["ledger"]'::jsonb)
        where subject_kind = 'tally' and detail->'changedFields' ? 'book';`);
  }

  async down(): Promise<void> {
    throw new Error('New names cannot be taken back: restore a backup instead');
  }
}
