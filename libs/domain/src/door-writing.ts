import { visibleText } from './visible-text.js';

const DIGITS = '〇一二三四五六七八九';

/** Characters of Chinese numerals in labels of doors, with the circle that is typed for a zero. */
export const NUMERALS = `${DIGITS}零○十百`;

/** Traditional characters, and radicals as they come out of printed files, for the words of a label. */
const SAME: Readonly<Record<string, string>> = {
  棟: '栋',
  號: '号',
  樓: '楼',
  單: '单',
  門: '门',
  戶: '户',
  戸: '户',
  層: '层',
  東: '东',
  區: '区',
  室: '室',
  '⻔': '门',
  '№': '#',
};
const OTHER_CHARACTERS = /[\u2e80-\u2fdf\uf900-\ufaff棟號樓單門戶戸層東區№]/gu;

const BETWEEN_PARTS = /\s*[-~～〜/\\.．。·•・、,，;；_|]\s*/gu;
/** As above, without those that stand between several doors: 101、104 and 101~104 name no single one. */
const WITHIN_A_DOOR = /\s*[-/\\.．。·•・_|]\s*/gu;
const SEVERAL_DOORS = /\d{3,}[A-Z]?[号室户]?\s*[~～〜、,，;；]\s*\d{3,}/u;
const LEADING_ZEROS = /(?<!\d)0+(?=\d)/gu;
/** 第 says that a number follows, and between two numbers that they are two. */
const ORDINAL = new RegExp(`([A-Z\\d${NUMERALS}]?)第+(?=#?[A-Z\\d${NUMERALS}]|.[栋幢座#]|.单元|.号楼)`, 'gu');
const BETWEEN_NUMBERS = new RegExp(`(?<=[A-Z\\d${NUMERALS}]) (?=[A-Z\\d${NUMERALS}])`, 'gu');

/** A label without what nobody sees, with plain digits, letters and hyphens, and without blanks at its ends. */
export function cleanDoor(written: string): string {
  return (
    visibleText(written)
      .replace(/[０-９Ａ-Ｚａ-ｚ＃]/gu, narrow)
      // Two of them are the long dash of Chinese.
      .replace(/[—―]{2}|[‐‑‒–—―−－﹣]/gu, '-')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}

/** A clean label as the grammar reads it: capital letters, one separator, one kind of characters, no blanks. */
export function plainDoor(clean: string): string {
  const capital = clean
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[！-～]/gu, narrow)
    .replace(OTHER_CHARACTERS, (other) => SAME[other] ?? SAME[other.normalize('NFKC')] ?? other.normalize('NFKC'))
    .toUpperCase()
    // What ends an entry of a pasted list is no part of the door.
    .replace(/(?<![\s、,，;；。])[\s、,，;；。]+$/u, '')
    .replace(LEADING_ZEROS, '');
  return withoutOrdinals(
    capital
      .replace(SEVERAL_DOORS.test(capital) ? WITHIN_A_DOOR : BETWEEN_PARTS, '-')
      .replace(BETWEEN_NUMBERS, '-')
      .replaceAll(' ', ''),
  );
}

/** One that is taken away may bring another before its number: 第#第3. */
function withoutOrdinals(label: string): string {
  const less = label.replace(ORDINAL, (_, number: string) => (number === '' ? '' : `${number}-`));
  return less === label ? label : withoutOrdinals(less);
}

/** 十二 is 12, 四〇一 is 401; letters and names stay. Null where a numeral cannot be read. */
export function doorNumber(text: string): string | null {
  const [, before = '', numeral, behind = ''] = new RegExp(`^([A-Z]?)([${NUMERALS}]+)([A-Z]?)$`, 'u').exec(text) ?? [];
  if (numeral === undefined) return text;
  const value = numeralValue(numeral);
  return value === null ? null : `${before}${value}${behind}`;
}

/** Counted parts of a place that people number in either way: 三组 and 3组, 二期 and 2期. */
const COUNTED = new RegExp(`(?<!\\d)([${NUMERALS}]+)(?=[组队社号期区村弄排楼层])`, 'gu');

/** A name with its counted parts in plain digits, so that both ways of writing find each other. */
export function withPlainNumbers(plain: string): string {
  return plain.replace(COUNTED, (whole, numeral: string) => numeralValue(numeral) ?? whole).replace(LEADING_ZEROS, '');
}

function numeralValue(numeral: string): string | null {
  const digits = [...numeral].map((character) =>
    character === '零' || character === '○' ? 0 : DIGITS.indexOf(character),
  );
  if (!digits.includes(-1)) return String(Number(digits.join('')));
  const value = (character: string | undefined) => (character ? DIGITS.indexOf(character) : 0);
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/u.exec(numeral);
  if (tens) return String((value(tens[1]) || 1) * 10 + value(tens[2]));
  // 一百一 is 110 to some and 101 to others.
  const hundreds =
    /^([一二三四五六七八九])百(?:[零〇○]([一二三四五六七八九])|([一二三四五六七八九])十([一二三四五六七八九])?)?$/u.exec(
      numeral,
    );
  if (!hundreds) return null;
  const [, hundred, single, ten, last] = hundreds;
  return String(value(hundred) * 100 + value(ten) * 10 + value(single) + value(last));
}

function narrow(wide: string): string {
  return String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0);
}
