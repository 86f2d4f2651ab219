import { readChineseNumeral } from '@fanzha/domain';
import { IDIOMS } from './idioms.js';
import { MORE_IDIOMS } from './more-idioms.js';
import { pattern } from './pattern.js';

/** How exact a number is told: the qualifiers of the ledger, with 不超过 beside them, which no ledger keeps. */
export type Exactness = 'EXACT' | 'AT_LEAST' | 'APPROX' | 'UNCOUNTED' | 'WITHHELD' | 'AT_MOST';

/** A number of a text: its place in the plain text, and what it says. */
export interface NumberToken {
  /** With the words that belong to it: 3000余, 1.2万, 近百 begins at 百. */
  readonly start: number;
  readonly end: number;
  /** Null where no number is told: 数十, 若干, ×. */
  readonly value: number | null;
  /** The upper end of a range. */
  readonly upTo: number | null;
  readonly exactness: Exactness;
  /** Whether it is written in Chinese numerals. */
  readonly isChinese: boolean;
  /** %, 百分之, 成, 倍 make it a share; `%` is part of the token. */
  readonly isShare: boolean;
  /** 多篇, 若干场: a word that stands for a number, and counts only where it counts a result. */
  readonly isVague?: true;
}

const NUMERAL = '零〇一二两兩三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟';
/** A formal numeral alone is part of another word: 大肆, 收拾. */
const FORMAL = /^[壹贰叁肆伍陆柒捌玖拾佰仟廿卅]$/u;
const MORE = '余|多|来|几|\\+';
const SCALE = '(?:[百千]?(?:万亿|万|亿)|[百千](?![万亿])|w(?![a-z])|k(?![a-z]))';
const ARABIC = '\\d{1,3}(?:[, ]\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d{1,24}(?:\\.\\d{1,12})?';
const ARABIC_NUMBER = `(?<digits>${ARABIC})(?<more>${MORE})?(?<scale>${SCALE})?(?<late>${MORE})?`;

const ARABIC_FORM = new RegExp(ARABIC_NUMBER, 'uy');
const RANGE_SIGN = /(?:-+|至|到)/uy;
const SHARE_FORM = /百分之/uy;
/** 三分之二 */
const FRACTION_FORM = /([二三四五六七八九十])分之([一二三四五六七八九])/uy;
const SOME_FORM = new RegExp(
  `(?:好几|数|几|上|成)(?:[十百千万亿]{1,4})(?:上[百千万]{1,3})?(?:余|多)?(?:万|亿)?|成千上万|成百上千|[几数](?=[个名位次场起条篇份人户家期批])`,
  'uy',
);
const CHINESE_FORM = new RegExp(
  `[${NUMERAL}](?:[${NUMERAL}]|(?<=[十百千万亿])[余多几来](?=[${NUMERAL}])|点(?=[零一二三四五六七八九])){0,24}(?<late>[余多来几])?`,
  'uy',
);
const UNIT_AHEAD = '[个名位次场起条篇份人户家期批件部元张册块幅面台套所处笔支辆月日年%]';
const MASK_FORM = new RegExp(
  `(?:\\d[\\d,]{0,12})?(?:x{1,12}|\\*{1,12})(?:[十百千万亿]+)?(?:余|多)?(?:万|亿)?(?=${UNIT_AHEAD})`,
  'uy',
);
const VAGUE_FORM = new RegExp(
  `一系列(?=的?[^，。；]{0,6}(?:文章|推文|海报|视频|稿件|图文))|` +
    `一些(?=[^，。；]{0,10}(?:大v|文章|海报|推文))|若干(?=${UNIT_AHEAD}|轮|批|项|支|[，。；、）\n]|$)|` +
    `(?<![众许很较更增最诸大颇之繁不过至差好太这那几])多(?=(?:篇|次|场|条|起|名|期|部|份|家|轮|批|张|幅|段)(?!方|元|样|面))`,
  'uy',
);
const HALF_FORM = /一半|过半|大半|半数/uy;
/** 六成, 六成四, 近七成多. */
const TENTH_FORM = pattern(
  'uy',
  String.raw`(?:[一二两三四五六七八九]|\d{1,2}(?:\.\d)?)成(?:[一二三四五六七八九](?![个名位次场起条份人户家]))?(?!立|功|员|都|为|果|效|人|长|绩|熟|`,
  String.raw`年|就|本|交|品|形|分|份|语|片|群|套)`,
);
const CIRCLED = /[①-⑳⑴-⒇㈠-㈩]/uy;

