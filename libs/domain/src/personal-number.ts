import { isLocalDate } from './local-date.js';
import { isPlain, visibleLines } from './visible-text.js';

const PARTING = '[^\\S\\n\\t]{0,8}[-_.·/\\p{Pd}]?[^\\S\\n\\t]{0,8}';
/**
 * Groups of digits parted by blanks, dashes, dots and the like, and behind them the check letter of an identity card.
 */
const RUN = new RegExp(`\\d+(?:(?!\\d)${PARTING}\\d+)*(?:${PARTING}[xX×Х](?![\\p{Script=Latin}\\p{N}]))?`, 'gu');
/** The numerals in which a number is read out, one for each digit. */
const READ_OUT = /[〇零○一二三四五六七八九]{15,}/gu;
const NUMERALS = '〇一二三四五六七八九';
/** What is drawn as nothing, control characters among it: lists show what of a file is not checked yet. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|(?![\n\t])\p{Cc}/gu;

/** The first two digits of an address code (GB/T 2260), those of Taiwan, Hong Kong and Macao included. */
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const IDENTITY_DIGITS = 18;
const OLD_IDENTITY_DIGITS = 15;
const OLD_IDENTITY_LAYOUT = /^(?:15|6,6,3)$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
/** Nobody alive was born before; the old form ended with cards issued in 1999. */
const FIRST_YEAR = 1900;

const LEAST_CARD_DIGITS = 16;
const MOST_CARD_DIGITS = 19;
/**
 * How card numbers begin (ISO/IEC 7812): UnionPay 62 and 81, Visa 4, Mastercard 51–55 and 2221–2720, JCB and others 3,
 * 6, and the cards of Chinese banks from before UnionPay, 9. Serial numbers that begin with a date (20…) are none.
 */
const CARD = /^(?:[34569]|81|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/;
/** Groups in which cards are printed and read out; of four equal ones, the last may be shorter or longer. */
const CARD_LAYOUT = new RegExp(
  '^(?:4,4,4,[4-7]|4,4,4,4,[1-4]|6,1[0-3]|6,4,[4-9]|6,5,5|6,6,[4-7]' +
    '|8,8(?:,[1-3])?|5,5,5,[1-4]|4,6,[5-9]|4,1[2-5]|1(?:,1)+)$',
);
const UNION_PAY = /^62/;

/** Which personal number a text holds. */
type PersonalNumber = 'IDENTITY_CARD' | 'BANK_CARD';

interface Group {
  readonly digits: string;
  /** What parts it from the group before: nothing for the first, and for a check letter right behind its digits. */
  readonly parting: string;
}

/**
 * The personal number that a text holds, if any: that of an identity card (18 characters with their checksum, or 15
 * with a day of birth) or of a bank card (16 to 19 digits with theirs, Luhn). Full-width and other digits, blanks,
 * dashes and invisible characters in between make no difference. Digits that directly follow a letter of a number –
 * A3402… – or are part of a longer row are something else: a case number, a serial number.
 */
export function personalNumberIn(text: string | null | undefined): PersonalNumber | null {
  if (!text) return null;
  const visible = visibleLines(text);
  if (isPlain(visible) && !hasDigitsEnough(visible)) return null;
  const plain = plainDigits(visible.replace(UNSEEN, ''));
  return inRuns(plain) ?? inRuns(plain.replace(READ_OUT, digitsOf));
}

/** Whether a plain text has as many digits, or numerals in a row, as the shortest number of a person. */
function hasDigitsEnough(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length && digits < OLD_IDENTITY_DIGITS; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) digits++;
  }
  return digits >= OLD_IDENTITY_DIGITS || text.search(READ_OUT) >= 0;
}

function inRuns(text: string): PersonalNumber | null {
  for (const match of text.matchAll(RUN)) {
    const before = /[A-Za-z]*$/.exec(text.slice(Math.max(0, match.index - 20), match.index))?.[0] ?? '';
    const after = /^[A-Za-z]/.test(text.slice(match.index + match[0].length));
    const found = inGroups(groupsOf(match[0]), before, after);
    if (found) return found;
  }
  return null;
}

