import { FUNDS_ACTION_STAGES, indicator } from '@fanzha/domain';
import type { FundsActionRowFragment } from '../../graphql/generated.js';
import { needsNumber } from '../../records/text/count-text.js';
import type { RecordColumn } from '../../records/list/record-columns.js';
import type { useRecordWords } from '../../records/text/use-record-words.js';

const { unit: zh, unitEn: en } = indicator('ACCOUNTS_FROZEN');
export const ACCOUNTS = { zh, en };

/** Columns of the list and of its file: an amount stands in the column of its stage, so nobody adds up across them. */
export function fundsActionColumns(
  nameOf: (field: string) => string,
  words: ReturnType<typeof useRecordWords>,
  overseer: boolean,
  t: (key: string) => string,
): RecordColumn<FundsActionRowFragment>[] {
  return [
    { key: 'occurredOn', label: nameOf('occurredOn'), text: (row) => row.occurredOn },
    { key: 'tenant', label: t('records.tenant'), text: (row) => row.tenant.name },
    { key: 'stage', label: nameOf('stage'), text: (row) => words.term(FUNDS_ACTION_STAGES, row.stage) },
    ...FUNDS_ACTION_STAGES.map((stage): RecordColumn<FundsActionRowFragment> => ({
      key: stage.code,
      label: t(`fundsActions.amountOf.${stage.code}`),
      number: true,
      text: (row) => (row.stage === stage.code ? words.shortMoney(row.amount, row.amountQualifier) : ''),
      file: (row) =>
        row.stage === stage.code && row.amount !== null && needsNumber(row.amountQualifier) ? Number(row.amount) : '',
    })),
    {
      key: 'amountQualifier',
      label: t('fundsActions.csv.amountKind'),
      text: (row) => words.qualifier(row.amountQualifier),
      fileOnly: true,
    },
    {
      key: 'accounts',
      label: nameOf('accounts'),
      number: true,
      text: (row) => words.count(row.accounts, row.accountsQualifier, ACCOUNTS),
      file: (row) => (needsNumber(row.accountsQualifier) ? (row.accounts ?? '') : ''),
    },
    {
      key: 'accountsQualifier',
      label: t('fundsActions.csv.accountsKind'),
      text: (row) => words.qualifier(row.accountsQualifier),
      fileOnly: true,
    },
    ...(overseer
      ? []
      : [{ key: 'case', label: nameOf('case'), text: (row: FundsActionRowFragment) => row.case?.caseNumber ?? '' }]),
    { key: 'region', label: nameOf('region'), text: (row) => row.region.name, fileOnly: true },
  ];
}
