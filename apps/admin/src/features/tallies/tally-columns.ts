import { ALERT_LEVELS, TALLY_LEDGERS } from '@fanzha/domain';
import type { TallyRowFragment } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { daysText } from '../../locales/date-text.js';
import type { RecordColumn } from '../../records/list/record-columns.js';
import type { useRecordWords } from '../../records/text/use-record-words.js';
import { unitOf } from '../../records/text/measure-text.js';
import { everyLineOf, inFormOrder, type LineName } from './tally-form.js';

type Stated = TallyRowFragment['measures'][number];
interface Words {
  readonly name: (line: Pick<LineName, 'indicator' | 'released'>) => string;
  readonly amount: (measure: Stated) => string;
}

const ALL: readonly LineName[] = [
  ...new Map(TALLY_LEDGERS.flatMap(({ code }) => everyLineOf(code)).map((line) => [line.key, line])).values(),
];

/**
 * Columns of the list and of its file: in a file, every amount that a ledger knows has a column of plain numbers, and
 * beside them what is not exact.
 */
export function tallyColumns(
  nameOf: (field: string) => string,
  words: ReturnType<typeof useRecordWords>,
  say: Words,
  t: (key: string) => string,
): RecordColumn<TallyRowFragment>[] {
  const find = (row: TallyRowFragment, line: LineName) =>
    row.measures.find((measure) => measure.indicator === line.indicator && measure.released === line.released);
  return [
    {
      key: 'occurredOn',
      label: nameOf('occurredOn'),
      day: true,
      text: (row) => daysText(row.beganOn ?? row.occurredOn, row.occurredOn, currentLocale()),
      file: (row) => row.occurredOn,
    },
    { key: 'beganOn', label: nameOf('beganOn'), fileOnly: true, text: (row) => row.beganOn ?? '' },
    { key: 'tenant', label: t('records.tenant'), text: (row) => row.tenant.name },
    { key: 'ledger', label: t('tallies.ledger'), text: (row) => words.term(TALLY_LEDGERS, row.ledger) },
    {
      key: 'alertLevel',
      label: nameOf('alertLevel'),
      fileOnly: true,
      text: (row) => (row.alertLevel ? words.term(ALERT_LEVELS, row.alertLevel) : ''),
    },
    {
      key: 'measures',
      label: t('records.measures'),
      wide: true,
      listOnly: true,
      text: (row) =>
        inFormOrder(row.ledger, row.measures)
          .map((measure) => `${say.name(measure)} ${say.amount(measure)}`)
          .join('\u3000'),
    },
    ...ALL.map((line): RecordColumn<TallyRowFragment> => ({
      key: line.key,
      label: `${say.name(line)}（${unitOf(line.indicator, currentLocale())}）`,
      fileOnly: true,
      text: () => '',
      file: (row) => find(row, line)?.value ?? '',
    })),
    {
      key: 'inexact',
      label: t('tallies.csv.inexact'),
      fileOnly: true,
      text: (row) =>
        row.measures
          .filter(({ qualifier }) => qualifier !== 'EXACT')
          .map((measure) => `${say.name(measure)} ${say.amount(measure)}`)
          .join('；'),
    },
    { key: 'region', label: nameOf('region'), text: (row) => row.region.name, fileOnly: true },
    { key: 'narrative', label: nameOf('narrative'), text: (row) => row.narrative ?? '', fileOnly: true },
  ];
}
