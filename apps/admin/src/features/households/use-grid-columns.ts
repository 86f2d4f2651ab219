import { useResizeObserver } from '@vueuse/core';
import { computed, onMounted, ref, type ComputedRef, type ShallowRef } from 'vue';
import { largeText } from '../../shell/text-size.js';

/** About how wide a text is: Chinese characters are twice as wide as digits. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u2000' ? 9.5 : 16), 0);

/**
 * How many doors stand beside each other in a grid, counted anew whenever its width changes.
 * @param flat whether whole labels are written, which need more room, and no ruler stands beside them
 */
export function useGridColumns(
  root: Readonly<ShallowRef<HTMLElement | null>>,
  doors: () => readonly { readonly room: string }[],
  flat: () => boolean,
): ComputedRef<number> {
  /** Least width of a door, in pixels. */
  const least = computed(
    () =>
      (largeText.value ? 1.25 : 1) *
      (flat() ? 104 : Math.min(150, Math.max(46, ...doors().map(({ room }) => 8 + widthOf(room))))),
  );
  const width = ref(960);
  /** On a phone everything stands closer. */
  const spacing = computed(() => (width.value < 600 ? { gap: 5, ruler: 24 } : { gap: 8, ruler: 34 }));
  onMounted(() => {
    width.value = root.value?.clientWidth || width.value;
  });
  useResizeObserver(root, ([entry]) => {
    if (entry && entry.contentRect.width > 0) width.value = entry.contentRect.width;
  });
  return computed(() => {
    const { gap, ruler } = spacing.value;
    const room = width.value - (flat() ? 0 : ruler) + gap;
    return Math.max(1, Math.min(flat() ? 8 : 24, Math.floor(room / (least.value + gap))));
  });
}
