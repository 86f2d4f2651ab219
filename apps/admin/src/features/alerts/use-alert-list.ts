import { ALERT_LEVELS, ALERT_STATES, ledgersOf } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { AlertFilter } from '../../graphql/generated.js';
import { fraudTypeFilter } from '../../records/list/fraud-type-filter.js';
import { termFilter, tickFilter } from '../../records/list/list-filter.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useFieldNames } from '../../records/text/field-names.js';
import { useRecordWords } from '../../records/text/use-record-words.js';
import { useSession } from '../../session/use-session.js';
import { alertColumns } from './alert-columns.js';
import { alertRows } from './alert-rows.js';

/** Alerts of the own police unit, those assigned to the own unit, and overseen ones. */
export function useAlertList() {
  const { t } = useI18n();
  const session = useSession();
  const nameOf = useFieldNames('alerts');
  const words = useRecordWords();
  const list = useRecordList({
    ...alertRows,
    kind: 'ALERT',
    own: () => [
      termFilter({
        key: 'state',
        label: t('alerts.state'),
        all: t('alerts.anyState'),
        terms: ALERT_STATES,
        ask: (state): Partial<AlertFilter> => ({ state }),
      }),
      termFilter({
        key: 'level',
        label: nameOf('level'),
        all: t('alerts.anyLevel'),
        terms: ALERT_LEVELS,
        ask: (level): Partial<AlertFilter> => ({ level }),
      }),
      fraudTypeFilter(nameOf('fraudTypeCode'), t('records.allFraud')),
      tickFilter({
        key: 'toAnswer',
        label: t(session.isUnit ? 'alerts.onlyToAnswer' : 'alerts.onlyUnanswered'),
        ask: (on): Partial<AlertFilter> => ({ toAnswer: on || null }),
      }),
    ],
    columns: () => alertColumns(nameOf, words, t),
    name: 'name',
    fileName: () => t('alerts.title'),
  });
  /** Records of the list that are in no figure: repeats, and those that were voided. */
  const uncounted = computed(() => {
    const received = list.sums.sums.value.get('ALERTS_RECEIVED');
    if (list.total.value === 0 || !list.totalIsExact.value || list.sums.tooWide.value || list.sums.failed.value)
      return 0;
    return received?.value == null ? 0 : list.total.value - Number(received.value);
  });
  const sumsNote = computed(() => {
    if (uncounted.value <= 0) return '';
    const why = list.values.value['voided'] === '1' ? 'alerts.sums.repeatsOrVoided' : 'alerts.sums.repeats';
    return t(why, { n: uncounted.value, total: list.total.value });
  });
  return {
    list,
    sumsNote,
    mayRecord: computed(
      () => session.can('ledger:record') && ledgersOf(session.person().tenant.type).includes('ALERTS'),
    ),
  };
}
