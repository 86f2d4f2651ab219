import { fieldName } from '@fanzha/domain';
import { useI18n } from 'vue-i18n';
import { currentLocale } from '../../locales/i18n.js';
import { amountField } from './amount-fields.js';

/**
 * What records call a field where inputs call it otherwise; an amount and the kind of number it is are one field to
 * people.
 */
const SAME_AS: Readonly<Record<string, string>> = {
  fraudType: 'fraudTypeCode',
  pensionTag: 'pensionTagCode',
  region: 'regionCode',
  joinedBy: 'joinedByTenantIds',
  case: 'caseId',
};

/**
 * The name of a field in the words of one section (`<section>.field.<name>`), else in those in which
 * the server states its errors.
 */
export function useFieldNames(section: string): (field: string) => string {
  const { t, te } = useI18n();
  return (field) => {
    const name = SAME_AS[field] ?? amountField(field);
    const key = [`${section}.field.${name}`, `records.field.${name}`].find((one) => te(one));
    return key ? t(key) : fieldName(name, currentLocale());
  };
}
