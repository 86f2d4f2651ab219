import { FRAUD_CASE_STAGES, SECTORS, VICTIM_SEXES, type FraudCaseStage, type Locale } from '@fanzha/domain';
import type { FraudCaseRowFragment } from '../../graphql/generated.js';
import { amountColumn, type RecordColumn } from '../../records/list/record-columns.js';
import { amountOf, isStatedAmount } from '../../records/text/amount-fields.js';
import type { useRecordWords } from '../../records/text/use-record-words.js';

/** How far a case has come. */
export const stageOf = ({
  filedOn,
  solvedOn,
}: {
  readonly filedOn: string | null;
  readonly solvedOn: string | null;
}): FraudCaseStage => (solvedOn ? 'SOLVED' : filedOn ? 'FILED' : 'REPORTED');

/** Columns of the list and of its file. Overseers are shown no case number: there is no column of stars for them. */
export function fraudCaseColumns(
  nameOf: (field: string) => string,
  words: ReturnType<typeof useRecordWords>,
  overseer: boolean,
  t: (key: string) => string,
  locale: Locale,
): RecordColumn<FraudCaseRowFragment>[] {
  const fraud: RecordColumn<FraudCaseRowFragment> = {
    key: 'fraudType',
    label: nameOf('fraudType'),
    text: (row) => words.fraudType(row.fraudType),
  };
  return [
    { key: 'reportedOn', label: nameOf('reportedOn'), day: true, text: (row) => row.reportedOn },
    { key: 'tenant', label: t('records.tenant'), text: (row) => row.tenant.name },
    ...(overseer
      ? []
      : [{ key: 'caseNumber', label: nameOf('caseNumber'), text: (row: FraudCaseRowFragment) => row.caseNumber }]),
    fraud,
    { key: 'stage', label: t('fraudCases.stage'), text: (row) => words.term(FRAUD_CASE_STAGES, stageOf(row)) },
    { key: 'filedOn', label: nameOf('filedOn'), text: (row) => row.filedOn ?? '', fileOnly: true },
    { key: 'solvedOn', label: nameOf('solvedOn'), text: (row) => row.solvedOn ?? '', fileOnly: true },
    amountColumn(
      'LOSS_REPORTED',
      (row) => {
        const loss = amountOf(row, 'loss');
        return isStatedAmount(loss) ? loss : null;
      },
      locale,
      { label: nameOf('loss') },
    ),
    {
      key: 'lossQualifier',
      label: t('fraudCases.csv.lossKind'),
      text: (row) => words.kind(amountOf(row, 'loss')),
      fileOnly: true,
    },
    { key: 'pensionTag', label: nameOf('pensionTag'), text: (row) => row.pensionTag?.label ?? '', fileOnly: true },
    { key: 'region', label: nameOf('region'), optional: true, text: (row) => row.region.name },
    {
      key: 'victimAgeBand',
      label: nameOf('victimAgeBand'),
      text: (row) => words.ageBand(row.victimAgeBand),
      fileOnly: true,
    },
    {
      key: 'victimSex',
      label: nameOf('victimSex'),
      text: (row) => words.term(VICTIM_SEXES, row.victimSex),
      fileOnly: true,
    },
    {
      key: 'victimOccupation',
      label: nameOf('victimOccupation'),
      text: (row) => row.victimOccupation ?? '',
      fileOnly: true,
    },
    {
      key: 'victimSector',
      label: nameOf('victimSector'),
      text: (row) => words.term(SECTORS, row.victimSector),
      fileOnly: true,
    },
    { key: 'victimUnit', label: nameOf('victimUnit'), text: (row) => row.victimUnit?.name ?? '', fileOnly: true },
    {
      key: 'victimHadPublicity',
      label: nameOf('victimHadPublicity'),
      text: (row) => words.hadPublicity(row.victimHadPublicity),
      fileOnly: true,
    },
    { key: 'paymentMethod', label: nameOf('paymentMethod'), text: (row) => row.paymentMethod ?? '', fileOnly: true },
    { key: 'bankName', label: nameOf('bankName'), text: (row) => row.bankName ?? '', fileOnly: true },
  ];
}
