import { IN_PLACE_INDICATORS } from '@fanzha/domain';
import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { type SetAside, setAside } from './aside.repository.js';
import { EVER, IN_PERIODS, MONTH, upsertCells, upsertMarks } from './cell-statement.js';
import { hasAny, columnList, IN_PLACE_COLUMNS, WIDE_COLUMNS } from './wide-columns.js';

const IN_PLACE = IN_PLACE_INDICATORS.map((code) => `'${code}'`).join(', ');

/**
 * Facts that tenants gain and lose by the batch, per period, into presence; and where a tenant gets its first fact of a
 * period under a node or loses its last one, the node's number of contributing tenants. Authorities owe no figures and are
 * left out. A node's number can only change where some presence row turns from none to some or back (`flip`); a tenant
 * that had several homes in the period counts once under their common ancestors, so its other rows are looked at, too.
 * The statement reads presence as it was before it: old and new values come from the upsert (PostgreSQL 18).
 */
const upsertPresence = (due: string) => `
  with change as materialized (
    select d.tenant_id, p.period, d.home_region, d.sector, sum(d.facts)::int as facts
    from (select tenant_id, home_region, sector, ${MONTH} as month, sum(facts) as facts
        from rollup_delta d where ${due} group by 1, 2, 3, 4) d,
      lateral (values (d.month), (substr(d.month, 1, 4) || '-Q' || (substr(d.month, 6)::int + 2) / 3), (substr(d.month, 1, 4))) as p(period)
    where d.facts <> 0 and d.tenant_id not in (select id from tenant where city_code = $1 and type = 'AUTHORITY')
    group by d.tenant_id, p.period, d.home_region, d.sector),
  written as (
    insert into rollup_presence (city_code, tenant_id, period, home_region, sector, facts)
    select $1::text, tenant_id, period, home_region, sector, facts from change
    on conflict (city_code, tenant_id, period, home_region, sector) do update set facts = rollup_presence.facts + excluded.facts
    returning rollup_presence.tenant_id, rollup_presence.period, rollup_presence.home_region, rollup_presence.sector,
      coalesce(old.facts, 0) > 0 as was_there, new.facts > 0 as is_there),
  flip as materialized (select * from written where was_there <> is_there),
  known as (
    select tenant_id, period, home_region, sector, was_there, is_there from flip
    union all
    select p.tenant_id, p.period, p.home_region, p.sector, p.facts > 0, p.facts > 0
    from (select distinct tenant_id, period from flip) f
      cross join lateral (select * from rollup_presence where city_code = $1 and tenant_id = f.tenant_id and period = f.period offset 0) p
    where not exists (
      select 1 from flip x where x.tenant_id = p.tenant_id and x.period = p.period and x.home_region = p.home_region and x.sector = p.sector)),
  under_node as (
    select n.node, k.period, s.sector, bool_or(k.was_there) as was_there, bool_or(k.is_there) as is_there
    from known k,
      lateral (select substr(k.home_region, 1, size) as node from (values (4), (6), (9)) as level(size) where length(k.home_region) >= size) n,
      lateral (values ('*'), (k.sector)) as s(sector)
    group by n.node, k.period, s.sector, k.tenant_id)
  insert into rollup_reporting (city_code, node, period, sector, contributing)
  select $1::text, node, period, sector, sum(is_there::int - was_there::int) from under_node where was_there <> is_there group by node, period, sector
  on conflict (city_code, node, period, sector) do update set contributing = rollup_reporting.contributing + excluded.contributing`;

const TRY_LOCK_CITY: Statement = {
  name: 'rollup.try_lock_city',
  text: `select pg_try_advisory_xact_lock(hashtext('rollup compaction'), hashtext($1)) as locked`,
};
const LOCK_CITY: Statement = {
  name: 'rollup.lock_city',
  text: `select pg_advisory_xact_lock(hashtext('rollup compaction'), hashtext($1)) is not null as locked`,
};

/** Deltas on their way into cells: those that wait for it, or those that were set aside. $1 city, $2 the last of them. */
export type Deltas = 'pending' | 'aside';
export const DUE: Readonly<Record<Deltas, string>> = {
  pending: 'd.city_code = $1 and not d.aside and d.id <= $2',
  aside: 'd.city_code = $1 and d.aside and d.id <= $2',
};

