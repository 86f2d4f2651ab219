import { indicator as byCode, type IndicatorCode } from '@fanzha/domain';
import { indicatorLabel, usePageLocale, writingOf } from '@fanzha/ui';
import { isInexact, unstatedRecords, type ComparedFigure } from './compared.js';

/** How a compared figure is written, in the language of the page: its name, its value and its changes. */
export function useComparedText() {
  const locale = usePageLocale();
  const label = (code: IndicatorCode) => indicatorLabel(code, locale.value);
  const written = ({ code, figure }: ComparedFigure) => ({
    value: figure.value ?? null,
    atLeast: figure.atLeast,
    approx: figure.approx,
    unstated: unstatedRecords(figure),
    ...writingOf(code, locale.value),
  });
  // Work that nobody counted is neither 0 nor a fall to 0.
  const counted = (figure: ComparedFigure['previous']) =>
    figure && !unstatedRecords(figure) ? (figure.value ?? null) : null;
  // What later work still changes in past periods cannot be compared.
  const growth = (row: ComparedFigure, before: ComparedFigure['previous']) => ({
    current: byCode(row.code).byNow ? null : counted(row.figure),
    before: counted(before),
    kind: writingOf(row.code, locale.value).kind,
    inexact: isInexact(row.figure) || isInexact(before),
  });
  return { label, written, growth };
}
