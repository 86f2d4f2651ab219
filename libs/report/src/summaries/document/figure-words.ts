import type { StatedFigure } from '@fanzha/rollup';
import { nameOf, saysSpanning, type SnapshotFigure } from '../snapshot/snapshot.js';
import {
  countAbout,
  countAtLeast,
  countWords,
  moneyAbout,
  moneyAtLeast,
  moneyWords,
  percentAbout,
  percentAtLeast,
  percentWords,
} from './number-words.js';
import type { Inline } from './summary-document.js';

type Named = Pick<SnapshotFigure, 'key' | 'indicator' | 'label'>;

/** What is said of a figure: that it is exact, a lower bound, or about right. */
type Qualified = 'exact' | 'atLeast' | 'approx';

/**
 * The one qualifier of a figure that may have both: a sum with an "or more" part is at least, whatever else is in it.
 * The overview has the same order (`figureText` of libs/ui).
 */
export const qualifierOf = ({ atLeast, approx }: Pick<StatedFigure, 'atLeast' | 'approx'>): Qualified =>
  atLeast ? 'atLeast' : approx ? 'approx' : 'exact';

const COUNT = { exact: countWords, atLeast: countAtLeast, approx: countAbout } as const;
const MONEY = { exact: moneyWords, atLeast: moneyAtLeast, approx: moneyAbout } as const;
const PERCENT = { exact: percentWords, atLeast: percentAtLeast, approx: percentAbout } as const;

/** Units of ratios of money: 元/起 is said in money. */
const MONEY_PER = /^元\//;

/**
 * The value of a figure in words with its unit, as its records state it: 3000余份, 约500人次, 62.74万元, 61.4%.
 * Null where nothing was counted.
 */
export function valueWords(figure: Named, stated: StatedFigure): string | null {
  const { unit, money } = nameOf(figure);
  const { value, atLeast, approx } = stated;
  if (value === null) return null;
  const say = qualifierOf({ atLeast, approx });
  if (unit === '%') return PERCENT[say](value);
  if (money || MONEY_PER.test(unit)) return MONEY[say](value);
  return `${COUNT[say](value)}${unit}`;
}

/** 另有11次未统计, 另有2次数量不便公开, 另有1项跨期，计40场: what a figure says beside its value, each a token. */
export function besideWords(figure: SnapshotFigure): Inline[] {
  const { uncounted, withheld, spanning, value } = figure.now;
  const { key } = figure;
  const more = value === null ? '' : '另有';
  const beside: Inline[] = [];
  if (uncounted > 0) beside.push({ text: `${more}${uncounted}次未统计`, token: { key, part: 'UNCOUNTED' } });
  if (withheld > 0) beside.push({ text: `${more}${withheld}次数量不便公开`, token: { key, part: 'WITHHELD' } });
  if (saysSpanning(spanning)) {
    const amount =
      spanning.amount === null ? null : valueWords(figure, { ...figure.now, ...EXACTLY, value: spanning.amount });
    beside.push({
      text: `另有${spanning.records}项跨期${amount === null ? '' : `，计${amount}`}`,
      token: { key, part: 'SPANNING' },
    });
  }
  return beside;
}

/** Puts the qualifiers of a figure aside. */
export const EXACTLY = { atLeast: false, approx: false } as const;

/** The figure as it stands in a sentence: its value, and in brackets what is beside it. Nothing to say: empty. */
export function figureWords(figure: SnapshotFigure): Inline[] {
  const words = valueWords(figure, figure.now);
  const beside = besideWords(figure);
  const own: Inline[] = words === null ? [] : [{ text: words, token: { key: figure.key, part: 'VALUE' } }];
  if (beside.length === 0) return own;
  const listed = beside.flatMap((inline, at) => (at === 0 ? [inline] : [{ text: '，' }, inline]));
  return [...own, { text: '（' }, ...listed, { text: '）' }];
}
