import { ledgersOf, SECTORS } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { NoticeFilter, NoticeRowFragment } from '../../graphql/generated.js';
import { listed } from '../../locales/punctuation.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { tickFilter } from '../../records/list/list-filter.js';
import type { RecordColumn } from '../../records/list/record-columns.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { noticeRows } from './notice-rows.js';

export function useNoticeList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('notices');
  const words = useRecordWords();
  const official = computed(() => session.isOfficial);
  const columns = (): RecordColumn<NoticeRowFragment>[] => [
    { key: 'publishedOn', label: nameOf('publishedOn'), day: true, text: (row) => row.publishedOn },
    { key: 'tenant', label: t('notices.by'), text: (row) => row.tenant.name },
    { key: 'title', label: nameOf('title'), text: (row) => row.title },
    { key: 'fraudType', label: nameOf('fraudType'), aside: true, text: (row) => words.fraudType(row.fraudType) },
    {
      key: 'sectors',
      label: nameOf('sectors'),
      wide: true,
      spare: true,
      text: (row) => listed(row.sectors.map((code) => words.term(SECTORS, code))),
    },
    ...(official.value
      ? [
          {
            key: 'receipts',
            label: t('notices.receipts'),
            number: true,
            text: (row: NoticeRowFragment) => t('notices.of', { n: row.receipts, all: row.addressed }),
            file: (row: NoticeRowFragment) => row.receipts,
          },
          {
            key: 'addressed',
            label: t('notices.addressed'),
            fileOnly: true,
            text: () => '',
            file: (row: NoticeRowFragment) => row.addressed,
          },
        ]
      : [
          {
            key: 'acknowledgedOn',
            label: nameOf('acknowledgedOn'),
            text: (row: NoticeRowFragment) => row.acknowledgedOn ?? '',
          },
        ]),
    { key: 'body', label: nameOf('body'), fileOnly: true, text: (row) => row.body },
  ];
  const list = useRecordList({
    ...noticeRows,
    kind: 'NOTICE',
    own: () => [
      tickFilter({
        key: 'open',
        label: t('notices.onlyOpen'),
        ask: (on): Partial<NoticeFilter> => ({ unacknowledged: on || null }),
      }),
    ],
    columns,
    name: 'title',
    withoutAmounts: true,
    fileName: () => t('notices.title'),
  });
  return {
    list,
    official,
    mayPublish: computed(
      () =>
        session.isOfficial &&
        session.can('ledger:record') &&
        ledgersOf(session.person().tenant.type).includes('NOTICES'),
    ),
  };
}
