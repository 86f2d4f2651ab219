import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldIdentifier, foldText } from './folding-of-1770000820000.js';

const BATCH = 2_000;

/** The texts that words are looked for in, by ledger; a fact without any is found by no word. */
const SEARCHED: Readonly<Record<string, readonly string[]>> = {
  activity: ['title', 'place', 'narrative'],
  leadership_group: ['name', 'document_number'],
  household_visit: ['note'],
  fraud_case: ['victim_occupation', 'payment_method', 'bank_name'],
  interception: ['narrative'],
  funds_action: [],
  tally: ['narrative'],
  inspection: ['subject', 'narrative'],
  bank_precaution: ['note'],
  warning: ['title', 'body'],
};

/** Columns of names with the characters a person may see in them; one such character has 16 code points at most. */
const LENGTHS: readonly (readonly [table: string, column: string, visible: number])[] = [
  ['region', 'name', 60],
  ['tenant', 'name', 100],
  ['user_account', 'display_name', 50],
  ['campaign', 'name', 80],
  ['activity', 'title', 200],
  ['leadership_group', 'name', 200],
  ['leadership_member', 'name', 50],
  ['fraud_case_number', 'case_number', 64],
  ['inspection', 'subject', 200],
  ['inspection_hazard', 'description', 500],
  ['warning', 'title', 200],
  ['api_client', 'name', 100],
];
const CODE_POINTS_EACH = 16;

/**
 * Texts are searched and names compared in a folded form, which the domain writes. What is folded alike already stays:
 * such a name or number is claimed by the oldest, the others have no claim, and only new ones are refused.
 * `npm run cli -- collisions` lists them.
 */
export class FoldedTexts1770000820000 implements MigrationInterface {
  name = 'FoldedTexts1770000820000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table activity alter column search_text drop expression;
      alter table activity alter column search_text set default '', alter column search_text set not null;
    `);
    for (const table of Object.keys(SEARCHED)) {
      if (table !== 'activity') await db.query(`alter table ${table} add column search_text text not null default ''`);
    }
    await db.query(`
      alter table tenant add column name_folded text not null default '', add column name_claim text;
      alter table fraud_case_number add column number_folded text not null default '', add column number_claim text;
      drop index fraud_case_number_taken;
      create unique index tenant_name_claim on tenant (city_code, region_code, name_claim);
      create unique index fraud_case_number_claim on fraud_case_number (city_code, tenant_id, number_claim) where taken;
      create index tenant_name_folded on tenant (city_code, name_folded);
      create index fraud_case_number_folded on fraud_case_number (city_code, tenant_id, number_folded);
    `);
    for (const [table, column, visible] of LENGTHS) {
      await db.query(`
        alter table ${table} drop constraint ${table}_${column}_check,
          add constraint ${table}_${column}_check check
            (length(${column}) between 1 and ${visible * CODE_POINTS_EACH})`);
    }
    await db.query('alter table household_door drop constraint household_door_label_check');
    await db.query(
      'alter table household_door add constraint household_door_label_check check (length(label) between 1 and 800)',
    );

    for (const table of [...Object.keys(SEARCHED), 'tenant', 'fraud_case_number']) await this.foldAll(db, table);
    // The operator may learn which cases are in doubt, not their numbers.
    await db.query(`
      create policy fraud_case_number_in_doubt on fraud_case_number for select to fanzha_jobs
        using (city_code = (select app_city()) and number_claim is null and taken);
      grant select (city_code, case_id, tenant_id, number_claim, taken) on fraud_case_number to fanzha_jobs;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Folded texts are not taken back: restore a backup instead');
  }

  /** The owner of the tables is held to row-level security as well; for this one transaction it is not. */
  private async foldAll(db: QueryRunner, table: string): Promise<void> {
    await db.query(`alter table ${table} no force row level security`);
    if (table === 'tenant')
      await foldNames(db, { table, key: 'id', text: 'name', folded: 'name', within: 'region_code', taken: 'true' });
    else if (table === 'fraud_case_number') {
      await foldNames(db, {
        table,
        key: 'case_id',
        text: 'case_number',
        folded: 'number',
        within: 'tenant_id',
        taken: 'taken',
      });
    } else await foldTexts(db, table, SEARCHED[table] ?? []);
    await db.query(`alter table ${table} force row level security`);
  }
}

interface Row {
  readonly city: string;
  readonly id: string;
  readonly texts: readonly string[];
}

async function foldTexts(db: QueryRunner, table: string, columns: readonly string[]): Promise<void> {
  if (columns.length === 0) return;
  await eachBatch(db, table, 'id', columns, async (rows) => {
    const folded = rows.map(({ texts }) => texts.map(foldText).filter(Boolean).join(' '));
    await write(db, table, 'id', 'search_text', rows, folded);
  });
}

interface Named {
  readonly table: string;
  readonly key: string;
  readonly text: string;
  /** What the columns begin with: `name_folded`, `name_claim`. */
  readonly folded: string;
  /** Within what a name is there once. */
  readonly within: string;
  readonly taken: string;
}

async function foldNames(db: QueryRunner, { table, key, text, folded, within, taken }: Named): Promise<void> {
  await eachBatch(db, table, key, [text], (rows) =>
    write(
      db,
      table,
      key,
      `${folded}_folded`,
      rows,
      rows.map(({ texts }) => texts.map(foldIdentifier).join('')),
    ),
  );
  // Ids begin with the time: the smallest is the oldest.
  await db.query(`
    update ${table} t set ${folded}_claim = t.${folded}_folded
    from (select distinct on (city_code, ${within}, ${folded}_folded) city_code, ${key} from ${table}
      where ${folded}_folded <> '' and ${taken} order by city_code, ${within}, ${folded}_folded, ${key}) first
    where t.city_code = first.city_code and t.${key} = first.${key}`);
  const [left] = (await db.query(`
    select count(*)::int as n from ${table} where ${folded}_folded <> '' and ${folded}_claim is null
      and ${taken}`)) as {
    n: number;
  }[];
  if (left && left.n > 0) {
    process.stderr.write(`${table}: ${left.n} are called like an older one; npm run cli -- collisions lists them\n`);
  }
}

async function eachBatch(
  db: QueryRunner,
  table: string,
  key: string,
  columns: readonly string[],
  work: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  const texts = columns.map((column) => `coalesce(${column}, '')`).join(', ');
  let [city, id] = ['', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const rows = (await db.query(
      `select city_code as city, ${key} as id, array[${texts}] as texts from ${table}
        where (city_code, ${key}) > ($1, $2::uuid) order by city_code, ${key} limit ${BATCH}`,
      [city, id],
    )) as Row[];
    const last = rows.at(-1);
    if (!last) return;
    await work(rows);
    [city, id] = [last.city, last.id];
  }
}

async function write(
  db: QueryRunner,
  table: string,
  key: string,
  column: string,
  rows: readonly Row[],
  texts: readonly string[],
): Promise<void> {
  await db.query(
    `update ${table} t set ${column} = folded.text
      from unnest($1::text[], $2::uuid[], $3::text[]) as folded (city, id, text)
      where t.city_code = folded.city and t.${key} = folded.id and t.${column} <> folded.text`,
    [rows.map(({ city }) => city), rows.map(({ id }) => id), texts],
  );
}
