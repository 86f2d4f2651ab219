import { branches, each, questions, type Shape, within } from './statement-parts.js';

/** Authorities are not among the tenants that owe figures; rollup_tenant_reporting leaves them out already. */
const isUnit = (row: string) =>
  `not exists (select 1 from tenant t where t.city_code = $1 and t.id = ${row}.tenant_id and t.type = 'AUTHORITY')`;

const QUESTIONS = questions(
  'asked',
  '$3',
  `sector text, periods text[], less text[], kept boolean, days int, "from" date, "to" date,
    pending_from date, pending_to date, edges jsonb`,
);
const under = (column: string) => within('w', column);
const OF_SECTOR = '(w.sector is null or sector = w.sector)';
const OPEN = `type <> 'AUTHORITY' and valid_from <= w."to" and (valid_to is null or valid_to >= w."from")`;
const PENDING = 'day between w.pending_from and w.pending_to';

/** Tenants that belonged to the node at some time between its first and last day. */
const assigned = (where: string) => each('tenant_id', 'tenant_assignment', `city_code = $1 and ${where} and ${OPEN}`);

const due = (shape: Shape): string =>
  `due as (${branches(
    shape,
    `
    select w.i, count(distinct a.tenant_id) as n
    from asked w
      ${assigned(`${under('region_code')} and ${OF_SECTOR}`)} a
    where w.kind <> 'TENANT' group by w.i`,
    `
    select w.i, count(distinct a.tenant_id) as n
    from asked w ${assigned('tenant_id = w.tenant')} a
    where w.kind = 'TENANT' group by w.i`,
  )})`;

const PENDING_FACTS = `city_code = $1 and facts <> 0 and ${under('home_region')} and ${PENDING} and ${OF_SECTOR}`;

/** Tenants with pending facts: of questions about a whole period, or about its first days. */
const changed = (which: string, columns: string) => `from (
          select w.i, w.region, w.sector, w.periods[1] as period, w."from", w."to", d.tenant_id, ${columns}
          from asked w ${each('tenant_id, facts, aside', 'rollup_delta', PENDING_FACTS)} d
          where w.kept and ${which} group by 1, 2, 3, 4, 5, 6, 7) c`;

const REPORTING_OF = `rollup_tenant_reporting p
          where p.city_code = $1 and p.tenant_id = c.tenant_id and p.period = c.period and p.home_region ^@ c.region
            and (c.sector is null or p.sector = c.sector)`;

/**
 * Of the first days of a period: whether a tenant with pending facts has any in them, less whether it is kept as having
 * some. What is pending alone tells only where nothing is taken away: otherwise the facts are looked at. What is aside
 * may have been taken back already.
 */
const CHANGED_FIRST_DAYS = `
      union all
      select c.i, (not c.doubtful or exists (
          select from fact_day f
          where f.city_code = $1 and f.tenant_id = c.tenant_id and f.day between c."from" and c."to"
            and f.home_region ^@ c.region and (c.sector is null or f.sector = c.sector)))::int
        - exists (select from ${REPORTING_OF} and p.first_day <= c."to")::int
      ${changed('w.days is not null', 'bool_or(d.facts < 0 or d.aside) as doubtful')}
      where ${isUnit('c')}`;

const KEPT_NUMBERS = each(
  'contributing, first_days',
  'rollup_reporting',
  "city_code = $1 and node = w.region and period = w.periods[1] and sector = coalesce(w.sector, '*')",
);

/**
 * Aggregate nodes: the kept number, and what pending deltas change about whether a tenant has any fact under the node.
 */
const keptReporting = ({ reportingFirstDays }: Shape) => `
    select i, sum(n) as n from (
      select w.i,
        case when w.days is null then r.contributing else (select sum(n) from unnest(r.first_days[:w.days]) n) end as n
      from asked w ${KEPT_NUMBERS} r
      where w.kept
      union all
      select c.i, (coalesce(p.facts, 0) + c.change > 0)::int - (coalesce(p.facts, 0) > 0)::int
      ${changed('w.days is null', 'sum(d.facts) as change')}
        left join lateral (select sum(facts) as facts from ${REPORTING_OF}) p on true
      where ${isUnit('c')}${reportingFirstDays ? CHANGED_FIRST_DAYS : ''}
    ) kept group by i`;

