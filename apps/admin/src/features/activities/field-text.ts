import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  AUDIENCES,
  CHANNELS,
  FRAUD_TYPES,
  isTermCode,
  nameIn,
  termOf,
  THEMES,
  type Locale,
  type Term,
} from '@fanzha/domain';
import { listed } from '../../locales/punctuation.js';
import type { ActivityForm } from './activity-draft.js';
import { inputOf, isStated } from './activity-input.js';
import { lineKey } from './measure-lines.js';
import { measureText } from '../../records/text/measure-text.js';

/** Names of codes; what is no code is a name already. */
function namesOf<Code extends string>(terms: readonly Term<Code>[], codes: readonly string[], locale: Locale): string {
  return listed(
    codes.map((code) => (isTermCode(terms, code) ? nameIn(locale, termOf(terms, code as NoInfer<Code>)) : code)),
  );
}

export const audienceNames = (codes: readonly string[], locale: Locale): string => namesOf(AUDIENCES, codes, locale);
/** Names of types of fraud. */
export const fraudTypeNames = (types: readonly { readonly code: string }[], locale: Locale): string =>
  namesOf(
    FRAUD_TYPES,
    types.map(({ code }) => code),
    locale,
  );
export const channelNames = (codes: readonly string[], locale: Locale): string => namesOf(CHANNELS, codes, locale);

/** One field of a form in words, for putting two versions side by side. */
export function fieldText(field: string, form: ActivityForm, locale: Locale): string {
  if (field.startsWith('measure:')) {
    const lines = form.measures.filter((line) => isStated(line) && lineKey(line) === field.slice(8));
    const [measure] = inputOf({ ...form, measures: lines }, null, []).measures;
    return measure
      ? measureText({ ...measure, value: measure.value ?? null, qualifier: measure.qualifier ?? 'EXACT' }, locale)
      : '';
  }
  switch (field) {
    case 'type':
      return form.type === '' ? '' : nameIn(locale, termOf(ACTIVITY_TYPES, form.type));
    case 'status':
      return nameIn(locale, termOf(ACTIVITY_STATUSES, form.status));
    case 'audiences':
      return audienceNames(form.audiences, locale);
    case 'channels':
      return channelNames(form.channels, locale);
    case 'theme':
      return nameIn(locale, termOf(THEMES, form.theme));
    case 'fraudTypes':
      return namesOf(FRAUD_TYPES, form.fraudTypes, locale);
    case 'partners':
    case 'speakers':
      return listed(form[field]);
    default: {
      const value = form[field as keyof ActivityForm];
      return typeof value === 'string' ? value : '';
    }
  }
}