const SCALES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  k: 1000,
  万: 10_000,
  w: 10_000,
  百万: 1_000_000,
  千万: 10_000_000,
  亿: 100_000_000,
  百亿: 10_000_000_000,
  千亿: 100_000_000_000,
  万亿: 1_000_000_000_000,
};

/** Words before a number that say how exact it is, the longer ones first. */
const BEFORE: readonly (readonly [RegExp, Exactness])[] = [
  [/(?:不超过|不多于|不高于|不到|不足|至多|最多|控制在|(?<!不)低于|(?<!不)少于)$/u, 'AT_MOST'],
  [
    pattern(
      'u',
      String.raw`(?:少说(?:也?有?|也?[播讲跑发办去来走])?|不少于|不低于|不下于|不下|不止|至少|最少|起码|超过|超出|突破|多于|大于|高于|已超|`,
      String.raw`(?<=[读览放击看量数])破|逾|超|过(?=$)(?<=已过|突过)|≥)$`,
    ),
    'AT_LEAST',
  ],
  [
    /(?:大约|大概|大致|约为|约有|约计|约|将近|接近|近|差不多|估计|估摸|≈)(?:有|为|达|计)?$|(?:估算|约合)[\p{Script=Han}]{0,4}$/u,
    'APPROX',
  ],
];
const NEUTRAL_BEFORE = /(?:共计|合计|总计|总共|累计|共|达到|达|人民币|已|有|了)$/u;
/** Words behind a number and its unit: 300份以上, 20万元左右. */
const BEHIND: readonly (readonly [RegExp, Exactness])[] = [
  [/^(?:以上|有余|出头|之多|开外)/u, 'AT_LEAST'],
  [/^(?:左右|上下|许|光景|前后)/u, 'APPROX'],
  [/^(?:以内|以下|之内)/u, 'AT_MOST'],
];
const LONGEST_UNIT = 4;

/** Every idiom at its place, so that one look answers whether a numeral belongs to one. */
function idiomRanges(text: string): readonly (readonly [start: number, end: number])[] {
  const found: [number, number][] = [];
  IDIOM_FORM.lastIndex = 0;
  for (const match of text.matchAll(IDIOM_FORM)) found.push([match.index, match.index + match[0].length]);
  return found;
}
const IDIOM_FORM = new RegExp(
  [...IDIOMS, ...MORE_IDIOMS].sort((one, other) => other.length - one.length).join('|'),
  'gu',
);

interface ScannedNumbers {
  readonly numbers: readonly NumberToken[];
  /** Numerals inside words that count nothing. */
  readonly idioms: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Finds every number of a plain text, from its beginning to its end, in linear time: 3000余, 1.2万, 80余万, 三百四十来,
 * 两万三, 2-3, 数十, 98%, 百分之九十八, ×. A range is one token.
 */
export function scanNumbers(text: string): ScannedNumbers {
  const idiomPlaces = idiomRanges(text);
  const numbers: NumberToken[] = [];
  const idioms: { start: number; end: number }[] = [];
  let nextIdiom = 0;
  for (let index = 0; index < text.length;) {
    while (nextIdiom < idiomPlaces.length && (idiomPlaces[nextIdiom]?.[1] ?? 0) <= index) nextIdiom += 1;
    const idiom = idiomPlaces[nextIdiom];
    if (idiom && idiom[0] <= index) {
      idioms.push(...numeralsIn(text, index, idiom[1]));
      index = idiom[1];
      continue;
    }
    const token = START.test(text[index] ?? '') ? tokenAt(text, index) : null;
    if (token === null) {
      index += 1;
      continue;
    }
    // 一致 begins where the numeral does; a longer numeral wins over an idiom that begins inside it.
    numbers.push(withRange(text, token));
    index = numbers.at(-1)?.end ?? index + 1;
  }
  return { numbers, idioms };
}

const START = new RegExp(`[\\d${NUMERAL}百数几上成好x*①-⑳⑴-⒇㈠-㈩半若多过大]`, 'u');

function numeralsIn(text: string, start: number, end: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let index = start; index < end; index += 1)
    if (/[零一二两三四五六七八九十百千万亿]/u.test(text[index] ?? '')) found.push({ start: index, end: index + 1 });
  return found.slice(0, 2);
}

function at(form: RegExp, text: string, index: number): RegExpExecArray | null {
  form.lastIndex = index;
  return form.exec(text);
}

