import { periodLabel, parsePeriod, SUMMARY_STATES } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute } from 'vue-router';
import { SummaryListDocument, type SummaryFilter, type SummaryRowFragment } from '../../graphql/generated.js';
import { usePagedQuery } from '../../graphql/use-paged-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { regionFilter, validPeriod, validRegion } from '../../records/list/common-filters.js';
import { askedBy, oneOf, termFilter, tickFilter, type ListFilter } from '../../records/list/list-filter.js';
import { useListRegions } from '../../records/list/list-regions.js';
import { useNarrowed } from '../../records/list/use-narrowed.js';
import { useSession } from '../../session/use-session.js';

const PAGE = 50;
type Asked = Partial<SummaryFilter>;

/** The latest stand of a summary that the viewer sees: its edition, or the draft that came before any. */
export function standOf({ draft, editions }: SummaryRowFragment): { edition: number | null; asOf: string | null } {
  const [last] = editions;
  if (last) return { edition: last.number, asOf: last.snapshot.asOf };
  return { edition: null, asOf: draft?.snapshot.asOf ?? null };
}

/** Summaries of the own unit and those that one oversees. */
export function useSummaryList() {
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
      label: t('summaries.state'),
      all: t('summaries.anyState'),
      terms: SUMMARY_STATES,
      ask: (state): Asked => ({ state }),
    }),
    ...(session.isOfficial
      ? [
          regionFilter(t, regions, (code): Asked => ({ regionCode: code || null })),
          tickFilter({ key: 'own', label: t('summaries.onlyOwn'), ask: (on): Asked => ({ own: on || null }) }),
        ]
      : []),
  ]);
  const list = useNarrowed(filters);
  const here = route.name;
  const { page, ...pages } = usePagedQuery({
    query: SummaryListDocument,
    variables: () => ({ filter: askedBy<Asked>(filters.value, list.values.value), first: PAGE, after: null }),
    of: (data) => data.summaries,
    pause: () => route.name !== here,
  });
  return { list, page, ...pages, mayDraft: computed(() => session.can('ledger:record')) };
}
