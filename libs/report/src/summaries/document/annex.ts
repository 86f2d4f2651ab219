import { INDICATORS } from '@fanzha/domain';
import type { StatedFigure } from '@fanzha/rollup';
import { CONTRIBUTING, DUE, hasRecords, nameOf, type Snapshot, type SnapshotFigure } from '../snapshot/snapshot.js';
import { besideWords, qualifierOf } from './figure-words.js';
import { growthCell, growthOf } from './growth-words.js';
import { oneDecimal } from './number-words.js';
import { daysWords } from './period-words.js';
import type { FigureChange } from './changes.js';
import type { Inline, SummaryAnnex } from './summary-document.js';

/** Stands where there is nothing to say: no figure, and no way to records. */
const NOTHING = '—';

const ORDER = new Map<string, number>(
  [DUE, CONTRIBUTING, ...INDICATORS.map(({ code }) => code)].map((key, at) => [key, at]),
);

/** 附件1: every figure that records state something of, with every digit, beside both periods it is held against. */
export function figureTable({ figures, previous, lastYear }: Snapshot): SummaryAnnex {
  const due = figures.find(({ key }) => key === DUE)?.now.value;
  const tenants = figures.find(({ key }) => key === 'TENANTS')?.now.value;
  const rows = figures
    .filter(({ by }) => by === null)
    // The same number twice, under two names: the row that has other periods beside it stays.
    .filter(({ key }) => key !== DUE || due !== tenants)
    .filter(({ now, previous: before, lastYear: ago }) => [now, before, ago].some((each) => each && hasRecords(each)))
    .sort((one, other) => (ORDER.get(one.key) ?? 0) - (ORDER.get(other.key) ?? 0))
    .map(rowOf);
  const compared = [
    previous === null ? null : `上期：${daysWords(previous.start, previous.end)}`,
    lastYear === null ? null : `上年同期：${daysWords(lastYear.start, lastYear.end)}`,
  ].filter((each) => each !== null);
  return {
    title: '主要指标统计表',
    columns: ['指标', '单位', '本期', '上期', '环比', '上年同期', '同比', '说明'],
    rows,
    notes: [
      ...compared,
      '“≥”为至少，“约”为约数，“—”为无可比数据；基数不足20（金额不足1万元）或降到0的，只比差数；止付、冻结、返还为同一资金流的三个环节，不得相加。',
    ],
  };
}

function rowOf(figure: SnapshotFigure): Inline[] {
  const { zh, unit } = nameOf(figure);
  const token = (part: 'VALUE' | 'PREVIOUS' | 'LAST_YEAR', text: string): Inline =>
    text === NOTHING ? { text } : { text, token: { key: figure.key, part } };
  const beside = besideWords(figure).flatMap((inline, at) => (at === 0 ? [inline] : [{ text: '，' }, inline]));
  return [
    { text: zh },
    { text: unit },
    token('VALUE', exactCell(figure.now)),
    { text: figure.previous ? exactCell(figure.previous) : NOTHING },
    token('PREVIOUS', growthCell(figure, growthOf(figure, figure.previous))),
    { text: figure.lastYear ? exactCell(figure.lastYear) : NOTHING },
    token('LAST_YEAR', growthCell(figure, growthOf(figure, figure.lastYear))),
    { text: beside.map(({ text }) => text).join('') },
  ];
}

const SIGNS = { exact: '', atLeast: '≥', approx: '约' } as const;

/** Every digit of a value; percentages with one decimal, of a lower bound rounded down. */
export function exactCell({ value, ...stated }: StatedFigure): string {
  if (value === null) return NOTHING;
  const qualifier = qualifierOf(stated);
  const digits = value.replace(/\.00$/, '');
  const shown = /\.\d{3,}$/.test(digits) ? oneDecimal(digits, qualifier === 'atLeast' ? 'down' : 'nearest') : digits;
  return `${SIGNS[qualifier]}${shown}`;
}

/** 附件2 of a new edition: every figure that is another one than in the edition before. */
export function changeTable(changes: readonly FigureChange[], before: number): SummaryAnnex {
  return {
    title: `与第${before}版相比的数字变动`,
    columns: ['指标', '单位', `第${before}版`, '本版'],
    rows: changes.map((change) => [
      { text: change.name },
      { text: change.unit },
      { text: change.before ?? NOTHING },
      change.after === null ? { text: NOTHING } : { text: change.after, token: { key: change.key, part: 'VALUE' } },
    ]),
    notes: [],
  };
}