/** Looks at every part of a run that begins and ends with a group. `before` and `after`: letters that touch the run. */
function inGroups(groups: readonly Group[], before: string, after: boolean): PersonalNumber | null {
  for (let first = 0; first < groups.length; first++) {
    let digits = '';
    for (let last = first; last < groups.length && digits.length < MOST_CARD_DIGITS; last++) {
      digits += groups[last]?.digits ?? '';
      // A list of thousands of single digits has as many beginnings; only full lengths are worth a closer look.
      if (digits.length < OLD_IDENTITY_DIGITS) continue;
      const touched = last === groups.length - 1 ? after : groups[last + 1]?.parting === '';
      // One letter makes a number of another kind: A3402… is a case. A word only says what follows: ID3402…
      const ofAnother = touched || (first === 0 && before.length === 1);
      if (!ofAnother && isIdentity(digits, groups.slice(first, last + 1))) return 'IDENTITY_CARD';
      // Behind a word (ICBC6222…) only those of UnionPay: order numbers of shops and wallets begin with letters, too.
      const spelled = !touched && (first > 0 || before === '' || (before.length > 1 && UNION_PAY.test(digits)));
      if (spelled && isCard(digits) && laidOutAsCard(groups, first, last)) return 'BANK_CARD';
    }
  }
  return null;
}

function isIdentity(digits: string, groups: readonly Group[]): boolean {
  if (!PROVINCES.test(digits)) return false;
  if (digits.length === IDENTITY_DIGITS)
    return isBirthday(digits.slice(6, 14)) && checkCharacter(digits) === digits.at(-1);
  // Without a checksum, numbers that merely stand beside each other would be taken for one.
  const together = OLD_IDENTITY_LAYOUT.test(sizesOf(groups).join());
  return digits.length === OLD_IDENTITY_DIGITS && together && isBirthday(`19${digits.slice(6, 12)}`);
}

function isBirthday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return year >= FIRST_YEAR && year < 2100 && isLocalDate(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`);
}

function checkCharacter(digits: string): string | undefined {
  const sum = WEIGHTS.reduce((total, weight, position) => total + weight * Number(digits[position]), 0);
  return CHECK_CHARACTERS[sum % CHECK_CHARACTERS.length];
}

function isCard(digits: string): boolean {
  if (
    digits.length < LEAST_CARD_DIGITS ||
    digits.length > MOST_CARD_DIGITS ||
    !CARD.test(digits) ||
    digits.endsWith('X')
  )
    return false;
  const sum = [...digits].reverse().reduce((total, digit, position) => {
    const doubled = position % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/**
 * Whether groups are parted as on a card. A list of amounts has groups, too, and one list in ten would pass Luhn: so
 * only the usual layouts count, in one line, and not inside a longer row of equal groups; any layout where it begins
 * with 62 and is all there is.
 */
function laidOutAsCard(groups: readonly Group[], first: number, last: number): boolean {
  if (first === last) return true;
  const own = groups.slice(first, last + 1);
  if (own.slice(1).some(({ parting }) => parting.includes('/'))) return false;
  const sizes = sizesOf(own);
  const begins = UNION_PAY.test(own[0]?.digits ?? '');
  const listed = !begins && groups[first - 1]?.digits.length === sizes[0];
  const goesOn = sizes.at(-1) === sizes[0] && groups[last + 1]?.digits.length === sizes[0];
  if (CARD_LAYOUT.test(sizes.join()) && !listed && !goesOn) return true;
  return begins && first === 0 && last === groups.length - 1;
}

function groupsOf(run: string): Group[] {
  const groups = run.matchAll(/([^\dxX×Х]*)(\d+|[xX×Х])/gu);
  return [...groups].map(([, parting = '', digits = '']) => ({ parting, digits: /\d/.test(digits) ? digits : 'X' }));
}

const sizesOf = (groups: readonly Group[]): number[] => groups.map(({ digits }) => digits.length);

const digitsOf = (read: string): string =>
  [...read.replace(/[零○]/gu, '〇')].map((numeral) => NUMERALS.indexOf(numeral)).join('');

/** Digits of every script as 0 to 9. */
export function plainDigits(text: string): string {
  return text.normalize('NFKC').replace(/[^\P{Nd}0-9]/gu, (digit) => String(valueOf(digit)));
}

/** Digits of a script stand in a row from 0 to 9. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return point - zero;
}
