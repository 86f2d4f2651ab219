import { plainDigits } from './personal-number.js';
import { visibleLines } from './visible-text.js';

/** Eleven digits as mobile numbers have them, in one or as they are read out (3, 4, 4), perhaps behind +86. */
const MOBILE = /(?<![\d.])(?:(?:\+|00)?86[\s-]?)?(1[3-9]\d)([ -]?)(\d{4})\2(\d{4})(?![\d.]*\d)/gu;

/**
 * The mobile numbers that a text seems to hold, each once, in eleven digits. It may be a number of another kind, so it
 * is asked about and not refused. Full-width and other digits and invisible characters make no difference; digits that
 * are part of a longer row, such as an amount or a serial number, are none.
 */
export function mobileNumbersIn(text: string | null | undefined): string[] {
  if (!text) return [];
  const plain = plainDigits(visibleLines(text).replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
  const found = [...plain.matchAll(MOBILE)].map(([, head = '', , middle = '', tail = '']) => head + middle + tail);
  return [...new Set(found)];
}
