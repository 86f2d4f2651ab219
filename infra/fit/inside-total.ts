import { meansIndicator } from './case-rules.ts';
import type { ExtractedFigure } from './extracted-figure.ts';

/**
 * Marks the figures that are one of a total stated beside them, and must not be added to it: a figure whose
 * `subset_of` names its own indicator; a single case whose days lie within those of a total of its kind; a single
 * freeze beside the money frozen in all. Where days are not stated, nothing is taken to be inside of anything. The
 * amount of such a case is inside as well.
 */
export function markInside(figures: readonly ExtractedFigure[]): ExtractedFigure[] {
  const totals = new Map<string, string>();
  for (const figure of figures) {
    const total = totalOf(figure, figures);
    if (total !== null) totals.set(figure.key, total);
  }
  for (const figure of figures) {
    const total = totals.get(countKeyOf(figure));
    if (figure.part === 'amount' && total !== undefined && !totals.has(figure.key)) totals.set(figure.key, total);
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
  if (context.source !== 'case' || value === null) return null;

  const larger = others.filter((other) => other.value !== null && other.value > value);
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

function covers({ context: { span: total } }: ExtractedFigure, { context: { span } }: ExtractedFigure): boolean {
  return total !== null && span !== null && total[0] <= span[0] && span[1] <= total[1];
}

function contradicts(total: ExtractedFigure, figure: ExtractedFigure): boolean {
  return total.context.span !== null && figure.context.span !== null && !covers(total, figure);
}
