import { computed, onScopeDispose, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { SummaryPageDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { oneOf } from '../../records/list/list-filter.js';
import { oversees } from '../../session/oversight.js';
import { useSession } from '../../session/use-session.js';
import { drawerOpen } from '../../shell/shell-state.js';
import { placesOf, type FigurePlace } from './figure-places.js';

/**
 * A summary with the stand of it that is read: an edition, or the draft. Which one, and the open figure, are kept in
 * the address.
 */
export function useSummary(id: () => string) {
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const page = usePageQuery({ query: SummaryPageDocument, variables: () => ({ id: id() }) });
  const summary = computed(() => page.data.value?.summary ?? null);
  const draft = computed(() => summary.value?.draft ?? null);
  const editions = computed(() => summary.value?.editions ?? []);

  const asked = computed(() => oneOf(route.query['edition']));
  const edition = computed(() => {
    const named = editions.value.find(({ number }) => String(number) === asked.value);
    return named ?? (draft.value ? null : (editions.value[0] ?? null));
  });
  const stand = computed(() => edition.value ?? draft.value);

  /** Whoever may write is the unit's own, and oversees the region that it is about. */
  const mayWrite = computed(() => {
    if (!summary.value || !draft.value || !session.can('ledger:record')) return false;
    const { about, region } = summary.value;
    return about === 'UNIT' || oversees(session.person().oversight, region.code);
  });
  const editing = computed(() => mayWrite.value && edition.value === null);

  const places = computed(() =>
    summary.value && stand.value
      ? placesOf(summary.value, stand.value.snapshot.figures, session.isOfficial)
      : new Map<string, FigurePlace>(),
  );
  const openedKey = computed(() => oneOf(route.query['source']));
  const source = computed(() => {
    const place = places.value.get(openedKey.value);
    return place && 'source' in place ? place.source : null;
  });
  const go = (change: Record<string, string | undefined>) => {
    const query = { ...route.query, ...change };
    void router.replace({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value)) });
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
    ...{ page, summary, draft, editions, edition, stand, editing, mayWrite, source },
    ...{ places, openedKey },
    /** How many figures the text states. */
    stated: computed(() => {
      const inlines = (stand.value?.document.blocks ?? []).flatMap((block) => block.inlines);
      return new Set(inlines.flatMap(({ token }) => token?.key ?? [])).size;
    }),
    close: () => go({ source: undefined }),
    read: (number: number | null) => go({ edition: number === null ? undefined : String(number), source: undefined }),
  };
}
