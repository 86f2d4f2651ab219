import { type Ref, ref, watch } from 'vue';

/**
 * Ids that were ticked in a list. What is no longer in it is let go of: nobody counts or sends what is not in sight.
 * @param listed ids that can be ticked now
 */
export function useChosen(listed: () => readonly string[]): Ref<string[]> {
  const chosen = ref<string[]>([]);
  watch(listed, (ids) => {
    const there = new Set(ids);
    if (chosen.value.some((id) => !there.has(id))) chosen.value = chosen.value.filter((id) => there.has(id));
  });
  return chosen;
}
