import type { IndicatorCode } from '@fanzha/domain';
import { computed, onScopeDispose, watch, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { drawerOpen } from '../../layouts/shell-state.js';
import { readOverviewUrl, writeOverviewUrl, type OpenSource, type OverviewState } from './overview-url.js';

export interface OverviewUrl {
  readonly state: ComputedRef<OverviewState>;
  /** The query of the present state with something changed: for links. */
  query(change?: Partial<OverviewState>): Record<string, string>;
  /** Goes there. What is chosen replaces the URL; what is opened is a step that the back button undoes. */
  set(change: Partial<OverviewState>): void;
  open(indicator: IndicatorCode, of?: string | null): void;
  close(): void;
  isOpen(indicator: IndicatorCode, of?: string | null): boolean;
}

/** The state of an overview page, kept in the URL. */
export function useOverviewUrl(): OverviewUrl {
  const route = useRoute();
  const router = useRouter();
  const state = computed(() => readOverviewUrl(route.query));

  const query = (change: Partial<OverviewState> = {}) => writeOverviewUrl({ ...state.value, ...change });
  const set = (change: Partial<OverviewState>) => void router.replace({ query: query(change) });
  const isOpen = (indicator: IndicatorCode, of: string | null = null) => state.value.source?.indicator === indicator && state.value.source.of === of;
  const open = (indicator: IndicatorCode, of: string | null = null) => {
    const source: OpenSource | null = isOpen(indicator, of) ? null : { indicator, of };
    // From one figure to the next the drawer stays: going back then closes it, however many were looked at.
    if (state.value.source) set({ source });
    else void router.push({ query: query({ source }) });
  };
  const close = () => set({ source: null });

  // The shell closes its drawer with every new path; a link may name a source there, too.
  watch([() => state.value.source !== null, () => route.path], ([isShown]) => { drawerOpen.value = isShown; }, { immediate: true, flush: 'post' });
  onScopeDispose(() => { drawerOpen.value = false; });

  return { state, query, set, open, close, isOpen };
}
