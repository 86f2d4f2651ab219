import {
  addDays,
  BOUNDS,
  type BreakdownDimension,
  daysBetween,
  decompose,
  type LocalDate,
  monthOf,
  monthsWithin,
  parsePeriod,
  type Period,
  previousPeriod,
  regionLevel,
} from '@fanzha/domain';
import { NO_LINE } from '../contribution/contribution.js';
import { isReadFromFacts } from '../contribution/dimensions.js';
import { dayNames, keptDays, type SignedDays, stretchOf } from './stretch.js';
import { cellNode, cellSectors, isAggregate, type RollupNode, type RollupQuestion } from './node.js';

/** The node of a plan as the statement finds its rows: a region or one tenant. */
interface PlanNode {
  readonly kind: RollupNode['kind'];
  readonly region: string | null;
  readonly tenant: string | null;
  /** null: all sectors. */
  readonly sector: string | null;
}

/** How a question about figures is read: which cells, which pending deltas and which facts answer a question. */
interface FigurePlan extends PlanNode {
  readonly node: string;
  readonly campaign: string | null;
  /** What the figures are split by; null for a total. */
  readonly split: BreakdownDimension | null;
  /** Cells: sectors, dimension, member (null: each) and periods to add up. Empty periods: nothing from cells. */
  readonly sectors: readonly string[];
  readonly dimension: string;
  readonly member: string | null;
  readonly periods: readonly string[];
  /** Periods to take away again: what came into place after the end. */
  readonly less: readonly string[];
  /** Days that the cells stand for; pending deltas of these days are added. */
  readonly pending_from: string | null;
  readonly pending_to: string | null;
  /**
   * Days read from the facts themselves, and added; or taken away, where the month that they are in is in `periods`.
   */
  readonly edges: readonly Edge[];
  /** First and last day of the period: what began before it is told apart. Null of what is in place. */
  readonly starts: string | null;
  readonly ends: string | null;
  /** Which rows of `rollup_spanning` say so: those of the period's kind. Null: the facts themselves. */
  readonly before: 'MONTH' | 'QUARTER' | 'YEAR' | null;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly sign?: -1;
}

/** How a question about tenants rather than figures is read: how many are due, how many have contributed. */
interface ReportingPlan extends PlanNode {
  /** Keys in rollup_tenant_reporting to add up, and to take away; a tenant contributes where something remains. */
  readonly periods: readonly string[];
  readonly less: readonly string[];
  /** The number is kept in rollup_reporting and only pending deltas can change it. */
  readonly kept: boolean;
  /** How many first days of the kept period are asked for; null: all of it. */
  readonly days: number | null;
  /** First and last day of the question. */
  readonly from: string;
  readonly to: string;
  /** Days that the keys stand for; pending deltas of these days are added. */
  readonly pending_from: string | null;
  readonly pending_to: string | null;
  /** Days read from the facts themselves, added or taken away. */
  readonly edges: readonly SignedDays[];
}

/**
 * Decides where the answer lies. Totals of aggregate nodes come from one cell per period; detail nodes add
 * up months; weeks and free ranges take whole months from cells and the rest from facts; what no cell
 * keeps is read from facts alone.
 */
export function planRead(question: RollupQuestion, split: BreakdownDimension | null): FigurePlan {
  const { node, period, sector, campaignId } = question;
  const members = split !== null && split !== 'SECTOR';
  const base = {
    ...planNode(question),
    node: cellNode(node),
    campaign: campaignId,
    split,
    sectors: cellSectors(node, sector, split === 'SECTOR'),
    starts: period.start,
    ends: period.end,
    before: null,
  };

  if (!isInCells(question, split)) {
    const edges = [{ from: period.start, to: period.end }];
    return { ...base, dimension: '*', member: '*', periods: [], less: [], pending_from: null, pending_to: null, edges };
  }
  const dimension = members ? split : campaignId === null ? '*' : 'CAMPAIGN';
  const member = members ? null : (campaignId ?? '*');
  const monthly = !isAggregate(node) || dimension !== '*';
  const kept = { ...base, dimension, member, before: keptKind(period) };
  if (isKept(period) && !monthly) {
    return {
      ...kept,
      periods: [period.text],
      less: [],
      pending_from: period.start,
      pending_to: period.end,
      edges: [],
    };
  }
  if (!monthly) return { ...kept, ...aggregateTotal(period) };
  const { months, edges } = isKept(period) ? { months: monthsWithin(period), edges: [] } : cutMonths(period);
  return { ...kept, periods: months, less: [], ...pendingDays(months), edges };
}

/** A cell is of one dimension: aggregate nodes do not keep the members of a campaign, detail nodes keep neither. */
function isInCells({ node, campaignId }: RollupQuestion, split: BreakdownDimension | null): boolean {
  const members = split !== null && split !== 'SECTOR';
  if (isReadFromFacts(split)) return false;
  return isAggregate(node) ? !(members && campaignId !== null) : !members && campaignId === null;
}

