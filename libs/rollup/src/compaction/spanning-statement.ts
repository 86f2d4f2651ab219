import { columnList } from '../deltas/wide-columns.js';
import {
  AGGREGATE_NODES,
  detailNodes,
  MEMBER_COLUMNS,
  MEMBER_SLOTS,
  MONTH,
  OF_A_LINE,
  OF_EACH_LINE,
} from './cell-statement.js';

/**
 * What of a month's figures began before the month, before its quarter and before its year (docs/decisions/0049). Cells
 * hold it, as they hold everything by its last day; a figure of a period shows it apart. Rows are sparse and add over
 * months, so no node keeps it for longer periods. GOES_ON is what began in the month or before and ended after it: the
 * row of a period's last month says what goes on beyond the period (docs/decisions/0055).
 */
const SUMS = ['lines', 'amount', 'at_least', 'approx', 'uncounted', 'withheld', 'to_check'];
const added = (row: string) => columnList(SUMS, (c) => `sum(${row}.${c})${c === 'amount' ? '' : '::int'} as ${c}`);

const KEY = 'city_code, node, dimension, before, month, sector, member, region_code, indicator';

/** Positions in `qualifier_counts` of a delta that began in an earlier month. */
const STATED = `
      (m.value->>5)::int as lines, (m.value->>6)::numeric as amount, (m.value->>0)::int as at_least,
      (m.value->>1)::int as approx, (m.value->>2)::int as uncounted, (m.value->>3)::int as withheld,
      (m.value->>4)::int as to_check`;

/** Adds what began earlier to the rows of its nodes. */
export const upsertSpanning = (due: string) => `
  insert into rollup_spanning (${KEY}, ${columnList(SUMS)})
  with stated as materialized (
    select d.tenant_id, d.region_code, d.sector, b.month, b.before, ${MEMBER_COLUMNS}, d.tenant_only,
      m.key as indicator, ${STATED}
    from rollup_delta d, jsonb_each(d.qualifier_counts) m, lateral (
      select before, ${MONTH} from (values
        ('MONTH', date_trunc('month', d.day::timestamp)),
        ('QUARTER', date_trunc('quarter', d.day::timestamp)),
        ('YEAR', date_trunc('year', d.day::timestamp))) as p(before, start)
      where d.began_on < p.start
      union all
      select 'GOES_ON', to_char(crossed, 'YYYY-MM') from generate_series(date_trunc('month', d.began_on::timestamp),
        date_trunc('month', d.day::timestamp) - interval '1 month', interval '1 month') as crossed) as b(before, month)
    where ${due} and d.began_on is not null)
  select $1::text, n.node, '*', h.before, h.month, s.slot_sector, '*', n.node, h.indicator, ${added('h')}
  from stated h, ${AGGREGATE_NODES}, lateral ${OF_EACH_LINE}
  where not h.tenant_only and ${OF_A_LINE}
  group by n.node, h.before, h.month, s.slot_sector, h.indicator
  union all
  select $1::text, n.node, slot.dimension, h.before, h.month, slot.slot_sector, slot.member, n.node, h.indicator,
    ${added('h')}
  from stated h, ${AGGREGATE_NODES}, ${MEMBER_SLOTS}
  where not h.tenant_only
  group by n.node, slot.dimension, h.before, h.month, slot.slot_sector, slot.member, h.indicator
  union all
  select $1::text, n.node, '*', h.before, h.month, h.sector, '*', h.region_code, h.indicator, ${added('h')}
  from stated h, ${detailNodes('h')}
  group by n.node, h.before, h.month, h.sector, h.region_code, h.indicator
  on conflict (${KEY}) do update set
    ${columnList(SUMS, (c) => `${c} = rollup_spanning.${c} + excluded.${c}`)}`;
