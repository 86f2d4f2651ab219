import { DomainError } from '@fanzha/domain';
import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { recountMovedRosters } from '../households/covered.repository.js';

const CLASHES: Statement = {
  name: '',
  text: `
    with moved as (select * from jsonb_to_recordset($2) as m ("from" text, "to" text)),
    placed as (
      select case when m."from" is null then r.region_code else m."to" end as region_code
      from household_roster r left join moved m on m."from" = r.region_code where r.city_code = $1)
    select from placed group by region_code having region_code is null or count(*) > 1 limit 1`,
};

const MOVES: readonly Statement[] = [
  'household_roster',
  'household_door',
  'household_vacancy',
  'household_registration',
].map((table) => ({
  name: '',
  text: `update ${table} t
    set region_code = m."to"${table === 'household_roster' ? ', former_codes = t.former_codes || t.region_code' : ''}
    from jsonb_to_recordset($2) as m ("from" text, "to" text) where t.city_code = $1 and t.region_code = m."from"`,
}));

/** Overseers of where a roster lies today see its bitmaps; vacancies that come along are counted anew. */
const FOLLOW: Statement = {
  name: '',
  text: `
    update household_visit_bitmap p set roster_region = nullif(r.region_code, p.region_code),
      dirty = p.dirty or exists (
        select from household_vacancy v where v.city_code = $1 and v.roster_id = r.id)
    from household_roster r
    where p.city_code = $1 and r.city_code = $1 and r.id = p.roster_id and r.region_code in (
      select m."to" from jsonb_to_recordset($2) as m ("to" text))`,
};

/**
 * The registered households of communities go on under the codes of the communities' successors: the same
 * roster, the same doors, so that a door visited before and after counts once. Visits stay in the community
 * in which they were reported.
 * @param successors codes of communities and of the regions above them; null where there is no one successor.
 * @throws DomainError CONFLICT (STILL_IN_USE) where two rosters would be of one community, or one of none.
 */
export async function moveRosters(
  tx: MaintenanceTransaction,
  successors: ReadonlyMap<string, string | null>,
): Promise<void> {
  const values = [tx.cityCode, JSON.stringify([...successors].map(([from, to]) => ({ from, to })))];
  if ((await tx.run(CLASHES, values)).length > 0) throw DomainError.conflict({}, 'STILL_IN_USE');
  for (const move of MOVES) await tx.run(move, values);
  await tx.run(FOLLOW, values);
  await recountMovedRosters(
    tx,
    [...successors.values()].filter((code) => code !== null),
  );
}
