import { readChineseNumeral } from './chinese-numeral.js';
import {
  AFTER,
  BEFORE,
  bigForm,
  COUNT_UNITS,
  type Decimal,
  IS_APPROX,
  IS_AT_LEAST,
  MONEY_BEFORE,
  MONEY_UNITS,
  numberForm,
  type NumberKind,
  oneOf,
  shifted,
  withinBounds,
  withoutWords,
  written,
  zerosOf,
} from './number-grammar.js';
import { AT_MOST, errorOfNumber, type NumberError } from './stated-number-error.js';
import { readRange } from './stated-range.js';
import { someIn } from './stated-some.js';
import type { Qualifier } from './vocabulary.js';

/** What a person wrote into a number field, understood. */
export interface StatedNumber {
  /** Plain decimal digits in the unit of the field, yuan for money: `12000`, `1234.5`. Exact, whatever its size. */
  readonly plain: string;
  /** What the words say; null where they say nothing, since 300 may be exact or not. */
  readonly qualifier: Extract<Qualifier, 'AT_LEAST' | 'APPROX'> | null;
  /** Plain digits of the upper end of a range; its lower end is `plain`, which is AT_LEAST. */
  readonly upTo?: string;
}

/** Words that say that there was something, and name no number: 数百余人, 若干. It was not counted. */
export interface StatedSome {
  readonly plain: null;
  readonly qualifier: 'UNCOUNTED';
  readonly atLeast: true;
}

/** Words, number, words, scale, words, unit, words. Nothing but the number itself stands between two of its digits. */
const formOf = (units: readonly string[], before: readonly string[]): RegExp =>
  new RegExp(
    `^(?<before>(?:${before.length > 0 ? `${oneOf(before)}|` : ''}${BEFORE})*)` +
      `${numberForm()}(?<between>(?:${AFTER})*)${bigForm()}(?<after>(?:${AFTER})*)` +
      `(?<unit>${oneOf(units)})?(?<behind>(?:${AFTER})*)$`,
    'iu',
  );
const FORMS: Readonly<Record<NumberKind, RegExp>> = {
  COUNT: formOf(COUNT_UNITS, []),
  MONEY: formOf(MONEY_UNITS, MONEY_BEFORE),
};
const OTHER: Readonly<Record<NumberKind, NumberKind>> = { COUNT: 'MONEY', MONEY: 'COUNT' };
const LONGEST = 100;

/**
 * Reads a number as people type it: `3000余份`, `约1.2万户次`, `20多万`, `１，２００`, `三百四十来人`, `两万三`. Words that say how exact it
 * is stand before the number, after it, or between it and 万 or 亿; where 约 and 余 contradict each other, 约 holds, because
 * it promises less. A range (`300～500人`, `3～5万元`, `三四百人`) has its lower end in `plain` and its upper one in `upTo`;
 * words without a number (`数百余份`, `若干`) are `StatedSome`. Full-width digits are digits; superscripts, circled and
 * other numbers are not. Nothing is guessed: anything else comes back as an error that says why.
 */
export function readStatedNumber(text: string, kind: NumberKind): StatedNumber | StatedSome | NumberError {
  const plain = plainText(text);
  // Nothing so long is a number, and looking for the reason in it could take minutes.
  if (plain.length > LONGEST) return { reason: 'UNREADABLE' };
  const parts = FORMS[kind].exec(plain)?.groups;
  const read = parts ? numberOf(parts) : null;
  // 多达 is made of words for at least, and says the opposite.
  if (AT_MOST.test(plain) && read) return { reason: 'AT_MOST' };
  if (parts && read) return withinBounds(read, kind) ?? { plain: written(read), qualifier: qualifierOf(parts) };
  const range = readRange(plain, kind);
  if (range !== null) return withoutUnit(range);
  if (someIn(plain, kind) !== null) return { plain: null, qualifier: 'UNCOUNTED', atLeast: true };
  const foreign = foreignUnit(plain, OTHER[kind]);
  if (foreign !== undefined) return { reason: 'WRONG_UNIT', params: { unit: foreign.trim() } };
  return errorOfNumber(plain, withoutWords);
}

const withoutUnit = (range: ReturnType<typeof readRange> & object): StatedNumber | NumberError =>
  'plain' in range ? { plain: range.plain, qualifier: range.qualifier, upTo: range.upTo } : range;

/** The unit of a text that would be understood where the other kind of number is asked for. */
function foreignUnit(plain: string, kind: NumberKind): string | undefined {
  const single = FORMS[kind].exec(plain)?.groups;
  if (single && numberOf(single)) return single['unit'];
  const range = readRange(plain, kind);
  return (range !== null && 'plain' in range ? range.unit : someIn(plain, kind)?.unit) || undefined;
}

/** Whether the text was understood as a number, or as a range of two. */
export const isStatedNumber = (read: StatedNumber | StatedSome | NumberError): read is StatedNumber =>
  'plain' in read && read.plain !== null;

/** Whether the text says that there was something, and no number. */
export const isStatedSome = (read: StatedNumber | StatedSome | NumberError): read is StatedSome =>
  'plain' in read && read.plain === null;

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
