/** What a read statement must be able to do; a part that no question needs is not in it. */
export interface Shape {
  readonly regions: boolean;
  readonly tenants: boolean;
  readonly columns: readonly string[];
  readonly edges: boolean;
  /** Kinds of records that state the indicators asked for: facts of no other kind are looked at. */
  readonly kinds: readonly string[];
  /** Some question takes periods away again. */
  readonly lessens: boolean;
  /** Some question splits by what facts alone say. */
  readonly factMembers: boolean;
  /** Some question splits by campaign, of which a row may name several. */
  readonly campaignMembers: boolean;
  /** Some question reads from facts what began before its period. */
  readonly spans: boolean;
  /** Some question asks what goes on beyond its period, of a kept one. */
  readonly goesOnKept: boolean;
  /** Some question asks the same of a period that is read from facts. */
  readonly goesOnInFacts: boolean;
  readonly reporting: boolean;
  readonly reportingByDay: boolean;
  /** Some question asks for the first days of a kept period. */
  readonly reportingFirstDays: boolean;
  /** Different households: from what is kept, by counting bitmaps, and those reached by several tenants. */
  readonly householdsKept: boolean;
  /** Some of what is kept is read up to a day within its period. */
  readonly householdsCut: boolean;
  readonly householdsCounted: boolean;
  readonly overlap: boolean;
}

/**
 * Joins against tables are written as lateral subselects with `offset 0`: the planner cannot know how few questions a
 * request has and would otherwise read whole tables to join them by hash. So index look-ups answer every question.
 */
export const each = (columns: string, from: string, where: string) =>
  `cross join lateral (select ${columns} from ${from} where ${where} offset 0)`;

/** Regions and tenants are found by different indexes, so each has a branch of its own, if any question asks for it. */
export const branches = (
  { regions, tenants }: Pick<Shape, 'regions' | 'tenants'>,
  ofRegions: string,
  ofTenants: string,
): string => [...(regions ? [ofRegions] : []), ...(tenants ? [ofTenants] : [])].join('\n    union all');

/** Whether `column` lies in the region of question `question`: itself and below, or itself alone. */
export const within = (question: string, column: string, region = `${question}.region`) =>
  `${column} >= ${region}
    and ${column} < case ${question}.kind when 'OWN' then ${region} || '!' else ${region} || ':' end`;

/**
 * Questions of a parameter, one row each: the parameter has one object per plan, with the nodes that it is for.
 * `territory` is that of a tenant today; of regions it is the region itself.
 * @param asksGoesOn some of the nodes are asked what goes on beyond the period: `goes_on`
 */
export const questions = (
  name: string,
  parameter: string,
  columns: string,
  asksGoesOn = false,
) => `${name} as materialized (
  select u.i, r.*, u.node, p.region, case when r.kind = 'TENANT' then u.node::uuid end as tenant,
    coalesce(u.territory, p.region) as rosters${asksGoesOn ? ', u.goes_on' : ''}
  from (
    select * from jsonb_to_recordset(${parameter}::jsonb) as r(is_of int[], nodes text[], territories text[], kind text,
      ${asksGoesOn ? 'asks_goes_on boolean[], ' : ''}${columns})) r
    cross join unnest(r.is_of, r.nodes, r.territories${asksGoesOn ? ', r.asks_goes_on' : ''})
      as u(i, node, territory${asksGoesOn ? ', goes_on' : ''})
    cross join lateral (
      select case r.kind when 'REGION' then u.node when 'OWN' then left(u.node, -1) end as region) p)`;
