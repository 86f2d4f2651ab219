import { columnOf, type IndicatorCode } from '@fanzha/domain';
import type { Database, Scope, Statement } from '@fanzha/platform';
import { columnList } from './wide-columns.js';
import type { WrittenLine } from './written-line.js';

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

/**
 * Joins against tables are written as lateral subselects with `offset 0`: the planner cannot know how few lines a request
 * has and would otherwise read whole tables to join them by hash. So every line is answered by index look-ups.
 */
const each = (columns: string, from: string, where: string) => `cross join lateral (select ${columns} from ${from} where ${where} offset 0)`;

const inCells = (columns: string, table: 'rollup_cell' | 'rollup_mark') =>
  each(
    `sector, member, ${columns}`,
    table,
    `city_code = $1 and node = q.node and period = p.period and sector = any (q.sectors) and dimension = q.dimension and (q.member is null or member = q.member)`,
  );
const CELL_MEMBER = `case when q.split = 'SECTOR' then c.sector when q.split is null then null else c.member end`;

/** Rows of deltas or facts that belong to line q: of a region, or of a tenant, each by its own index. */
const IN_REGION = `region_code >= q.region and region_code < case q.kind when 'OWN' then q.region || '!' else q.region || ':' end`;
const SAME_SLICE = `(q.sector is null or sector = q.sector) and (q.campaign is null or campaign_id = q.campaign)`;
const MEMBER_COLUMNS = 'activity_type, fraud_type, campaign_id, sector';
const SPLIT_MEMBER = `case q.split when 'ACTIVITY_TYPE' then d.activity_type when 'FRAUD_TYPE' then d.fraud_type
      when 'CAMPAIGN' then d.campaign_id::text when 'SECTOR' then d.sector end`;
const HAS_MEMBER = `(q.split is null or ${SPLIT_MEMBER} is not null)`;

/** Regions and tenants are found by different indexes, so each has a branch of its own, if any line asks for it. */
const branches = ({ regions, tenants }: Pick<Shape, 'regions' | 'tenants'>, ofRegions: string, ofTenants: string): string =>
  [...(regions ? [ofRegions] : []), ...(tenants ? [ofTenants] : [])].join('\n    union all');

const PENDING_DAYS = 'day between q.pending_from and q.pending_to';
const pendingRows = (shape: Shape, columns: string, select: string, more = '') => {
  const rows = (where: string) => each(`${MEMBER_COLUMNS}, ${columns}`, 'rollup_delta', `city_code = $1 and ${where} and ${PENDING_DAYS} and ${SAME_SLICE}`);
  return branches(
    shape,
    `
    select q.i, ${SPLIT_MEMBER} as member, ${select} from q ${rows(IN_REGION)} d ${more} where q.kind <> 'TENANT' and ${HAS_MEMBER}`,
    `
    select q.i, ${SPLIT_MEMBER} as member, ${select} from q ${rows('tenant_id = q.tenant')} d ${more} where q.kind = 'TENANT' and ${HAS_MEMBER}`,
  );
};

const edgeFacts = (shape: Shape): string => {
  const rows = (where: string) =>
    each(`${MEMBER_COLUMNS}, indicator, amount, qualifier`, 'fact_figure', `city_code = $1 and ${where} and day between e."from" and e."to" and ${SAME_SLICE}`);
  const select = `
    select q.i, ${SPLIT_MEMBER} as member, d.indicator, d.amount, d.qualifier
    from q cross join lateral jsonb_to_recordset(q.edges) as e("from" date, "to" date)`;
  return `edge as materialized (${branches(
    shape,
    `${select} ${rows(IN_REGION)} d where q.kind <> 'TENANT' and ${HAS_MEMBER}`,
    `${select} ${rows('tenant_id = q.tenant')} d where q.kind = 'TENANT' and ${HAS_MEMBER}`,
  )})`;
};

/** Authorities are not among the tenants that owe figures; rollup_presence leaves them out already. */
const isUnit = (row: string) => `not exists (select 1 from tenant t where t.city_code = $1 and t.id = ${row}.tenant_id and t.type = 'AUTHORITY')`;

const WHO = `who as materialized (select * from jsonb_to_recordset($3::jsonb) as w(i int, kind text, region text, tenant uuid,
    sector text, period text, kept boolean, "from" date, "to" date))`;
const under = (column: string) => `${column} >= w.region and ${column} < case w.kind when 'OWN' then w.region || '!' else w.region || ':' end`;
const OF_SECTOR = '(w.sector is null or sector = w.sector)';
const OPEN = `type <> 'AUTHORITY' and valid_from <= w."to" and (valid_to is null or valid_to >= w."from")`;
const DAYS = 'day between w."from" and w."to"';

