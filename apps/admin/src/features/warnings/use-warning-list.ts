import { ledgersOf, SECTORS } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { WarningListDocument, type WarningRowFragment } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { recordCsv, type RecordColumn } from '../../records/list/record-columns.js';
import { commonFilter } from '../../records/list/record-filters.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';

export function useWarningList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('warnings');
  const words = useRecordWords();
  const official = computed(() => session.isOfficial);
  const columns = computed((): RecordColumn<WarningRowFragment>[] => [
    { key: 'publishedOn', label: nameOf('publishedOn'), text: (row) => row.publishedOn },
    { key: 'tenant', label: t('warnings.by'), text: (row) => row.tenant.name },
    { key: 'title', label: nameOf('title'), text: (row) => row.title },
    { key: 'fraudType', label: nameOf('fraudType'), text: (row) => words.fraudType(row.fraudType) },
    {
      key: 'sectors',
      label: nameOf('sectors'),
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
  ]);
  const list = useRecordList({
    route: 'warnings',
    query: WarningListDocument,
    page: (data) => data.warnings,
    own: { open: (text) => (text === '1' ? '1' : '') },
    filter: (filters) => ({ ...commonFilter(filters), unacknowledged: filters.open === '1' ? true : null }),
    csv: (rows) => recordCsv(rows, columns.value, t('records.csv.recordStatus'), currentLocale()),
    fileName: () => t('warnings.title'),
  });
  return {
    list,
    columns,
    official,
    mayPublish: computed(
      () =>
        session.isOfficial &&
        session.can('ledger:record') &&
        ledgersOf(session.person().tenant.type).includes('WARNINGS'),
    ),
  };
}
