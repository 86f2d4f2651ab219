import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndicators } from './wide-columns.js';
import { rangeColumns } from './range-columns.js';
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
    await countLossReported(db);
    await widenVisits(db);
    // Transfers that were stopped at several places, and totals of them.
    await db.query(`
      alter table interception add column venues jsonb check (jsonb_array_length(venues) > 1);
      alter table stated_total add column venues jsonb
        check (venues is null or jsonb_array_length(venues) > 1 and venue is null)`);
    // Groups of every kind, known by their number of members, with rows that are several people.
    await db.query(`
      alter table leadership_group
        add column kind text not null default 'LEADERSHIP_GROUP'
          check (kind in ('LEADERSHIP_GROUP','TASK_FORCE','HEADQUARTERS','JOINT_MEETING')),
        add column member_count bigint check (member_count > 0),
        add column member_count_qualifier text
          check (member_count_qualifier in ('EXACT','AT_LEAST','APPROX','UNCOUNTED','WITHHELD')),
        add check (member_count_qualifier is null and member_count is null
          or (member_count is null) = (member_count_qualifier in ('UNCOUNTED','WITHHELD')));
      update leadership_group set input_hash = null where input_hash is not null;
      alter table leadership_member add column people int not null default 1 check (people > 0)`);
    await db.query(rangeColumns('leadership_group', 'member_count'));
    // What is required of others is neither a plan nor a result.
    await db.query(`alter table activity drop constraint activity_status_check,
      add constraint activity_status_check check (status in ('DONE','PLANNED','REQUIRED'))`);
    await completeRevisions(db);
  }

  async down(): Promise<void> {
    throw new Error('What is kept apart now cannot be told from what it stood for: restore a backup instead');
  }
}

const KEY = 'city_code, tenant_id, home_region, region_code, sector, campaign_id, fraud_type';

/** The loss of a case counts on its report, too, whether it is filed or not: by the difference, as any change does. */
async function countLossReported(db: QueryRunner): Promise<void> {
  await addIndicators(db, ['LOSS_REPORTED']);
  const stated = (as: string) => `count(*) filter (where loss_qualifier = '${as}')`;
  await db.query(`
    insert into rollup_delta (${KEY}, age_band, day, facts, loss_reported, qualifier_counts)
    select ${KEY}, victim_age_band, reported_on, 0, nullif(sum(loss), 0),
      jsonb_build_object('LOSS_REPORTED', jsonb_build_array(${stated('AT_LEAST')}, ${stated('APPROX')},
        ${stated('UNCOUNTED')}, ${stated('WITHHELD')}, count(*) filter (where loss > (exceeded ->> 'LOSS')::numeric)))
    from fraud_case
    where record_status = 'ACTIVE' and (loss is not null or loss_qualifier in ('UNCOUNTED','WITHHELD'))
    group by ${KEY}, victim_age_band, reported_on`);
}

/** A number of households may be that of a whole town or county; people who were spoken to may be many or about. */
async function widenVisits(db: QueryRunner): Promise<void> {
  await db.query(`
    alter table household_visit add column people_visited_qualifier text
      check (people_visited_qualifier in ('EXACT','AT_LEAST','APPROX','UNCOUNTED','WITHHELD'));
    update household_visit set people_visited_qualifier = 'EXACT' where people_visited is not null;
    alter table household_visit add check (people_visited_qualifier is null and people_visited is null
        or (people_visited is null) = (people_visited_qualifier in ('UNCOUNTED','WITHHELD'))),
      drop constraint household_visit_region_code_check,
      add constraint household_visit_region_code_check
        check (length(region_code) = 12 or roster_id is null and length(region_code) in (6, 9));
    ${rangeColumns('household_visit', 'people_visited')}`);
}

/** Earlier versions say what every version now says, so that it does not seem to have been changed. */
async function completeRevisions(db: QueryRunner): Promise<void> {
  await db.query(`
    update household_visit set input_hash = null where input_hash is not null;
    update fact_revision r set image = '{"peopleVisitedQualifier": "EXACT"}' || r.image
    where r.fact_kind = 'household_visit' and r.image ->> 'peopleVisited' is not null;
    update fact_revision r set image = jsonb_set('{"kind": "LEADERSHIP_GROUP"}' || r.image, '{members}', coalesce((
      select jsonb_agg('{"people": 1}' || m.member order by m.position)
      from jsonb_array_elements(r.image -> 'members') with ordinality as m(member, position)), '[]'))
    where r.fact_kind = 'leadership_group';`);
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
