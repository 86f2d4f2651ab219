import { DomainError } from '@fanzha/domain';
import { MinuteWindows } from '../bounds/minute-windows.js';
import { RequestError } from './request-error.js';

/** How often per minute one address may call certain root fields, for example `{ signIn: 300 }`. */
export type PerMinute = Readonly<Record<string, number>>;

/**
 * Counts the calls of costly or guessable operations per address. Every alias counts, and so does every operation of a
 * batch: they are what a guesser would use.
 */
export class AddressLimit {
  private readonly windows = new MinuteWindows();

  constructor(private readonly perMinute: PerMinute) {}

  /** @throws RequestError RATE_LIMITED (429, Retry-After) when the address has used up a minute's calls. */
  count(address: string, rootFields: readonly string[], now = Date.now()): void {
    for (const field of rootFields) {
      const allowed = Object.hasOwn(this.perMinute, field) ? this.perMinute[field] : undefined;
      if (allowed === undefined) continue;
      const seconds = this.windows.count(`${field} ${address}`, allowed, now);
      if (seconds > 0) throw limited(seconds);
    }
  }
}

function limited(seconds: number): RequestError {
  const { forms } = RequestError.refused(DomainError.rateLimited(seconds));
  return new RequestError(429, 429, forms, { 'retry-after': String(seconds) });
}
