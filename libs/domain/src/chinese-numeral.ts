const PLAIN: Readonly<Record<string, string>> = {
  〇: '零',
  两: '二',
  兩: '二',
  贰: '二',
  貳: '二',
  弍: '二',
  壹: '一',
  弌: '一',
  叁: '三',
  參: '三',
  叄: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  陸: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
  億: '亿',
  廿: '二十',
  卅: '三十',
};
const DIGITS = '零一二三四五六七八九';
const [WAN, YI] = [10_000, 100_000_000];

/** Every character of a numeral, the formal ones (壹贰佰) and the traditional ones included. */
export const NUMERAL_CHARACTERS = `${DIGITS}十百千万亿${Object.keys(PLAIN).join('')}`;

const SECTION =
  /^(?:([一二三四五六七八九])千)?(零?)(?:([一二三四五六七八九])百)?(零?)(?:([一二三四五六七八九]?)十)?(零?)([一二三四五六七八九]?)$/u;
/** A last digit behind 千 or 百 without 零 stands for the next place below: 一千五 is 1500. */
const SHORTENED = /([千百])([一二三四五六七八九])$/u;

const digitOf = (character: string | undefined): number => (character ? DIGITS.indexOf(character) : 0);

/**
 * A number in Chinese numerals: 三千, 两百五, 一百二十, 一千零五, 两万三, 壹仟贰佰, 廿五; digits in a row only with 〇 among them,
 * as 一二〇. Null for anything else, such as 三五百, which names two numbers.
 * @param bare reads 百, 千, 万 at the beginning as 一百, 一千, 一万, as in 百余人.
 */
export function readChineseNumeral(text: string, bare = false): number | null {
  const plain = plainNumeral(text);
  if (plain === '零') return 0;
  if (/^[零一二三四五六七八九]+$/u.test(plain) && plain.length > 1) return inARow(plain);
  const [full = '', beforeYi, restOfYi] =
    /^(?:(.+)亿)?(.*)$/u.exec(bare && /^[百千万亿]/u.test(plain) ? `一${plain}` : plain) ?? [];
  const [, beforeWan, last = ''] = /^(?:(.+)万)?(.*)$/u.exec(restOfYi ?? '') ?? [];
  if (full === '') return null;
  const whole = beforeYi !== undefined || beforeWan !== undefined;
  const yi = beforeYi === undefined ? 0 : section(beforeYi);
  const wan = beforeWan === undefined ? 0 : section(beforeWan.replace(/^零/u, ''));
  const ones =
    last === '' && whole ? 0 : lastSection(last, beforeWan !== undefined ? WAN : beforeYi !== undefined ? YI : 0);
  if (
    yi === null ||
    wan === null ||
    ones === null ||
    (beforeYi !== undefined && yi === 0) ||
    (beforeWan !== undefined && wan === 0)
  )
    return null;
  return yi * YI + wan * WAN + ones;
}

/** The numeral in its common characters: 贰佰 and 兩百 are 二百, 廿 is 二十. */
export function plainNumeral(text: string): string {
  return [...text].map((character) => PLAIN[character] ?? character).join('');
}

// 三五 and 七八 are two numbers; 一二〇 is one.
const inARow = (plain: string): number | null =>
  plain.includes('零') && !plain.startsWith('零') ? Number([...plain].map(digitOf).join('')) : null;

/** A part of up to four places: 三千零五十. Null where its places are out of order. */
function section(text: string): number | null {
  const parts = SECTION.exec(text);
  if (!parts || text === '' || text.endsWith('零') || text.includes('零零')) return null;
  const [, thousands, , hundreds, , tens, , ones] = parts;
  const ten = text.includes('十') ? digitOf(tens) || 1 : 0;
  // 一百二 is shortened, which only the end of a whole numeral can be.
  if (ones && ten === 0 && (thousands ?? hundreds) && !text.endsWith(`零${ones}`)) return null;
  return digitOf(thousands) * 1000 + digitOf(hundreds) * 100 + ten * 10 + digitOf(ones);
}

/** The end of a numeral, where a single digit may be shortened. @param above the scale before it, 0 for none */
function lastSection(text: string, above: number): number | null {
  if (above > 0 && /^[一二三四五六七八九]$/u.test(text)) return digitOf(text) * (above / 10);
  const shortened = SHORTENED.exec(text);
  if (!shortened) return section(text.replace(above > 0 ? /^零/u : /^$/u, ''));
  const before = section(text.slice(0, -1));
  return before === null ? null : before + digitOf(shortened[2]) * (shortened[1] === '千' ? 100 : 10);
}
