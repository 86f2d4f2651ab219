import type { BreakdownDimension, IndicatorCode } from '@fanzha/domain';
import { computed, ref, watch, type ComputedRef } from 'vue';
import { PartsOfRegionDocument, PartsOfTenantDocument, type PartRowFragment } from '../../graphql/generated.js';
import { usePageQuery, type PageQuery } from '../../graphql/use-page-query.js';
import type { CoursesOf } from './use-courses.js';

interface AskedParts extends Pick<PageQuery<never>, 'failure' | 'updating' | 'retry'> {
  /** Undefined until the first answer. */
  readonly parts: ComputedRef<readonly PartRowFragment[] | undefined>;
}

/**
 * The parts of an indicator by a dimension that is read from records, asked for once somebody looks at them.
 * @param of whose figure, narrowed as the page is
 * @param by null: nothing is asked for
 */
export function useAskedParts(
  of: () => CoursesOf,
  indicator: () => IndicatorCode,
  by: () => BreakdownDimension | null,
  isSeen: () => boolean,
): AskedParts {
  const variables = computed(() => ({ ...of(), indicator: indicator(), by: by() ?? 'THEME' }) as never);
  const isRegion = computed(() => 'code' in of());
  const isAsked = computed(() => isSeen() && by() !== null);
  const ofRegion = usePageQuery({
    query: PartsOfRegionDocument,
    variables,
    pause: computed(() => !isAsked.value || !isRegion.value),
  });
  const ofTenant = usePageQuery({
    query: PartsOfTenantDocument,
    variables,
    pause: computed(() => !isAsked.value || isRegion.value),
  });
  const one = computed(() => (isRegion.value ? ofRegion : ofTenant));
  const updating = computed(() => one.value.updating.value);
  /** Another dimension was chosen: what is still there of the one before must not stand under its name. */
  const isOther = ref(false);
  watch([by, indicator], () => {
    isOther.value = true;
  });
  watch(updating, (isUpdating) => {
    if (!isUpdating) isOther.value = false;
  });
  return {
    parts: computed(() => {
      if (isOther.value && updating.value) return undefined;
      return isRegion.value
        ? ofRegion.data.value?.region?.rollup.breakdown
        : ofTenant.data.value?.tenant?.rollup.breakdown;
    }),
    failure: computed(() => one.value.failure.value),
    updating,
    retry: () => one.value.retry(),
  };
}
