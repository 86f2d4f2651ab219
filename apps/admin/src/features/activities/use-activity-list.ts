import { indicator, nameIn, type IndicatorCode } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { ActivityListDocument } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useRecordList } from '../../records/list/use-record-list.js';
import { useSession } from '../../session/use-session.js';
import { activityCsv } from './activity-csv.js';
import { apiFilter, OWN_FILTERS } from './list-filters.js';

/** The list of activities as the address narrows it. */
export function useActivityList() {
  const { t } = useI18n();
  const session = useSession();
  const list = useRecordList({
    route: 'activities',
    query: ActivityListDocument,
    own: OWN_FILTERS,
    page: (data) => data.activities,
    filter: apiFilter,
    csv: (rows) => activityCsv(rows, t, currentLocale()),
    fileName: () => t('activities.csv.file'),
  });
  return {
    list,
    /** The indicator of the figure that led here, in words. */
    scope: computed(() => {
      const code = list.filters.value.indicator as IndicatorCode | '';
      return code === '' ? [] : [t('activities.list.indicator', { name: nameIn(currentLocale(), indicator(code)) })];
    }),
    mayRecord: computed(() => session.isUnit && session.can('ledger:record')),
    manyUnits: computed(() => !session.isUnit),
  };
}
