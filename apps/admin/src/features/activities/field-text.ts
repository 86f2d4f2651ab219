import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  AUDIENCES,
  CHANNELS,
  isTermCode,
  nameIn,
  termOf,
  type IndicatorCode,
  type Locale,
  type Term,
} from '@fanzha/domain';
import type { ActivityForm } from './activity-draft.js';
import { inputOf } from './activity-input.js';
import { measureText } from '../../records/text/measure-text.js';

/** Names of codes; what is no code is a name already. */
export function namesOf<Code extends string>(
  terms: readonly Term<Code>[],
  codes: readonly string[],
  locale: Locale,
): string {
  return codes
    .map((code) => (isTermCode(terms, code) ? nameIn(locale, termOf(terms, code as NoInfer<Code>)) : code))
    .join(locale === 'en' ? ', ' : '、');
}

export const audienceNames = (codes: readonly string[], locale: Locale): string => namesOf(AUDIENCES, codes, locale);
export const channelNames = (codes: readonly string[], locale: Locale): string => namesOf(CHANNELS, codes, locale);

/** One field of a form in words, for putting two versions side by side. */
export function fieldText(field: string, form: ActivityForm, locale: Locale): string {
  if (field.startsWith('measure:')) {
    const measure = inputOf(form, null, null).measures.find(
      ({ indicator }) => indicator === (field.slice(8) as IndicatorCode),
    );
    return measure
      ? measureText(
          { indicator: measure.indicator, value: measure.value ?? null, qualifier: measure.qualifier ?? 'EXACT' },
          locale,
        )
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
    case 'partners':
      return form.partners.join(locale === 'en' ? ', ' : '、');
    default: {
      const value = form[field as keyof ActivityForm];
      return typeof value === 'string' ? value : '';
    }
  }
}
