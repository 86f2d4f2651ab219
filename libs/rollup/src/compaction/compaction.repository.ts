import { IN_PLACE_INDICATORS } from '@fanzha/domain';
import { type MaintenanceTransaction, sendSignals, type Statement } from '@fanzha/platform';
import { type SetAside, setAside } from './aside.repository.js';
import { EVER, IN_PERIODS, upsertCells, upsertQualifierCounts } from './cell-statement.js';
import { upsertReporting } from './contributing-statement.js';
import { upsertSpanning } from './spanning-statement.js';
import { figuresTopic } from '../deltas/figures-topic.js';
import { hasAny, columnList, IN_PLACE_COLUMNS, WIDE_COLUMNS } from '../deltas/wide-columns.js';

const IN_PLACE = IN_PLACE_INDICATORS.map((code) => `'${code}'`).join(', ');

/** A batch is grouped in memory: on disk it takes half as long again. */
const IN_MEMORY: Statement = { name: '', text: `set local work_mem = '64MB'` };
const TRY_LOCK_CITY: Statement = {
  name: 'rollup.try_lock_city',
  text: `select pg_try_advisory_xact_lock(hashtext('rollup compaction'), hashtext($1)) as locked`,
};
const LOCK_CITY: Statement = {
  name: 'rollup.lock_city',
  text: `select pg_advisory_xact_lock(hashtext('rollup compaction'), hashtext($1)) is not null as locked`,
};

/**
 * The planner takes a table that was empty before the batch for a small one, and would read it from end to end for
 * every tenant and period that the batch has just written to it.
 */
const BY_INDEX: Statement = { name: '', text: 'set local enable_seqscan = off' };

/**
 * Deltas on their way into cells: those that wait for it, or those that were set aside. $1 city, $2 the last of them.
 */
type Deltas = 'pending' | 'aside';
export const DUE: Readonly<Record<Deltas, string>> = {
  pending: 'd.city_code = $1 and not d.aside and d.id <= $2',
  aside: 'd.city_code = $1 and d.aside and d.id <= $2',
};

const columnUse = (deltas: Deltas): Statement => ({
  name: `rollup.column_use_${deltas}`,
  text: `with batch as materialized (select * from rollup_delta where city_code = $1
      and ${deltas === 'aside' ? '' : 'not '}aside order by id limit $2)
    select max(id) as bound, count(*)::int as deltas, count(began_on)::int as spanning,
      (count(*) filter (where qualifier_counts ?| array[${IN_PLACE}]))::int as qualified_in_place,
      ${columnList(WIDE_COLUMNS, (c) => `count(${c})::int as ${c}`)} from batch`,
});

/** Listeners are told of counties: finer would be thousands of signals, coarser would wake everybody of a city. */
const COUNTY_DIGITS = 6;

const stepsOf = (deltas: Deltas) => ({
  use: columnUse(deltas),
  qualifierCounts: {
    name: `rollup.upsert_qualifier_counts_${deltas}`,
    text: upsertQualifierCounts(IN_PERIODS, DUE[deltas]),
  },
  qualifierCountsEver: {
    name: `rollup.upsert_qualifier_counts_ever_${deltas}`,
    text: upsertQualifierCounts(EVER, DUE[deltas], ` and m.key in (${IN_PLACE})`),
  },
  spanning: { name: `rollup.upsert_spanning_${deltas}`, text: upsertSpanning(DUE[deltas]) },
  tenantReporting: { name: `rollup.upsert_tenant_reporting_${deltas}`, text: upsertReporting(DUE[deltas]) },
  counties: {
    name: `rollup.counties_${deltas}`,
    text: `select distinct left(d.region_code, ${COUNTY_DIGITS}) county from rollup_delta d where ${DUE[deltas]}`,
  },
  remove: { name: `rollup.delete_${deltas}`, text: `delete from rollup_delta d where ${DUE[deltas]}` },
});
const STEPS = { pending: stepsOf('pending'), aside: stepsOf('aside') } satisfies Record<Deltas, unknown>;

/** How a batch is folded. */
export interface Folding {
  readonly limit: number;
  /**
   * What to do when another process is compacting this city. After waiting, a snapshot that has
   * been overtaken fails (40001).
   */
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
 * Folds the oldest deltas of the transaction's city into cells, qualifier counts, what began earlier, rows of reporting
 * tenants and their numbers, and deletes them. The transaction must be REPEATABLE READ: all steps see the same
 * deltas, however late a writer with a smaller id commits.
 */
export async function compactBatch(
  tx: MaintenanceTransaction,
  { limit, busy = 'give way', deltas = 'pending', fitting = false }: Folding,
): Promise<Folded> {
  const [lock] = await tx.run<{ locked: boolean }>(busy === 'wait' ? LOCK_CITY : TRY_LOCK_CITY, [tx.cityCode]);
  if (!lock?.locked) return NOTHING;
  await tx.run(IN_MEMORY);
  const steps = STEPS[deltas];
  const [use] = await tx.run<Record<string, number | null>>(steps.use, [tx.cityCode, limit]);
  const bound = use?.['bound'];
  if (!use || bound === null || bound === undefined) return NOTHING;
  const batch = [tx.cityCode, bound];

  // A batch usually carries a few indicators only; summing the empty columns would take most of the time.
  const columns = WIDE_COLUMNS.filter((column) => (use[column] ?? 0) > 0);
  const aside = fitting ? await setAside(tx, columns, DUE[deltas], bound) : [];
  if (columns.length > 0) await tx.run({ text: upsertCells(columns, IN_PERIODS, DUE[deltas]), name: '' }, batch);
  await tx.run(steps.qualifierCounts, batch);
  const inPlace = columns.filter((column) => IN_PLACE_COLUMNS.includes(column));
  if (inPlace.length > 0) {
    await tx.run({ text: upsertCells(inPlace, EVER, `${DUE[deltas]} and ${hasAny(inPlace)}`), name: '' }, batch);
  }
  if ((use['qualified_in_place'] ?? 0) > 0) await tx.run(steps.qualifierCountsEver, batch);
  if ((use['spanning'] ?? 0) > 0) await tx.run(steps.spanning, batch);
  await tx.run(BY_INDEX);
  await tx.run(steps.tenantReporting, batch);
  const counties = await tx.run<{ county: string }>(steps.counties, batch);
  await tx.run(steps.remove, batch);
  await sendSignals(
    tx,
    counties.map(({ county }) => [figuresTopic(tx.cityCode), county]),
  );
  return { deltas: use['deltas'] ?? 0, aside };
}