function tokenAt(text: string, index: number): NumberToken | null {
  const half = at(HALF_FORM, text, index);
  if (half) return token(index, index + half[0].length, 50, 'EXACT', true, true);
  const tenth = at(TENTH_FORM, text, index);
  if (tenth) return tenthOf(index, tenth[0]);
  const vague = at(VAGUE_FORM, text, index);
  if (vague) return { ...token(index, index + vague[0].length, null, 'UNCOUNTED', true), isVague: true };
  const share = at(SHARE_FORM, text, index);
  if (share) return shareOf(text, index, index + share[0].length);
  const fraction = at(FRACTION_FORM, text, index);
  if (fraction) return fractionOf(index, fraction);
  const circled = at(CIRCLED, text, index);
  if (circled) return token(index, index + 1, circledValue(circled[0]), 'EXACT', false);
  return (
    maskAt(text, index) ?? arabicAt(text, index) ?? someAt(text, index) ?? chineseAt(text, index) ?? halfAt(text, index)
  );
}

const token = (
  start: number,
  end: number,
  value: number | null,
  exactness: Exactness,
  isChinese: boolean,
  isShare = false,
): NumberToken => ({ start, end, value, upTo: null, exactness, isChinese, isShare });

function tenthOf(index: number, words: string): NumberToken {
  const [whole = '', rest = ''] = words.split('成');
  const tens = /\d/.test(whole) ? Number(whole) : (readChineseNumeral(whole) ?? 0);
  return token(index, index + words.length, tens * 10 + (readChineseNumeral(rest) ?? 0), 'EXACT', true, true);
}

function fractionOf(index: number, [words = '', whole = '', part = '']: RegExpExecArray): NumberToken {
  const share = ((readChineseNumeral(part) ?? 0) / (readChineseNumeral(whole) ?? 1)) * 100;
  return token(index, index + words.length, Math.round(share * 100) / 100, 'EXACT', true, true);
}

function circledValue(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  return code >= 0x3220 ? code - 0x321f : code >= 0x2474 ? code - 0x2473 : code - 0x245f;
}

function arabicAt(text: string, index: number): NumberToken | null {
  if (/[\d.]/.test(text[index - 1] ?? '') && /\d/.test(text[index - 1] ?? '')) return null;
  const match = at(ARABIC_FORM, text, index);
  if (!match) return null;
  const { digits = '', more, scale, late } = match.groups ?? {};
  // 4.11月: the number of an item, and a month.
  const item =
    text[index - 1] === '\n' || index === 0 ? /^(\d{1,2})\.(?=\d{1,2}月)/u.exec(text.slice(index, index + 8)) : null;
  if (item) return token(index, index + (item[1] ?? '').length, Number(item[1]), 'EXACT', false);
  const isScale = scale === undefined || !/^[百千]$/u.test(scale) || more !== undefined || digits.length <= 2;
  const used = isScale ? match[0] : match[0].slice(0, match[0].indexOf(scale));
  let end = index + used.length;
  const value = scaled(digits, isScale ? (scale ?? '') : '');
  // 41万6千, 1亿2000万: the lower scale is told as well.
  const lower = isScale && more === undefined ? lowerScale(text, end, scale) : null;
  if (lower) {
    const own: Exactness = /[余多]/u.test(text[lower.end - 1] ?? '') ? 'AT_LEAST' : 'EXACT';
    return token(index, lower.end, value + lower.value, exactnessAround(text, index, lower.end, own), false);
  }
  const isMore = more ?? (isScale ? late : undefined);
  let exactness: Exactness = isMore === undefined ? 'EXACT' : isMore === '来' ? 'APPROX' : 'AT_LEAST';
  const percent = text[end] === '%' || text[end] === '‰';
  if (percent) end += 1;
  exactness = exactnessAround(text, index, end, exactness);
  return token(index, end, value, exactness, false, percent);
}

function lowerScale(text: string, from: number, scale: string | undefined): { end: number; value: number } | null {
  const form =
    scale === '亿' ? /^(\d{1,4})(千?万)[余多]?/u : scale === '万' ? /^(\d{1,4})([千百])[余多]?(?![万亿])/u : null;
  const match = form?.exec(text.slice(from, from + 8));
  return match ? { end: from + match[0].length, value: scaled(match[1] ?? '', match[2] ?? '') } : null;
}

