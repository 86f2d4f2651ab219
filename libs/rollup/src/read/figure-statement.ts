import { NO_LINE } from '../contribution/contribution.js';
import {
  campaignTexts,
  CAMPAIGNS,
  FACT_DIMENSIONS,
  KEPT_DIMENSIONS,
  namesCampaign,
  STATED_DIMENSIONS,
} from '../contribution/dimensions.js';
import { branches, each, questions, type Shape, within } from './statement-parts.js';
import { columnList } from '../deltas/wide-columns.js';

/** One row per question about figures. */
const QUESTIONS = (shape: Shape) =>
  questions(
    'q',
    '$2',
    `sector text, campaign uuid, split text, sectors text[], dimension text, member text, periods text[], less text[],
    pending_from date, pending_to date, edges jsonb, starts date, ends date, before text`,
    asksGoesOn(shape),
  );
const asksGoesOn = ({ goesOnKept, goesOnInFacts }: Shape): boolean => goesOnKept || goesOnInFacts;

const QUALIFIER_COUNTS = ['at_least', 'approx', 'uncounted', 'withheld', 'to_check'];
/** What is told of lines that began before the period; the counts are in the order of `QUALIFIER_COUNTS`. */
const SPANNING = ['lines', 'spanning_amount', ...QUALIFIER_COUNTS.map((count) => `spanning_${count}`)];
/** The same as `rollup_spanning` names them, and what is read from facts. */
const LINES_AND_COUNTS = ['lines', 'amount', ...QUALIFIER_COUNTS];
const NO_SPANNING = SPANNING.map(() => 'null').join(', ');
const NO_COUNTS = QUALIFIER_COUNTS.map(() => '0').join(', ');

const PERIODS = ({ lessens }: Shape) =>
  lessens
    ? `cross join lateral (
        select period, 1 as sign from unnest(q.periods) as period
        union all
        select period, -1 from unnest(q.less) as period) p`
    : 'cross join unnest(q.periods) as p(period)';

const inCells = (columns: string, table: 'rollup_cell' | 'rollup_qualifier_count') =>
  each(
    `sector, member, ${columns}`,
    table,
    `city_code = $1 and node = q.node and period = p.period and sector = any (q.sectors)
        and dimension = q.dimension and (q.member is null or member = q.member)`,
  );
const CELL_MEMBER = `case when q.split = 'SECTOR' then c.sector when q.split is null then null else c.member end`;

/** Rows of deltas or facts that question q is about: of a region, or of a tenant, each by its own index. */
const IN_REGION = `${within('q', 'region_code')} and not tenant_only`;
/** What belongs to no line is read by asking for that. */
const SAME_SLICE = `(sector = q.sector or (q.sector is null and sector <> '${NO_LINE}'))
        and (q.campaign is null or ${namesCampaign('q.campaign')})`;
const MEMBER_COLUMNS = [...KEPT_DIMENSIONS.map(({ column }) => column), 'sector'].join(', ');
const SPLIT_MEMBER = `case q.split
      ${STATED_DIMENSIONS.map(({ code, column }) => `when '${code}' then d.${column}`).join(' ')}
      when 'SECTOR' then d.sector end`;

/** How the members of rows d are read: of each question split by a list, one row per member. */
interface Members {
  readonly columns: string;
  readonly join: string;
  readonly member: string;
  readonly has: string;
}
const OF_ONE_MEMBER: Members = {
  columns: MEMBER_COLUMNS,
  join: '',
  member: SPLIT_MEMBER,
  has: `(q.split is null or ${SPLIT_MEMBER} is not null)`,
};
/** @param lists a case for each dimension that is a list. @param one the member of all others. */
const membersOfLists = (columns: string, lists: string, one: string): Members => ({
  columns,
  join: `cross join lateral unnest(case q.split ${lists} else array[${one}] end) as m(member)`,
  member: 'm.member',
  has: '(q.split is null or m.member is not null)',
});
const OF_CAMPAIGNS = `when '${CAMPAIGNS.code}' then ${campaignTexts('d.')}`;

/** Of pending deltas. */
const deltaMembers = ({ campaignMembers }: Shape): Members =>
  campaignMembers ? membersOfLists(MEMBER_COLUMNS, OF_CAMPAIGNS, SPLIT_MEMBER) : OF_ONE_MEMBER;