const due = (shape: Shape): string => `due as (${branches(
  shape,
  `
    select w.i, count(distinct a.tenant_id) as n
    from who w ${each('tenant_id', 'tenant_assignment', `city_code = $1 and ${under('region_code')} and ${OF_SECTOR} and ${OPEN}`)} a
    where w.kind <> 'TENANT' group by w.i`,
  `
    select w.i, count(distinct a.tenant_id) as n
    from who w ${each('tenant_id', 'tenant_assignment', `city_code = $1 and tenant_id = w.tenant and ${OPEN}`)} a
    where w.kind = 'TENANT' group by w.i`,
)})`;

const PENDING_FACTS = `city_code = $1 and facts <> 0 and ${under('home_region')} and ${DAYS} and ${OF_SECTOR}`;

/** Hubs: the kept number, and what pending deltas change about whether a tenant has any fact under the node. */
const KEPT_PRESENT = `
    select i, sum(n) as n from (
      select w.i, r.contributing as n
      from who w ${each('contributing', 'rollup_reporting', "city_code = $1 and node = w.region and period = w.period and sector = coalesce(w.sector, '*')")} r
      where w.kept
      union all
      select c.i, (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
      from (select w.i, w.kind, w.region, w.sector, w.period, d.tenant_id, sum(d.facts) as change
          from who w ${each('tenant_id, facts', 'rollup_delta', PENDING_FACTS)} d
          where w.kept group by 1, 2, 3, 4, 5, 6) c
        left join lateral (select sum(facts) as facts from rollup_presence p
          where p.city_code = $1 and p.tenant_id = c.tenant_id and p.period = c.period and p.home_region ^@ c.region and (c.sector is null or p.sector = c.sector)) p on true
      where ${isUnit('c')}
    ) kept group by i`;

const presentByPeriod = (shape: Shape): string =>
  branches(
    shape,
    `
        select w.i, p.tenant_id, p.facts
        from who w ${each('tenant_id, facts', 'rollup_presence', `city_code = $1 and period = w.period and ${under('home_region')} and ${OF_SECTOR}`)} p
        where w.kind <> 'TENANT' and not w.kept
        union all
        select w.i, d.tenant_id, d.facts
        from who w ${each('tenant_id, facts', 'rollup_delta', PENDING_FACTS)} d
        where w.period is not null and not w.kept and w.kind <> 'TENANT' and ${isUnit('d')}`,
    `
        select w.i, p.tenant_id, p.facts
        from who w ${each('tenant_id, facts', 'rollup_presence', 'city_code = $1 and tenant_id = w.tenant and period = w.period')} p
        where w.kind = 'TENANT'
        union all
        select w.i, d.tenant_id, d.facts
        from who w ${each('tenant_id, facts', 'rollup_delta', `city_code = $1 and facts <> 0 and tenant_id = w.tenant and ${DAYS}`)} d
        where w.period is not null and w.kind = 'TENANT' and ${isUnit('d')}`,
  );

const presentByDay = (shape: Shape): string =>
  branches(
    shape,
    `
        select w.i, f.tenant_id, 1 as facts
        from who w ${each('tenant_id', 'fact_day', `city_code = $1 and ${under('home_region')} and ${DAYS} and ${OF_SECTOR}`)} f
        where w.period is null and w.kind <> 'TENANT' and ${isUnit('f')}`,
    `
        select w.i, f.tenant_id, 1 as facts
        from who w ${each('tenant_id', 'fact_day', `city_code = $1 and tenant_id = w.tenant and ${DAYS}`)} f
        where w.period is null and w.kind = 'TENANT' and ${isUnit('f')}`,
  );

/** Names the type of each parameter, also where a shape does not use it. */
const ALL_PARAMETERS = 'parameters as (select $3::jsonb as people, $4::text[] as indicators)';

/** What a statement must be able to do; a part that no line needs is not in it. */
interface Shape {
  readonly regions: boolean;
  readonly tenants: boolean;
  readonly columns: readonly string[];
  readonly edges: boolean;
  readonly presence: boolean;
  readonly presenceByDay: boolean;
}

