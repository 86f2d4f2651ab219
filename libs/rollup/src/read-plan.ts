import { type BreakdownDimension, decompose, monthsWithin, parsePeriod, type Period } from '@fanzha/domain';
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
  /** Days that the cells stand for; pending deltas of these days are added. */
  readonly pending_from: string | null;
  readonly pending_to: string | null;
  /** Days read from the facts themselves. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
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
    return { ...base, dimension: '*', member: '*', periods: [], pending_from: null, pending_to: null, edges };
  }
  const dimension = members ? split : campaignId === null ? '*' : 'CAMPAIGN';
  const member = members ? null : (campaignId ?? '*');
  const monthly = !isHub(node) || dimension !== '*';
  if (isKept(period) && !monthly) {
    return { ...base, dimension, member, periods: [period.text], pending_from: period.start, pending_to: period.end, edges: [] };
  }
  const { wholeMonths, edges } = isKept(period) ? { wholeMonths: monthsWithin(period), edges: [] } : decompose(period);
  return {
    ...base,
    dimension,
    member,
    periods: wholeMonths,
    ...pendingDays(wholeMonths),
    edges: edges.map((edge) => ({ from: edge.start, to: edge.end })),
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
function isKept({ kind }: Period): boolean {
  return kind === 'YEAR' || kind === 'QUARTER' || kind === 'MONTH';
}

function pendingDays(months: readonly string[]): Pick<ReadLine, 'pending_from' | 'pending_to'> {
  const [first, last] = [months.at(0), months.at(-1)];
  if (first === undefined || last === undefined) return { pending_from: null, pending_to: null };
  return { pending_from: parsePeriod(first).start, pending_to: parsePeriod(last).end };
}
