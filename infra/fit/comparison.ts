import {
  ADDITIVE_INDICATORS,
  addFigures,
  EMPTY_FIGURE,
  type FigureSum,
  indicator,
  type IndicatorCode,
} from '@fanzha/domain';
import type { Expected, Figures, FitPlan } from './plan-shape.ts';

/** Where the stored figures and the stated ones disagree. */
export interface Difference {
  /** `city`, or the key of a tenant. */
  readonly where: string;
  readonly indicator: IndicatorCode;
  readonly expected: FigureSum;
  readonly found: FigureSum;
}

/** The indicators that stated figures and their records can state; the others the ledger counts by itself. */
export const COMPARED_INDICATORS: readonly IndicatorCode[] = ADDITIVE_INDICATORS.filter((code) => {
  const { derived, ledger } = indicator(code);
  return !derived || ledger === 'fraud_case' || ledger === 'leadership_group';
});

/**
 * Compares what was stated with what the rollup answers, indicator by indicator, for the city and each tenant of the
 * plan. Nothing may be missing, and nothing may be there that nobody stated.
 * @param answer figures over all years of the plan, in the smallest unit; an indicator left out
 * is the figure of no records.
 */
export function compareRollup(plan: Pick<FitPlan, 'expected' | 'follows' | 'tenants'>, answer: Expected): Difference[] {
  const inTenant = (figures: Expected, key: string): Figures => figures.byTenant[key] ?? {};
  return [
    ...differences('city', [plan.expected.city, plan.follows.city], answer.city),
    ...plan.tenants.flatMap(({ key }) =>
      differences(key, [inTenant(plan.expected, key), inTenant(plan.follows, key)], inTenant(answer, key)),
    ),
  ];
}

/**
 * The lines kept in words that are not found in the narratives, or found more than once.
 * @param narratives of all records of the plan's tenants, as they were read back.
 */
export function missingWords(plan: Pick<FitPlan, 'records'>, narratives: readonly string[]): string[] {
  const found = new Map<string, number>();
  for (const line of narratives.flatMap((narrative) => narrative.split('\n')))
    found.set(line, (found.get(line) ?? 0) + 1);
  const lines = plan.records.flatMap(({ words }) => words.map(({ line }) => line));
  return lines.filter((line) => found.get(line) !== 1);
}

/** The outcome as people read it; the last line is the verdict. */
export function fitReport(
  plan: FitPlan,
  differing: readonly Difference[],
  missing: readonly string[],
  errors: readonly string[] = [],
): string {
  const { tallied } = plan;
  const stored = tallied.asIndicator + tallied.inWords - plan.lost.length - missing.length;
  const once = tallied.asIndicator + tallied.inWords;
  const rows: [string, number | string][] = [
    ['summaries', tallied.summaries],
    ['quantified measures', tallied.measures],
    ['cases', tallied.cases],
    ['figures in them (a case has a count, some an amount)', tallied.figures],
    ['  stated again elsewhere, stored once (dup_group, same_figure_as)', tallied.merged],
    ['  figures to store', once],
    ['    stored as an indicator', tallied.asIndicator],
    ['    stored in words', tallied.inWords],
    ['      of them single cases inside a stated total', tallied.insideTotals],
    ['      of them asked for, planned or proposed: no results', tallied.notResults],
    ['records', plan.records.length],
    ['units', plan.tenants.length],
    ['days not stated, stored on an assumed one', tallied.daysInvented],
    ['lost', plan.lost.length + missing.length],
    ['stored', once === 0 ? '—' : `${((100 * stored) / once).toFixed(stored === once ? 0 : 1)} %`],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const isGood = differing.length === 0 && missing.length === 0 && plan.lost.length === 0 && errors.length === 0;
  return [
    ...rows.map(([label, value]) => `${label.padEnd(width)}  ${String(value).padStart(6)}`),
    ...section('names outside the vocabulary, kept in words', plan.unknownNames),
    ...section('left out of the figures', counted(plan.leftOut.map(({ why }) => why))),
    ...section('could not be read', errors),
    ...section('lost', [...plan.lost, ...missing]),
    ...section('rollup and extraction differ', differing.map(shown)),
    isGood ? 'rollup and extraction agree; nothing is lost' : 'rollup and extraction DIFFER',
  ].join('\n');
}

function differences(where: string, expected: readonly Figures[], answer: Figures): Difference[] {
  return COMPARED_INDICATORS.flatMap((code) => {
    const due = expected.reduce((sum, figures) => addFigures(sum, figures[code] ?? EMPTY_FIGURE), EMPTY_FIGURE);
    const found = answer[code] ?? EMPTY_FIGURE;
    return agree(due, found) ? [] : [{ where, indicator: code, expected: due, found }];
  });
}

function agree(one: FigureSum, other: FigureSum): boolean {
  return (
    one.amount === other.amount &&
    one.atLeast === other.atLeast &&
    one.approx === other.approx &&
    one.uncounted === other.uncounted &&
    one.withheld === other.withheld
  );
}

function shown({ where, indicator: code, expected, found }: Difference): string {
  return `${where} ${code}: extracted ${JSON.stringify(expected)}, stored ${JSON.stringify(found)}`;
}

function counted(reasons: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const reason of reasons) times.set(reason, (times.get(reason) ?? 0) + 1);
  return [...times].map(([reason, number]) => `${number} × ${reason}`);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}
