import { fraudType, isFraudTypeCode, nameIn } from '@fanzha/domain';
import { currentLocale } from '../../locales/i18n.js';
import type { ListFilter } from './list-filter.js';

/** One kind of fraud with what is below it. Tags of pension fraud are no kinds of their own. */
export const fraudTypeFilter = (
  label: string,
  all: string,
  { further = false } = {},
): ListFilter<{ readonly fraudTypeCode?: string | null }> => ({
  key: 'fraud',
  label,
  control: { kind: 'fraud', all },
  read: (text) => (isFraudTypeCode(text) && !fraudType(text).pension ? text : ''),
  ask: (code) => ({ fraudTypeCode: code || null }),
  chip: (code) => (isFraudTypeCode(code) ? { name: label, value: nameIn(currentLocale(), fraudType(code)) } : null),
  further,
});
