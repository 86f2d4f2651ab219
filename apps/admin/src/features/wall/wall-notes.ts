import type { IndicatorCode, Locale } from '@fanzha/domain';
import { grouped, indicatorLabel, spanningWords, writingOf } from '@fanzha/ui';
import { spanningOf } from '../../figures/compared.js';
import type { FigurePartsFragment } from '../../graphql/generated.js';

type Translate = (key: string, values?: Record<string, unknown>, count?: number) => string;

/**
 * What the figures of a wall do not say by themselves, for its foot: the signs that are on it, what was done without a
 * number, and what began before the period.
 */
export function markNotes(figures: readonly FigurePartsFragment[], locale: Locale, t: Translate): string[] {
  const listed = (each: (figure: FigurePartsFragment) => string | null): string =>
    figures.flatMap((figure) => each(figure) ?? []).join(t('wall.notes.and'));
  const label = ({ indicator }: FigurePartsFragment): string => indicatorLabel(indicator, locale);
  const uncounted = listed((figure) =>
    figure.uncounted > 0
      ? t('wall.notes.times', { label: label(figure), n: figure.uncounted }, figure.uncounted)
      : null,
  );
  const withheld = listed((figure) =>
    figure.withheld > 0 ? t('wall.notes.times', { label: label(figure), n: figure.withheld }, figure.withheld) : null,
  );
  const spanning = listed((figure) => {
    const part = spanningOf(figure);
    const { unit, kind } = writingOf(figure.indicator, locale);
    return part && `${label(figure)}${t('wall.notes.colon')}${spanningWords(part, unit, locale, t, kind)}`;
  });
  return [
    figures.some(({ atLeast }) => atLeast) ? t('wall.notes.atLeast') : '',
    figures.some(({ approx, atLeast }) => approx && !atLeast) ? t('wall.notes.approx') : '',
    uncounted && t('wall.notes.uncounted', { list: uncounted }),
    withheld && t('wall.notes.withheld', { list: withheld }),
    spanning && t('wall.notes.spanning', { list: spanning }),
  ].filter(Boolean);
}

/** How many households several rows have in common, as the sum of the rows is more than the total. */
export function overlapNote(
  rows: readonly { readonly figures: ReadonlyMap<IndicatorCode, { readonly value?: number | null }> }[],
  total: number | null,
  overlap: number | null,
  t: Translate,
): string {
  const sum = rows.reduce((all, { figures }) => all + (figures.get('HOUSEHOLDS_COVERED')?.value ?? 0), 0);
  if (total === null || sum <= total) return '';
  const values = { sum: grouped(sum), more: grouped(sum - total), n: grouped(overlap ?? 0) };
  return overlap ? t('wall.notes.overlapOf', values) : t('wall.notes.overlap', values);
}