const KEYS = `cross join lateral (
            select period, 1 as sign from unnest(w.periods) as period
            union all
            select period, -1 from unnest(w.less) as period) k`;

/** The condition of the index by region, which is found by asking for it. */
const BY_REGION = `home_region <> ''`;

/** Detail nodes, and stretches of days: facts of each tenant by the periods that they consist of. */
const reportingPerPeriod = (shape: Shape): string =>
  branches(
    shape,
    `
        select w.i, p.tenant_id, k.sign * p.facts as facts
        from asked w ${KEYS}
          ${each(
            'tenant_id, facts',
            'rollup_tenant_reporting',
            `city_code = $1 and ${BY_REGION} and period = k.period and ${under('home_region')} and ${OF_SECTOR}`,
          )} p
        where w.kind <> 'TENANT' and not w.kept
        union all
        select w.i, d.tenant_id, d.facts
        from asked w ${each('tenant_id, facts', 'rollup_delta', PENDING_FACTS)} d
        where w.pending_from is not null and not w.kept and w.kind <> 'TENANT' and ${isUnit('d')}`,
    `
        select w.i, p.tenant_id, k.sign * p.facts as facts
        from asked w ${KEYS}
          ${each(
            'tenant_id, facts',
            'rollup_tenant_reporting',
            'city_code = $1 and tenant_id = w.tenant and period = k.period',
          )} p
        where w.kind = 'TENANT'
        union all
        select w.i, d.tenant_id, d.facts
        from asked w
          ${each(
            'tenant_id, facts',
            'rollup_delta',
            `city_code = $1 and facts <> 0 and tenant_id = w.tenant and ${PENDING}`,
          )} d
        where w.pending_from is not null and w.kind = 'TENANT' and ${isUnit('d')}`,
  );

const EDGES = 'cross join lateral jsonb_to_recordset(w.edges) as e("from" date, "to" date, sign int)';
/** Counted per tenant before anything is asked about the tenants. */
const factsOf = (where: string) =>
  each(
    'tenant_id, count(*)::int as facts',
    'fact_day',
    `city_code = $1 and ${where} and day between e."from" and e."to" group by tenant_id`,
  );

const reportingPerDay = (shape: Shape): string =>
  branches(
    shape,
    `
        select w.i, f.tenant_id, e.sign * f.facts as facts
        from asked w ${EDGES} ${factsOf(`${under('home_region')} and ${OF_SECTOR}`)} f
        where w.kind <> 'TENANT' and ${isUnit('f')}`,
    `
        select w.i, f.tenant_id, e.sign * f.facts as facts
        from asked w ${EDGES} ${factsOf('tenant_id = w.tenant')} f
        where w.kind = 'TENANT' and ${isUnit('f')}`,
  );

/** The parts of a statement that answer questions about tenants, and what is selected from them. */
export function reportingParts(shape: Shape): { parts: string[]; selects: string[] } {
  if (!shape.reporting) return { parts: [], selects: [] };
  const reporting = `reporting as (
    select i, count(*) as n from (
      select i, tenant_id
      from (${reportingPerPeriod(shape)} ${shape.reportingByDay ? `union all ${reportingPerDay(shape)}` : ''}) days
      group by i, tenant_id having sum(facts) > 0) tenants
    group by i${shape.regions ? ` union all ${keptReporting(shape)}` : ''})`;
  const selected = `select i, 'T', null, null, due.n::int, reporting.n::int, null::int, null::int, null::int
    from due full join reporting using (i)`;
  return { parts: [QUESTIONS, due(shape), reporting], selects: [selected] };
}
