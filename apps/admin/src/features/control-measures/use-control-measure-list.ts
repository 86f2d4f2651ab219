import { ledgersOf, CONTROL_MEASURE_TYPES } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { type ControlMeasureFilter, type ControlMeasureRowFragment } from '../../graphql/generated.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { tickFilter } from '../../records/list/list-filter.js';
import type { RecordColumn } from '../../records/list/record-columns.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { controlMeasureRows } from './control-measure-rows.js';

export function useControlMeasureList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('controlMeasures');
  const words = useRecordWords();
  const columns = (): RecordColumn<ControlMeasureRowFragment>[] => [
    { key: 'inPlaceSince', label: nameOf('inPlaceSince'), day: true, text: (row) => row.inPlaceSince },
    { key: 'tenant', label: t('records.tenant'), text: (row) => row.tenant.name },
    { key: 'type', label: nameOf('type'), text: (row) => words.term(CONTROL_MEASURE_TYPES, row.type) },
    { key: 'liftedOn', label: nameOf('liftedOn'), text: (row) => row.liftedOn ?? '' },
    { key: 'note', label: nameOf('note'), wide: true, spare: true, text: (row) => row.note ?? '' },
  ];
  const list = useRecordList({
    ...controlMeasureRows,
    kind: 'CONTROL_MEASURE',
    own: () => [
      tickFilter({
        key: 'inPlace',
        label: t('controlMeasures.onlyInPlace'),
        ask: (on): Partial<ControlMeasureFilter> => ({ inPlaceOn: on ? serverToday() : null }),
      }),
    ],
    columns,
    name: 'type',
    withoutAmounts: true,
    fileName: () => t('controlMeasures.title'),
  });
  return {
    list,
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('CONTROL_MEASURES'),
    ),
  };
}
