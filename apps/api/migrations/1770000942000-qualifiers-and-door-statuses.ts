import type { MigrationInterface, QueryRunner } from 'typeorm';

const OLD = 'rollup_mark';
const NEW = 'rollup_qualifier_count';
const renamed = (name: string): string => name.replaceAll(OLD, NEW);
/** In the text of a function. */
const ofDoors = (text: string): string =>
  text
    .replaceAll('door_marks', 'door_statuses')
    .replace(/\bm\.mark\b/g, 'm.status')
    .replace(/\bmark\b/g, 'status');

/**
 * `mark` meant how many parts of a figure are not exact, and what a visit says of a door. The former are qualifier
 * counts, the latter is the status of a door. What names the table is found in the catalogue. No row is written.
 */
export class QualifiersAndDoorStatuses1770000942000 implements MigrationInterface {
  name = 'QualifiersAndDoorStatuses1770000942000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table ${OLD} rename to ${NEW};
      alter table rollup_delta rename column marks to qualifier_counts;`);
    for (const { name } of await rows<{ name: string }>(
      db,
      `select conname as name from pg_constraint where conrelid = '${NEW}'::regclass and conname like '${OLD}%'`,
    ))
      await db.query(`alter table ${NEW} rename constraint "${name}" to "${renamed(name)}"`);
    for (const { name } of await rows<{ name: string }>(
      db,
      `select policyname as name from pg_policies where tablename = '${NEW}' and policyname like '${OLD}%'`,
    ))
      await db.query(`alter policy "${name}" on ${NEW} rename to "${renamed(name)}"`);
    await renameDoorMarks(db);
  }

  async down(): Promise<void> {
    throw new Error('New names cannot be taken back: restore a backup instead');
  }
}

async function rows<Row>(db: QueryRunner, text: string): Promise<Row[]> {
  return (await db.query(text)) as Row[];
}

/** What a function returns is made anew, not renamed. Policies call it by `found_vacant`, whose body is text. */
async function renameDoorMarks(db: QueryRunner): Promise<void> {
  const functions = await rows<{ name: string; text: string }>(
    db,
    `select proname as name, pg_get_functiondef(oid) as text from pg_proc
     where pronamespace = 'public'::regnamespace and prokind = 'f'
       and (proname = 'door_marks' or prosrc like '%door\\_marks%') order by proname`,
  );
  if (functions.map(({ name }) => name).join() !== 'door_marks,found_vacant')
    throw new Error('Other functions than found_vacant read door_marks');
  await db.query('drop function door_marks');
  for (const { text } of functions) await db.query(ofDoors(text));
  await db.query(`
    alter function door_statuses owner to fanzha_jobs;
    revoke all on function door_statuses from public;
    grant execute on function door_statuses to fanzha_app;`);
}
