import { columnOf } from '@fanzha/domain';
import type { Statement, Transaction } from '@fanzha/platform';
import { type Contribution, type Delta, difference } from '../contribution/contribution.js';
import { DELTA_KEY, STATED_DIMENSIONS } from '../contribution/dimensions.js';
import { type ChangedRecord, FIGURE_GUARDS } from './figure-guards.js';
import { columnList, WIDE_COLUMNS } from './wide-columns.js';

const KEY_COLUMNS = `city_code, ${DELTA_KEY}, facts, qualifier_counts`;

const INSERT_DELTAS: Statement = {
  name: 'rollup.insert_deltas',
  text: `insert into rollup_delta (${KEY_COLUMNS}, ${columnList(WIDE_COLUMNS)})
    select ${KEY_COLUMNS}, ${columnList(WIDE_COLUMNS)} from jsonb_populate_recordset(null::rollup_delta, $1::jsonb)
    returning 1`,
};

/**
 * Writes the difference that a change of one fact makes, inside the fact's own transaction. Touches no row above the
 * fact, so writers of one county never wait for each other. The next read of any node includes it.
 * @param record whose change it is, where it is that of one record
 * @throws DomainError where a guard of figures refuses the change
 */
export async function recordDeltas(
  tx: Transaction,
  before: readonly Contribution[],
  after: readonly Contribution[],
  record: ChangedRecord | null = null,
): Promise<void> {
  await FIGURE_GUARDS.admit(tx, { before, after, apart: [], record });
  const rows = difference(before, after).map((delta) => deltaRow(tx.scope.cityCode, delta));
  if (rows.length > 0) await tx.run(INSERT_DELTAS, [JSON.stringify(rows)]);
}

function deltaRow(cityCode: string, delta: Delta): Record<string, unknown> {
  const row: Record<string, unknown> = {
    city_code: cityCode,
    tenant_id: delta.tenantId,
    home_region: delta.homeRegion,
    region_code: delta.regionCode,
    sector: delta.sector,
    day: delta.day,
    began_on: delta.beganOn ?? null,
    tenant_only: delta.tenantOnly,
    campaign_ids: delta.campaignIds,
    facts: delta.facts,
  };
  for (const { property, column } of STATED_DIMENSIONS) row[column] = delta[property] ?? null;
  const counts: Record<string, number[]> = {};
  for (const [code, figure] of delta.figures) {
    if (figure.amount !== 0) row[columnOf(code)] = figure.amount;
    const stated = [figure.atLeast, figure.approx, figure.uncounted, figure.withheld];
    // What began in an earlier month says how many lines there are and what they add up to, beside the wide column.
    if (delta.beganOn) counts[code] = [...stated, figure.toCheck, delta.lines.get(code) ?? 0, figure.amount];
    // Deltas of release 0.1 have no fifth number, and few need one.
    else if (figure.toCheck) counts[code] = [...stated, figure.toCheck];
    else if (stated.some((count) => count !== 0)) counts[code] = stated;
  }
  if (Object.keys(counts).length > 0) row['qualifier_counts'] = counts;
  return row;
}
