import { FRAUD_TYPES, nameIn, type FraudType } from '@fanzha/domain';
import { currentLocale } from '../../locales/i18n.js';
import { choiceFilter, type ListFilter } from './list-filter.js';

/** A wide blank: browsers drop narrow ones at the beginning of an option. */
const INDENT = '\u3000';
const TYPES: readonly FraudType[] = FRAUD_TYPES.filter((type) => !type.pension);

/** One kind of fraud with what is below it. */
export const fraudTypeFilter = (label: string, all: string): ListFilter<{ readonly fraudTypeCode?: string | null }> =>
  choiceFilter({
    key: 'fraud',
    label,
    all,
    choices: () =>
      TYPES.map((type) => ({
        value: type.code,
        label: (type.parent ? INDENT : '') + nameIn(currentLocale(), type),
      })),
    ask: (code) => ({ fraudTypeCode: code || null }),
  });
