import { onScopeDispose, watch } from 'vue';

/** Milliseconds between two questions, and at most where nobody answers. */
const EVERY = 1_500;
const LONGEST = 12_000;

/**
 * Asks again and again while it is needed and the page is seen: one question at a time, at once when a hidden page
 * comes back, and no more when its page is left.
 * @param ask false where nobody answered: the next question waits longer
 */
export function usePolling(isNeeded: () => boolean, ask: () => Promise<boolean>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = EVERY;
  let isAsking = false;
  let isLeft = false;
  const isWanted = (): boolean => !isLeft && isNeeded() && document.visibilityState !== 'hidden';

  function plan(after: number): void {
    clearTimeout(timer);
    if (isWanted() && !isAsking) timer = setTimeout(() => void once(), after);
  }
  async function once(): Promise<void> {
    isAsking = true;
    wait = (await ask()) ? EVERY : Math.min(wait * 2, LONGEST);
    isAsking = false;
    plan(wait);
  }
  const seen = (): void => plan(0);

  watch(isNeeded, () => plan(EVERY), { immediate: true });
  document.addEventListener('visibilitychange', seen);
  onScopeDispose(() => {
    isLeft = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  });
}
