import { FUNDS_ACTION_STAGES, indicator, type FundsActionStage, type IndicatorCode, type Locale } from '@fanzha/domain';
import type { FundsActionRowFragment } from '../../graphql/generated.js';
import { amountOf } from '../../records/text/amount-fields.js';
import { needsNumber } from '../../records/text/count-text.js';
import { daysText } from '../../locales/date-text.js';
import { amountColumn, type RecordColumn } from '../../records/list/record-columns.js';
import type { useRecordWords } from '../../records/text/use-record-words.js';

const { unit: zh, unitEn: en } = indicator('ACCOUNTS_FROZEN');
export const ACCOUNTS = { zh, en };
const AMOUNT_OF: Readonly<Record<FundsActionStage, IndicatorCode>> = {
  STOP_PAYMENT: 'STOP_PAYMENT',
  FREEZE: 'FROZEN',
  RETURN: 'RETURNED',
};

/** Columns of the list and of its file: an amount stands in the column of its stage, so nobody adds up across them. */
export function fundsActionColumns(
  nameOf: (field: string) => string,
  words: ReturnType<typeof useRecordWords>,
  overseer: boolean,
  t: (key: string) => string,
  locale: Locale,
): RecordColumn<FundsActionRowFragment>[] {
  return [
    {
      key: 'occurredOn',
      label: nameOf('occurredOn'),
      day: true,
      text: (row) => daysText(row.beganOn ?? row.occurredOn, row.occurredOn, locale),
      file: (row) => row.occurredOn,
    },
    { key: 'beganOn', label: nameOf('beganOn'), fileOnly: true, text: (row) => row.beganOn ?? '' },
    { key: 'tenant', label: t('records.tenant'), text: (row) => row.tenant.name },
    { key: 'stage', label: nameOf('stage'), text: (row) => words.term(FUNDS_ACTION_STAGES, row.stage) },
    ...FUNDS_ACTION_STAGES.map(({ code }) =>
      amountColumn<FundsActionRowFragment>(
        AMOUNT_OF[code],
        (row) => (row.stage === code ? amountOf(row, 'amount') : null),
        locale,
        { label: t(`fundsActions.amountOf.${code}`) },
      ),
    ),
    {
      key: 'amountQualifier',
      label: t('fundsActions.csv.amountKind'),
      text: (row) => words.kind(amountOf(row, 'amount')),
      fileOnly: true,
    },
    {
      key: 'accounts',
      label: nameOf('accounts'),
      number: true,
      text: (row) => words.count(amountOf(row, 'accounts'), ACCOUNTS),
      file: (row) => (needsNumber(row.accountsQualifier) ? (row.accounts ?? '') : ''),
    },
    {
      key: 'accountsQualifier',
      label: t('fundsActions.csv.accountsKind'),
      text: (row) => words.kind(amountOf(row, 'accounts')),
      fileOnly: true,
    },
    ...(overseer
      ? []
      : [{ key: 'case', label: nameOf('case'), text: (row: FundsActionRowFragment) => row.case?.caseNumber ?? '' }]),
    { key: 'region', label: nameOf('region'), text: (row) => row.region.name, fileOnly: true },
  ];
}
