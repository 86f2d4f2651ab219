import { addDays, BOUNDS, type BreakdownDimension, daysBetween, decompose, type LocalDate, monthOf, monthsWithin, parsePeriod, type Period, previousPeriod, regionLevel } from '@fanzha/domain';
import { NO_LINE } from './contribution.js';
import { cellNode, cellSectors, isHub, type RollupNode, type RollupQuestion } from './node.js';

/** Whose line it is, as the statement finds the rows of it: a region or one tenant. */
interface LineNode {
  readonly kind: RollupNode['kind'];
  readonly region: string | null;
  readonly tenant: string | null;
  /** null: all sectors. */
  readonly sector: string | null;
}

/** A line about figures: which cells, which pending deltas and which facts answer a question. */
export interface ReadLine extends LineNode {
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
  /** Days read from the facts themselves, and added; or taken away, where the month that they are in is in `periods`. */
  readonly edges: readonly Edge[];
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly sign?: -1;
}

/** A line about tenants rather than figures: how many are due, how many have contributed. */
export interface PresenceLine extends LineNode {
  /** The period's own key in rollup_presence; null for weeks and free ranges, which are counted from facts. */
  readonly period: string | null;
  /** The number is kept in rollup_reporting and only pending deltas can change it. */
  readonly kept: boolean;
  readonly from: string;
  readonly to: string;
}

/**
 * Decides where the answer lies. Totals of hubs come from one cell per period; leaves add up months; weeks and free
 * ranges take whole months from cells and the rest from facts; what no cell keeps is read from facts alone.
 */
export function planRead(question: RollupQuestion, split: BreakdownDimension | null): ReadLine {
  const { node, period, sector, campaignId } = question;
  const members = split !== null && split !== 'SECTOR';
  const base = {
    ...lineNode(question),
    node: cellNode(node),
    campaign: campaignId,
    split,
    sectors: cellSectors(node, sector, split === 'SECTOR'),
  };

  // A cell is of one dimension: hubs do not keep the members of a campaign, leaves keep neither.
  const inCells = isHub(node) ? !(members && campaignId !== null) : !members && campaignId === null;
  if (!inCells) {
    const edges = [{ from: period.start, to: period.end }];
    return { ...base, dimension: '*', member: '*', periods: [], less: [], pending_from: null, pending_to: null, edges };
  }
  const dimension = members ? split : campaignId === null ? '*' : 'CAMPAIGN';
  const member = members ? null : (campaignId ?? '*');
  const monthly = !isHub(node) || dimension !== '*';
  if (isKept(period) && !monthly) {
    return { ...base, dimension, member, periods: [period.text], less: [], pending_from: period.start, pending_to: period.end, edges: [] };
  }
  const { months, edges } = isKept(period) ? { months: monthsWithin(period), edges: [] } : cutMonths(period);
  return { ...base, dimension, member, periods: months, less: [], ...pendingDays(months), edges };
}

/**
 * What is in place on the last day of the period: all changes there ever were, less those after it, which for the running
 * year are none. The month that the day cuts is read from facts: up to that day, or after it and taken away.
 * @param lastYear no change is dated after it.
 * @param ofRosters the households in place, which belong to no line.
 */
export function planInPlace(question: RollupQuestion, split: BreakdownDimension | null, lastYear: number, ofRosters = false): ReadLine {
  const { node, period, sector, campaignId } = question;
  const members = split !== null && split !== 'SECTOR';
  const own = lineNode(question);
  const base = {
    ...own,
    ...(ofRosters && { sector: NO_LINE }),
    node: cellNode(node),
    campaign: campaignId,
    split,
    sectors: ofRosters ? [NO_LINE] : cellSectors(node, sector, split === 'SECTOR'),
  };
  const inCells = isHub(node) ? !(members && campaignId !== null) : !members && campaignId === null;
  if (!inCells) {
    const edges = [{ from: BOUNDS.earliestDate, to: period.end }];
    return { ...base, dimension: '*', member: '*', periods: [], less: [], pending_from: null, pending_to: null, edges };
  }
  const dimension = members ? split : campaignId === null ? '*' : 'CAMPAIGN';
  const month = parsePeriod(period.end.slice(0, 7));
  const rest = restOfMonth(period.end);
  const lastKept = period.end === month.end || rest ? month : previousPeriod(month);
  return {
    ...base,
    dimension,
    member: members ? null : (campaignId ?? '*'),
    periods: ['*'],
    less: periodsAfter(lastKept.text, lastYear, !isHub(node) || dimension !== '*'),
    pending_from: BOUNDS.earliestDate,
    pending_to: lastKept.end,
    edges: rest ? [rest] : period.end === month.end ? [] : [{ from: month.start, to: period.end }],
  };
}

