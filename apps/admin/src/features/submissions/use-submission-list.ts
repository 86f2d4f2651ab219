import { parsePeriod, periodLabel, SUBMISSION_STATES } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute } from 'vue-router';
import { SubmissionListDocument, type SubmissionFilter } from '../../graphql/generated.js';
import { usePagedQuery } from '../../graphql/use-paged-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { regionFilter, validPeriod, validRegion } from '../../records/list/common-filters.js';
import { askedBy, oneOf, termFilter, tickFilter, type ListFilter } from '../../records/list/list-filter.js';
import { useListRegions } from '../../records/list/list-regions.js';
import { useNarrowed } from '../../records/list/use-narrowed.js';
import { useSession } from '../../session/use-session.js';

type Asked = Partial<SubmissionFilter>;

/** Submissions of the own unit and of those that one oversees. */
export function useSubmissionList() {
  const { t } = useI18n();
  const route = useRoute();
  const session = useSession();
  const regions = useListRegions(() => ({ unit: '', region: validRegion(oneOf(route.query['region'])) }));
  const filters = computed((): ListFilter<Asked>[] => [
    {
      key: 'period',
      label: t('records.list.filter.period'),
      control: { kind: 'period' },
      read: validPeriod,
      ask: (value): Asked => ({ period: value || null }),
      chip: (value) => ({
        name: t('records.list.filter.period'),
        value: periodLabel(parsePeriod(value), currentLocale()),
      }),
    },
    termFilter({
      key: 'state',
      label: t('submissions.stand'),
      all: t('submissions.anyState'),
      terms: SUBMISSION_STATES,
      ask: (state): Asked => ({ states: state === null ? null : [state] }),
    }),
    tickFilter({ key: 'overdue', label: t('submissions.late'), ask: (on): Asked => ({ overdue: on || null }) }),
    ...(session.isOfficial
      ? [
          regionFilter(t, regions, (code): Asked => ({ regionCode: code || null })),
          tickFilter({ key: 'own', label: t('submissions.onlyOwn'), ask: (on): Asked => ({ own: on || null }) }),
        ]
      : []),
  ]);
  const list = useNarrowed(filters);
  const here = route.name;
  const { page, ...pages } = usePagedQuery({
    query: SubmissionListDocument,
    variables: () => ({ filter: askedBy<Asked>(filters.value, list.values.value), first: 50, after: null }),
    of: (data) => data.submissions,
    pause: () => route.name !== here,
  });
  return { list, page, ...pages, isOfficial: session.isOfficial };
}