const columnUse = (deltas: Deltas): Statement => ({
  name: `rollup.column_use_${deltas}`,
  text: `with batch as materialized (select * from rollup_delta where city_code = $1 and ${deltas === 'aside' ? '' : 'not '}aside order by id limit $2)
    select max(id) as bound, count(*)::int as deltas, (count(*) filter (where marks ?| array[${IN_PLACE}]))::int as marked_in_place,
      ${columnList(WIDE_COLUMNS, (c) => `count(${c})::int as ${c}`)} from batch`,
});

const stepsOf = (deltas: Deltas) => ({
  use: columnUse(deltas),
  marks: { name: `rollup.upsert_marks_${deltas}`, text: upsertMarks(IN_PERIODS, DUE[deltas]) },
  marksEver: {
    name: `rollup.upsert_marks_ever_${deltas}`,
    text: upsertMarks(EVER, DUE[deltas], ` and m.key in (${IN_PLACE})`),
  },
  presence: { name: `rollup.upsert_presence_${deltas}`, text: upsertPresence(DUE[deltas]) },
  remove: { name: `rollup.delete_${deltas}`, text: `delete from rollup_delta d where ${DUE[deltas]}` },
});
const STEPS = { pending: stepsOf('pending'), aside: stepsOf('aside') } satisfies Record<Deltas, unknown>;

/** How a batch is folded. */
export interface Folding {
  readonly limit: number;
  /** What to do when another process is compacting this city. After waiting, a snapshot that has been overtaken fails (40001). */
  readonly busy?: 'give way' | 'wait';
  /** Which deltas: new ones, or those that were set aside before. */
  readonly deltas?: Deltas;
  /** Looks first whether every cell can hold the result, and sets aside what would make it too large. */
  readonly fitting?: boolean;
}

export interface Folded {
  /** How many deltas were looked at; 0 when there are none or this process gave way. */
  readonly deltas: number;
  /** What was set aside of them. */
  readonly aside: readonly SetAside[];
}

const NOTHING: Folded = { deltas: 0, aside: [] };

/**
 * Folds the oldest deltas of the transaction's city into cells, marks, presence and reporting, and deletes them. The transaction must
 * be REPEATABLE READ: all steps see the same deltas, however late a writer with a smaller id commits.
 */
export async function compactBatch(
  tx: MaintenanceTransaction,
  { limit, busy = 'give way', deltas = 'pending', fitting = false }: Folding,
): Promise<Folded> {
  const [lock] = await tx.run<{ locked: boolean }>(busy === 'wait' ? LOCK_CITY : TRY_LOCK_CITY, [tx.cityCode]);
  if (!lock?.locked) return NOTHING;
  const steps = STEPS[deltas];
  const [use] = await tx.run<Record<string, number | null>>(steps.use, [tx.cityCode, limit]);
  const bound = use?.['bound'];
  if (!use || bound === null || bound === undefined) return NOTHING;
  const batch = [tx.cityCode, bound];

  // A batch usually carries a few indicators only; summing the empty columns would take most of the time.
  const columns = WIDE_COLUMNS.filter((column) => (use[column] ?? 0) > 0);
  const aside = fitting ? await setAside(tx, columns, DUE[deltas], bound) : [];
  if (columns.length > 0) await tx.run({ text: upsertCells(columns, IN_PERIODS, DUE[deltas]), name: '' }, batch);
  await tx.run(steps.marks, batch);
  const inPlace = columns.filter((column) => IN_PLACE_COLUMNS.includes(column));
  if (inPlace.length > 0) {
    await tx.run({ text: upsertCells(inPlace, EVER, `${DUE[deltas]} and ${hasAny(inPlace)}`), name: '' }, batch);
  }
  if ((use['marked_in_place'] ?? 0) > 0) await tx.run(steps.marksEver, batch);
  await tx.run(steps.presence, batch);
  await tx.run(steps.remove, batch);
  return { deltas: use['deltas'] ?? 0, aside };
}
