import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldIdentifier } from './folding-of-1770000820000.js';
import { BANKS, OCCUPATIONS, PAYMENT_METHODS } from './words-of-1770000980000.js';

/** Columns of words with the column of what they are, and the list that says it. */
const CODED = [
  ['victim_occupation', 'victim_occupation_code', OCCUPATIONS],
  ['payment_method', 'payment_method_code', PAYMENT_METHODS],
  ['bank_name', 'bank_code', BANKS],
] as const;

const SECTORS =
  "'LOCAL_GOVERNMENT','EDUCATION','FINANCE','PUBLIC_SECURITY','HEALTH','URBAN_MANAGEMENT','COMMUNITY','OTHER'";

/** What came out wrong of work as the field states it (docs/decisions/0053). */
export class AsTheFieldCounts1770000980000 implements MigrationInterface {
  name = 'AsTheFieldCounts1770000980000';

  async up(db: QueryRunner): Promise<void> {
    await codeWords(db);
  }

  async down(): Promise<void> {
    throw new Error('What is kept apart now cannot be told from what it stood for: restore a backup instead');
  }
}

/** What victims do, how they paid and at which bank, as entries of lists beside the words that were written. */
async function codeWords(db: QueryRunner): Promise<void> {
  await db.query(`
    alter table fraud_case add column victim_occupation_code text, add column payment_method_code text,
      add column bank_code text, add column victim_sector text check (victim_sector in (${SECTORS}));
    -- The digest of what was sent names the fields; a record without one answers its key as those of release 0.1 do.
    update fraud_case set input_hash = null where input_hash is not null;`);
  for (const [words, code, list] of CODED) {
    const written = (await db.query(
      `select distinct ${words} as words from fraud_case where ${words} is not null`,
    )) as { words: string }[];
    for (const { words: text } of written)
      await db.query(`update fraud_case set ${code} = $2 where ${words} = $1`, [text, codeOf(list, text)]);
    await db.query(`alter table fraud_case add check ((${words} is null) = (${code} is null))`);
  }
}

function codeOf(list: (typeof CODED)[number][2], text: string): string {
  const folded = foldIdentifier(text);
  const named = list.find(({ names }) => names.some((name) => foldIdentifier(name) === folded));
  if (named) return named.code;
  const holding = list.filter(({ within = [] }) => within.some((name) => folded.includes(foldIdentifier(name))));
  return holding.length === 1 && holding[0] ? holding[0].code : 'OTHER';
}
