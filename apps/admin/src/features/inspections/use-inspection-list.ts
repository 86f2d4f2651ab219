import { ledgersOf } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { InspectionFilter } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { tickFilter } from '../../records/list/list-filter.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { inspectionColumns } from './inspection-columns.js';
import { inspectionRows } from './inspection-rows.js';

export function useInspectionList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('inspections');
  const words = useRecordWords();
  const list = useRecordList({
    ...inspectionRows,
    kind: 'INSPECTION',
    own: () => [
      tickFilter({
        key: 'unrectified',
        label: t('inspections.onlyOpen'),
        ask: (on): Partial<InspectionFilter> => ({ unrectified: on || null }),
      }),
    ],
    columns: () => inspectionColumns(nameOf, words, t, currentLocale()),
    name: 'subject',
    fileName: () => t('inspections.title'),
  });
  return {
    list,
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('INSPECTIONS'),
    ),
  };
}
