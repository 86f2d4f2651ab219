import { type BreakdownDimension, indicator, type IndicatorCode } from '@fanzha/domain';
import { hasRecords, type Snapshot, type SnapshotFigure } from '../snapshot/snapshot.js';
import { exactCell } from './annex.js';
import { besideWords } from './figure-words.js';
import { plainText, type SummaryBar, type SummaryChart } from './summary-document.js';

/** Splits that are drawn: each record is in one member alone, so that bars beside each other are parts of one whole. */
const DRAWN: readonly (readonly [IndicatorCode, BreakdownDimension, string])[] = [
  ['ACTIVITIES', 'ACTIVITY_TYPE', '宣传活动（按形式）'],
  ['CASES_FILED', 'FRAUD_TYPE', '立案（按诈骗类型）'],
];
/** A single bar compares nothing. */
const FEWEST = 2;

/** Bar charts of a snapshot: all members of a split that records state something of, the largest first. */
export function chartsOf({ figures }: Snapshot): SummaryChart[] {
  return DRAWN.flatMap(([code, by, title]): SummaryChart[] => {
    const bars = figures
      .filter((figure) => figure.indicator === code && figure.by === by && hasRecords(figure.now))
      .map(barOf)
      .sort((one, other) => (other.value ?? -1) - (one.value ?? -1));
    return bars.length < FEWEST ? [] : [{ title, unit: indicator(code).unit, bars }];
  });
}

/** What is beside a figure stands with it: a bar alone would say that nothing is missing. */
function barOf(figure: SnapshotFigure): SummaryBar {
  const beside = besideWords(figure).map((inline) => inline.text);
  const words = exactCell(figure.now) + (beside.length > 0 ? `（${beside.join('，')}）` : '');
  return {
    label: figure.label ?? figure.key,
    value: figure.now.value === null ? null : Number(figure.now.value),
    inline: { text: words, token: { key: figure.key, part: 'VALUE' } },
  };
}

/** Above a chart: what is drawn, and what is counted. */
export const chartHeading = ({ title, unit }: SummaryChart): string => `${title}，单位：${unit}`;

/** A chart in words, for readers who do not see it: 讲座授课12场；… */
export const chartWords = ({ bars, unit }: SummaryChart): string =>
  `${bars.map(({ label, inline }) => `${label}${plainText([inline])}${unit}`).join('；')}。`;