/** Of facts, which say more of themselves. A type of units is looked up for each. */
const factMembers = (shape: Shape): Members =>
  shape.factMembers
    ? membersOfLists(
        `${MEMBER_COLUMNS}, tenant_id, ${FACT_DIMENSIONS.map(({ column }) => column).join(', ')}`,
        `${OF_CAMPAIGNS} ${FACT_DIMENSIONS.filter(({ isList }) => isList)
          .map(({ code, column }) => `when '${code}' then d.${column}`)
          .join(' ')}`,
        `case q.split ${FACT_DIMENSIONS.filter(({ isList }) => !isList)
          .map(({ code, column }) => `when '${code}' then d.${column}`)
          .join(' ')}
        when 'TENANT_TYPE' then (select t.type from tenant t where t.city_code = $1 and t.id = d.tenant_id)
        else ${SPLIT_MEMBER} end`,
      )
    : deltaMembers(shape);

const PENDING_DAYS = 'day between q.pending_from and q.pending_to';
/** Kinds are literals, so that the planner leaves out every part of the view that states none of the indicators. */
const ofKinds = ({ kinds }: Shape) =>
  kinds.length > 0 ? `fact_kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})` : 'false';
/**
 * Indicators are literals, too, as a statement has columns of its own for them. A parameter would be taken for ten of
 * them: a kept plan of fewer would look dearer, and the statement would be planned anew each time.
 */
const asked = ({ columns }: Shape) => `'{${columns.map((column) => column.toUpperCase()).join()}}'`;
/** Qualifiers in the order of `QUALIFIER_COUNTS`. */
const STATED_AS = ['AT_LEAST', 'APPROX', 'UNCOUNTED', 'WITHHELD'];
/** Of a pending delta that began before a kept period; a period that is none is read from facts. */
const PENDING_COUNTS = [5, 6, 0, 1, 2, 3, 4].map((at) => `(k.value->>${at})::${at === 6 ? 'numeric' : 'int'}`);
const PENDING_SPANNING = PENDING_COUNTS.map(
  (count) => `case when d.began_on < q.starts and q.before is not null
        then ${count} end`,
).join(', ');
const pendingRows = (shape: Shape, columns: string, select: string, more = '') => {
  const { join, member, has } = deltaMembers(shape);
  const rows = (where: string) =>
    each(
      `${MEMBER_COLUMNS}, ${columns}`,
      'rollup_delta',
      `city_code = $1 and ${where} and ${PENDING_DAYS} and ${SAME_SLICE}`,
    );
  return branches(
    shape,
    `
    select q.i, ${member} as member, ${select} from q ${rows(IN_REGION)} d ${join} ${more}
    where q.kind <> 'TENANT' and ${has}`,
    `
    select q.i, ${member} as member, ${select} from q ${rows('tenant_id = q.tenant')} d ${join} ${more}
    where q.kind = 'TENANT' and ${has}`,
  );
};

const edgeFacts = (shape: Shape): string => {
  const { columns, join, member, has } = factMembers(shape);
  const rows = (where: string) =>
    each(
      `${columns}, indicator, amount, qualifier, weight, to_check`,
      'fact_figure',
      `city_code = $1 and ${ofKinds(shape)} and ${where} and day between e."from" and e."to" and ${SAME_SLICE}
        and indicator = any (${asked(shape)})`,
    );
  const select = `
    select q.i, ${member} as member, d.indicator, coalesce(e.sign, 1) * d.amount as amount, d.qualifier,
      coalesce(e.sign, 1) * d.weight as weight, coalesce(e.sign, 1) * d.to_check as to_check
    from q cross join lateral jsonb_to_recordset(q.edges) as e("from" date, "to" date, sign int)`;
  return `edge as materialized (${branches(
    shape,
    `${select} ${rows(IN_REGION)} d ${join} where q.kind <> 'TENANT' and ${has}`,
    `${select} ${rows('tenant_id = q.tenant')} d ${join} where q.kind = 'TENANT' and ${has}`,
  )})`;
};

/** Rows of what spans an end of a period, as compaction keeps them. */
const inSpanning = (months: string) =>
  each(
    `sector, member, indicator, ${LINES_AND_COUNTS.join(', ')}`,
    'rollup_spanning',
    `city_code = $1 and node = q.node and dimension = q.dimension and ${months}
        and sector = any (q.sectors) and (q.member is null or member = q.member)`,
  );
