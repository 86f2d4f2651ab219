import { NUMERAL_CHARACTERS, plainNumeral, readChineseNumeral } from './chinese-numeral.js';
import {
  APPROX,
  APPROX_AFTER,
  APPROX_BEFORE,
  bigForm,
  COUNT_UNITS,
  type Decimal,
  MONEY_BEFORE,
  MONEY_UNITS,
  NEUTRAL_BEFORE,
  numberForm,
  type NumberKind,
  oneOf,
  shifted,
  withinBounds,
  written,
  zerosOf,
} from './number-grammar.js';
import type { NumberError } from './stated-number-error.js';

/** A range as it was understood: its lower end counts. */
interface WrittenRange {
  readonly plain: string;
  readonly qualifier: 'AT_LEAST';
  readonly upTo: string;
  /** The unit that was written; '' for none. */
  readonly unit: string;
}

// 余 and 以上 leave the upper end open and have no place in a range; a range is vague by itself, so that 约 adds nothing.
// 近 says that even the lower end is not reached: that is no range that counts as its lower end.
const BELOW: readonly string[] = ['将近', '接近', '近', 'nearly', 'almost'];
const VAGUE = [...APPROX, ...APPROX_BEFORE].filter((word) => !BELOW.includes(word));
const BEFORE = oneOf([...VAGUE, ...NEUTRAL_BEFORE, '从', '自', '介于', 'from']);
const AFTER = oneOf([...APPROX, ...APPROX_AFTER, '之间', '不等', '间']);
const DASH = '[\\p{Pd}−]+';
const CONNECTOR = `(?<connector>~|${DASH}|至|到|to\\b)\\s*`;

const rangeForm = (units: readonly string[], before: readonly string[]): RegExp => {
  const further = before.length > 0 ? `(?:${oneOf(before)})?` : '';
  return new RegExp(
    `^(?:${BEFORE})*${further}${numberForm('1')}${bigForm('1')}(?<unit1>${oneOf(units)})?${CONNECTOR}` +
      `${further}${numberForm('2')}${bigForm('2')}(?<unit2>${oneOf(units)})?(?:${AFTER})*$`,
    'iu',
  );
};
const FORMS: Readonly<Record<NumberKind, RegExp>> = {
  COUNT: rangeForm(COUNT_UNITS, []),
  MONEY: rangeForm(MONEY_UNITS, MONEY_BEFORE),
};

const pairForm = (units: readonly string[], before: readonly string[]): RegExp =>
  new RegExp(
    `^(?:${BEFORE})*${before.length > 0 ? `(?:${oneOf(before)})?` : ''}` +
      `(?<numeral>[${NUMERAL_CHARACTERS}、]+)\\s*(?<unit>${oneOf(units)})?(?:${AFTER})*$`,
    'iu',
  );
const PAIR_FORMS: Readonly<Record<NumberKind, RegExp>> = {
  COUNT: pairForm(COUNT_UNITS, []),
  MONEY: pairForm(MONEY_UNITS, MONEY_BEFORE),
};
/** Two digits side by side where one has its place: 三四百, 二三十, 十七八, 一百七八十. */
const PAIR = /^((?:.*[零十百千万亿])?)([一二三四五六七八九])、?([一二三四五六七八九])([十百千万亿]*)$/u;
const PAIRS: ReadonlySet<string> = new Set(['一二', '二三', '三四', '三五', '四五', '五六', '六七', '七八', '八九']);

/** Units that may also tell the one thing of a number: 3-5班 is a class, 2-4栋 a building. */
const ORDINAL: ReadonlySet<string> = new Set('班 期 组 队 栋 幢 座 间 批 轮 回 所'.split(' '));

/**
 * Reads a range of two numbers: `300～500人`, `3至5万元` (the scale goes for both), `三四百人`. What may be a date, years, a
 * phone number or the number of a thing is none, unless a unit or another sign than the hyphen says so.
 * @param text with plain digits and without invisible characters
 * @returns null for what is no range; an error for one that cannot be read as it stands
 */
export function readRange(text: string, kind: NumberKind): WrittenRange | NumberError | null {
  const parts = FORMS[kind].exec(text)?.groups;
  if (!parts) return readPair(text, kind);
  const ends = endsOf(parts);
  if (ends === null) return null;
  const [unit1, unit2] = [parts['unit1']?.trim() ?? '', parts['unit2']?.trim() ?? ''];
  if (unit1 !== '' && unit2 !== '' && unit1 !== unit2) return { reason: 'RANGE' };
  if (mayBeSomethingElse(parts, ends, unit1 || unit2))
    return { reason: 'DATE_OR_RANGE', params: { text: text.trim() } };
  return rangeOf(ends, kind, unit1 || unit2);
}

