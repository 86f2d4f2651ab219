import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** Whether an element has come near the window; once it has, it stays so. Without an observer it counts as seen. */
export function useSeen(element: () => Element | null): Ref<boolean> {
  const seen = ref(false);
  let looking: IntersectionObserver | undefined;
  watch(
    element,
    (box) => {
      looking?.disconnect();
      if (!box || seen.value) return;
      if (typeof IntersectionObserver === 'undefined') {
        seen.value = true;
        return;
      }
      looking = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
          seen.value = true;
          looking?.disconnect();
        },
        { rootMargin: '400px' },
      );
      looking.observe(box);
    },
    { flush: 'post', immediate: true },
  );
  onScopeDispose(() => looking?.disconnect());
  return seen;
}
