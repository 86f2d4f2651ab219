import { BOUNDS } from './bounds.js';
import { NUMERAL_CHARACTERS, readChineseNumeral } from './chinese-numeral.js';
import { INDICATORS } from './indicator.js';
import { AT_MOST, errorOfNumber, type NumberError } from './stated-number-error.js';
import type { Qualifier } from './vocabulary.js';

/** What a person wrote into a number field, understood. */
export interface StatedNumber {
  /** Plain decimal digits in the unit of the field, yuan for money: `12000`, `1234.5`. Exact, whatever its size. */
  readonly plain: string;
  /** What the words say; null where they say nothing, since 300 may be exact or not. */
  readonly qualifier: Extract<Qualifier, 'AT_LEAST' | 'APPROX'> | null;
}

/** Money has two decimals and its own units; a count comes out whole. */
export type NumberKind = 'COUNT' | 'MONEY';

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
const APPROX = [
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
const APPROX_BEFORE = ['≈', '~', 'about', 'around', 'approximately', 'approx.', 'approx', 'nearly', 'almost', 'some'];
const AT_LEAST_AFTER = ['有余', '有餘', '出头', '好几', '几', '幾', '+', 'or more'];
const APPROX_AFTER = ['来', '來', '许', '光景', 'or so'];
const NEUTRAL_BEFORE = ['共计', '合计', '总计', '总共', '累计', '共有', '共', '达到', '达'];
const MONEY_BEFORE = ['人民币', '¥', 'rmb', 'cny'];
const MONEY_UNITS = [
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
const COUNT_UNITS = [
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
const oneOf = (words: readonly string[]): string =>
  `(?:${[...new Set(words)]
    .sort((left, right) => right.length - left.length)
    .map(escaped)
    .join('|')})\\s*`;
const BEFORE = oneOf([...AT_LEAST, ...APPROX, ...AT_LEAST_BEFORE, ...APPROX_BEFORE, ...NEUTRAL_BEFORE]);
const AFTER = oneOf([...AT_LEAST, ...APPROX, ...AT_LEAST_AFTER, ...APPROX_AFTER]);
const IS_APPROX = new RegExp(oneOf([...APPROX, ...APPROX_BEFORE, ...APPROX_AFTER]), 'iu');
const IS_AT_LEAST = new RegExp(oneOf([...AT_LEAST, ...AT_LEAST_BEFORE, ...AT_LEAST_AFTER]), 'iu');

/** Words, number, words, scale, words, unit, words. Nothing but the number itself stands between two of its digits. */
const formOf = (units: readonly string[], before: readonly string[]): RegExp =>
  new RegExp(
    `^(?<before>(?:${before.length > 0 ? `${oneOf(before)}|` : ''}${BEFORE})*)` +
      `(?:(?<digits>[1-9]\\d{0,2}(?:[,，]\\d{3})+|\\d+)(?<decimals>\\.\\d+)?\\s*(?<small>[百佰千仟k])?` +
      `|(?<numeral>[${NUMERAL_CHARACTERS}]+))\\s*` +
      `(?<between>(?:${AFTER})*)(?:(?<big>万亿|[万萬w亿億])\\s*)?(?<after>(?:${AFTER})*)` +
      `(?<unit>${oneOf(units)})?(?<behind>(?:${AFTER})*)$`,
    'iu',
  );
const FORMS: Readonly<Record<NumberKind, RegExp>> = {
  COUNT: formOf(COUNT_UNITS, []),
  MONEY: formOf(MONEY_UNITS, MONEY_BEFORE),
};
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
const zerosOf = (scale: string | undefined): number => ZEROS[scale?.toLowerCase() ?? ''] ?? 0;

/** More digits than any bound allows are not worth reading. */
const MOST_DIGITS = 15;
const LONGEST = 100;

/**
 * Reads a number as people type it: `3000余份`, `约1.2万户次`, `20多万`, `１，２００`, `三百四十来人`, `两万三`. Words that say how exact it
 * is stand before the number, after it, or between it and 万 or 亿; where 约 and 余 contradict each other, 约 holds, because
 * it promises less. Full-width digits are digits; superscripts, circled and other numbers are not. Nothing is guessed:
 * what is no single number comes back as an error that says why.
 */
export function readStatedNumber(text: string, kind: NumberKind): StatedNumber | NumberError {
  const plain = plainText(text);
  // Nothing so long is a number, and looking for the reason in it could take minutes.
  if (plain.length > LONGEST) return { reason: 'UNREADABLE' };
  const parts = FORMS[kind].exec(plain)?.groups;
  const other = kind === 'COUNT' ? 'MONEY' : 'COUNT';
  const read = parts ? numberOf(parts) : null;
  // 多达 is made of words for at least, and says the opposite.
  if (AT_MOST.test(plain) && read) return { reason: 'AT_MOST' };
  if (parts && read) return withinBounds(read, kind) ?? { plain: written(read), qualifier: qualifierOf(parts) };
  const foreign = FORMS[other].exec(plain)?.groups;
  if (foreign?.['unit'] && numberOf(foreign)) return { reason: 'WRONG_UNIT', params: { unit: foreign['unit'].trim() } };
  return errorOfNumber(plain, withoutWords);
}

/** Whether the text was understood. */
export const isStatedNumber = (read: StatedNumber | NumberError): read is StatedNumber => 'plain' in read;

/** A decimal number: digits before and behind the point. */
interface Decimal {
  readonly whole: string;
  readonly decimals: string;
}

/** A decimal as it is spoken: 三点五万, 3点5万. */
const SPOKEN_DECIMAL =
  /(?<![\d零〇一二两三四五六七八九十百千.])([\d零〇一二两三四五六七八九十])点([\d零〇一二三四五六七八九]{1,4})(?=\s*[余多]?[万萬亿億])/u;
const digitsOf = (numeral: string): string =>
  [...numeral]
    .map((character) => (/\d/.test(character) ? character : String(readChineseNumeral(character) ?? '')))
    .join('');
const inDigits = (_: string, whole: string, decimals: string): string => `${digitsOf(whole)}.${digitsOf(decimals)}`;

// Full-width digits and signs are what an input method leaves behind. NFKC would make 10² a 102, so it is not used.
function plainText(text: string): string {
  return text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\uff01-\uff5e]/gu, (character) =>
      character === '，' ? character : String.fromCodePoint((character.codePointAt(0) ?? 0) - 0xfee0),
    )
    .replace(/￥/gu, '¥')
    .replace(/[〜∼]/gu, '~')
    .trim()
    .replace(SPOKEN_DECIMAL, inDigits);
}

function numberOf(parts: Readonly<Record<string, string | undefined>>): Decimal | null {
  const { numeral, digits = '', decimals = '', small, big, between = '' } = parts;
  const zeros = zerosOf(small) + zerosOf(big);
  if (numeral === undefined)
    return severalTens(between, Number(digits.replace(/[,，]/gu, '')))
      ? shifted(digits.replace(/[,，]/gu, ''), decimals.slice(1), zeros)
      : null;
  const value = readChineseNumeral(numeral, saysHowExact(parts));
  if (value === null || !severalTens(between, value)) return null;
  // 三百余万 is well said, 三万余万 is not.
  return big !== undefined && value >= 10 ** zeros ? null : shifted(String(value), '', zeros);
}

// 几 stands for the digit that is left open: 十几, 二十几万; behind 35 there is none.
const severalTens = (words: string, value: number): boolean =>
  !/几|幾/u.test(words) || (value >= 10 && value % 10 === 0);

const saysHowExact = ({
  before = '',
  between = '',
  after = '',
  behind = '',
}: Readonly<Record<string, string | undefined>>): boolean =>
  [before, between, after, behind].some((words) => IS_APPROX.test(words) || IS_AT_LEAST.test(words));

/** By digits, because 1.2 × 10,000 in floating point is not always 12,000. */
function shifted(whole: string, decimals: string, zeros: number): Decimal {
  return {
    whole: `${whole}${decimals.slice(0, zeros).padEnd(zeros, '0')}`.replace(/^0+(?=\d)/, ''),
    decimals: decimals.slice(zeros),
  };
}

function written({ whole, decimals }: Decimal): string {
  const digits = decimals.replace(/0+$/, '');
  return digits === '' ? whole : `${whole}.${digits}`;
}

function withinBounds({ whole, decimals }: Decimal, kind: NumberKind): NumberError | null {
  if (whole.length > MOST_DIGITS)
    return { reason: 'TOO_LARGE', params: { max: BOUNDS[kind === 'MONEY' ? 'money' : 'pieces'].max } };
  // Trailing zeros count, as they do in the API: 1.000 yuan is no amount of fen.
  if (kind === 'MONEY') return decimals.length > 2 ? { reason: 'TOO_MANY_DECIMALS' } : null;
  return /[1-9]/.test(decimals) ? { reason: 'NOT_WHOLE' } : null;
}

function qualifierOf({
  before = '',
  between = '',
  after = '',
  behind = '',
}: Readonly<Record<string, string | undefined>>): StatedNumber['qualifier'] {
  const words = [before, between, after, behind];
  if (words.some((said) => IS_APPROX.test(said))) return 'APPROX';
  return words.some((said) => IS_AT_LEAST.test(said)) ? 'AT_LEAST' : null;
}

/** What is left of a text without numbers, scales and known words. */
function withoutWords(text: string): string {
  const known = new RegExp(
    `${oneOf([...COUNT_UNITS, ...MONEY_UNITS, ...MONEY_BEFORE])}|${AFTER}|${BEFORE}` +
      `|[\\d.,，]|[${NUMERAL_CHARACTERS}]|[萬億]`,
    'giu',
  );
  return text.replace(known, '').trim();
}