/**
 * What is in place on the last day of the period: all changes there ever were, less those after it, which for the
 * running year are none. The month that the day cuts is read from facts: up to that day, or after it and taken away.
 * @param lastYear no change is dated after it.
 * @param ofRosters the households in place, which belong to no line.
 */
export function planInPlace(
  question: RollupQuestion,
  split: BreakdownDimension | null,
  lastYear: number,
  ofRosters = false,
): FigurePlan {
  const { node, period, sector, campaignId } = question;
  const members = split !== null && split !== 'SECTOR';
  const own = planNode(question);
  const base = {
    ...own,
    ...(ofRosters && { sector: NO_LINE }),
    node: cellNode(node),
    campaign: campaignId,
    split,
    sectors: ofRosters ? [NO_LINE] : cellSectors(node, sector, split === 'SECTOR'),
    starts: null,
    ends: null,
    before: null,
  };
  if (!isInCells(question, split)) {
    const edges = [{ from: BOUNDS.earliestDate, to: period.end }];
    return { ...base, dimension: '*', member: '*', periods: [], less: [], pending_from: null, pending_to: null, edges };
  }
  const dimension = members ? split : campaignId === null ? '*' : 'CAMPAIGN';
  const month = parsePeriod(monthOf(period.end));
  const monthly = !isAggregate(node) || dimension !== '*';
  if (!monthly) {
    const after = periodsAfter(month.text, lastYear, false);
    const { periods, less, days } = stretchOf(month.start, period.end);
    return {
      ...base,
      dimension,
      member: '*',
      periods: ['*', ...periods.filter((each) => each !== month.text), ...namesOf(days, 1)],
      less: [...less, ...namesOf(days, -1), ...(periods.includes(month.text) ? [] : [month.text]), ...after],
      pending_from: BOUNDS.earliestDate,
      pending_to: period.end,
      edges: [],
    };
  }
  const rest = restOfMonth(period.end);
  const lastKept = period.end === month.end || rest ? month : previousPeriod(month);
  return {
    ...base,
    dimension,
    member: members ? null : (campaignId ?? '*'),
    periods: ['*'],
    less: periodsAfter(lastKept.text, lastYear, true),
    pending_from: BOUNDS.earliestDate,
    pending_to: lastKept.end,
    edges: rest ? [rest] : period.end === month.end ? [] : [{ from: month.start, to: period.end }],
  };
}

/** A total of an aggregate node over any days: longer periods and single days, all of them kept. */
function aggregateTotal({
  start,
  end,
}: Period): Pick<FigurePlan, 'periods' | 'less' | 'pending_from' | 'pending_to' | 'edges'> {
  const { periods, less, days } = stretchOf(start, end);
  return {
    periods: [...periods, ...namesOf(days, 1)],
    less: [...less, ...namesOf(days, -1)],
    pending_from: start,
    pending_to: end,
    edges: [],
  };
}

const namesOf = (days: readonly SignedDays[], sign: 1 | -1): string[] =>
  days.filter((each) => each.sign === sign).flatMap(dayNames);

/**
 * Whole months and the days beside them. A month that is cut in its second half is taken whole, less the facts of the
 * few days that are left: a running period is compared with such a stretch on every page.
 */
function cutMonths(period: Period): { months: string[]; edges: Edge[] } {
  const { wholeMonths, edges } = decompose(period);
  const written = edges.map(({ start, end }): Edge => ({ from: start, to: end }));
  const last = edges.at(-1);
  const rest = last?.start.endsWith('-01') && monthOf(last.start) === monthOf(last.end) ? restOfMonth(last.end) : null;
  return rest && last
    ? { months: [...wholeMonths, monthOf(last.end)], edges: [...written.slice(0, -1), rest] }
    : { months: wholeMonths, edges: written };
}

/**
 * The days of a month after one of its days, to be taken away again; null where they are not fewer than those before.
 */
function restOfMonth(day: LocalDate): Edge | null {
  const { end } = parsePeriod(monthOf(day));
  const left = daysBetween(day, end);
  return left > 0 && left < Number(day.slice(8)) ? { from: addDays(day, 1), to: end, sign: -1 } : null;
}

