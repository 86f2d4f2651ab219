import type { MigrationInterface, QueryRunner } from 'typeorm';

const TODAY = 't.opened_on <= $2';
const THEN = 't.opened_on <= w.published_on';

/** A notice is addressed to units that were there when it was published: one that opens later owes no receipt of it. */
export class NoticesOfTheirDay1770001112000 implements MigrationInterface {
  name = 'NoticesOfTheirDay1770001112000';

  async up(db: QueryRunner): Promise<void> {
    await replaceInReach(db, TODAY, THEN);
  }

  async down(db: QueryRunner): Promise<void> {
    await replaceInReach(db, THEN, TODAY);
  }
}

async function replaceInReach(db: QueryRunner, from: string, to: string): Promise<void> {
  const [found] = (await db.query(`select pg_get_functiondef('notice_reach(uuid[], date)'::regprocedure) as text`)) as {
    text: string;
  }[];
  if (!found?.text.includes(from)) throw new Error('notice_reach does not say since when a unit is addressed');
  await db.query(found.text.replace(from, () => to));
}
