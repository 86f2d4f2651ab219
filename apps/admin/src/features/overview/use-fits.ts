import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** Whether what stands in an element is as wide as the element at most, kept up as either changes. */
export function useFits(element: () => HTMLElement | null): Ref<boolean> {
  const fits = ref(false);
  let seen: ResizeObserver | undefined;
  watch(
    element,
    (box) => {
      seen?.disconnect();
      if (!box || typeof ResizeObserver === 'undefined') return;
      const look = () => {
        const content = box.firstElementChild;
        fits.value = content !== null && content.getBoundingClientRect().width <= box.clientWidth + 1;
      };
      seen = new ResizeObserver(look);
      seen.observe(box);
      if (box.firstElementChild) seen.observe(box.firstElementChild);
    },
    { flush: 'post', immediate: true },
  );
  onScopeDispose(() => seen?.disconnect());
  return fits;
}