/** The read statement of a shape. Everything a page asks for is one execution, one snapshot. */
function readText(shape: Shape): string {
  const { columns, edges, presence, presenceByDay } = shape;
  const parts = [LINES, ALL_PARAMETERS];
  const selects: string[] = [];
  if (edges) parts.push(edgeFacts(shape));
  if (columns.length > 0) {
    const wide = columnList(columns);
    const edgeSums = columnList(columns, (c) => `sum(amount) filter (where indicator = '${c.toUpperCase()}')::bigint`);
    parts.push(`part as (
    select q.i, ${CELL_MEMBER} as member, ${columnList(columns, (c) => `c.${c}`)}
    from q cross join unnest(q.periods) as p(period) ${inCells(wide, 'rollup_cell')} c
    union all ${pendingRows(shape, wide, columnList(columns, (c) => `d.${c}`))}
    ${edges ? `union all select i, member, ${edgeSums} from edge group by i, member` : ''})`);
    selects.push(`select i, 'S' as part, member, null as indicator, null::int as n1, null::int as n2, null::int as n3, null::int as n4,
    ${columnList(columns, (c) => `sum(${c})::bigint as ${c}`)} from part group by i, member`);
    const markSums = 'at_least, approx, uncounted, withheld';
    parts.push(`mark as (
    select q.i, ${CELL_MEMBER} as member, c.indicator, c.at_least, c.approx, c.uncounted, c.withheld
    from q cross join unnest(q.periods) as p(period) ${inCells(`indicator, ${markSums}`, 'rollup_mark')} c
    where c.indicator = any ($4)
    union all ${pendingRows(
      shape,
      'marks',
      'k.key as indicator, (k.value->>0)::int, (k.value->>1)::int, (k.value->>2)::int, (k.value->>3)::int',
      'join lateral jsonb_each(d.marks) k on k.key = any ($4)',
    )}
    ${
      edges
        ? `union all select i, member, indicator, (qualifier = 'AT_LEAST')::int, (qualifier = 'APPROX')::int, (qualifier = 'UNCOUNTED')::int,
      (qualifier = 'WITHHELD')::int from edge where qualifier <> 'EXACT' and indicator = any ($4)`
        : ''
    })`);
    selects.push(`select i, 'M', member, indicator, sum(at_least)::int, sum(approx)::int, sum(uncounted)::int, sum(withheld)::int,
    ${columnList(columns, () => 'null::bigint')} from mark group by i, member, indicator
    having sum(at_least) <> 0 or sum(approx) <> 0 or sum(uncounted) <> 0 or sum(withheld) <> 0`);
  }
  if (presence) {
    parts.push(WHO, due(shape), `present as (
    select i, count(*) as n from (
      select i, tenant_id from (${presentByPeriod(shape)} ${presenceByDay ? `union all ${presentByDay(shape)}` : ''}) days
      group by i, tenant_id having sum(facts) > 0) tenants
    group by i${shape.regions ? ` union all ${KEPT_PRESENT}` : ''})`);
    selects.push(`select i, 'P' as part, null as member, null as indicator, due.n::int as n1, present.n::int as n2, null::int as n3, null::int as n4
    ${columns.map(() => ', null::bigint').join('')} from due full join present using (i)`);
  }
  return `with ${parts.join(',\n  ')}\n  ${selects.join('\n  union all\n  ')}`;
}

const statements = new Map<string, Statement>();

/** Statements differ by what they must do. The first hundred shapes are prepared, a client that asks for ever new ones is not. */
function readStatement(shape: Shape): Statement {
  const { regions, tenants, columns, edges, presence, presenceByDay } = shape;
  const key = [regions, tenants, edges, presence, presenceByDay, ...columns].join();
  const known = statements.get(key);
  if (known) return known;
  const name = statements.size < 100 ? `rollup.read.${statements.size}` : '';
  const statement = { name, text: readText(shape) };
  if (name) statements.set(key, statement);
  return statement;
}

/** The statement and values of a read: what the bench sends by hand. */
export function readQuery(cityCode: string, lines: readonly WrittenLine[], presence: readonly WrittenLine[], indicators: readonly IndicatorCode[]) {
  const shape: Shape = {
    regions: lines.some((line) => !line.ofTenant) || presence.some((line) => !line.ofTenant),
    tenants: lines.some((line) => line.ofTenant) || presence.some((line) => line.ofTenant),
    columns: lines.length > 0 ? indicators.map(columnOf).sort() : [],
    edges: lines.some((line) => line.byDay),
    presence: presence.length > 0,
    presenceByDay: presence.some((line) => line.byDay),
  };
  const values = [cityCode, jsonArray(lines), presence.length > 0 ? jsonArray(presence) : null, [...indicators]];
  return { statement: readStatement(shape), values };
}

const jsonArray = (lines: readonly WrittenLine[]): string => `[${lines.map((line) => line.json).join(',')}]`;

/** Answers all lines by one statement in one snapshot: cells, pending deltas and edge facts together. */
export async function readRollups(
  database: Database,
  scope: Scope,
  lines: readonly WrittenLine[],
  presence: readonly WrittenLine[],
  indicators: readonly IndicatorCode[],
): Promise<ReadRow[]> {
  const { statement, values } = readQuery(scope.cityCode, lines, presence, indicators);
  return database.read<ReadRow>(scope, statement, values);
}
