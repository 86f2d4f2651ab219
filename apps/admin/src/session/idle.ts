import { running } from './server-clock.js';

/** Minutes without a hand on the machine after which the session ends (product rule). */
const IDLE_MINUTES = 30;

const KEY = 'fanzha.last-active';
const LIMIT = IDLE_MINUTES * 60_000;
const EVENTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Time of the last use in any tab, 0 when unknown. Not a secret, so it may be stored; tabs share it that way. */
const lastActive = (): number => Number(localStorage.getItem(KEY) ?? 0);
/** The same by the running time of this page, which a clock set back cannot stretch. */
let lastRunning = running();

/** Somebody is there: the time until the session ends begins anew. */
export function markActive(): void {
  const now = Date.now();
  lastRunning = running();
  // A time ahead of now was written before the clock was set back.
  if (Math.abs(now - lastActive()) > 5_000) localStorage.setItem(KEY, String(now));
}

/** Whether the browser was left alone for longer than the limit. */
export function isIdle(): boolean {
  const last = lastActive();
  if (last === 0) return false;
  const away = Date.now() - last;
  return away >= LIMIT || (away < 0 && running() - lastRunning >= LIMIT);
}

/** Milliseconds until the session ends if nobody touches anything. */
export function idleLeft(): number {
  const last = lastActive();
  return last === 0 ? LIMIT : LIMIT - (Date.now() - last);
}

const onStorage = ({ key }: StorageEvent): void => {
  if (key === KEY) lastRunning = running();
};

/** Watches for use and calls `onIdle` after the limit; returns how to stop. */
export function watchIdle(onIdle: () => void): () => void {
  lastRunning = running();
  localStorage.setItem(KEY, String(Date.now()));
  window.addEventListener('storage', onStorage);
  for (const event of EVENTS) window.addEventListener(event, markActive, { passive: true });
  const timer = window.setInterval(() => {
    if (isIdle()) onIdle();
  }, 15_000);
  return () => {
    window.clearInterval(timer);
    window.removeEventListener('storage', onStorage);
    for (const event of EVENTS) window.removeEventListener(event, markActive);
  };
}
