import { computed, onScopeDispose, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { drawerOpen } from '../shell/shell-state.js';
import type { SourceOf } from './use-source.js';

/**
 * The figure of a page whose source is open. Its key stands in the address (`?source=`), so that it can be sent on.
 * @param of what a key of this page means; null for one that means nothing here
 */
export function useOpenedSource(of: (key: string) => SourceOf | null) {
  const route = useRoute();
  const router = useRouter();
  const opened = computed(() => (typeof route.query['source'] === 'string' ? route.query['source'] : ''));
  const source = computed(() => (opened.value ? of(opened.value) : null));
  const go = (key: string | undefined): void => {
    const { source: _, ...query } = route.query;
    void router.replace({ query: key ? { ...query, source: key } : query });
  };
  // The shell closes its drawer with every new path.
  watch(
    () => source.value !== null,
    (isShown) => {
      drawerOpen.value = isShown;
    },
    { immediate: true, flush: 'post' },
  );
  onScopeDispose(() => {
    drawerOpen.value = false;
  });
  return {
    source,
    isOpen: (key: string): boolean => opened.value === key,
    /** Opens the source of a figure, or closes it where it is open. */
    ask: (key: string): void => go(opened.value === key ? undefined : key),
    close: (): void => go(undefined),
  };
}
