import { fieldName } from './field-name.js';
import { FIELD_WORDING } from './field-wording.js';
import type { Locale } from './locale.js';
import { ERROR_WORDING, REASON_WORDING } from './refusal-wording.js';
import type { ErrorCode, FieldFault, RefusalContext } from './refusal.js';
import { phrase, type WordingValues } from './wording.js';

/** A refusal, or what is left of one after its journey through the API as plain data. */
export interface RefusalFacts extends RefusalContext {
  readonly code: ErrorCode;
}

/**
 * What a person is told about a refusal: the first faulty field of an input and how many there are, else the finest
 * reason known, else the class. Names the texts and numbers found in `details`, such as the minutes of a lock.
 */
export function refusalMessage(refusal: RefusalFacts, locale: Locale): string {
  const [first, ...others] = refusal.fields ?? [];
  if (refusal.code === 'BAD_INPUT' && first) {
    const message = fieldMessage(first, locale);
    if (others.length === 0) return message;
    const count = others.length + 1;
    return locale === 'en' ? `${message} (${count} entries need correction)` : `${message}（共 ${count} 处需要改正）`;
  }
  const wording = refusal.reason ? REASON_WORDING[refusal.reason] : ERROR_WORDING[refusal.code];
  return phrase(wording, namedFacts(refusal.details), locale);
}

/** What a person is told about one field: 标题最多 200 个字，现在 230 个. */
export function fieldMessage(fault: FieldFault, locale: Locale): string {
  return phrase(FIELD_WORDING[fault.code], { ...fault.params, field: fieldName(fault.path, locale) }, locale);
}

function namedFacts(details: RefusalFacts['details']): WordingValues {
  const facts = Object.entries(details ?? {}).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return Object.fromEntries(facts);
}