const KEPT_COUNTS = `${LINES_AND_COUNTS.map((sum) => `c.${sum}`).join(', ')}`;

/** What began before the period, as compaction keeps it. */
const keptSpanning = (shape: Shape) => `
  select q.i, ${CELL_MEMBER} as member, c.indicator, ${NO_COUNTS}, ${KEPT_COUNTS}
  from q ${inSpanning(
    `before = q.before and month between to_char(q.starts, 'YYYY-MM') and to_char(q.ends, 'YYYY-MM')`,
  )} c
  where c.indicator = any (${asked(shape)})`;

/**
 * The same of a period that is no kept one, from the facts; where it is asked for, with what goes on beyond the period:
 * both are found by one look-up.
 */
function spanningFacts(shape: Shape): string {
  const { columns, join, member, has } = factMembers(shape);
  const began = shape.goesOnInFacts
    ? `day between q.starts and case when q.goes_on then 'infinity' else q.ends end and began_on <= q.ends`
    : 'day between q.starts and q.ends and began_on < q.starts';
  const rows = (where: string) =>
    each(
      `${columns}, indicator, amount, qualifier, weight, to_check${shape.goesOnInFacts ? ', day, began_on' : ''}`,
      'fact_figure',
      `city_code = $1 and ${ofKinds(shape)} and ${where}
        and ${began} and ${SAME_SLICE} and indicator = any (${asked(shape)})`,
    );
  const select = `
    select q.i, ${member} as member, d.indicator, d.weight as lines, d.amount,
      ${STATED_AS.map((as) => `d.weight * (d.qualifier = '${as}')::int as ${as.toLowerCase()}`).join(', ')},
      d.to_check${shape.goesOnInFacts ? ', d.day > q.ends as beyond' : ''}
    from q`;
  const crosses = shape.goesOnInFacts ? ' and (d.day > q.ends or d.began_on < q.starts)' : '';
  const where = `q.before is null and ${has}${crosses}`;
  return `spanned as materialized (${branches(
    shape,
    `${select} ${rows(IN_REGION)} d ${join} where q.kind <> 'TENANT' and ${where}`,
    `${select} ${rows('tenant_id = q.tenant')} d ${join} where q.kind = 'TENANT' and ${where}`,
  )})`;
}

/** Pending deltas of amounts that go on beyond a kept period. */
const pendingBeyond = (shape: Shape): string => {
  const rows = (where: string) =>
    each(
      'qualifier_counts',
      'rollup_delta',
      `city_code = $1 and ${where} and day > q.ends and began_on <= q.ends and ${SAME_SLICE}`,
    );
  const select = `
    select q.i, k.key, ${PENDING_COUNTS.join(', ')} from q`;
  const counts = `d join lateral jsonb_each(d.qualifier_counts) k on k.key = any (${asked(shape)})`;
  const where = 'q.goes_on and q.before is not null';
  return branches(
    shape,
    `${select} ${rows(IN_REGION)} ${counts} where q.kind <> 'TENANT' and ${where}`,
    `${select} ${rows('tenant_id = q.tenant')} ${counts} where q.kind = 'TENANT' and ${where}`,
  );
};

/** What goes on beyond the periods: of kept ones what compaction keeps of their last months, and what is pending. */
const goingOn = (shape: Shape): string => {
  const kept = `
  select q.i, c.indicator, ${KEPT_COUNTS}
  from q ${inSpanning(`before = 'GOES_ON' and month = to_char(q.ends, 'YYYY-MM')`)} c
  where q.goes_on and q.before is not null and c.indicator = any (${asked(shape)})
  union all ${pendingBeyond(shape)}`;
  const inFacts = `
  select i, indicator, ${LINES_AND_COUNTS.join(', ')} from spanned where beyond`;
  const parts = [...(shape.goesOnKept ? [kept] : []), ...(shape.goesOnInFacts ? [inFacts] : [])];
  return `going_on as (${parts.join('\n  union all')})`;
};

