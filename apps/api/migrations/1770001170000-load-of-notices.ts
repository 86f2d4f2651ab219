import type { MigrationInterface, QueryRunner } from 'typeorm';

const ALL = 'where n.tenant_id <> u.id and u.region_code';
const OF_THEIR_DAY = 'where n.tenant_id <> u.id and u.opened_on <= n.published_on and u.region_code';
const UNIT = 'select t.id, t.region_code, t.sector, t.type from tenant t';
const DATED_UNIT = 'select t.id, t.region_code, t.sector, t.type, t.opened_on from tenant t';
const NOTICE = 'select n.id, n.tenant_id, n.regions, n.sectors from notice n';
const DATED_NOTICE = 'select n.id, n.tenant_id, n.regions, n.sectors, n.published_on from notice n';
const DATED = [
  [UNIT, DATED_UNIT],
  [NOTICE, DATED_NOTICE],
  [ALL, OF_THEIR_DAY],
] as const;

/** A notice is no load of a unit that opened after its day and owes no receipt of it. */
export class LoadOfNotices1770001170000 implements MigrationInterface {
  name = 'LoadOfNotices1770001170000';

  async up(db: QueryRunner): Promise<void> {
    await replaceInLoad(db, DATED);
  }

  async down(db: QueryRunner): Promise<void> {
    await replaceInLoad(
      db,
      DATED.map(([from, to]) => [to, from]),
    );
  }
}

async function replaceInLoad(db: QueryRunner, changes: readonly (readonly [from: string, to: string])[]) {
  const [found] = (await db.query(
    `select pg_get_functiondef('load_of_units(uuid[], date, date)'::regprocedure) as text`,
  )) as { text: string }[];
  let text = found?.text ?? '';
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`load_of_units does not say: ${from}`);
    text = text.replace(from, () => to);
  }
  await db.query(text);
}
