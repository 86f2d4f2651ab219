/** Minutes without a hand on the machine after which the session ends (product rule). */
export const IDLE_MINUTES = 30;

const KEY = 'fanzha.last-active';
const LIMIT = IDLE_MINUTES * 60_000;
const EVENTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Time of the last use in any tab, 0 when unknown. Not a secret, so it may be stored; tabs share it that way. */
const lastActive = (): number => Number(localStorage.getItem(KEY) ?? 0);

export function markActive(): void {
  const now = Date.now();
  if (now - lastActive() > 5_000) localStorage.setItem(KEY, String(now));
}

/** Whether the browser was left alone for longer than the limit. */
export function isIdle(): boolean {
  const last = lastActive();
  return last > 0 && Date.now() - last >= LIMIT;
}

/** Watches for use and calls `onIdle` after the limit; returns how to stop. */
export function watchIdle(onIdle: () => void): () => void {
  localStorage.setItem(KEY, String(Date.now()));
  for (const event of EVENTS) window.addEventListener(event, markActive, { passive: true });
  const timer = window.setInterval(() => { if (isIdle()) onIdle(); }, 15_000);
  return () => {
    window.clearInterval(timer);
    for (const event of EVENTS) window.removeEventListener(event, markActive);
  };
}
