import { type BreakdownDimension, decompose, monthsWithin, parsePeriod } from '@fanzha/domain';
import { cellNode, cellSectors, isHub, type RollupQuestion } from './node.js';

/** One line of the read statement: which cells, which pending deltas and which facts answer a question. */
export interface ReadLine {
  readonly kind: 'REGION' | 'OWN' | 'TENANT';
  readonly region: string | null;
  readonly tenant: string | null;
  readonly node: string;
  readonly sector: string | null;
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

const bounds = (months: readonly string[]) =>
  months.length === 0
    ? { pending_from: null, pending_to: null }
    : { pending_from: parsePeriod(months[0] ?? '').start, pending_to: parsePeriod(months.at(-1) ?? '').end };

/**
 * Decides where the answer lies. Totals of hubs come from one cell per period; leaves add up months; weeks and free
 * ranges take whole months from cells and the rest from facts; what no cell keeps is read from facts alone.
 */
export function planRead(question: RollupQuestion, split: BreakdownDimension | null): ReadLine {
  const { node, period, sector, campaignId } = question;
  const whole = period.kind === 'YEAR' || period.kind === 'QUARTER' || period.kind === 'MONTH';
  const bySector = split === 'SECTOR';
  const members = split !== null && !bySector;
  const base = {
    kind: node.kind,
    region: node.kind === 'TENANT' ? null : node.code,
    tenant: node.kind === 'TENANT' ? node.tenantId : null,
    node: cellNode(node),
    sector,
    campaign: campaignId,
    split,
    sectors: bySector && sector === null ? allSectors(question) : cellSectors(node, sector),
  };

  const inCells = (isHub(node) && !(members && campaignId !== null)) || (!members && campaignId === null);
  if (!inCells) {
    const edges = [{ from: period.start, to: period.end }];
    return { ...base, dimension: '*', member: '*', periods: [], pending_from: null, pending_to: null, edges };
  }
  const dimension = members ? split : campaignId === null ? '*' : 'CAMPAIGN';
  const member = members ? null : (campaignId ?? '*');
  const monthly = !isHub(node) || dimension !== '*';
  if (whole && !monthly) {
    return { ...base, dimension, member, periods: [period.text], pending_from: period.start, pending_to: period.end, edges: [] };
  }
  const { wholeMonths, edges } = whole ? { wholeMonths: monthsWithin(period), edges: [] } : decompose(period);
  return {
    ...base,
    dimension,
    member,
    periods: wholeMonths,
    ...bounds(wholeMonths),
    edges: edges.map((edge) => ({ from: edge.start, to: edge.end })),
  };
}

/** A line about people rather than figures: how many tenants are due, how many have contributed. */
export interface PresenceLine {
  readonly kind: 'REGION' | 'OWN' | 'TENANT';
  readonly region: string | null;
  readonly tenant: string | null;
  readonly sector: string | null;
  /** The period's own key in rollup_presence; null for weeks and free ranges, which are counted from facts. */
  readonly period: string | null;
  /** The number is kept in rollup_reporting and only pending deltas can change it. */
  readonly kept: boolean;
  readonly from: string;
  readonly to: string;
}

/** Who should report at a node and who did. */
export function planPresence({ node, period, sector }: RollupQuestion): PresenceLine {
  const whole = period.kind === 'YEAR' || period.kind === 'QUARTER' || period.kind === 'MONTH';
  return {
    kind: node.kind,
    region: node.kind === 'TENANT' ? null : node.code,
    tenant: node.kind === 'TENANT' ? node.tenantId : null,
    sector,
    period: whole ? period.text : null,
    kept: whole && isHub(node),
    from: period.start,
    to: period.end,
  };
}

function allSectors(question: RollupQuestion): readonly string[] {
  return cellSectors({ kind: 'TENANT', tenantId: '' }, question.sector);
}
