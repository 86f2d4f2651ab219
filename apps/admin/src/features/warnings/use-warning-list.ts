import { ledgersOf, SECTORS } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { WarningFilter, WarningRowFragment } from '../../graphql/generated.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { tickFilter } from '../../records/list/list-filter.js';
import type { RecordColumn } from '../../records/list/record-columns.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { warningRows } from './warning-rows.js';

export function useWarningList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('warnings');
  const words = useRecordWords();
  const official = computed(() => session.isOfficial);
  const columns = (): RecordColumn<WarningRowFragment>[] => [
    { key: 'publishedOn', label: nameOf('publishedOn'), day: true, text: (row) => row.publishedOn },
    { key: 'tenant', label: t('warnings.by'), text: (row) => row.tenant.name },
    { key: 'title', label: nameOf('title'), text: (row) => row.title },
    { key: 'fraudType', label: nameOf('fraudType'), aside: true, text: (row) => words.fraudType(row.fraudType) },
    {
      key: 'sectors',
      label: nameOf('sectors'),
      wide: true,
      spare: true,
      text: (row) => row.sectors.map((code) => words.term(SECTORS, code)).join('、'),
    },
    ...(official.value
      ? [
          {
            key: 'receipts',
            label: t('warnings.receipts'),
            number: true,
            text: (row: WarningRowFragment) => t('warnings.of', { n: row.receipts, all: row.addressed }),
            file: (row: WarningRowFragment) => row.receipts,
          },
          {
            key: 'addressed',
            label: t('warnings.addressed'),
            fileOnly: true,
            text: () => '',
            file: (row: WarningRowFragment) => row.addressed,
          },
        ]
      : [
          {
            key: 'acknowledgedOn',
            label: nameOf('acknowledgedOn'),
            text: (row: WarningRowFragment) => row.acknowledgedOn ?? '',
          },
        ]),
    { key: 'body', label: nameOf('body'), fileOnly: true, text: (row) => row.body },
  ];
  const list = useRecordList({
    ...warningRows,
    kind: 'WARNING',
    own: () => [
      tickFilter({
        key: 'open',
        label: t('warnings.onlyOpen'),
        ask: (on): Partial<WarningFilter> => ({ unacknowledged: on || null }),
      }),
    ],
    columns,
    name: 'title',
    withoutAmounts: true,
    fileName: () => t('warnings.title'),
  });
  return {
    list,
    official,
    mayPublish: computed(
      () =>
        session.isOfficial &&
        session.can('ledger:record') &&
        ledgersOf(session.person().tenant.type).includes('WARNINGS'),
    ),
  };
}
