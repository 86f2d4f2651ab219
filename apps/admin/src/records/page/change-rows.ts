import { useI18n } from 'vue-i18n';
import { currentLocale } from '../../locales/i18n.js';
import { listed } from '../../locales/punctuation.js';
import { amountField } from '../text/amount-fields.js';
import { useFieldNames } from '../text/field-names.js';
import { AMOUNT_FIELDS } from '../text/field-values.js';
import { measureText } from '../text/measure-text.js';
import { useRecordWords } from '../text/use-record-words.js';
import { amountIn, asList, type ChangeRow, type KnownNames, minus } from './change-row.js';
import type { FieldChange } from './revision-changes.js';
import { useAmountRows } from './use-amount-rows.js';
import { useValueText } from './use-value-text.js';

/** Changes of the records of one ledger (`section` of its words) in the language in use. */
export function useChangeRows(section: string) {
  const { t, te } = useI18n();
  const nameOf = useFieldNames(section);
  const words = useRecordWords();
  const { amountRows, measureRows } = useAmountRows();
  const { itemText, valueText } = useValueText(section);

  function listRow({ field, before, after }: FieldChange): ChangeRow {
    const [was, is] = [before, after].map((one) => asList(one[field]).map((item) => itemText(field, item))) as [
      string[],
      string[],
    ];
    const [gone, added] = [minus(was, is), minus(is, was)];
    const inRow = (texts: readonly string[]): string =>
      field === 'hazards' || field === 'members' ? texts.join('\n') : listed(texts);
    return {
      key: field,
      name: nameOf(field),
      before: inRow(gone),
      after: gone.length + added.length === 0 ? t('records.changes.within') : inRow(added),
      difference: '',
      isList: gone.length + added.length > 0,
    };
  }

  /** What only an id tells: the name is known of what the record names now. */
  function linkRow({ field, before, after }: FieldChange, known: KnownNames, isLatest: boolean): ChangeRow {
    const say = (value: unknown, isNow: boolean): string => {
      if (value === null || value === undefined) return '';
      const name = field === 'caseId' && isNow ? known.caseNumber : null;
      return (
        name ?? t(te(`records.changes.other.${field}`) ? `records.changes.other.${field}` : 'records.changes.other.one')
      );
    };
    const row = { key: field, name: nameOf(field), difference: '' };
    return { ...row, before: say(before[field], false), after: say(after[field], isLatest) };
  }

  /** The lines of one change. @param isLatest whether what is stated after it is what the record states now */
  return function rowsOf(changes: readonly FieldChange[], known: KnownNames, isLatest: boolean): ChangeRow[] {
    const amounts = new Set<string>();
    return changes.flatMap((change): ChangeRow[] => {
      const { field, before, after } = change;
      const named = amountField(field);
      const amount = AMOUNT_FIELDS[`${section}.${named}`];
      if (amount) {
        if (amounts.has(named)) return [];
        amounts.add(named);
        return amountRows(named, nameOf(named), [amountIn(before, named), amountIn(after, named)], (stated) =>
          amount === 'MONEY' ? words.money(stated) : measureText({ ...stated, indicator: amount }, currentLocale()),
        );
      }
      if (field === 'measures') return measureRows(change);
      if (field === 'caseId') return [linkRow(change, known, isLatest)];
      if (field === 'caseNumber')
        return [
          {
            key: field,
            name: nameOf(field),
            before: t('records.changes.notKept'),
            after: isLatest ? (known.caseNumber ?? '') : '',
            difference: '',
          },
        ];
      if (Array.isArray(before[field]) || Array.isArray(after[field])) return [listRow(change)];
      const [was, is] = [before, after].map((one) => valueText(field, one[field], known)) as [string, string];
      return [{ key: field, name: nameOf(field), before: was, after: is, difference: '' }];
    });
  };
}
