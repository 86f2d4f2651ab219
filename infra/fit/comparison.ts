import {
  ADDITIVE_INDICATORS,
  addFigures,
  EMPTY_FIGURE,
  type FigureSum,
  indicator,
  type IndicatorCode,
  parsePeriod,
  type Period,
} from '@fanzha/domain';
import type { ExpectedLine, FitPlan } from './plan-shape.ts';
import { counted, placesBySummary, placesTable } from './statements.ts';

/** A figure of a period: what lies within it, and what ended in it and began before. */
export interface PeriodFigure {
  readonly value: FigureSum;
  readonly spanning: FigureSum & { readonly lines: number };
}

/** What the rollup answers of a period for the city or a tenant; an indicator left out is the figure of no records. */
export interface Answer {
  /** `city`, or the key of a tenant. */
  readonly where: string;
  /** As the API writes it: `2026`, `2026-11`. */
  readonly period: string;
  readonly figures: Readonly<Partial<Record<IndicatorCode, PeriodFigure>>>;
}

/** Where the stored figures and the stated ones disagree. */
interface Difference {
  readonly where: string;
  readonly period: string;
  readonly indicator: IndicatorCode;
  readonly expected: PeriodFigure;
  readonly found: PeriodFigure;
}

/** What stated figures and their records can state, or count by themselves. */
const COUNTED_BY_ITSELF: ReadonlySet<IndicatorCode> = new Set([
  'ACTIVITIES',
  'INTERNAL_ACTS',
  'OTHER_THEME_ACTIVITIES',
]);

/** The indicators that stated figures and their records can state. */
export const COMPARED_INDICATORS: readonly IndicatorCode[] = ADDITIVE_INDICATORS.filter((code) => {
  const { derived, ledger } = indicator(code);
  return !derived || COUNTED_BY_ITSELF.has(code) || ledger === 'fraud_case' || ledger === 'leadership_group';
});

const NONE: PeriodFigure = { value: EMPTY_FIGURE, spanning: { ...EMPTY_FIGURE, lines: 0 } };

/** What is asked: of the city each year and each of its months, of each tenant each year. */
export function askedOf({ years, tenants }: Pick<FitPlan, 'years' | 'tenants'>): { where: string; period: string }[] {
  const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));
  return years.flatMap((year) => [
    { where: 'city', period: String(year) },
    ...months.map((month) => ({ where: 'city', period: `${year}-${month}` })),
    ...tenants.map(({ key }) => ({ where: key, period: String(year) })),
  ]);
}

/**
 * Compares what was stated with what the rollup answers, indicator by indicator. Nothing may be missing, and nothing
 * may
 * be there that nobody stated.
 */
export function compareRollup(
  plan: Pick<FitPlan, 'expected' | 'follows' | 'tenants' | 'years'>,
  answers: readonly Answer[],
): Difference[] {
  const byQuestion = new Map(answers.map((answer) => [`${answer.where} ${answer.period}`, answer.figures]));
  const lines = [...plan.expected.lines, ...plan.follows.lines];
  return askedOf(plan).flatMap(({ where, period }) => {
    const own = where === 'city' ? lines : lines.filter(({ tenantKey }) => tenantKey === where);
    const due = figuresIn(own, parsePeriod(period));
    const answered = byQuestion.get(`${where} ${period}`) ?? {};
    const told = COMPARED_INDICATORS.filter((code) => due.has(code) || answered[code]);
    return told.flatMap((code): Difference[] => {
      const [expected, found] = [due.get(code) ?? NONE, answered[code] ?? NONE];
      return agree(expected, found) ? [] : [{ where, period, indicator: code, expected, found }];
    });
  });
}

