import type { IndicatorCode, Locale, Sector } from '@fanzha/domain';
import { indicatorLabel, writingOf } from '@fanzha/ui';
import { currentLocale } from '../../locales/i18n.js';
import type { CsvCell } from '../../records/list/csv.js';
import { figureIn, type ChildRow } from '../../figures/child-rows.js';
import { spanningOf, type StatedFigure, type ComparedFigures } from '../../figures/compared.js';
import type { Comparison } from '../../figures/comparisons.js';
import { indicatorRows } from './indicator-rows.js';

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** What an exported overview states of itself, and what it holds. */
export interface ExportedOverview {
  readonly title: string;
  readonly period: string;
  readonly sector: string;
  /** The name of the campaign that all is narrowed to; null: none. */
  readonly campaign: string | null;
  readonly asOf: string;
  readonly figures: ComparedFigures;
  readonly comparisons: readonly Comparison[];
  readonly isRelevant: (code: IndicatorCode) => boolean;
  readonly rows: readonly ChildRow[];
  readonly columns: readonly IndicatorCode[];
}

const number = (figure: StatedFigure | null | undefined): CsvCell => figure?.value ?? '';
const qualifier = (figure: StatedFigure, t: Translate): string =>
  figure.atLeast ? t('ui.figure.atLeast') : figure.approx ? t('ui.figure.approx') : '';

/** Where the server writes the figures of a region, and of those directly below, as a workbook. */
export function figuresPath(
  code: string,
  { period, campaign }: { readonly period: string; readonly campaign: string | null },
  sector: Sector | null,
): string {
  const query = new URLSearchParams({ code, period, children: 'true' });
  if (sector) query.set('sector', sector);
  if (campaign) query.set('campaignId', campaign);
  if (currentLocale() === 'zh-CN') query.set('labels', 'zh');
  return `/export/rollups.xlsx?${query.toString()}`;
}

/**
 * An overview as a table for a spreadsheet: what it is of, all indicators with what they are held against in full
 * digits (money in yuan), then what lies below.
 */
export function overviewCsv(shown: ExportedOverview, locale: Locale, t: Translate): CsvCell[][] {
  const name = (code: IndicatorCode) => indicatorLabel(code, locale);
  const unit = (code: IndicatorCode) => writingOf(code, locale).unit;
  const indicators = indicatorRows(shown.figures, shown.isRelevant, true).flatMap(({ rows }) => rows);
  /** Where a row has amounts that span the period's beginning, they have a column of their own. */
  const spans = (code: IndicatorCode) =>
    shown.rows.some((row) => {
      const figure = figureIn(row, code);
      return figure && spanningOf(figure);
    });
  const below: CsvCell[][] =
    shown.rows.length === 0
      ? []
      : [
          [],
          [
            t('overview.below.title'),
            t('overview.csv.reported'),
            t('overview.csv.due'),
            ...shown.columns.flatMap((code) => {
              const label = t('ui.table.labelWithUnit', { label: name(code), unit: unit(code) });
              return spans(code) ? [label, t('overview.csv.spanningOf', { label: name(code) })] : [label];
            }),
          ],
          ...shown.rows.map((row) => [
            row.name,
            row.contributing,
            row.due,
            ...shown.columns.flatMap((code) => {
              const figure = figureIn(row, code);
              return spans(code) ? [number(figure), figure?.spanning?.amount ?? ''] : [number(figure)];
            }),
          ]),
        ];
  return [
    [
      ...[shown.title, shown.period, shown.sector],
      ...(shown.campaign === null ? [] : [shown.campaign]),
      t('overview.csv.asOf', { time: shown.asOf }),
    ],
    [],
    [
      t('overview.publicity.indicator'),
      t('overview.indicators.unit'),
      shown.period,
      t('overview.csv.qualifier'),
      t('overview.csv.uncounted'),
      t('overview.csv.spanning'),
      ...shown.comparisons.map(({ span }) => span),
    ],
    ...indicators.map((row) => [
      name(row.code),
      unit(row.code),
      number(row.figure),
      qualifier(row.figure, t),
      row.figure.uncounted + row.figure.withheld,
      row.figure.spanning?.amount ?? '',
      ...shown.comparisons.map(({ key, absent }) => (absent ? '' : number(row[key]))),
    ]),
    ...below,
  ];
}