/** All periods after a month up to a year's end: months, or the fewest months, quarters and years. */
function periodsAfter(month: string, lastYear: number, monthly: boolean): string[] {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5));
  const months = (of: number, from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${of}-${String(from + index).padStart(2, '0')}`);
  const years = Array.from({ length: Math.max(0, lastYear - year) }, (_, index) => year + 1 + index);
  if (monthly) return [...months(year, number + 1, 12), ...years.flatMap((each) => months(each, 1, 12))];
  const quarter = Math.ceil(number / 3);
  const quarters = Array.from({ length: 4 - quarter }, (_, index) => `${year}-Q${quarter + 1 + index}`);
  return [...months(year, number + 1, quarter * 3), ...quarters, ...years.map(String)];
}

/** How a question about different households visited is read. */
interface HouseholdPlan extends PlanNode {
  readonly campaign: string | null;
  /** The number is kept, and only dirty communities can change it; else it is counted by tenant. */
  readonly kept: boolean;
  /** The period's own key in rollup_covered, where it is kept as a whole. */
  readonly period: string | null;
  /** The kept period that the question is the beginning of: its days are in rollup_covered_day. */
  readonly cut: 'month' | 'quarter' | 'year' | null;
  readonly from: string;
  readonly months: readonly string[];
  /** Days read from the visits themselves. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  /** Asks for households that at least two tenants have reached, which nothing keeps. */
  readonly overlap: boolean;
  /** Whose rosters are covered: the region's own, or those of a tenant's territory. */
  readonly rosters: string;
  /** The day on which a door has to be in place to be of the roster. */
  readonly until: string;
}

/** Decides where the number of different households lies: kept per region, counted by bitmap for anything else. */
export function planHouseholds(question: RollupQuestion, overlap: boolean): HouseholdPlan {
  const { node, period, campaignId } = question;
  const { wholeMonths, edges } = isKept(period) ? { wholeMonths: monthsWithin(period), edges: [] } : decompose(period);
  const cut = isKept(period) ? null : beginningOf(period);
  const keepable = !overlap && campaignId === null && node.kind === 'REGION' && regionLevel(node.code) !== 'PROVINCE';
  const kept = keepable && (isKept(period) || cut !== null);
  return {
    ...planNode(question),
    campaign: campaignId,
    kept,
    period: kept && cut === null ? period.text : null,
    cut: kept ? cut : null,
    from: period.start,
    months: wholeMonths,
    edges: edges.map((edge) => ({ from: edge.start, to: edge.end })),
    overlap,
    rosters: node.kind === 'TENANT' ? node.territory : node.code,
    until: period.end,
  };
}

/** The shortest kept period that these days are the beginning of: 1 October to 28 November begin a quarter. */
function beginningOf({ start, end }: Period): HouseholdPlan['cut'] {
  const [month, year] = [Number(start.slice(5, 7)), start.slice(0, 4)];
  if (!start.endsWith('-01') || !end.startsWith(year)) return null;
  if (monthOf(start) === monthOf(end)) return 'month';
  const quarterEnd = month + 2;
  if (month % 3 === 1 && Number(end.slice(5, 7)) <= quarterEnd) return 'quarter';
  return month === 1 ? 'year' : null;
}

/**
 * Decides where the numbers of tenants lie: aggregate nodes keep them, of whole periods and of their first days;
 * detail nodes count tenants; weeks and other ranges count tenants in the longer periods that they consist of, and
 * facts for the days beside them.
 */
export function planReporting(question: RollupQuestion): ReportingPlan {
  const { node, period } = question;
  const { start, end } = period;
  const base = { ...planNode(question), from: start, to: end };
  const begun = !isKept(period) && isAggregate(node) ? nameOfBegun(period) : null;
  if (begun !== null) {
    return {
      ...base,
      periods: [begun],
      less: [],
      kept: true,
      days: daysBetween(start, end) + 1,
      pending_from: start,
      pending_to: end,
      edges: [],
    };
  }
  const stretch = isKept(period) ? { periods: [period.text], less: [], days: [] } : stretchOf(start, end);
  const pending = keptDays(start, end, stretch);
  return {
    ...base,
    periods: stretch.periods,
    less: stretch.less,
    kept: isKept(period) && isAggregate(node),
    days: null,
    pending_from: pending?.from ?? null,
    pending_to: pending?.to ?? null,
    edges: stretch.days,
  };
}

/** The name of the shortest kept period that these days are the beginning of; null where they are of none. */
function nameOfBegun(period: Period): string | null {
  const month = monthOf(period.start);
  const year = month.slice(0, 4);
  const names = { month, quarter: `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`, year };
  const begun = beginningOf(period);
  return begun && names[begun];
}

function planNode({ node, sector }: RollupQuestion): PlanNode {
  return node.kind === 'TENANT'
    ? { kind: node.kind, region: null, tenant: node.tenantId, sector }
    : { kind: node.kind, region: node.code, tenant: null, sector };
}

/** Whether compaction keeps anything under this period's own name. */
export const isKept = (period: Period): boolean => keptKind(period) !== null;

function keptKind({ kind }: Period): FigurePlan['before'] {
  return kind === 'YEAR' || kind === 'QUARTER' || kind === 'MONTH' ? kind : null;
}

function pendingDays(months: readonly string[]): Pick<FigurePlan, 'pending_from' | 'pending_to'> {
  const [first, last] = [months.at(0), months.at(-1)];
  if (first === undefined || last === undefined) return { pending_from: null, pending_to: null };
  return { pending_from: parsePeriod(first).start, pending_to: parsePeriod(last).end };
}
