import type { MigrationInterface, QueryRunner } from 'typeorm';

const VIEW = 'fact_figure';

/**
 * `place` meant where an activity is held or people are dissuaded, which is a venue, and the region of a fact, by which
 * indexes are named. Columns, earlier versions, the log and what figures are split by take the new name.
 */
export class Venues1770000943000 implements MigrationInterface {
  name = 'Venues1770000943000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table activity rename column place to venue;
      alter table interception rename column place to venue;
      alter table interception rename constraint interception_place_check to interception_venue_check;
      alter table interception rename constraint interception_place_not_null to interception_venue_not_null;
      alter table rollup_delta rename column place to venue;
      alter view ${VIEW} rename column place to venue;
      -- The digest of what was sent names the field. It cannot be made anew from the row: a record without one
      -- answers its key as records of release 0.1 do.
      update activity set input_hash = null where input_hash is not null;
      update interception set input_hash = null where input_hash is not null;
      update fact_revision set image = (image - 'place') || jsonb_build_object('venue', image->'place')
        where fact_kind in ('activity', 'interception') and image ? 'place';
      update audit_entry set detail = jsonb_set(detail, '{changedFields}',
          ((detail->'changedFields') - 'place') || '["venue"]'::jsonb)
        where subject_kind in ('activity', 'interception') and detail->'changedFields' ? 'place';
      update rollup_cell set dimension = 'VENUE' where dimension = 'PLACE';
      update rollup_qualifier_count set dimension = 'VENUE' where dimension = 'PLACE';`);
    await renameInView(db);
    await renameIndexes(db);
  }

  async down(): Promise<void> {
    throw new Error('New names cannot be taken back: restore a backup instead');
  }
}

async function rows<Row>(db: QueryRunner, text: string): Promise<Row[]> {
  return (await db.query(text)) as Row[];
}

/** What the view states stays; inside it the column is called otherwise. */
async function renameInView(db: QueryRunner): Promise<void> {
  const [view] = await rows<{ options: string; text: string }>(
    db,
    `select coalesce('with (' || array_to_string(reloptions, ', ') || ')', '') as options, pg_get_viewdef(oid) as text
     from pg_class where oid = '${VIEW}'::regclass`,
  );
  if (!view || !/\bplace\b/.test(view.text)) throw new Error(`${VIEW} names no place`);
  await db.query(`create or replace view ${VIEW} ${view.options} as ${view.text.replace(/\bplace\b/g, 'venue')}`);
}

/** Rows of a region over days: the index of every table that has one. */
async function renameIndexes(db: QueryRunner): Promise<void> {
  for (const { name } of await rows<{ name: string }>(
    db,
    `select relname as name from pg_class
     where relkind = 'i' and relnamespace = 'public'::regnamespace and relname like '%\\_place' order by 1`,
  ))
    await db.query(`alter index "${name}" rename to "${name.replace(/_place$/, '_region')}"`);
}
