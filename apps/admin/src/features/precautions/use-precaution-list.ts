import { ledgersOf, PRECAUTIONS } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { PrecautionListDocument, type PrecautionRowFragment } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/field-names.js';
import { recordCsv, type RecordColumn } from '../../records/record-columns.js';
import { commonFilter } from '../../records/record-filters.js';
import { useRecordList } from '../../records/use-record-list.js';
import { useRecordWords } from '../../records/use-record-words.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';

export function usePrecautionList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('precautions');
  const words = useRecordWords();
  const columns = computed((): RecordColumn<PrecautionRowFragment>[] => [
    { key: 'inPlaceSince', label: nameOf('inPlaceSince'), text: (row) => row.inPlaceSince },
    { key: 'tenant', label: t('activities.tenant'), text: (row) => row.tenant.name },
    { key: 'precaution', label: nameOf('precaution'), text: (row) => words.term(PRECAUTIONS, row.precaution) },
    { key: 'liftedOn', label: nameOf('liftedOn'), text: (row) => row.liftedOn ?? '' },
    { key: 'note', label: nameOf('note'), text: (row) => row.note ?? '' },
  ]);
  const list = useRecordList({
    route: 'precautions',
    query: PrecautionListDocument,
    page: (data) => data.bankPrecautions,
    own: { inPlace: (text) => (text === '1' ? '1' : '') },
    filter: (filters) => ({ ...commonFilter(filters), inPlaceOn: filters.inPlace === '1' ? serverToday() : null }),
    csv: (rows) => recordCsv(rows, columns.value, t('activities.csv.recordStatus'), currentLocale()),
    fileName: () => t('precautions.title'),
  });
  return {
    list,
    columns,
    manyUnits: computed(() => !session.isUnit),
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('BANK_PRECAUTIONS'),
    ),
  };
}
