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
} from '@fanzha/domain';
import { groupedShort } from '@fanzha/ui';

/** A number as it stands in a form: text, because what cannot be read yet must not be lost either. */
export interface CountLine {
  text: string;
  qualifier: Qualifier;
}

export const NO_COUNT: CountLine = { text: '', qualifier: 'EXACT' };

export const needsNumber = (qualifier: Qualifier): boolean => qualifier !== 'UNCOUNTED' && qualifier !== 'WITHHELD';

/** Whether it says anything: an untouched field is no statement, and least of all zero. */
export const isStatedCount = (line: CountLine): boolean => line.text.trim() !== '' || line.qualifier !== 'EXACT';

/** What stands in the field, read; null where nothing stands there or no number is wanted. */
export function readLine(line: CountLine, kind: NumberKind): StatedNumber | NumberError | null {
  return needsNumber(line.qualifier) && line.text.trim() !== '' ? readStatedNumber(line.text, kind) : null;
}

/** Why the text is no number, in words; null where it is one, or none is wanted. */
export function unreadable(line: CountLine, kind: NumberKind, locale: Locale): string | null {
  const read = readLine(line, kind);
  return read === null || isStatedNumber(read) ? null : numberErrorMessage(read, locale);
}

/** An amount of money as it is sent: by its digits, so that no fen is lost. What the text itself says (3000余) holds. */
export function moneyOf(line: CountLine): { value: string | null; qualifier: Qualifier } {
  return plainOf(line, 'MONEY');
}

/** A number as it is sent. What the text itself says (3000余) holds even where the field was never left. */
export function countOf(line: CountLine, kind: NumberKind = 'COUNT'): { value: number | null; qualifier: Qualifier } {
  const { value, qualifier } = plainOf(line, kind);
  return { value: value === null ? null : Number(value), qualifier };
}

function plainOf(line: CountLine, kind: NumberKind): { value: string | null; qualifier: Qualifier } {
  const read = readLine(line, kind);
  return read !== null && isStatedNumber(read)
    ? { value: read.plain, qualifier: read.qualifier ?? line.qualifier }
    : { value: null, qualifier: line.qualifier };
}

export const lineOf = (count: { readonly value: number | null; readonly qualifier: Qualifier } | null): CountLine =>
  count === null
    ? { ...NO_COUNT }
    : {
        text: count.value === null || !needsNumber(count.qualifier) ? '' : String(count.value),
        qualifier: count.qualifier,
      };

/** A number with its kind, such as `≥3,000 户`, `约 120 户`, `做了未统计`. @param words name of a qualifier */
export function countText(
  { value, qualifier }: { readonly value: number | null; readonly qualifier: Qualifier },
  unit: string,
  words: (qualifier: Qualifier) => string,
): string {
  if (!needsNumber(qualifier)) return words(qualifier);
  const sign = qualifier === 'AT_LEAST' ? '≥' : qualifier === 'APPROX' ? `${words(qualifier)} ` : '';
  return `${sign}${groupedShort(value ?? 0)} ${unitWord(unit, value ?? 0)}`;
}
