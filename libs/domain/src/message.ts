import { fieldName } from './field-name.js';
import { FIELD_WORDING } from './field-wording.js';
import type { Locale } from './locale.js';
import { ERROR_WORDING } from './error-wording.js';
import { REASON_WORDING } from './reason-wording.js';
import type { ErrorCode, FieldError, DomainErrorContext } from './domain-error.js';
import { phrase, type WordingValues } from './wording.js';

/** An error, or what is left of one after its journey through the API as plain data. */
interface DomainErrorFacts extends DomainErrorContext {
  readonly code: ErrorCode;
}

/**
 * What a person is told about an error: the first invalid field of an input and how many there are, else the finest
 * reason known, else the class. Names the texts and numbers found in `details`, such as the minutes of a lock.
 */
export function errorMessage(domainError: DomainErrorFacts, locale: Locale): string {
  const [first, ...others] = domainError.fields ?? [];
  if (domainError.code === 'BAD_INPUT' && first) {
    const message = fieldMessage(first, locale);
    if (others.length === 0) return message;
    const count = others.length + 1;
    return locale === 'en' ? `${message} (${count} entries need correction)` : `${message}（共 ${count} 处需要改正）`;
  }
  const wording = domainError.reason ? REASON_WORDING[domainError.reason] : ERROR_WORDING[domainError.code];
  return phrase(wording, namedFacts(domainError.details), locale);
}

/** What a person is told about one field: 标题最多 200 个字，现在 230 个. */
export function fieldMessage(error: FieldError, locale: Locale): string {
  return phrase(FIELD_WORDING[error.code], { ...error.params, field: fieldName(error.path, locale) }, locale);
}

/** The same about a field that the product has no name for, such as a column of a file. */
export function fieldMessageAbout(error: Pick<FieldError, 'code' | 'params'>, field: string, locale: Locale): string {
  return phrase(FIELD_WORDING[error.code], { ...error.params, field }, locale);
}

function namedFacts(details: DomainErrorFacts['details']): WordingValues {
  const facts = Object.entries(details ?? {}).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return Object.fromEntries(facts);
}
