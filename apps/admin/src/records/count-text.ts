import type { Qualifier } from '@fanzha/domain';
import { readAmount } from '../features/activities/amount-text.js';

/** A number as it stands in a form: text, because what cannot be read yet must not be lost either. */
export interface CountLine {
  text: string;
  qualifier: Qualifier;
}

export const NO_COUNT: CountLine = { text: '', qualifier: 'EXACT' };

export const needsNumber = (qualifier: Qualifier): boolean => qualifier !== 'UNCOUNTED' && qualifier !== 'WITHHELD';

/** Whether it says anything: an untouched field is no statement, and least of all zero. */
export const isStatedCount = (line: CountLine): boolean => line.text.trim() !== '' || line.qualifier !== 'EXACT';

/** Whether a number is wanted and the text is none. */
export const isUnreadable = (line: CountLine): boolean => needsNumber(line.qualifier) && line.text.trim() !== '' && readAmount(line.text) === null;

/** As it is sent. What the text itself says (3000余) holds even where the field was never left. */
export function countOf(line: CountLine): { value: number | null; qualifier: Qualifier } {
  if (!needsNumber(line.qualifier)) return { value: null, qualifier: line.qualifier };
  const read = readAmount(line.text);
  return { value: read?.value ?? null, qualifier: read?.qualifier ?? line.qualifier };
}

export const lineOf = (count: { readonly value: number | null; readonly qualifier: Qualifier } | null): CountLine =>
  (count === null ? { ...NO_COUNT } : { text: count.value === null || !needsNumber(count.qualifier) ? '' : String(count.value), qualifier: count.qualifier });

/** A number with its kind, such as `≥3,000 户`, `约120 户`, `做了未统计`. @param words name of a qualifier */
export function countText({ value, qualifier }: { readonly value: number | null; readonly qualifier: Qualifier }, unit: string, words: (qualifier: Qualifier) => string): string {
  if (!needsNumber(qualifier)) return words(qualifier);
  const mark = qualifier === 'AT_LEAST' ? '≥' : qualifier === 'APPROX' ? `${words(qualifier)} ` : '';
  return `${mark}${(value ?? 0).toLocaleString('en-US')} ${unit}`;
}
