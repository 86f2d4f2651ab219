import {
  isStatedNumber,
  numberErrorMessage,
  readStatedNumber,
  unitWord,
  type Locale,
  type NumberError,
  type NumberKind,
  type Qualifier,
  type StatedNumber,
  type StatedSome,
} from '@fanzha/domain';
import { groupedShort } from '@fanzha/ui';
import { aside, between } from '../../locales/punctuation.js';

/** A number as it stands in a form: text, because what cannot be read yet must not be lost either. */
export interface CountLine {
  text: string;
  qualifier: Qualifier;
  /** Not counted, but there was something: 数百余人. */
  atLeast?: boolean;
}

/** A number as a record states it, with how it was counted. */
export interface StatedCount<Value = number> {
  readonly value: Value | null;
  readonly qualifier: Qualifier;
  /** The upper end of a range; its lower end is `value`, which counts. */
  readonly upTo?: Value | null;
  /** Not counted, but there was something. */
  readonly atLeast?: boolean | null;
}

export const NO_COUNT: CountLine = { text: '', qualifier: 'EXACT' };

export const needsNumber = (qualifier: Qualifier): boolean => qualifier !== 'UNCOUNTED' && qualifier !== 'WITHHELD';

/** Whether it says anything: an untouched field is no statement, and least of all zero. */
export const isStatedCount = (line: CountLine): boolean => line.text.trim() !== '' || line.qualifier !== 'EXACT';

/** What stands in the field, read; null where nothing stands there or no number is wanted. */
export function readLine(line: CountLine, kind: NumberKind): StatedNumber | StatedSome | NumberError | null {
  return needsNumber(line.qualifier) && line.text.trim() !== '' ? readStatedNumber(line.text, kind) : null;
}

/** Why the text is no number, in words; null where it is one, or none is wanted. */
export function unreadable(line: CountLine, kind: NumberKind, locale: Locale): string | null {
  const read = readLine(line, kind);
  return read === null || 'plain' in read ? null : numberErrorMessage(read, locale);
}

/** An amount of money as it is sent: by its digits, so that no fen is lost. What the text itself says (3000余) holds. */
export function moneyOf(line: CountLine): StatedCount<string> {
  return plainOf(line, 'MONEY');
}

/** A number as it is sent. What the text itself says (3000余) holds even where the field was never left. */
export function countOf(line: CountLine, kind: NumberKind = 'COUNT'): StatedCount {
  return inNumbers(plainOf(line, kind));
}

/** The same in numbers, as far as it states any. */
export const inNumbers = ({ value, upTo, ...how }: StatedCount<string | number>): StatedCount => ({
  ...how,
  value: value === null ? null : Number(value),
  ...(upTo != null && { upTo: Number(upTo) }),
});

function plainOf(line: CountLine, kind: NumberKind): StatedCount<string> {
  const read = readLine(line, kind);
  if (read !== null && isStatedNumber(read))
    return {
      value: read.plain,
      qualifier: read.qualifier ?? line.qualifier,
      ...(read.upTo !== undefined && { upTo: read.upTo }),
    };
  const { qualifier, atLeast } = read !== null && 'plain' in read ? read : line;
  return { value: null, qualifier, ...(qualifier === 'UNCOUNTED' && atLeast && { atLeast }) };
}

/** A number as it stands in a form, both ends of a range in one text. */
export const lineOf = (count: StatedCount<number | string> | null): CountLine =>
  count === null
    ? { ...NO_COUNT }
    : {
        text: count.value === null || !needsNumber(count.qualifier) ? '' : rangeText(count, plainDigits),
        qualifier: count.qualifier,
        ...(count.qualifier === 'UNCOUNTED' && count.atLeast && { atLeast: true }),
      };
const plainDigits = (value: number | string): string => String(Number(value));

/** The digits of a number, or of both ends of a range. */
export const rangeText = <Value>({ value, upTo }: StatedCount<Value>, digits: (value: Value) => string): string =>
  value === null ? '' : upTo == null ? digits(value) : between(digits(value), digits(upTo));

/** Names of how a number was counted, and of something that was not counted. */
export type CountWords = (qualifier: Qualifier | 'SOME') => string;

/** How a number was counted, in a word: `余`, `余（300～500）`, `有，未计数`. */
export function kindText(count: StatedCount<number | string>, words: CountWords): string {
  if (count.qualifier === 'UNCOUNTED' && count.atLeast) return words('SOME');
  const word = words(count.qualifier);
  return count.upTo == null ? word : word + aside(rangeText(count, (value) => groupedShort(Number(value))));
}

/**
 * A number with its kind, such as `≥3,000 户`, `约 120 户`, `300～500 户`, `做了未统计`, `有，未计数`.
 * @param digits how a number is written
 */
export function countText(
  count: StatedCount,
  unit: string,
  words: CountWords,
  digits: (value: number) => string = groupedShort,
): string {
  const { value, qualifier, upTo = null } = count;
  if (!needsNumber(qualifier)) return kindText(count, words);
  const sign = qualifier === 'APPROX' ? `${words(qualifier)} ` : qualifier === 'AT_LEAST' && upTo === null ? '≥' : '';
  return `${sign}${rangeText({ ...count, value: value ?? 0 }, digits)} ${unitWord(unit, upTo ?? value ?? 0)}`;
}