/** The figures of a period: a line counts on its last day, apart where it began before; what is in place stays. */
export function figuresIn(lines: readonly ExpectedLine[], { start, end }: Period): Map<IndicatorCode, PeriodFigure> {
  const figures = new Map<IndicatorCode, PeriodFigure>();
  for (const { indicator: code, from, until, figure } of lines) {
    const isStock = indicator(code).aggregation === 'stock';
    if (until > end || (!isStock && until < start)) continue;
    const { value, spanning } = figures.get(code) ?? NONE;
    const isSpanning = !isStock && from !== null && from < start;
    figures.set(
      code,
      isSpanning
        ? { value, spanning: { ...addFigures(spanning, figure), lines: spanning.lines + 1 } }
        : { value: addFigures(value, figure), spanning },
    );
  }
  return figures;
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
    ['activities', tallied.activities],
    ['  stated again elsewhere, stored once (dup_group)', tallied.mergedActivities],
    ['  internal acts', tallied.internalActs],
    ['  of other themes', tallied.otherThemes],
    ['  required', tallied.required],
    ['  planned', tallied.planned],
    ['quantified measures', tallied.measures],
    ['cases', tallied.cases],
    ['work named without a number', tallied.mentions],
    ['figures in them (a case has a count, some an amount)', tallied.figures],
    ['  stated again elsewhere, stored once (dup_group, same_figure_as)', tallied.merged],
    ['  figures to store', once],
    ['    stored as an indicator', tallied.asIndicator],
    ['      of several days', tallied.spans],
    ['      running totals', tallied.runningTotals],
    ['      parts of a stated total', tallied.parts],
    ['      ranges', tallied.ranges],
    ['      done and not counted', tallied.uncounted],
    ['    stored in words', tallied.inWords],
    ['      of them parts that cannot be linked to their total', tallied.unlinkedParts],
    ['  asked for, planned or proposed: no results', tallied.notResults],
    ['records', plan.records.length],
    ['  that only hold a second amount, or words', tallied.carriers],
    ['units', plan.tenants.length],
    ['days not stated, stored on an assumed one', tallied.daysInvented],
    ['lost', plan.lost.length + missing.length],
    ['stored', once === 0 ? '—' : `${((100 * stored) / once).toFixed(stored === once ? 0 : 1)} %`],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const reasons = (place: 'words' | 'nowhere') =>
    plan.statements.flatMap((each) => (each.place === place ? [(each.why ?? '').replace(/: [A-Z].*$/, '')] : []));
  const isGood = differing.length === 0 && missing.length === 0 && plan.lost.length === 0 && errors.length === 0;
  return [
    ...rows.map(([label, value]) => `${label.padEnd(width)}  ${String(value).padStart(6)}`),
    'statements by their place:',
    ...placesTable(
      placesBySummary(
        plan.tenants.filter(({ isSummary }) => isSummary).map(({ key }) => key),
        plan.statements,
      ),
    ).map((line) => `  ${line}`),
    ...section('in words', counted(reasons('words'))),
    ...section('nowhere', counted(reasons('nowhere'))),
    ...section('names outside the vocabulary, kept in words', plan.unknownNames),
    ...section('left out of the figures', counted(plan.leftOut.map(({ why }) => why))),
    ...section('could not be read', errors),
    ...section('lost', [...plan.lost, ...missing]),
    ...section('rollup and extraction differ', differing.map(shown)),
    isGood ? 'rollup and extraction agree; nothing is lost' : 'rollup and extraction DIFFER',
  ].join('\n');
}

/** Exact amounts of one activity are one line in its record: how many lines there are is not compared. */
function agree({ value, spanning }: PeriodFigure, other: PeriodFigure): boolean {
  const isThere = spanning.lines > 0 === other.spanning.lines > 0;
  return isThere && alike(spanning, other.spanning) && alike(value, other.value);
}

function alike(one: FigureSum, other: FigureSum): boolean {
  return (
    one.amount === other.amount &&
    one.atLeast === other.atLeast &&
    one.approx === other.approx &&
    one.uncounted === other.uncounted &&
    one.withheld === other.withheld
  );
}

function shown({ where, period, indicator: code, expected, found }: Difference): string {
  return `${where} ${period} ${code}: extracted ${JSON.stringify(expected)}, stored ${JSON.stringify(found)}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}
