import { isToldByDifference, type Locale } from '@fanzha/domain';
import { grouped, type FigureKind } from './figure-text.js';

/** Which way a figure went; `none`: there is nothing to compare with, or it grew from zero. */
type Direction = 'up' | 'down' | 'same' | 'none';

interface GrowthText {
  readonly direction: Direction;
  /** Without sign: the direction is drawn. Empty for `same` and `none`. */
  readonly amount: string;
  /** What stands in the slot behind the amount: %, 倍, 点 or the unit of a difference. */
  readonly suffix: string;
  /** The base is too small for a rate, so the difference is told. */
  readonly isDifference: boolean;
}

const WAN = 10_000;
const POINTS: Record<Locale, string> = { 'zh-CN': '点', en: 'pt' };
const TIMES: Record<Locale, string> = { 'zh-CN': '倍', en: '×' };
/** From here on a multiple says no more than that the two figures are of another order, most often by mistake. */
const MOST_TIMES = 10;

const NONE: GrowthText = { direction: 'none', amount: '', suffix: '', isDifference: false };
const SAME: GrowthText = { ...NONE, direction: 'same' };

function differenceText(difference: number, kind: FigureKind, unit: string, locale: Locale): [string, string] {
  // English units are words, too long for the slot behind the amount: the base on hover names them.
  if (locale === 'en') return [grouped(difference, Number.isInteger(difference) || kind === 'money' ? 0 : 2), ''];
  if (kind !== 'money') return [grouped(difference, Number.isInteger(difference) ? 0 : 2), unit];
  const digits = grouped(difference / WAN, 2);
  return [digits === '0.00' ? '<0.01' : digits, '万'];
}

/**
 * Growth of a figure against an earlier one. Below a base of 20 (money: 10,000 yuan), and down to 0, it is the
 * difference with its unit; below double the percentage with one decimal; from double on how many times the base was
 * added (2.8倍: it grew by 2.8 times), at most `>10倍`. Ratios differ by points. From zero there is no growth.
 * @param unit the counting unit, for differences
 */
export function growthText(
  current: number | null,
  before: number | null,
  locale: Locale,
  kind: FigureKind = 'count',
  unit = '',
): GrowthText {
  if (current === null || before === null) return NONE;
  if (kind === 'percent') {
    const points = grouped(Math.abs(current - before), 1);
    if (points === '0.0') return current === 0 && before === 0 ? NONE : SAME;
    return {
      direction: current > before ? 'up' : 'down',
      amount: points,
      suffix: POINTS[locale],
      isDifference: false,
    };
  }
  if (before === 0) return NONE;
  if (current === before) return SAME;

  const difference = Math.abs(current - before);
  const direction = current > before ? 'up' : 'down';
  if (isToldByDifference(current, before, kind === 'money')) {
    const [amount, suffix] = differenceText(difference, kind, unit, locale);
    return { direction, amount, suffix, isDifference: true };
  }
  const times = difference / Math.abs(before);
  if (direction === 'up' && times >= 1) {
    const shown = grouped(times, 1);
    return {
      direction,
      amount: Number(shown.replaceAll(',', '')) >= MOST_TIMES ? `>${MOST_TIMES}` : shown,
      suffix: TIMES[locale],
      isDifference: false,
    };
  }
  const percent = grouped(times * 100, 1);
  return percent === '0.0' ? SAME : { direction, amount: percent, suffix: '%', isDifference: false };
}
