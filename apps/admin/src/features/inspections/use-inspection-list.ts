import { ledgersOf } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { InspectionListDocument } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { recordCsv } from '../../records/list/record-columns.js';
import { commonFilter } from '../../records/list/record-filters.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { inspectionColumns } from './inspection-columns.js';

export function useInspectionList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('inspections');
  const words = useRecordWords();
  const columns = computed(() => inspectionColumns(nameOf, words, t));
  const list = useRecordList({
    route: 'inspections',
    query: InspectionListDocument,
    page: (data) => data.inspections,
    own: { unrectified: (text) => (text === '1' ? '1' : '') },
    filter: (filters) => ({ ...commonFilter(filters), unrectified: filters.unrectified === '1' ? true : null }),
    csv: (rows) => recordCsv(rows, columns.value, t('records.csv.recordStatus'), currentLocale()),
    fileName: () => t('inspections.title'),
  });
  return {
    list,
    columns,
    manyUnits: computed(() => !session.isUnit),
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('INSPECTIONS'),
    ),
  };
}
