import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose a measure is that ended on another day than its activity began, in the views of all facts. */
const ENDED = (unit: string) =>
  new RegExp(
    `${unit}\\.tenant_id,(\\s+a\\.home_region,\\s+[am]\\.region_code,\\s+a\\.sector,\\s+m\\.until_on AS day,)`,
  );

/**
 * A measure is of the unit of its activity. Taken from the measure, the unit and the last day are found by an index of
 * measures; taken from the activity, those of all units that ended in a period were read for the figures of a few.
 */
export class MeasuresByTheirOwnIndex1770001260000 implements MigrationInterface {
  name = 'MeasuresByTheirOwnIndex1770001260000';

  up(db: QueryRunner): Promise<void> {
    return takeUnit(db, 'a', 'm');
  }

  down(db: QueryRunner): Promise<void> {
    return takeUnit(db, 'm', 'a');
  }
}

async function takeUnit(db: QueryRunner, before: string, now: string): Promise<void> {
  for (const view of ['fact_day', 'fact_figure', 'stated_line']) {
    const [found] = (await db.query(`select pg_get_viewdef('${view}'::regclass) as text`)) as { text: string }[];
    const text = found?.text.replace(ENDED(before), `${now}.tenant_id,$1`);
    if (!found || text === found.text) throw new Error(`${view} does not tell of what ended later than it began`);
    await db.query(`create or replace view ${view} with (security_invoker = true) as ${text}`);
  }
}
