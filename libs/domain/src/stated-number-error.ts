import { NUMERAL_CHARACTERS, plainNumeral } from './chinese-numeral.js';
import type { Locale } from './locale.js';
import { phrase, type Wording } from './wording.js';

/** Why a typed text is no number. */
export const NUMBER_ERROR_REASONS = [
  'RANGE',
  'RANGE_UPSIDE_DOWN',
  'DATE_OR_RANGE',
  'CALCULATION',
  'SEVERAL',
  'MIXED_SCALES',
  'GROUPING',
  'ODD_DIGITS',
  'NO_AMOUNT',
  'NO_NUMBER',
  'AT_MOST',
  'NEGATIVE',
  'UNKNOWN_WORD',
  'WRONG_UNIT',
  'NOT_WHOLE',
  'TOO_MANY_DECIMALS',
  'TOO_LARGE',
  'UNREADABLE',
] as const;
type NumberErrorReason = (typeof NUMBER_ERROR_REASONS)[number];

export interface NumberError {
  readonly reason: NumberErrorReason;
  /** What the message names, such as the word that is in the way. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What is said about it: what is wrong and what to do. */
export const NUMBER_ERROR_WORDING: Readonly<Record<NumberErrorReason, Wording>> = {
  RANGE: {
    zh: ['看不出这个范围从几到几；请写成 300～500 或 3～5万 这样，两头都不带“余、以上”'],
    en: [
      'It is not clear what this range goes from and to; please write it like 300～500 or 3～5万, without 余 at either end',
    ],
  },
  RANGE_UPSIDE_DOWN: {
    zh: [
      '范围要从小到大，“{from}”不小于“{to}”；写反了的请对调，只有一个数的请只填一个',
      '范围要从小到大；写反了的请对调，只有一个数的请只填一个',
    ],
    en: [
      'A range goes from less to more, and {from} is not below {to}; please swap them, or state the one number alone',
      'A range goes from less to more; please swap its ends, or state the one number alone',
    ],
  },
  DATE_OR_RANGE: {
    zh: [
      '“{text}”可能是日期、年份、电话或编号；是数量范围的，请带上单位并写成 300～500 这样',
      '这可能是日期、年份、电话或编号；是数量范围的，请带上单位并写成 300～500 这样',
    ],
    en: [
      '“{text}” may be a date, years, a phone number or the number of a thing; a range is written like 300～500, ' +
        'with its unit',
      'This may be a date, years, a phone number or the number of a thing; a range is written like 300～500, ' +
        'with its unit',
    ],
  },
  CALCULATION: {
    zh: ['这是算式，请填算好的结果'],
    en: ['This is a calculation; please state its result'],
  },
  SEVERAL: {
    zh: [
      '两处数字之间有“{between}”，看不出是哪个数；请只填一个数，例如 3000 或 3000余',
      '这里有两个数，看不出是哪个；请只填一个数，例如 3000 或 3000余',
    ],
    en: [
      '“{between}” stands between digits, so it is not clear which number is meant; ' +
        'please state one, such as 3000 or 3000余',
      'There are two numbers; please state one, such as 3000 or 3000余',
    ],
  },
  MIXED_SCALES: {
    zh: ['数字里夹着“{between}”；请写成 3.5万 或 35000 这样', '数字里夹着别的字；请写成 3.5万 或 35000 这样'],
    en: [
      '“{between}” stands between digits; please write it like 3.5万 or 35000',
      'Something stands between digits; please write it like 3.5万 or 35000',
    ],
  },
  GROUPING: {
    zh: ['千分位逗号的位置不对；请写成 12345 或 12,345'],
    en: ['The separators are not every three digits; please write 12345 or 12,345'],
  },
  ODD_DIGITS: {
    zh: ['“{character}”不是普通数字；请用 0–9 重新填写', '这里有不是普通数字的字符；请用 0–9 重新填写'],
    en: [
      '“{character}” is not a plain digit; please use 0–9',
      'There is a character that is not a plain digit; please use 0–9',
    ],
  },
  NO_AMOUNT: {
    zh: ['这里没有具体的数；请填一个数（如 30余），没有统计的请选“做了未统计”'],
    en: ['This names no amount; please state a number such as 30余, or choose “Done, not counted”'],
  },
  NO_NUMBER: {
    zh: ['这里没有数字；请填一个数，例如 3000、1.2万 或 3000余'],
    en: ['There is no number here; please state one, such as 3000, 1.2万 or 3000余'],
  },
  AT_MOST: {
    zh: ['“不到、以下、最多”没有对应的统计口径；请填实际的数，或填大概的数并选“约”'],
    en: ['“Less than” and “at most” cannot be kept; please state the number itself, or the likely one as “About”'],
  },
  NEGATIVE: {
    zh: ['不能是负数'],
    en: ['It must not be negative'],
  },
  UNKNOWN_WORD: {
    zh: ['看不懂“{word}”；请只填数字，可以带“余、约、万”', '看不懂其中的文字；请只填数字，可以带“余、约、万”'],
    en: [
      '“{word}” is not understood; please state the number alone, with 余, 约 or 万 where needed',
      'Some words are not understood; please state the number alone, with 余, 约 or 万 where needed',
    ],
  },
  WRONG_UNIT: {
    zh: ['这里不按“{unit}”统计；请核对后只填数字', '单位不对；请核对后只填数字'],
    en: [
      'This is not counted in “{unit}”; please check, and state the number alone',
      'The unit does not fit; please check, and state the number alone',
    ],
  },
  NOT_WHOLE: {
    zh: ['必须是整数，不能带小数'],
    en: ['It must be a whole number without decimals'],
  },
  TOO_MANY_DECIMALS: {
    zh: ['最多两位小数（精确到分）；请核对后重新填写，系统不会替您四舍五入'],
    en: ['At most two decimals, to the fen; please check, since nothing is rounded for you'],
  },
  TOO_LARGE: {
    zh: ['最大 {max}，请核对位数', '太大，请核对位数'],
    en: ['It must be at most {max}; please check the digits', 'It is too large; please check the digits'],
  },
  UNREADABLE: {
    zh: ['看不懂这个数；写成 3000、1.2万、3000余 都可以'],
    en: ['This number cannot be read; 3000, 1.2万 or 3000余 will do'],
  },
};

/** What a person is told about a number that was not understood. */
export const numberErrorMessage = ({ reason, params }: NumberError, locale: Locale): string =>
  phrase(NUMBER_ERROR_WORDING[reason], params ?? {}, locale);

const NUMBER = `[\\d${NUMERAL_CHARACTERS}]`;
const matching = (pattern: string): RegExp => new RegExp(pattern, 'iu');
const NEGATIVE = matching(`^(?:[\\p{Pd}−]|负|minus)\\s*\\d`);
const RANGE = matching(
  `${NUMBER}[^\\d]{0,6}?(?:[\\p{Pd}−~…]|\\.{2,}|至|到|\\bto\\b)[^\\d]{0,6}?${NUMBER}|之间|between`,
);
/** A day as it is written in digits. */
const DAY = /(?<!\d)\d{4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}(?!\d)/u;
const CALCULATION = matching('\\d[^\\d]*?(?:[+×x*÷=]|加|减|乘|除以|和|plus|and)[^\\d]*?\\d');
const NO_AMOUNT =
  /(?:[几幾数上]|成)[十百千万萬亿億]|[几幾数]|若干|许多|很多|大量|众多|一些|无数|不少(?!于)|大批|many|several|some|dozens|hundreds|thousands/iu;
/** Words that bound a number from above. */
export const AT_MOST =
  /不到|不足|未到|不满|未满|不超过|不多于|不高于|(?<!不)少于|(?<!不)低于|小于|以下|以内|之内|至多|最多|多达|[<≤]|under|less than|fewer than|at most|up to/iu;
const SEVERAL = /\d([^\d]+)\d/u;
/** Two digits of a numeral side by side name two numbers: 三五百, 七八十, 两三万. */
const NUMERAL_RANGE = /[一二三四五六七八九][、]?[一二三四五六七八九]/u;

/**
 * Why a text is no single number; the first reason that fits, the most telling first.
 * @param text with plain digits and without invisible characters
 * @param withoutWords what is left of a text without numbers and the words that may stand beside one
 */
export function errorOfNumber(text: string, withoutWords: (text: string) => string): NumberError {
  const odd = /[\p{Nd}\p{Nl}\p{No}\u20e3]/gu;
  const oddOne = [...text.matchAll(odd)]
    .map(([character]) => character)
    .find((character) => !/[0-9〇]/u.test(character));
  if (oddOne !== undefined) return { reason: 'ODD_DIGITS', params: { character: oddOne } };
  if (NEGATIVE.test(text)) return { reason: 'NEGATIVE' };
  if (DAY.test(text)) return { reason: 'DATE_OR_RANGE', params: { text: text.trim() } };
  if (RANGE.test(text) || NUMERAL_RANGE.test(plainNumeral(text))) return { reason: 'RANGE' };
  if (CALCULATION.test(text)) return { reason: 'CALCULATION' };
  if (/\d[,，]\d/u.test(text) && !/\d[^\d,，.]+\d/u.test(text)) return { reason: 'GROUPING' };
  const between = SEVERAL.exec(text.replace(/\d[.,，]\d/gu, '00'))?.[1];
  if (between !== undefined && /^[百佰千仟万萬亿億]+$/u.test(between.trim()))
    return { reason: 'MIXED_SCALES', params: { between: between.trim() } };
  if (between !== undefined)
    return { reason: 'SEVERAL', params: between.trim() === '' ? {} : { between: between.trim() } };
  if (AT_MOST.test(text)) return { reason: 'AT_MOST' };
  if (!/\d/.test(text) && NO_AMOUNT.test(text)) return { reason: 'NO_AMOUNT' };
  const rest = withoutWords(text);
  if (rest !== '' && matching(NUMBER).test(text)) return { reason: 'UNKNOWN_WORD', params: { word: rest } };
  return { reason: matching(`\\d|[一二三四五六七八九两十]`).test(text) ? 'UNREADABLE' : 'NO_NUMBER' };
}
