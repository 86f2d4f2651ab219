/**
 * Numbers as documents of authorities write them (GB/T 15835—2011): Arabic digits, with 万 or 亿 alone as a scale and
 * never both (not 3亿4500万), no grouping, percentage points for differences of percentages.
 */

const WAN = 4;
const YI = 8;

interface Decimal {
  readonly negative: boolean;
  /** All digits as one whole number. */
  readonly digits: bigint;
  /** How many of them stand behind the point. */
  readonly scale: number;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

function decimal(text: string): Decimal {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`Not a decimal number: ${text}`);
  return { negative: sign === '-', digits: BigInt(`${whole}${fraction}`), scale: fraction.length };
}

type Cut = 'exactly' | 'down' | 'nearest';

/** The number in units of 10^power with so many decimals; null where that is not exact although it has to be. */
function inScale({ digits, scale }: Decimal, power: number, decimals: number, cut: Cut): string | null {
  const shift = scale + power - decimals;
  if (shift <= 0) return withPoint(digits * 10n ** BigInt(-shift), decimals);
  const divisor = 10n ** BigInt(shift);
  const rest = digits % divisor;
  if (cut === 'exactly' && rest !== 0n) return null;
  return withPoint(digits / divisor + (cut === 'nearest' && rest * 2n >= divisor ? 1n : 0n), decimals);
}

/** Digits with a point before the last `decimals`, without zeros at the end. */
function withPoint(digits: bigint, decimals: number): string {
  const text = String(digits).padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals);
  const fraction = decimals === 0 ? '' : text.slice(-decimals).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

const signed = ({ negative }: Decimal, words: string): string => (negative ? `-${words}` : words);

/** Whether the number is 10^power or more, without its sign. */
const reaches = ({ digits, scale }: Decimal, power: number): boolean => digits >= 10n ** BigInt(power + scale);

/** Cuts a whole number down to its first two digits: 3025 → 3000, 37 → 30. */
function roundDown(number: Decimal): string {
  const whole = number.digits / 10n ** BigInt(number.scale);
  const length = String(whole).length;
  const unit = 10n ** BigInt(length <= 2 ? 1 : length - 2);
  return String((whole / unit) * unit);
}

/** An exact count: with a scale where two decimals say all of it (12300 → 1.23万), else every digit. */
export function countWords(text: string): string {
  const number = decimal(text);
  for (const [power, scale, decimals] of [[YI, '亿', 4] as const, [WAN, '万', 2] as const]) {
    const scaled = reaches(number, power) ? inScale(number, power, decimals, 'exactly') : null;
    if (scaled !== null) return signed(number, `${scaled}${scale}`);
  }
  return signed(number, inScale(number, 0, number.scale, 'exactly') ?? text);
}

/** A count that is at least so much: 3025 → 3000余, 42180 → 4.2万余, 5 → 至少5. Never more than is certain. */
export function countAtLeast(text: string): string {
  const number = decimal(text);
  if (number.negative || !reaches(number, 1)) return `至少${countWords(text)}`;
  if (reaches(number, YI)) return `${inScale(number, YI, 2, 'down') ?? ''}亿余`;
  if (reaches(number, WAN)) return `${inScale(number, WAN, 1, 'down') ?? ''}万余`;
  return `${roundDown(number)}余`;
}

/** A count that is about so much: 42180 → 约4.2万. */
export function countAbout(text: string): string {
  const number = decimal(text);
  if (reaches(number, YI)) return signedAbout(number, `${inScale(number, YI, 2, 'nearest') ?? ''}亿`);
  if (reaches(number, WAN)) return signedAbout(number, `${inScale(number, WAN, 1, 'nearest') ?? ''}万`);
  return `约${countWords(text)}`;
}

const signedAbout = (number: Decimal, words: string): string => `约${signed(number, words)}`;

/** Yuan: below 10,000 every digit, above that in 万元 or 亿元 with two decimals, as reports write amounts. */
export function moneyWords(yuan: string): string {
  const number = decimal(yuan);
  return signed(number, `${scaledMoney(number, 2, 'nearest', '')}元`);
}

/** 1386250 → 138.6万余元. */
export function moneyAtLeast(yuan: string): string {
  const number = decimal(yuan);
  // Cut off towards zero, a loss of money would be above what is certain: it keeps its digits.
  if (number.negative) return `至少${countWords(yuan)}元`;
  if (!reaches(number, 1)) return `至少${scaledMoney(number, 2, 'down', '')}元`;
  if (!reaches(number, WAN)) return `${roundDown(number)}余元`;
  return `${scaledMoney(number, 1, 'down', '余')}元`;
}

/** 1386250 → 约138.6万元. */
export function moneyAbout(yuan: string): string {
  const number = decimal(yuan);
  return signedAbout(number, `${scaledMoney(number, 1, 'nearest', '')}元`);
}

function scaledMoney(number: Decimal, decimals: number, cut: Cut, mark: string): string {
  if (!reaches(number, WAN)) return `${inScale(number, 0, 2, cut) ?? ''}${mark}`;
  const inWan = inScale(number, WAN, decimals, cut) ?? '';
  // 99,999,999 yuan would round to 10000万.
  if (reaches(number, YI) || Number(inWan) >= 10 ** WAN) return `${inScale(number, YI, 2, cut) ?? ''}亿${mark}`;
  return `${inWan}万${mark}`;
}

/** A percentage with one decimal: 61.38 → 61.4%. */
export function percentWords(text: string): string {
  return `${oneDecimal(text)}%`;
}

/** A percentage that is at least so much, never more than is certain: 61.38 → 至少61.3%. */
export const percentAtLeast = (text: string): string => `至少${oneDecimal(text, 'down')}%`;

/** A percentage that is about so much: 61.38 → 约61.4%. */
export const percentAbout = (text: string): string => `约${percentWords(text)}`;

/** A difference of two percentages: 3.2个百分点. */
export function pointWords(text: string): string {
  return `${oneDecimal(text)}个百分点`;
}

/** Rounded to one decimal, half away from zero unless down is asked for, without an idle zero. */
export function oneDecimal(text: string, cut: 'down' | 'nearest' = 'nearest'): string {
  const number = decimal(text);
  const words = inScale(number, 0, 1, cut) ?? text;
  return words === '0' ? words : signed(number, words);
}
