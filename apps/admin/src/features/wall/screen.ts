import { onScopeDispose, ref, type Ref } from 'vue';

/** Keeps the screen awake while the page is in sight, where the browser can. It ends with the page. */
export function useAwakeScreen(): void {
  let held: WakeLockSentinel | undefined;
  let ended = false;
  // Browsers let go of it whenever the page is out of sight, and refuse it to save power.
  const hold = async (): Promise<void> => {
    if (ended || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    held = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (ended) await held?.release();
  };
  const again = (): void => void hold();
  document.addEventListener('visibilitychange', again);
  again();
  onScopeDispose(() => {
    ended = true;
    document.removeEventListener('visibilitychange', again);
    void held?.release();
  });
}

/** Whether the page fills the screen, and how to change that; `possible` is false where the browser cannot. */
export function useFullScreen(): { possible: boolean; isFull: Ref<boolean>; toggle(): void } {
  const isFull = ref(document.fullscreenElement !== null && document.fullscreenElement !== undefined);
  const look = (): void => {
    isFull.value = Boolean(document.fullscreenElement);
  };
  document.addEventListener('fullscreenchange', look);
  onScopeDispose(() => {
    document.removeEventListener('fullscreenchange', look);
    if (document.fullscreenElement) void document.exitFullscreen();
  });
  const toggle = (): void => {
    const asked = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    // Refused: the page stays as it is, and so does the button.
    asked.catch(() => undefined);
  };
  return { possible: document.fullscreenEnabled === true, isFull, toggle };
}
