import { computed, onScopeDispose, ref, type ComputedRef } from 'vue';
import { idleLeft, markActive } from '../../session/idle.js';

const LOOK_EVERY = 1_000;
const WARN_WITHIN = 60_000;

/**
 * Seconds until the session ends because nobody touched the screen, from a minute before; null until then. A screen on
 * a wall is no reason to keep a session without anybody there: who is there moves the mouse.
 */
export function useIdleWarning(): { seconds: ComputedRef<number | null> } {
  const left = ref(idleLeft());
  const seconds = computed(() => (left.value <= WARN_WITHIN ? Math.max(0, Math.ceil(left.value / 1_000)) : null));
  const look = (): void => {
    left.value = idleLeft();
  };
  /** Elsewhere a moved mouse says little; here it is the only thing that somebody does. */
  const stay = (): void => {
    if (seconds.value === null) return;
    markActive();
    look();
  };
  const timer = setInterval(look, LOOK_EVERY);
  for (const event of ['pointermove', 'pointerdown', 'keydown'] as const) window.addEventListener(event, stay);
  onScopeDispose(() => {
    clearInterval(timer);
    for (const event of ['pointermove', 'pointerdown', 'keydown'] as const) window.removeEventListener(event, stay);
  });
  return { seconds };
}
