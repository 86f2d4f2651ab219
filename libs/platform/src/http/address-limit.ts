import { Refusal } from '@fanzha/domain';
import { RequestFault } from './request-fault.js';

/** Addresses remembered; beyond that the oldest window is forgotten, so that no flood of addresses fills the memory. */
const REMEMBERED = 20_000;
const WINDOW_MS = 60_000;

/** How often per minute one address may call certain root fields, for example `{ signIn: 300 }`. */
export type PerMinute = Readonly<Record<string, number>>;

/**
 * Counts the calls of costly or guessable operations per address, in windows of a minute from the first call. Every alias
 * counts, and so does every operation of a batch: they are what a guesser would use.
 */
export class AddressLimit {
  private readonly windows = new Map<string, { count: number; until: number }>();

  constructor(private readonly perMinute: PerMinute) {}

  /** @throws RequestFault RATE_LIMITED (429, Retry-After) when the address has used up a minute's calls. */
  count(address: string, rootFields: readonly string[], now = Date.now()): void {
    for (const field of rootFields) {
      const allowed = Object.hasOwn(this.perMinute, field) ? this.perMinute[field] : undefined;
      if (allowed === undefined) continue;
      const window = this.window(`${field} ${address}`, now);
      window.count += 1;
      if (window.count > allowed) throw limited(Math.ceil((window.until - now) / 1000));
    }
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

function limited(seconds: number): RequestFault {
  const { forms } = RequestFault.refused(Refusal.rateLimited(seconds));
  return new RequestFault(429, 429, forms, { 'retry-after': String(seconds) });
}