function readPair(text: string, kind: NumberKind): WrittenRange | NumberError | null {
  const { numeral, unit = '' } = PAIR_FORMS[kind].exec(text)?.groups ?? {};
  const [, head = '', one = '', other = '', tail = ''] = PAIR.exec(plainNumeral(numeral ?? '')) ?? [];
  // 三四 alone may be 34.
  if (!PAIRS.has(one + other) || (head === '' && tail === '' && unit === '')) return null;
  const ends = [one, other].map((digit) => readChineseNumeral(`${head}${digit}${tail}`));
  if (ends[0] == null || ends[1] == null) return null;
  return rangeOf([shifted(String(ends[0]), '', 0), shifted(String(ends[1]), '', 0)], kind, unit.trim());
}

function rangeOf([low, high]: readonly [Decimal, Decimal], kind: NumberKind, unit: string): WrittenRange | NumberError {
  const error = withinBounds(low, kind) ?? withinBounds(high, kind);
  if (error) return error;
  const [from, to] = [written(low), written(high)];
  if (!isBelow(low, high)) return { reason: 'RANGE_UPSIDE_DOWN', params: { from, to } };
  return { plain: from, qualifier: 'AT_LEAST', upTo: to, unit };
}

type Parts = Readonly<Record<string, string | undefined>>;

/** One end of a range: its number without the scale behind it, and that scale in powers of ten. */
interface End {
  readonly whole: string;
  readonly decimals: string;
  readonly zeros: number;
}

const full = ({ whole, decimals, zeros }: End): Decimal => shifted(whole, decimals, zeros);

/** Both ends; null where a numeral is none. 3～5万 and 三到五百 have the scale for both. */
function endsOf(parts: Parts): readonly [Decimal, Decimal] | null {
  // 三百到五百万: 万 alone goes for both; 三到五百万: so does 百万.
  const hundreds = /^[^万亿]*[百千][^万亿]*$/u.test(plainNumeral(parts['numeral1'] ?? ''));
  const [left, right] = [endOf(parts, '1', hundreds), endOf(parts, '2', hundreds)];
  if (left === null || right === null) return null;
  const isBare = left.zeros === 0 && !parts['unit1'];
  if (!isBare || right.zeros === 0) return [full(left), full(right)];
  const scaled = { ...left, zeros: right.zeros };
  // 3000～1万 says 3000; 5～3万 is the wrong way round.
  const asWritten = !isBelow(full(left), { whole: `1${'0'.repeat(right.zeros - 1)}`, decimals: '' });
  return [full(isBelow(full(scaled), full(right)) || !asWritten ? scaled : left), full(right)];
}

function endOf(parts: Parts, name: string, keepsHundreds: boolean): End | null {
  const [digits, numeral] = [parts[`digits${name}`], parts[`numeral${name}`]];
  const zeros = zerosOf(parts[`small${name}`]) + zerosOf(parts[`big${name}`]);
  if (digits !== undefined)
    return { whole: digits.replace(/[,，]/gu, ''), decimals: parts[`decimals${name}`]?.slice(1) ?? '', zeros };
  const plain = plainNumeral(numeral ?? '');
  const [, head = '', scale = ''] = (keepsHundreds ? /^(.+?)([万亿]*)$/u : /^(.+?)([百千万亿]*)$/u).exec(plain) ?? [];
  const value = readChineseNumeral(head);
  const whole = readChineseNumeral(plain);
  if (value === null || whole === null) return null;
  const zerosBehind = [...scale].reduce((sum, each) => sum + zerosOf(each), 0);
  return { whole: String(value), decimals: '', zeros: zeros + zerosBehind };
}

function isBelow(one: Decimal, other: Decimal): boolean {
  if (one.whole.length !== other.whole.length) return one.whole.length < other.whole.length;
  const [left, right] = [one, other].map(({ whole, decimals }) => `${whole}.${decimals.replace(/0+$/, '')}`);
  return (left ?? '') < (right ?? '');
}

const isYear = ({ whole, decimals }: Decimal): boolean => decimals === '' && /^(?:19\d\d|20\d\d|2100)$/.test(whole);

/**
 * Whether two numbers may be something else than a range: 2025-2026, 0553-8812345, 11-29, 3-5班. A hyphen joins what
 * belongs together, whatever it is; ～ and 至 stand between amounts.
 */
function mayBeSomethingElse(parts: Parts, [low, high]: readonly [Decimal, Decimal], unit: string): boolean {
  const written = [parts['digits1'] ?? '', parts['digits2'] ?? ''];
  if (written.some((digits) => /^0\d/.test(digits))) return true;
  const connector = parts['connector'] ?? '';
  if (unit === '' && /\p{Pd}/u.test(connector) && isYear(low) && isYear(high)) return true;
  if (!/^[-\u2010\u2011\ufe63]$/u.test(connector)) return false;
  if (ORDINAL.has(unit)) return true;
  const isScaled = ['small1', 'big1', 'small2', 'big2'].some((scale) => parts[scale] !== undefined);
  const [from, to] = [Number(low.whole), Number(high.whole)];
  // The day of a month, and 400-8812345.
  return unit === '' && !isScaled && ((from <= 12 && to <= 31) || to > 100 * from);
}
