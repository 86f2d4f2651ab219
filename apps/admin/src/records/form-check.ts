import { fieldMessage, moneyFaults, type FieldFault, type Locale } from '@fanzha/domain';
import { countOf, isStatedCount, isUnreadable, needsNumber, type CountLine } from './count-text.js';
import type { FormErrors } from './record-form.js';

/** Faults in the words of the server, by field; the first one stays where a field has several. */
export function messagesOf(faults: readonly FieldFault[], locale: Locale): FormErrors {
  const errors: FormErrors = {};
  for (const fault of faults) errors[fault.path] ??= fieldMessage(fault, locale);
  return errors;
}

/** Message of a number that cannot be sent as it stands; none where all is well. @param words for what is no number at all */
export function amountErrors(field: string, line: CountLine, locale: Locale, words: string, { optional = false, money = false } = {}): FormErrors {
  if (isUnreadable(line)) return { [field]: words };
  if (optional && !isStatedCount(line)) return {};
  const { value, qualifier } = countOf(line);
  if (!needsNumber(qualifier)) return {};
  if (value === null) return messagesOf([{ path: field, code: 'AMOUNT_REQUIRED' }], locale);
  if (money) return messagesOf(moneyFaults(field, value), locale);
  return Number.isInteger(value) ? {} : messagesOf([{ path: field, code: 'NOT_WHOLE' }], locale);
}