/** The parts of a statement that answer questions about figures, and what is selected from them. */
export function figureParts(shape: Shape): { parts: string[]; selects: string[] } {
  const { columns, edges, lessens, spans } = shape;
  if (columns.length === 0) return { parts: [QUESTIONS(shape)], selects: [] };
  const signed = (value: string) => (lessens ? `p.sign * ${value}` : value);
  const parts = [
    QUESTIONS(shape),
    ...(edges ? [edgeFacts(shape)] : []),
    ...(spans ? [spanningFacts(shape)] : []),
    ...(asksGoesOn(shape) ? [goingOn(shape)] : []),
  ];
  const selects: string[] = [];
  const wide = columnList(columns);
  const edgeSums = columnList(columns, (c) => `sum(amount) filter (where indicator = '${c.toUpperCase()}')`);
  parts.push(`part as (
  select q.i, ${CELL_MEMBER} as member, ${columnList(columns, (c) => `${signed(`c.${c}`)} as ${c}`)}
  from q ${PERIODS(shape)} ${inCells(wide, 'rollup_cell')} c
  union all ${pendingRows(
    shape,
    wide,
    columnList(columns, (c) => `d.${c}`),
  )}
  ${edges ? `union all select i, member, ${edgeSums} from edge group by i, member` : ''})`);
  selects.push(`select i, 'S', member,
      array_to_string(array[${columnList(columns, (c) => `sum(${c})::text`)}], ',', ''),
      null::int, null::int, null::int, null::int, null::int
    from part group by i, member`);
  parts.push(`qualifier_count as (
  select q.i, ${CELL_MEMBER} as member, c.indicator,
    ${QUALIFIER_COUNTS.map((count) => `${signed(`c.${count}`)} as ${count}`).join(', ')},
    ${SPANNING.map((sum) => `null::${sum === 'spanning_amount' ? 'numeric' : 'int'} as ${sum}`).join(', ')}
  from q ${PERIODS(shape)} ${inCells(`indicator, ${QUALIFIER_COUNTS.join(', ')}`, 'rollup_qualifier_count')} c
  where c.indicator = any (${asked(shape)})
  union all ${keptSpanning(shape)}
  union all ${pendingRows(
    shape,
    'qualifier_counts, began_on',
    `k.key as indicator, (k.value->>0)::int, (k.value->>1)::int, (k.value->>2)::int, (k.value->>3)::int,
      coalesce((k.value->>4)::int, 0), ${PENDING_SPANNING}`,
    `join lateral jsonb_each(d.qualifier_counts) k on k.key = any (${asked(shape)})`,
  )}
  ${
    spans
      ? `union all select i, member, indicator, ${NO_COUNTS}, ${LINES_AND_COUNTS.join(', ')} from spanned${
          shape.goesOnInFacts ? ' where not beyond' : ''
        }`
      : ''
  }
  ${
    edges
      ? `union all
    select i, member, indicator, weight * (qualifier = 'AT_LEAST')::int, weight * (qualifier = 'APPROX')::int,
      weight * (qualifier = 'UNCOUNTED')::int, weight * (qualifier = 'WITHHELD')::int, to_check, ${NO_SPANNING}
    from edge where (qualifier <> 'EXACT' or to_check <> 0) and indicator = any (${asked(shape)})`
      : ''
  })`);
  const all = SPANNING.map((sum) => `coalesce(sum(${sum}), 0)`).join(', ');
  selects.push(`select i, 'Q', member,
      case when num_nonnulls(${SPANNING.map((sum) => `nullif(sum(${sum}), 0)`).join(', ')}) = 0 then indicator
        else concat_ws(',', indicator, ${all}) end,
      sum(at_least)::int, sum(approx)::int, sum(uncounted)::int, sum(withheld)::int, sum(to_check)::int
    from qualifier_count group by i, member, indicator
    having num_nonnulls(${[...QUALIFIER_COUNTS, ...SPANNING].map((sum) => `nullif(sum(${sum}), 0)`).join(', ')}) > 0`);
  if (asksGoesOn(shape)) {
    // What is null would be left out of the list.
    const sums = LINES_AND_COUNTS.map((sum) => `coalesce(sum(${sum}), 0)`);
    selects.push(`select i, 'G', null, concat_ws(',', indicator, ${sums.join(', ')}),
      null::int, null::int, null::int, null::int, null::int
    from going_on group by i, indicator
    having num_nonnulls(${sums.map((sum) => `nullif(${sum}, 0)`).join(', ')}) > 0`);
  }
  return { parts, selects };
}
