import { AFTER, BEFORE, COUNT_UNITS, MONEY_BEFORE, MONEY_UNITS, type NumberKind, oneOf } from './number-grammar.js';
import { AT_MOST } from './stated-number-error.js';

const SCALES = '[十百千万萬亿億]';
/** Amounts of which no digit is certain: 数百, 几十, 上百, 成千上万, 若干. 上百 may be a little less than a hundred. */
const SOME =
  `(?:好?[几幾数數]|上|成)${SCALES}+(?:上${SCALES}+)?|[数數]以[十百千万萬亿億]计|好?[几幾]|[数數]|` +
  '若干|许多|很多|好多|好些|大量|众多|一些|无数|不少|大批|' +
  'several|many|some|dozens(?: of)?|hundreds(?: of)?|thousands(?: of)?';

const formOf = (units: readonly string[], before: readonly string[]): RegExp =>
  new RegExp(
    `^(?:${before.length > 0 ? `${oneOf(before)}|` : ''}${BEFORE})*?(?:${SOME})\\s*` +
      `(?:${AFTER})*(?:[万萬亿億]\\s*)?(?:${AFTER})*(?<unit>${oneOf(units)})?(?:${AFTER})*$`,
    'iu',
  );
const FORMS: Readonly<Record<NumberKind, RegExp>> = {
  COUNT: formOf(COUNT_UNITS, []),
  MONEY: formOf(MONEY_UNITS, MONEY_BEFORE),
};

/**
 * What a text says that names no number but that there was something: `数百余人`, `若干`, `几十余份`, `上百人`.
 * @param text with plain digits and without invisible characters
 * @returns the unit that was written, '' for none; null for any other text
 */
export function someIn(text: string, kind: NumberKind): { readonly unit: string } | null {
  if (AT_MOST.test(text)) return null;
  const parts = FORMS[kind].exec(text)?.groups;
  return parts ? { unit: parts['unit']?.trim() ?? '' } : null;
}
