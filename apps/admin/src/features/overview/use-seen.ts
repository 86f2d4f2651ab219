import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** Everything is drawn by then: who searches the page, or has it read out, is to find all of it. */
const LATER_MS = 4_000;

/**
 * Whether an element has come near the window, or the page has stood for a while; once it has, it stays so. Without an
 * observer it counts as seen.
 * @param options `onlyInSight`: only within the window, however long the page stands
 */
export function useSeen(element: () => Element | null, { onlyInSight = false } = {}): Ref<boolean> {
  const seen = ref(false);
  let looking: IntersectionObserver | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  const see = (): void => {
    seen.value = true;
    looking?.disconnect();
    clearTimeout(later);
  };
  watch(
    element,
    (box) => {
      looking?.disconnect();
      if (!box || seen.value) return;
      if (typeof IntersectionObserver === 'undefined') {
        see();
        return;
      }
      if (!onlyInSight) later ??= setTimeout(see, LATER_MS);
      looking = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) see();
        },
        { rootMargin: onlyInSight ? '0px' : '400px' },
      );
      looking.observe(box);
    },
    { flush: 'post', immediate: true },
  );
  onScopeDispose(() => {
    looking?.disconnect();
    clearTimeout(later);
  });
  return seen;
}
