import { useI18n } from 'vue-i18n';
import type { TallyRowFragment } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { measureName, measureText } from '../../records/text/measure-text.js';
import type { LineName } from './tally-form.js';

/** Names and amounts of the lines of a ledger in the language in use. */
export function useTallyWords() {
  const { t } = useI18n();
  function name({ indicator, released }: Pick<LineName, 'indicator' | 'released'>): string {
    const plain = measureName(indicator, currentLocale());
    return released ? t('tallies.released', { name: plain }) : plain;
  }
  return {
    name,
    amount: (measure: TallyRowFragment['measures'][number]) => measureText(measure, currentLocale()),
    within: ({ partOf }: TallyRowFragment['measures'][number]) =>
      partOf === null ? undefined : t('tallies.within', { whole: measureName(partOf, currentLocale()) }),
  };
}
