import { columnOf, type IndicatorCode } from '@fanzha/domain';
import type { Database, Scope, Statement } from '@fanzha/platform';
import type { ReadLine } from './read-plan.js';
import { columnList } from './wide-columns.js';

/** A line about people rather than figures: how many tenants are due, how many have contributed. */
export interface PresenceLine {
  readonly i: number;
  readonly kind: 'REGION' | 'OWN' | 'TENANT';
  readonly region: string | null;
  readonly tenant: string | null;
  readonly sector: string | null;
  /** The period's own key in rollup_presence; null for weeks and free ranges, which are counted from facts. */
  readonly period: string | null;
  readonly from: string;
  readonly to: string;
}

/** A row of the answer: sums of line i (part S), one mark (part M), or tenants (part P: due, contributing). */
export interface ReadRow {
  readonly i: number;
  readonly part: 'S' | 'M' | 'P';
  readonly member: string | null;
  readonly indicator: string | null;
  readonly n1: number | null;
  readonly n2: number | null;
  readonly n3: number | null;
  readonly n4: number | null;
  readonly [column: string]: string | number | null;
}

const LINES = `q as materialized (select * from jsonb_to_recordset($2::jsonb) as q(i int, kind text, region text, tenant uuid, node text,
    sector text, campaign uuid, split text, sectors text[], dimension text, member text, periods text[],
    pending_from date, pending_to date, edges jsonb))`;

const IN_CELLS = (cell: string) => `${cell}.city_code = $1 and ${cell}.node = q.node and ${cell}.period = p.period and ${cell}.sector = any (q.sectors)
      and ${cell}.dimension = q.dimension and (q.member is null or ${cell}.member = q.member)`;
const CELL_MEMBER = (cell: string) => `case when q.split = 'SECTOR' then ${cell}.sector when q.split is null then null else ${cell}.member end`;

/** A row d of deltas or facts belongs to line q; the two kinds of node are separate branches so that each uses its index. */
const IN_REGION = `d.region_code >= q.region and d.region_code < case q.kind when 'OWN' then q.region || '!' else q.region || ':' end`;
const SAME_SLICE = `(q.sector is null or d.sector = q.sector) and (q.campaign is null or d.campaign_id = q.campaign)`;
const SPLIT_MEMBER = `case q.split when 'ACTIVITY_TYPE' then d.activity_type when 'FRAUD_TYPE' then d.fraud_type
      when 'CAMPAIGN' then d.campaign_id::text when 'SECTOR' then d.sector end`;
const HAS_MEMBER = `(q.split is null or ${SPLIT_MEMBER} is not null)`;

const pendingRows = (select: string, from: string) => `
    select q.i, ${SPLIT_MEMBER} as member, ${select}
    from q join rollup_delta d on d.city_code = $1 and ${IN_REGION} and d.day between q.pending_from and q.pending_to ${from}
    where q.kind <> 'TENANT' and ${SAME_SLICE} and ${HAS_MEMBER}
    union all
    select q.i, ${SPLIT_MEMBER}, ${select}
    from q join rollup_delta d on d.city_code = $1 and d.tenant_id = q.tenant and d.day between q.pending_from and q.pending_to ${from}
    where q.kind = 'TENANT' and ${SAME_SLICE} and ${HAS_MEMBER}`;

const EDGE_FACTS = `edge as materialized (
    select q.i, ${SPLIT_MEMBER} as member, d.indicator, d.amount, d.qualifier
    from q cross join lateral jsonb_to_recordset(q.edges) as e("from" date, "to" date)
      join fact_figure d on d.city_code = $1 and d.day between e."from" and e."to"
    where (case when q.kind = 'TENANT' then d.tenant_id = q.tenant else ${IN_REGION} end) and ${SAME_SLICE} and ${HAS_MEMBER})`;

/** Authorities are not among the tenants that owe figures; rollup_presence leaves them out already. */
const IS_UNIT = (row: string) => `not exists (select 1 from tenant t where t.city_code = $1 and t.id = ${row}.tenant_id and t.type = 'AUTHORITY')`;