/** By digits, because 1.2 × 10,000 in floating point is not always 12,000. */
function scaled(digits: string, scale: string): number {
  const [whole = '0', decimals = ''] = digits.replace(/[, ]/gu, '').split('.');
  const zeros = Math.round(Math.log10(SCALES[scale] ?? 1));
  const shifted = `${whole}${decimals.slice(0, zeros).padEnd(zeros, '0')}`;
  const rest = decimals.slice(zeros);
  return Number(rest === '' ? shifted : `${shifted}.${rest}`);
}

function someAt(text: string, index: number): NumberToken | null {
  const match = at(SOME_FORM, text, index);
  if (!match) return null;
  // 上千 and 上百 tell the number that is reached; 数十 and 几百 tell none.
  const reached = /^(?:上|成)([百千万亿]+)$/u.exec(match[0]);
  const value = reached ? readChineseNumeral(reached[1] ?? '', true) : null;
  return token(index, index + match[0].length, value, value === null ? 'UNCOUNTED' : 'AT_LEAST', true);
}

function chineseAt(text: string, index: number): NumberToken | null {
  const match = at(CHINESE_FORM, text, index);
  if (!match) return null;
  const whole = match[0];
  if (FORMAL.test(whole) && !/[〔（]/u.test(text[index - 1] ?? '')) return null;
  const { late } = match.groups ?? {};
  const inner = /[余多来几](?=.)/u.exec(whole)?.[0];
  const written = whole.replace(/[余多来几]/gu, '');
  const says = late ?? inner;
  const before = text.slice(Math.max(0, index - 4), index);
  const isBare = /^[百千万亿]/u.test(written);
  const isMoney = /^(?:元|美元)(?:以上|大关)/u.test(text.slice(index + whole.length, index + whole.length + 5));
  if (isBare && says === undefined && !isMoney && !/[近约逾超过上达足数]$/u.test(before) && !isQuoted(text, index))
    return null;
  const value = numeralValue(written, isBare);
  if (value === null) return pairAt(text, index, written) ?? digitsInARow(text, index, written);
  const exactness: Exactness = says === undefined ? 'EXACT' : says === '来' ? 'APPROX' : 'AT_LEAST';
  const end = index + whole.length;
  return token(index, end, value, exactnessAround(text, index, end, exactness), true);
}

/** “百警进千企”: a bare numeral of a name. */
const isQuoted = (text: string, index: number): boolean =>
  /“[^”\n]{0,10}$/u.test(text.slice(Math.max(0, index - 12), index));

function numeralValue(written: string, isBare: boolean): number | null {
  const [whole = '', decimals] = written.split('点');
  const decimal = /^([零一二三四五六七八九]+)([万亿]?)$/u.exec(decimals ?? '');
  if (decimal) {
    const base = readChineseNumeral(whole, isBare);
    const digits = [...(decimal[1] ?? '')].map((digit) => readChineseNumeral(digit)).join('');
    return base === null ? null : scaled(`${base}.${digits}`, decimal[2] ?? '');
  }
  return readChineseNumeral(written, isBare);
}

/** 三四百, 十七八, 两三: two numbers of which the lower counts. */
function pairAt(text: string, index: number, written: string): NumberToken | null {
  const [full, head = '', low = '', high = '', tail = ''] =
    /^((?:.*[十百千万亿])?)([一二两三四五六七八])([二两三四五六七八九])([十百千万亿]*)$/u.exec(written) ?? [];
  if (full === undefined) return null;
  const ends = [low, high].map((digit) => readChineseNumeral(`${head}${digit}${tail}`));
  if (ends[0] == null || ends[1] == null || ends[0] >= ends[1]) return null;
  return { ...token(index, index + written.length, ends[0], 'AT_LEAST', true), upTo: ends[1] };
}

/** 二〇二四, 一二三: digits in a row, as years and labels have them. */
function digitsInARow(text: string, index: number, written: string): NumberToken | null {
  const digits = /^[零〇一二三四五六七八九]+/u.exec(written)?.[0];
  if (digits === undefined) return token(index, index + 1, null, 'EXACT', true);
  const value = Number(
    [...digits].map((digit) => '零一二三四五六七八九'.indexOf(digit === '〇' ? '零' : digit)).join(''),
  );
  return token(index, index + digits.length, value, 'EXACT', true);
}

