import { CLOSING_BRACKETS, OPENING_BRACKETS } from './fold.js';
import { visibleText } from './visible-text.js';

/** How a document number is written; shown to a person who wrote it otherwise. */
export const DOCUMENT_NUMBER_EXAMPLE = '镇反诈〔2026〕5号';

const OPENING = `[\\[{(（［｛${OPENING_BRACKETS}]`;
const CLOSING = `[\\]})）］｝${CLOSING_BRACKETS}]`;

const FORM = new RegExp(`^(.+)${OPENING}((?:19|20)\\d{2})年?${CLOSING}第?0*([1-9]\\d*)号$`, 'u');

/**
 * A document number (发文字号) as GB/T 9704—2012, 7.2.5 wants it: code of the issuing body, the four digits of the year in
 * hexagonal brackets 〔〕 (U+3014, U+3015), the serial number in Arabic digits without 第 and without leading zeros, 号.
 * Brackets of another shape, full-width digits and blanks inside are corrected, because the number they mean is beyond
 * doubt.
 * @returns null where the text has no such form: no year in brackets, no serial number with 号, no issuing body.
 */
export function readDocumentNumber(text: string): string | null {
  const plain = visibleText(text)
    .replace(/\s+/gu, '')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const [, body, year, serial] = FORM.exec(plain) ?? [];
  return body && year && serial ? `${body}〔${year}〕${serial}号` : null;
}
