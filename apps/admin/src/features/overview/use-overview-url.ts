import type { IndicatorCode } from '@fanzha/domain';
import { computed, onScopeDispose, watch, type ComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { drawerOpen } from '../../shell/shell-state.js';
import {
  OWN_FIGURE,
  readOverviewUrl,
  writeOverviewUrl,
  type OpenSource,
  type OverviewState,
  type SourcePoint,
} from './overview-url.js';

/** Which figure of an indicator: of whom, of which bar, at which month; left out, the page's own. */
type FigurePoint = Partial<SourcePoint>;

export interface OverviewUrl {
  readonly state: ComputedRef<OverviewState>;
  /** The query of the present state with something changed: for links. */
  query(change?: Partial<OverviewState>): Record<string, string>;
  /** Goes there. What is chosen replaces the URL; what is opened is a step that the back button undoes. */
  set(change: Partial<OverviewState>): void;
  open(indicator: IndicatorCode, point?: FigurePoint): void;
  /** Opens a part of the figure that is explained just now, or with null goes back to it. */
  openPart(part: IndicatorCode | null): void;
  close(): void;
  isOpen(indicator: IndicatorCode, point?: FigurePoint): boolean;
}

/** The state of an overview page, kept in the URL. */
export function useOverviewUrl(): OverviewUrl {
  const route = useRoute();
  const router = useRouter();
  const state = computed(() => readOverviewUrl(route.query));

  const query = (change: Partial<OverviewState> = {}) => writeOverviewUrl({ ...state.value, ...change });
  const set = (change: Partial<OverviewState>) => void router.replace({ query: query(change) });
  const isOpen = (indicator: IndicatorCode, point: FigurePoint = {}) => {
    const { source } = state.value;
    if (source?.indicator !== indicator) return false;
    const asked = { ...OWN_FIGURE, ...point };
    return source.of === asked.of && source.by === asked.by && source.member === asked.member && source.at === asked.at;
  };
  const open = (indicator: IndicatorCode, point: FigurePoint = {}) => {
    const source: OpenSource | null = isOpen(indicator, point)
      ? null
      : { ...OWN_FIGURE, ...point, indicator, part: null };
    // From one figure to the next the drawer stays: going back then closes it, however many were looked at.
    if (state.value.source) set({ source });
    else void router.push({ query: query({ source }) });
  };
  const openPart = (part: IndicatorCode | null) => {
    if (state.value.source) set({ source: { ...state.value.source, part } });
  };
  const close = () => set({ source: null });

  // The shell closes its drawer with every new path; a link may name a source there, too.
  watch(
    [() => state.value.source !== null, () => route.path],
    ([isShown]) => {
      drawerOpen.value = isShown;
    },
    { immediate: true, flush: 'post' },
  );
  onScopeDispose(() => {
    drawerOpen.value = false;
  });

  return { state, query, set, open, openPart, close, isOpen };
}
