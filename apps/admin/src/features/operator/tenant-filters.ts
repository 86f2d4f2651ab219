import { TENANT_TYPES, visibleText } from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { TenantListQueryVariables } from '../../graphql/generated.js';
import { regionFilter, wordsFilter } from '../../records/list/common-filters.js';
import { askedBy, termFilter, type ListFilter } from '../../records/list/list-filter.js';
import type { ListRegions } from '../../records/list/list-regions.js';
import { useNarrowed } from '../../records/list/use-narrowed.js';

type Asked = Partial<Pick<TenantListQueryVariables, 'text' | 'type' | 'regionCode'>>;

/** What the units of a city can be narrowed to. */
export function useTenantFilters(regions: ListRegions) {
  const { t } = useI18n();
  const filters = computed((): ListFilter<Asked>[] => [
    wordsFilter(t, (text): Asked => ({ text: visibleText(text) || null })),
    regionFilter(t, regions, (code): Asked => ({ regionCode: code || null })),
    termFilter({
      key: 'type',
      label: t('operator.tenants.type'),
      all: t('operator.tenants.anyType'),
      terms: TENANT_TYPES,
      ask: (type): Asked => ({ type }),
    }),
  ]);
  const list = useNarrowed(filters);
  return { list, asked: computed(() => askedBy<Asked>(filters.value, list.values.value)) };
}
