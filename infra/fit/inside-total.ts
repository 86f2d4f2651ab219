import { meansIndicator } from './case-rules.ts';
import type { ExtractedFigure } from './extracted-figure.ts';
import { contains } from './parts.ts';

/**
 * Marks the figures that are part of a total stated beside them: a figure whose `subset_of` names its own indicator; a
 * single case whose days lie within those of a total of its kind; what a running total of the same name has within its
 * days; a single freeze beside the money frozen in all. Where days are not stated, nothing is taken to be inside of
 * anything. The amount of such a case is part of the amount that was stated with the total.
 */
export function markInside(figures: readonly ExtractedFigure[]): ExtractedFigure[] {
  const totals = new Map<string, string>();
  for (const figure of figures) {
    const total = totalOf(figure, figures);
    if (total !== null) totals.set(figure.key, total);
  }
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  for (const figure of figures) {
    const count = byKey.get(totals.get(countKeyOf(figure)) ?? '');
    if (figure.part !== 'amount' || count === undefined || totals.has(figure.key)) continue;
    const total = figures.find(
      (other) => isAmountOf(other, count) && sameIndicator(other, figure) && mayContain(other, figure),
    );
    if (total) totals.set(figure.key, total.key);
  }
  return figures.map((figure) => ({ ...figure, inside: totals.get(figure.key) ?? null }));
}

/** Key of the count that a case's amount was stated with; of other figures, their own. */
export function countKeyOf({ key, part }: ExtractedFigure): string {
  return part === 'amount' ? key.replace(/:amount$/, '') : key;
}

function totalOf(figure: ExtractedFigure, figures: readonly ExtractedFigure[]): string | null {
  const { target, context, part, value } = figure;
  if (target.kind === 'words') return null;
  const { indicator } = target;
  const others = figures.filter(
    (other) =>
      other.context.summary === context.summary &&
      other.context.id !== context.id &&
      other.target.kind !== 'words' &&
      other.context.doing === 'done' &&
      counted(other.target.indicator) === counted(indicator),
  );
  const namesTotal = ({ subsetOf }: ExtractedFigure, total: ExtractedFigure) =>
    subsetOf.some((name) => name === total.key || meansIndicator(name, indicator));
  const named = others.find(
    (other) => namesTotal(figure, other) && !namesTotal(other, figure) && mayContain(other, figure),
  );
  if (named) return named.key;
  if (value === null) return null;
  const larger = others.filter((other) => other.value !== null && other.value > value);
  const running = larger.find(
    (other) => other.context.running && !context.running && other.name === figure.name && covers(other, figure),
  );
  if (running) return running.key;
  if (context.source !== 'case') return null;
  if (part === 'count') return value === 1 ? (larger.find((other) => covers(other, figure))?.key ?? null) : null;
  const isFundsAction = target.kind === 'fundsAction';
  return isFundsAction
    ? (larger.find((other) => other.part === 'measure' && !contradicts(other, figure))?.key ?? null)
    : null;
}

/** Equal figures are the same, or as good as: neither is a part. */
function mayContain({ value: total }: ExtractedFigure, { value }: ExtractedFigure): boolean {
  return total === null || value === null || total > value;
}

/** A single case is reported; a number of cases may be stated as reported or as filed. */
function counted(indicator: string): string {
  return indicator === 'CASES_FILED' ? 'CASES_REPORTED' : indicator;
}

function covers({ context: total }: ExtractedFigure, { context }: ExtractedFigure): boolean {
  return total.daysOf === 'entry' && context.daysOf === 'entry' && contains(total, context);
}

function contradicts({ context: total }: ExtractedFigure, { context }: ExtractedFigure): boolean {
  return total.daysOf === 'entry' && context.daysOf === 'entry' && !contains(total, context);
}

/** The amount that was stated with a count: of the same case, or of the same activity. */
function isAmountOf({ key, part, context }: ExtractedFigure, count: ExtractedFigure): boolean {
  return key !== count.key && context.id === count.context.id && (part === 'amount' || part === count.part);
}

const sameIndicator = (one: ExtractedFigure, other: ExtractedFigure): boolean =>
  one.target.kind !== 'words' && other.target.kind !== 'words' && one.target.indicator === other.target.indicator;