const PRESENCE = `who as materialized (select * from jsonb_to_recordset($3::jsonb) as w(i int, kind text, region text, tenant uuid,
    sector text, period text, "from" date, "to" date)),
  due as (
    select w.i, count(distinct a.tenant_id) as n
    from who w join tenant_assignment a on a.city_code = $1 and a.region_code >= w.region
      and a.region_code < case w.kind when 'OWN' then w.region || '!' else w.region || ':' end
    where w.kind <> 'TENANT' and a.type <> 'AUTHORITY' and (w.sector is null or a.sector = w.sector)
      and a.valid_from <= w."to" and (a.valid_to is null or a.valid_to >= w."from")
    group by w.i
    union all
    select w.i, count(distinct a.tenant_id)
    from who w join tenant_assignment a on a.city_code = $1 and a.tenant_id = w.tenant
    where w.kind = 'TENANT' and a.type <> 'AUTHORITY' and a.valid_from <= w."to" and (a.valid_to is null or a.valid_to >= w."from")
    group by w.i),
  present as (
    select i, count(*) as n from (
      select i, tenant_id from (
        select w.i, p.tenant_id, p.facts
        from who w join rollup_presence p on p.city_code = $1 and p.period = w.period and p.home_region >= w.region
          and p.home_region < case w.kind when 'OWN' then w.region || '!' else w.region || ':' end
        where w.kind <> 'TENANT' and (w.sector is null or p.sector = w.sector)
        union all
        select w.i, p.tenant_id, p.facts
        from who w join rollup_presence p on p.city_code = $1 and p.period = w.period and p.tenant_id = w.tenant
        where w.kind = 'TENANT'
        union all
        select w.i, d.tenant_id, d.facts
        from who w join rollup_delta d on d.city_code = $1 and d.facts <> 0 and d.day between w."from" and w."to" and d.home_region >= w.region
          and d.home_region < case w.kind when 'OWN' then w.region || '!' else w.region || ':' end
        where w.period is not null and w.kind <> 'TENANT' and (w.sector is null or d.sector = w.sector) and ${IS_UNIT('d')}
        union all
        select w.i, d.tenant_id, d.facts
        from who w join rollup_delta d on d.city_code = $1 and d.facts <> 0 and d.day between w."from" and w."to" and d.tenant_id = w.tenant
        where w.period is not null and w.kind = 'TENANT' and ${IS_UNIT('d')}
        union all
        select w.i, f.tenant_id, 1
        from who w join fact_day f on f.city_code = $1 and f.day between w."from" and w."to"
        where w.period is null and (w.sector is null or f.sector = w.sector) and ${IS_UNIT('f')}
          and case w.kind when 'TENANT' then f.tenant_id = w.tenant when 'OWN' then f.home_region = w.region else f.home_region ^@ w.region end
      ) parts
      group by i, tenant_id having sum(facts) > 0) tenants
    group by i)`;

/** The read statement for a set of storage columns. Everything a page asks for is one execution, one snapshot. */
function readText(columns: readonly string[]): string {
  const sums = columnList(columns, (c) => `sum(${c})::bigint as ${c}`);
  const none = columnList(columns, (c) => `null::bigint as ${c}`);
  const wide = columns.length > 0;
  return `with ${LINES}, ${EDGE_FACTS}, ${PRESENCE}${
    wide
      ? `,
  part as (
    select q.i, ${CELL_MEMBER('c')} as member, ${columnList(columns, (c) => `c.${c}`)}
    from q cross join unnest(q.periods) as p(period) join rollup_cell c on ${IN_CELLS('c')}
    union all ${pendingRows(columnList(columns, (c) => `d.${c}`), '')}
    union all
    select i, member, ${columnList(columns, (c) => `sum(amount) filter (where indicator = '${c.toUpperCase()}')::bigint`)} from edge group by i, member)`
      : ''
  },
  mark as (
    select q.i, ${CELL_MEMBER('m')} as member, m.indicator, m.at_least, m.approx, m.uncounted, m.withheld
    from q cross join unnest(q.periods) as p(period) join rollup_mark m on ${IN_CELLS('m')}
    where m.indicator = any ($4)
    union all ${pendingRows(
      'k.key as indicator, (k.value->>0)::int, (k.value->>1)::int, (k.value->>2)::int, (k.value->>3)::int',
      'and d.marks is not null cross join lateral jsonb_each(d.marks) k',
    ).replaceAll(/and \(q\.split is null or/g, `and k.key = any ($4) and (q.split is null or`)}
    union all
    select i, member, indicator, (qualifier = 'AT_LEAST')::int, (qualifier = 'APPROX')::int, (qualifier = 'UNCOUNTED')::int, (qualifier = 'WITHHELD')::int
    from edge where qualifier <> 'EXACT' and indicator = any ($4))
  ${wide ? `select i, 'S' as part, member, null as indicator, null::int as n1, null::int as n2, null::int as n3, null::int as n4, ${sums} from part group by i, member union all` : ''}
  select i, 'M' as part, member, indicator, sum(at_least)::int as n1, sum(approx)::int as n2, sum(uncounted)::int as n3, sum(withheld)::int as n4${wide ? `, ${none}` : ''} from mark
  group by i, member, indicator having sum(at_least) <> 0 or sum(approx) <> 0 or sum(uncounted) <> 0 or sum(withheld) <> 0
  union all
  select i, 'P', null, null, due.n::int, present.n::int, null, null${wide ? `, ${none}` : ''} from due full join present using (i)`;
}

const statements = new Map<string, Statement>();

/** Statements differ by the columns asked for. The first fifty shapes are prepared, a client that asks for ever new ones is not. */
function readStatement(columns: readonly string[]): Statement {
  const shape = columns.join(',');
  const known = statements.get(shape);
  if (known) return known;
  const name = statements.size < 50 ? `rollup.read.${statements.size}` : '';
  const statement = { name, text: readText(columns) };
  if (name) statements.set(shape, statement);
  return statement;
}

/** The statement and values of a read: what the bench sends by hand. */
export function readQuery(cityCode: string, lines: readonly ReadLine[], presence: readonly PresenceLine[], indicators: readonly IndicatorCode[]) {
  const columns = indicators.map(columnOf).sort();
  return { statement: readStatement(columns), values: [cityCode, JSON.stringify(lines), JSON.stringify(presence), [...indicators]] };
}

/** Answers all lines by one statement in one snapshot: cells, pending deltas and edge facts together. */
export async function readRollups(
  database: Database,
  scope: Scope,
  lines: readonly ReadLine[],
  presence: readonly PresenceLine[],
  indicators: readonly IndicatorCode[],
): Promise<ReadRow[]> {
  const { statement, values } = readQuery(scope.cityCode, lines, presence, indicators);
  return database.read<ReadRow>(scope, statement, values);
}
