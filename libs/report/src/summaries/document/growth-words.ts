import { growth, indicator, isToldByDifference } from '@fanzha/domain';
import type { StatedFigure } from '@fanzha/rollup';
import type { SnapshotFigure } from '../snapshot/snapshot.js';
import { EXACTLY, valueWords } from './figure-words.js';
import { oneDecimal, percentWords, pointWords } from './number-words.js';

/**
 * How one period stands against another: in percent; in percentage points of a ratio; by the difference from a small
 * base or down to nothing, with both values in words.
 */
type Growth = {
  /** Signed: percent and points with one decimal, where `0` may be less than 0.05; a difference with every digit. */
  readonly amount: string;
  /** Some part of one of the figures was stated as "about" or "at least". */
  readonly about: boolean;
} & (
  { readonly told: 'percent' | 'points' } | { readonly told: 'difference'; readonly from: string; readonly to: string }
);

/** Whether a figure says all of its period: nothing uncounted, withheld or across an end, which would be hidden. */
const isWhole = ({ value, uncounted, withheld, spanning, goesOn }: StatedFigure): boolean =>
  value !== null && uncounted === 0 && withheld === 0 && spanning === null && !goesOn;

/**
 * Growth of a figure against another period; null where it may not be told: a figure is missing or not whole, growth
 * from zero (printed as —), and figures that still change with what is done today.
 */
export function growthOf(figure: SnapshotFigure, against: StatedFigure | null): Growth | null {
  const { now } = figure;
  if (against === null || figure.indicator === null || !isWhole(now) || !isWhole(against)) return null;
  const { byNow, unit, money } = indicator(figure.indicator);
  if (byNow) return null;
  const about = now.approx || now.atLeast || against.approx || against.atLeast;
  const [after, before] = [Number(now.value), Number(against.value)];
  if (unit === '%') return { told: 'points', amount: oneDecimal((after - before).toFixed(6)), about };
  const grown = growth(after, before);
  if (grown === null) return null;
  if (after === before || !isToldByDifference(after, before, money))
    return { told: 'percent', amount: oneDecimal((grown * 100).toFixed(6)), about };
  const [from, to] = [valueWords(figure, against) ?? '', valueWords(figure, now) ?? ''];
  return { told: 'difference', amount: (after - before).toFixed(2), about, from, to };
}

/** Words for more and for less: of what is done, of what happens, and of shares. */
const DIRECTIONS = {
  done: ['增长', '下降'],
  happened: ['上升', '下降'],
  share: ['提高', '下降'],
} as const;

const HAPPENED: ReadonlySet<string> = new Set(['CASES_REPORTED', 'CASES_FILED', 'LOSS', 'LOSS_REPORTED']);

/** 增长12.3%, 约下降4%, 提高3.2个百分点, 由4起增加到20起, 持平: without 同比 or 环比 before it. */
export function growthWords({ indicator: code }: Pick<SnapshotFigure, 'indicator'>, growth: Growth): string {
  // Two lower bounds may be the same words: 由10余起增加到10余起 would say nothing.
  const same = Number(growth.amount) === 0 || (growth.told === 'difference' && growth.from === growth.to);
  if (same) return growth.about ? '基本持平' : '持平';
  const isLess = growth.amount.startsWith('-');
  if (growth.told === 'difference') return `由${growth.from}${isLess ? '减少' : '增加'}到${growth.to}`;
  const [more, less] = DIRECTIONS[growth.told === 'points' ? 'share' : HAPPENED.has(code ?? '') ? 'happened' : 'done'];
  const size = growth.amount.replace('-', '');
  const words = growth.told === 'points' ? pointWords(size) : percentWords(size);
  return `${growth.about ? '约' : ''}${isLess ? less : more}${words}`;
}

/** The same for a cell of a table: +12.3%, -4%, +3.2个百分点, +16起; — where it is not told. */
export function growthCell(figure: SnapshotFigure, growth: Growth | null): string {
  if (growth === null) return '—';
  const size = growth.amount.replace('-', '');
  const sign = Number(growth.amount) === 0 ? '' : growth.amount.startsWith('-') ? '-' : '+';
  return `${growth.about ? '约' : ''}${sign}${sizeWords(figure, growth.told, size)}`;
}

function sizeWords(figure: SnapshotFigure, told: Growth['told'], size: string): string {
  if (told === 'points') return pointWords(size);
  if (told === 'percent') return percentWords(size);
  return valueWords(figure, { ...figure.now, ...EXACTLY, value: size.replace(/\.00$/, '') }) ?? '';
}
