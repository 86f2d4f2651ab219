import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN_SCOPE = 'open_scope(text, uuid, uuid, text, text, text, text, uuid)';
/** Of the procedure as it stands, and with the type of the unit that things are addressed to. */
const PARTS = [
  ['set local app.type = %L; ', 'set local app.type = %L; set local app.addressed = %L; '],
  [
    `coalesce(own_type, ''),`,
    `coalesce(own_type, ''), coalesce(case when is_addressed(tenant, own_type) then own_type end, ''),`,
  ],
] as const;
/** What is for units of a type is read by those. */
const POLICIES = ['campaign', 'evaluation_scheme', 'submission_form'] as const;

/**
 * What is for authorities is no matter of one that oversees nothing, as the office of the operators is: it does not
 * see that there is a campaign, a scheme or a form, and gets NOT_FOUND as for what is not there. Policies read settings
 * alone: the scope says of which type a unit is addressed.
 */
export class WhoIsAddressed1770001182000 implements MigrationInterface {
  name = 'WhoIsAddressed1770001182000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function app_addressed_type() returns text language sql stable parallel safe as $$
        select nullif(current_setting('app.addressed', true), '') $$`);
    await restateScope(db, PARTS);
    await restatePolicies(db, 'app_type()', 'app_addressed_type()');
  }

  async down(db: QueryRunner): Promise<void> {
    await restatePolicies(db, 'app_addressed_type()', 'app_type()');
    await restateScope(
      db,
      PARTS.map(([without, including]) => [including, without] as const),
    );
    await db.query('drop function app_addressed_type');
  }
}

async function restateScope(db: QueryRunner, parts: readonly (readonly [from: string, to: string])[]): Promise<void> {
  const [found] = (await db.query(`select pg_get_functiondef('${OPEN_SCOPE}'::regprocedure) as text`)) as {
    text: string;
  }[];
  const text = parts.reduce((before, [from, to]) => {
    if (before.split(from).length !== 2) throw new Error(`open_scope does not say once: ${from}`);
    return before.split(from).join(to);
  }, found?.text ?? '');
  await db.query(text);
}

async function restatePolicies(db: QueryRunner, from: string, to: string): Promise<void> {
  for (const table of POLICIES) {
    const [policy] = (await db.query(
      `select pg_get_expr(polqual, polrelid) as text from pg_policy
       where polrelid = '${table}'::regclass and polname = '${table}_read'`,
    )) as { text: string }[];
    if (!policy?.text.includes(from)) throw new Error(`${table}_read does not say: ${from}`);
    await db.query(`alter policy ${table}_read on ${table} using (${policy.text.replaceAll(from, to)})`);
  }
}