/**
 * Whole months and the days beside them. A month that is cut in its second half is taken whole, less the facts of the few days
 * that are left: a running period is compared with such a stretch on every page.
 */
function cutMonths(period: Period): { months: string[]; edges: Edge[] } {
  const { wholeMonths, edges } = decompose(period);
  const written = edges.map(({ start, end }): Edge => ({ from: start, to: end }));
  const last = edges.at(-1);
  const rest = last?.start.endsWith('-01') && monthOf(last.start) === monthOf(last.end) ? restOfMonth(last.end) : null;
  return rest && last ? { months: [...wholeMonths, monthOf(last.end)], edges: [...written.slice(0, -1), rest] } : { months: wholeMonths, edges: written };
}

/** The days of a month after one of its days, to be taken away again; null where they are not fewer than those before. */
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
    Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => `${of}-${String(from + place).padStart(2, '0')}`);
  const years = Array.from({ length: Math.max(0, lastYear - year) }, (_, place) => year + 1 + place);
  if (monthly) return [...months(year, number + 1, 12), ...years.flatMap((each) => months(each, 1, 12))];
  const quarter = Math.ceil(number / 3);
  const quarters = Array.from({ length: 4 - quarter }, (_, place) => `${year}-Q${quarter + 1 + place}`);
  return [...months(year, number + 1, quarter * 3), ...quarters, ...years.map(String)];
}

/** A line about different households visited. */
export interface HouseholdLine extends LineNode {
  readonly campaign: string | null;
  /** The period's own key in rollup_covered: only dirty communities can change what is kept. Null: counted from presence. */
  readonly period: string | null;
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
export function planHouseholds(question: RollupQuestion, overlap: boolean): HouseholdLine {
  const { node, period, campaignId } = question;
  const { wholeMonths, edges } = isKept(period) ? { wholeMonths: monthsWithin(period), edges: [] } : decompose(period);
  const kept = !overlap && isKept(period) && campaignId === null && node.kind === 'REGION' && regionLevel(node.code) !== 'PROVINCE';
  return {
    ...lineNode(question),
    campaign: campaignId,
    period: kept ? period.text : null,
    months: wholeMonths,
    edges: edges.map((edge) => ({ from: edge.start, to: edge.end })),
    overlap,
    rosters: node.kind === 'TENANT' ? node.home : node.code,
    until: period.end,
  };
}

/** Decides where the numbers of tenants lie: hubs keep them, leaves count presence, weeks and free ranges count facts. */
export function planPresence(question: RollupQuestion): PresenceLine {
  const { node, period } = question;
  return {
    ...lineNode(question),
    period: isKept(period) ? period.text : null,
    kept: isKept(period) && isHub(node),
    from: period.start,
    to: period.end,
  };
}

function lineNode({ node, sector }: RollupQuestion): LineNode {
  return node.kind === 'TENANT'
    ? { kind: node.kind, region: null, tenant: node.tenantId, sector }
    : { kind: node.kind, region: node.code, tenant: null, sector };
}

/** Whether compaction keeps anything under this period's own name. */
export function isKept({ kind }: Period): boolean {
  return kind === 'YEAR' || kind === 'QUARTER' || kind === 'MONTH';
}

function pendingDays(months: readonly string[]): Pick<ReadLine, 'pending_from' | 'pending_to'> {
  const [first, last] = [months.at(0), months.at(-1)];
  if (first === undefined || last === undefined) return { pending_from: null, pending_to: null };
  return { pending_from: parsePeriod(first).start, pending_to: parsePeriod(last).end };
}