function maskAt(text: string, index: number): NumberToken | null {
  if (/[a-z0-9x*]/.test(text[index - 1] ?? '')) return null;
  const match = at(MASK_FORM, text, index);
  return match && /[x*]/u.test(match[0]) ? token(index, index + match[0].length, null, 'WITHHELD', false) : null;
}

/** 半年, 一半, 过半, 半数 are numbers of their own. */
function halfAt(text: string, index: number): NumberToken | null {
  if (text[index] !== '半') return null;
  const isShare = /[一过近大]$/u.test(text.slice(index - 1, index)) || text[index + 1] === '数';
  return isShare || /^[年月天日小个]/u.test(text.slice(index + 1, index + 2))
    ? token(index, index + 1, 0.5, 'EXACT', true, isShare)
    : null;
}

function shareOf(text: string, index: number, from: number): NumberToken | null {
  const arabic = at(ARABIC_FORM, text, from);
  if (arabic) return token(index, from + arabic[0].length, Number(arabic.groups?.['digits']), 'EXACT', false, true);
  const chinese = at(CHINESE_FORM, text, from);
  const value = chinese && numeralValue(chinese[0].replace(/[余多来几]/gu, ''), chinese[0].startsWith('百'));
  return chinese && value != null ? token(index, from + chinese[0].length, value, 'EXACT', true, true) : null;
}

/** What stands before the number, or behind it and its unit, about how exact it is. */
function exactnessAround(text: string, start: number, end: number, own: Exactness): Exactness {
  let before = text.slice(Math.max(0, start - 6), start);
  before = before.replace(NEUTRAL_BEFORE, '');
  const behind = text.slice(end, end + LONGEST_UNIT + 3);
  // 点击量过万: over it, where nothing but the scale is told.
  const isOver = /(?<![通经不])过$/u.test(before) && /[百千万亿]/u.test(text[start] ?? '');
  const said = isOver ? 'AT_LEAST' : (BEFORE.find(([words]) => words.test(before))?.[1] ?? saidBehind(behind));
  if (said === undefined) return own;
  return said === 'AT_LEAST' && own === 'APPROX' ? own : said;
}

function saidBehind(behind: string): Exactness | undefined {
  const unit = /^(?:万?元|人次|户次|场次|个人|[\p{Script=Han}]{0,2}?)(?=以上|有余|左右|上下|以内|以下|出头|之多)/u.exec(
    behind,
  );
  return unit ? BEHIND.find(([words]) => words.test(behind.slice(unit[0].length)))?.[1] : undefined;
}

/** 2-3场, 300～500人, 3至5万元: one number from its lower end to its upper one. */
function withRange(text: string, low: NumberToken): NumberToken {
  if (low.value === null || low.isShare) return low;
  const sign = at(RANGE_SIGN, text, low.end) ?? nextDigit(text, low);
  const connector = sign ?? rangeBehindUnit(text, low.end);
  if (connector === null) return low;
  const from = connector.index + connector[0].length;
  const high = /[\d一二两三四五六七八九十]/u.test(text[from] ?? '') ? tokenAt(text, from) : null;
  if (high?.value == null || high.isShare) return low;
  const scaledLow =
    low.value < high.value && high.value >= 1000 && low.value < 1000 && /[万亿千]$/u.test(text.slice(from, high.end))
      ? low.value * (SCALES[/[万亿千]$/u.exec(text.slice(from, high.end))?.[0] ?? ''] ?? 1)
      : low.value;
  const lowValue = scaledLow < high.value ? scaledLow : low.value;
  return lowValue < high.value
    ? { ...low, value: lowValue, upTo: high.value, end: high.end, exactness: 'AT_LEAST' }
    : low;
}

/** 2、3次: one digit and the next one, before one unit. */
function nextDigit(text: string, { start, end, value }: NumberToken): RegExpExecArray | null {
  const both = /^([1-8])、([2-9])(?=[次场个名位人户份天起家])/u.exec(text.slice(start, end + 4));
  const isPair = both !== null && Number(both[1]) === value && Number(both[2]) === Number(both[1]) + 1;
  return isPair && !/[\d、]/u.test(text[start - 1] ?? '') ? at(/、/uy, text, end) : null;
}

/** 300人至500人: the unit stands behind both. */
function rangeBehindUnit(text: string, end: number): RegExpExecArray | null {
  const unit = /^([人份场次户名起条])(?=[-至到]+\d+\1)/u.exec(text.slice(end, end + 12));
  return unit ? at(RANGE_SIGN, text, end + unit[0].length) : null;
}
