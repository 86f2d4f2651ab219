import { AGE_BANDS, ageBandName, isTermCode, nameIn, termOf, type Named, type Term } from '@fanzha/domain';
import { useI18n } from 'vue-i18n';
import { currentLocale } from '../../locales/i18n.js';
import { countText, kindText, type CountWords, type StatedCount } from './count-text.js';
import { moneyText } from './money-text.js';

interface FraudTypeLike {
  readonly label: string;
  readonly parent?: { readonly label: string } | null;
}

/** What the API shows in the place of a number that is not the reader's. */
export const HIDDEN = '***';

/** Values of records in the language in use. */
export function useRecordWords() {
  const { t } = useI18n();
  const words: CountWords = (kind) => t(`records.qualifier.${kind}`);
  return {
    money: (amount: StatedCount<string | number>) => moneyText(amount, words, currentLocale()),
    /** For tables: without the second way of saying it. */
    shortMoney: (amount: StatedCount<string | number>) => moneyText(amount, words, currentLocale(), true),
    count: (count: StatedCount, unit: Named) => countText(count, nameIn(currentLocale(), unit), words),
    qualifier: words,
    /** How a number was counted, with both ends of a range. */
    kind: (count: StatedCount<string | number>) => kindText(count, words),
    /** Name of a code; '' for none, the code itself where it is unknown. */
    term: <Code extends string>(terms: readonly Term<Code>[], code: string | null) =>
      code === null || code === ''
        ? ''
        : isTermCode(terms, code)
          ? nameIn(currentLocale(), termOf(terms, code as NoInfer<Code>))
          : code,
    ageBand: (band: string | null) =>
      band === null || band === ''
        ? ''
        : isTermCode(AGE_BANDS, band)
          ? nameIn(currentLocale(), termOf(AGE_BANDS, band))
          : ageBandName(band, currentLocale()),
    fraudType: (type: FraudTypeLike | null) =>
      type === null ? '' : type.parent ? `${type.parent.label} · ${type.label}` : type.label,
    hadPublicity: (value: boolean | null) => (value === null ? '' : t(`records.publicity.${value ? 'YES' : 'NO'}`)),
  };
}
