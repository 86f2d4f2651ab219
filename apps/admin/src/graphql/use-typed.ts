import { visibleText } from '@fanzha/domain';
import { refDebounced } from '@vueuse/core';
import { computed, type Ref } from 'vue';

/** Milliseconds without a key after which somebody has stopped typing. */
const TYPING = 300;

/**
 * What to ask the server for while somebody types.
 * @returns `asked`, the visible text once typing has stopped, and `isAsked`, whether that is what stands there now
 */
export function useTyped(text: Ref<string>) {
  const visible = computed(() => visibleText(text.value));
  const asked = refDebounced(visible, TYPING);
  return { asked, isAsked: computed(() => asked.value === visible.value) };
}
