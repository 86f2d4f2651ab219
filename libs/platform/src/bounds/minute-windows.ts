/** Keys remembered; beyond that the oldest window is forgotten, so that no flood of keys fills the memory. */
const REMEMBERED = 20_000;
const WINDOW_MS = 60_000;

/**
 * Counts calls by key, in windows of a minute from the first call. Calls that were refused do not lengthen a window.
 */
export class MinuteWindows {
  private readonly windows = new Map<string, { count: number; until: number }>();

  /** Counts one call. Seconds until the next one is allowed, or 0 where this one is within `allowed`. */
  count(key: string, allowed: number, now = Date.now()): number {
    const window = this.window(key, now);
    window.count += 1;
    return window.count > allowed ? Math.ceil((window.until - now) / 1000) : 0;
  }

  private window(key: string, now: number): { count: number; until: number } {
    const known = this.windows.get(key);
    if (known && known.until > now) return known;
    this.windows.delete(key); // so that the new window is the youngest of the map
    if (this.windows.size >= REMEMBERED) {
      const [oldest] = this.windows.keys();
      this.windows.delete(oldest as string);
    }
    const opened = { count: 0, until: now + WINDOW_MS };
    this.windows.set(key, opened);
    return opened;
  }
}
