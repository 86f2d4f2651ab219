import { ledgersOf, CONTROL_MEASURE_TYPES } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { ControlMeasureListDocument, type ControlMeasureRowFragment } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { recordCsv, type RecordColumn } from '../../records/list/record-columns.js';
import { commonFilter } from '../../records/list/record-filters.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';

export function useControlMeasureList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('controlMeasures');
  const words = useRecordWords();
  const columns = computed((): RecordColumn<ControlMeasureRowFragment>[] => [
    { key: 'inPlaceSince', label: nameOf('inPlaceSince'), text: (row) => row.inPlaceSince },
    { key: 'tenant', label: t('records.tenant'), text: (row) => row.tenant.name },
    { key: 'type', label: nameOf('type'), text: (row) => words.term(CONTROL_MEASURE_TYPES, row.type) },
    { key: 'liftedOn', label: nameOf('liftedOn'), text: (row) => row.liftedOn ?? '' },
    { key: 'note', label: nameOf('note'), text: (row) => row.note ?? '' },
  ]);
  const list = useRecordList({
    route: 'control-measures',
    query: ControlMeasureListDocument,
    page: (data) => data.controlMeasures,
    own: { inPlace: (text) => (text === '1' ? '1' : '') },
    filter: (filters) => ({ ...commonFilter(filters), inPlaceOn: filters.inPlace === '1' ? serverToday() : null }),
    csv: (rows) => recordCsv(rows, columns.value, t('records.csv.recordStatus'), currentLocale()),
    fileName: () => t('controlMeasures.title'),
  });
  return {
    list,
    columns,
    manyUnits: computed(() => !session.isUnit),
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('CONTROL_MEASURES'),
    ),
  };
}
