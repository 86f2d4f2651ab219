import { indicator, isIndicatorCode, nameIn, type IndicatorCode } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { ActivityFilter } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { linkedFilter } from '../../records/list/list-filter.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useSession } from '../../session/use-session.js';
import { activityColumns } from './activity-columns.js';
import { activityCsv } from './activity-csv.js';
import { statusFilter, subjectFilters, typeFilter } from './list-filters.js';
import { activityRows } from './activity-rows.js';

/** The list of activities as the address narrows it. */
export function useActivityList() {
  const { t } = useI18n();
  const session = useSession();
  const list = useRecordList({
    ...activityRows,
    kind: 'ACTIVITY',
    own: () => [
      typeFilter(t),
      statusFilter(t),
      ...subjectFilters(t),
      linkedFilter({
        key: 'indicator',
        label: t('records.quantity.indicator'),
        read: (text) => (isIndicatorCode(text) ? text : ''),
        say: (code) => nameIn(currentLocale(), indicator(code as IndicatorCode)),
        ask: (code): Partial<ActivityFilter> => ({ indicator: (code || null) as IndicatorCode | null }),
      }),
    ],
    columns: () => activityColumns(t, currentLocale()),
    name: 'title',
    csv: (rows) => activityCsv(rows, t, currentLocale()),
    fileName: () => t('activities.csv.file'),
  });
  return {
    list,
    mayRecord: computed(() => session.isUnit && session.can('ledger:record')),
  };
}
