import type { QueryRunner } from 'typeorm';

/** The lists of columns in the policies of deltas: what a roster may not state, and what a share may not. */
const ENDS_OF_LISTS = /(num_nonnulls\((?:[a-z_]+, )*[a-z_]+)(\) = 0)/g;

/**
 * Adds indicators to the tables of figures. What may be stated of somebody else's, a roster or a share, names the
 * columns that it may not have: it may not have these either.
 */
export async function addIndicators(db: QueryRunner, codes: readonly string[]): Promise<void> {
  const columns = codes.map((code) => code.toLowerCase());
  const added = columns.map((column) => `add column ${column} bigint`).join(', ');
  await db.query(`
    alter table rollup_delta ${added};
    alter table rollup_cell ${added};
    grant insert (${columns.join(', ')}) on rollup_delta to fanzha_app;`);
  const policies = (await db.query(
    `select polname as name, pg_get_expr(polwithcheck, polrelid) as text from pg_policy
     where polrelid = 'rollup_delta'::regclass and polcmd = 'a' order by 1`,
  )) as { name: string; text: string }[];
  for (const { name, text } of policies) {
    const longer = text.replace(ENDS_OF_LISTS, `$1, ${columns.join(', ')}$2`);
    if (longer === text) throw new Error(`${name} does not say what may not be stated of others`);
    await db.query(`alter policy ${name} on rollup_delta with check (${longer})`);
  }
}
