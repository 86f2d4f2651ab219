import { indicator, nameIn, unitWord, type IndicatorCode, type Locale } from '@fanzha/domain';

/** How a number is written: counted things, money in yuan, or a percentage. */
export type FigureKind = 'count' | 'money' | 'percent';

/**
 * A number with its qualifiers, as the API hands it out; `value` null: nothing was counted or a ratio has no
 * denominator.
 */
export interface QualifiedNumber {
  readonly value: number | null;
  readonly atLeast?: boolean;
  readonly approx?: boolean;
}

/** A figure ready to be set: the qualifier stands before the digits, the unit small behind them. */
interface FigureText {
  readonly qualifier: 'atLeast' | 'approx' | null;
  readonly digits: string;
  readonly unit: string;
  /** The same figure in full, with qualifier and unit in words, for tooltips and screen readers. */
  readonly exact: string;
  /** Whether `digits` hides something that only `exact` tells. */
  readonly shortened: boolean;
}

interface Scale {
  readonly from: number;
  readonly by: number;
  readonly word: string;
}

const WAN = 10_000;
const YI = 100_000_000;

// Chinese reads in 万 and 亿, and never mixes the two in one figure; English counts in millions.
const SCALES: Record<Locale, { readonly large: Scale; readonly small: Scale }> = {
  'zh-CN': { large: { from: YI, by: YI, word: '亿' }, small: { from: 100_000, by: WAN, word: '万' } },
  en: {
    large: { from: 1_000_000_000, by: 1_000_000_000, word: 'bn' },
    small: { from: 1_000_000, by: 1_000_000, word: 'm' },
  },
};

/**
 * Thousands commas and a fixed number of decimals. A page writes hundreds of numbers, and formats of the browser would
 * take a phone a tenth of a second for the first of them.
 */
export function grouped(value: number, decimals = 0): string {
  // Moved as it is written: 1.005 times 100 would be 100.49999999999999. What is written 1e-7 is nothing here.
  const units = Math.round(Number(`${Math.abs(value)}e${decimals}`)) || 0;
  const digits = String(units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  const part = decimals > 0 ? `.${digits.slice(-decimals)}` : '';
  return `${value < 0 ? '-' : ''}${whole}${part}`;
}

/** Thousands commas, and as many decimals as there are, two at most. */
export const groupedShort = (value: number): string =>
  Number.isInteger(value) ? grouped(value) : grouped(value, 2).replace(/\.?0+$/, '');

/** "N or more" must stay true after shortening, so such a figure is rounded down. */
function scaled(value: number, by: number, atLeast: boolean): number {
  const hundredths = (value / by) * 100;
  return (atLeast ? Math.floor(hundredths + 1e-6) : Math.round(hundredths)) / 100;
}

function scaleOf(value: number, locale: Locale, atLeast: boolean): Scale | undefined {
  const { large, small } = SCALES[locale];
  // 99,999,999 would round to 10,000.00万: where rounding reaches the large scale, that one is used.
  if (value >= large.from || scaled(value, small.by, atLeast) * small.by >= large.from) return large;
  return value >= small.from ? small : undefined;
}

/** A whole number keeps its whole; anything else shows at most two decimals. */
const plain = (value: number): string => grouped(value, Number.isInteger(value) ? 0 : 2);

function countDigits(
  value: number,
  unit: string,
  locale: Locale,
  atLeast: boolean,
): [digits: string, unit: string, shortened: boolean] {
  const scale = scaleOf(Math.abs(value), locale, atLeast);
  if (!scale) return [plain(value), unitWord(unit, value), false];
  const digits = grouped(Math.sign(value) * scaled(Math.abs(value), scale.by, atLeast), 2);
  return locale === 'en' ? [`${digits}${scale.word}`, unit, true] : [digits, `${scale.word}${unit}`, true];
}

function moneyDigits(
  yuan: number,
  unit: string,
  locale: Locale,
  atLeast: boolean,
): [digits: string, unit: string, shortened: boolean] {
  // Nothing is nothing in any unit: 0.00 万元 would look measured.
  if (yuan === 0) return ['0', unit, false];
  if (locale === 'en') return countDigits(yuan, unit, locale, atLeast);
  const scale = Math.abs(yuan) >= YI ? { by: YI, word: '亿' } : { by: WAN, word: '万' };
  const digits = grouped(Math.sign(yuan) * scaled(Math.abs(yuan), scale.by, atLeast), 2);
  return [digits, `${scale.word}${unit}`, Number(digits.replaceAll(',', '')) * scale.by !== yuan];
}

const QUALIFIER_WORDS = {
  'zh-CN': { atLeast: '至少 ', approx: '约 ' },
  en: { atLeast: 'at least ', approx: 'about ' },
} as const;

/**
 * Sets a figure: thousands commas; in Chinese 万 with two decimals from 100,000 and 亿 from 100 million;
 * money in 万元; percentages with one decimal. `≥` outweighs 约, because a sum with an "or more" part is at
 * least, whatever else is in it.
 * @param unit the unit in the same language; empty where it stands elsewhere
 * @param whole every digit, with its commas: on a screen that nobody points at nothing may be behind a tip
 */
export function figureText(
  figure: QualifiedNumber,
  unit: string,
  locale: Locale,
  kind: FigureKind = 'count',
  whole = false,
): FigureText {
  const { value } = figure;
  if (value === null) return { qualifier: null, digits: '—', unit: '', exact: '—', shortened: false };

  const qualifier = figure.atLeast ? 'atLeast' : figure.approx ? 'approx' : null;
  const words = qualifier ? QUALIFIER_WORDS[locale][qualifier] : '';
  if (kind === 'percent') {
    const digits = grouped(figure.atLeast ? Math.floor(value * 10 + 1e-6) / 10 : value, 1);
    return { qualifier, digits, unit: '%', exact: `${words}${digits}%`, shortened: false };
  }
  const full = kind === 'money' ? grouped(value, 2) : plain(value);
  const word = unitWord(unit, value);
  const exact = `${words}${full}${word ? ` ${word}` : ''}`;
  if (whole) return { qualifier, digits: value === 0 ? '0' : full, unit: word, exact, shortened: false };
  const set = kind === 'money' ? moneyDigits : countDigits;
  const [digits, scaledUnit, shortened] = set(value, unit, locale, figure.atLeast ?? false);
  return { qualifier, digits, unit: scaledUnit, exact, shortened };
}

/** Unit and way of writing of a registered indicator. */
export function writingOf(code: IndicatorCode, locale: Locale): { unit: string; kind: FigureKind } {
  const row = indicator(code);
  return {
    unit: locale === 'en' ? row.unitEn : row.unit,
    kind: row.ratio?.percent ? 'percent' : row.money ? 'money' : 'count',
  };
}

/** Name of a registered indicator. */
export function indicatorLabel(code: IndicatorCode, locale: Locale): string {
  return nameIn(locale, indicator(code));
}
