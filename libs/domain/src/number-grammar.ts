import { BOUNDS } from './bounds.js';
import { NUMERAL_CHARACTERS } from './chinese-numeral.js';
import { INDICATORS } from './indicator.js';
import type { NumberError } from './stated-number-error.js';

/** Money has two decimals and its own units; a count comes out whole. */
export type NumberKind = 'COUNT' | 'MONEY';

/** Digits of a number, or its numeral, with the scale that belongs to it; `name` sets groups of several apart. */
export const numberForm = (name = ''): string =>
  `(?:(?<digits${name}>[1-9]\\d{0,2}(?:[,，]\\d{3})+|\\d+)(?<decimals${name}>\\.\\d+)?\\s*(?<small${name}>[百佰千仟k])?` +
  `|(?<numeral${name}>[${NUMERAL_CHARACTERS}]+))\\s*`;
export const bigForm = (name = ''): string => `(?:(?<big${name}>万亿|[万萬w亿億])\\s*)?`;

// Words that stand on either side of a number. At least: the true number is not below it. About: it may be either way,
// and 近 and 来 are about, since they are also said of a number slightly above.
const AT_LEAST = [
  '不少于',
  '不低于',
  '不下于',
  '不下',
  '不止',
  '至少',
  '最少',
  '起码',
  '超过',
  '超出',
  '突破',
  '多于',
  '大于',
  '高于',
  '以上',
  '逾',
  '超',
  '余',
  '餘',
  '多',
];
export const APPROX = [
  '大约',
  '大概',
  '大致',
  '约为',
  '约有',
  '约计',
  '约莫',
  '约',
  '約',
  '将近',
  '接近',
  '近',
  '差不多',
  '估计',
  '左右',
  '上下',
  '前后',
];
const AT_LEAST_BEFORE = ['≥', '>=', '≧', '>', 'at least', 'more than', 'no fewer than', 'no less than', 'over', '过'];
export const APPROX_BEFORE = [
  '≈',
  '~',
  'about',
  'around',
  'approximately',
  'approx.',
  'approx',
  'nearly',
  'almost',
  'some',
];
const AT_LEAST_AFTER = ['有余', '有餘', '出头', '好几', '几', '幾', '+', 'or more'];
export const APPROX_AFTER = ['来', '來', '许', '光景', 'or so'];
export const NEUTRAL_BEFORE = ['共计', '合计', '总计', '总共', '累计', '共有', '共', '达到', '达'];
export const MONEY_BEFORE = ['人民币', '¥', 'rmb', 'cny'];
export const MONEY_UNITS = [
  '人民币元',
  '元人民币',
  '元整',
  '圆整',
  '元正',
  '圆正',
  '块钱',
  '元',
  '圆',
  '块',
  'yuan',
  'rmb',
  'cny',
];
export const COUNT_UNITS = [
  '人员',
  '个人',
  '场次',
  '批次',
  '班次',
  '车次',
  '篇次',
  '户家庭',
  '名',
  '位',
  '起',
  '宗',
  '笔',
  '件',
  '例',
  '处',
  '只',
  '本',
  '套',
  '幅',
  '面',
  '支',
  '枚',
  '队',
  '组',
  '间',
  '栋',
  '幢',
  '座',
  '天',
  '遍',
  '轮',
  '批',
  '回',
  '所',
  '班',
  '期',
  '户',
  '辆',
  '台',
  '人',
  '口',
  '盏',
  '束',
  '盒',
  '箱',
  '包',
  '袋',
  'persons',
  'times',
  ...INDICATORS.filter(({ money, unit }) => !money && unit !== '%').flatMap(({ unit, unitEn }) => [unit, unitEn]),
];

const escaped = (word: string): string => word.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&');
/** One of the words, the longest first, with the blanks behind it. */
export const oneOf = (words: readonly string[]): string =>
  `(?:${[...new Set(words)]
    .sort((left, right) => right.length - left.length)
    .map(escaped)
    .join('|')})\\s*`;
export const BEFORE = oneOf([...AT_LEAST, ...APPROX, ...AT_LEAST_BEFORE, ...APPROX_BEFORE, ...NEUTRAL_BEFORE]);
export const AFTER = oneOf([...AT_LEAST, ...APPROX, ...AT_LEAST_AFTER, ...APPROX_AFTER]);
export const IS_APPROX = new RegExp(oneOf([...APPROX, ...APPROX_BEFORE, ...APPROX_AFTER]), 'iu');
export const IS_AT_LEAST = new RegExp(oneOf([...AT_LEAST, ...AT_LEAST_BEFORE, ...AT_LEAST_AFTER]), 'iu');

const ZEROS: Readonly<Record<string, number>> = {
  百: 2,
  佰: 2,
  千: 3,
  仟: 3,
  k: 3,
  万: 4,
  萬: 4,
  w: 4,
  亿: 8,
  億: 8,
  万亿: 12,
};
export const zerosOf = (scale: string | undefined): number => ZEROS[scale?.toLowerCase() ?? ''] ?? 0;

/** More digits than any bound allows are not worth reading. */
const MOST_DIGITS = 15;

/** A decimal number: digits before and behind the point. */
export interface Decimal {
  readonly whole: string;
  readonly decimals: string;
}

/** By digits, because 1.2 × 10,000 in floating point is not always 12,000. */
export function shifted(whole: string, decimals: string, zeros: number): Decimal {
  return {
    whole: `${whole}${decimals.slice(0, zeros).padEnd(zeros, '0')}`.replace(/^0+(?=\d)/, ''),
    decimals: decimals.slice(zeros),
  };
}

export function written({ whole, decimals }: Decimal): string {
  const digits = decimals.replace(/0+$/, '');
  return digits === '' ? whole : `${whole}.${digits}`;
}

export function withinBounds({ whole, decimals }: Decimal, kind: NumberKind): NumberError | null {
  if (whole.length > MOST_DIGITS)
    return { reason: 'TOO_LARGE', params: { max: BOUNDS[kind === 'MONEY' ? 'money' : 'pieces'].max } };
  // Trailing zeros count, as they do in the API: 1.000 yuan is no amount of fen.
  if (kind === 'MONEY') return decimals.length > 2 ? { reason: 'TOO_MANY_DECIMALS' } : null;
  return /[1-9]/.test(decimals) ? { reason: 'NOT_WHOLE' } : null;
}

/** What is left of a text without numbers, scales and known words. */
export function withoutWords(text: string): string {
  const known = new RegExp(
    `${oneOf([...COUNT_UNITS, ...MONEY_UNITS, ...MONEY_BEFORE])}|${AFTER}|${BEFORE}` +
      `|[\\d.,，]|[${NUMERAL_CHARACTERS}]|[萬億]`,
    'giu',
  );
  return text.replace(known, '').trim();
}
