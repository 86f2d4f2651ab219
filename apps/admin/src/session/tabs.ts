import type { SessionPartsFragment } from '../graphql/generated.js';

/** What tabs of one browser tell each other. The token travels in memory only and is never stored. */
export type TabMessage =
  { kind: 'session'; session: SessionPartsFragment; sentAt: number } | { kind: 'signed-out'; reason: SignOutReason };
export type SignOutReason = 'asked' | 'idle' | 'expired';

const CHANNEL = 'fanzha.session';
const LOCK = 'fanzha.refresh';

/** Listens to the other tabs; returns how to speak to them. */
export function joinTabs(listen: (message: TabMessage) => void): (message: TabMessage) => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<TabMessage>) => listen(event.data);
  return (message) => channel.postMessage(message);
}

/** A tab that the browser has frozen must not keep the others waiting for ever. */
const LONGEST_TURN = 20_000;

/**
 * Runs `work` while no other tab does: two tabs need not both refresh one session. Without the Lock API
 * (plain http on a local network), and where a turn takes too long, each tab takes its chance; the server
 * answers both with the same session.
 */
export async function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return work();
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), LONGEST_TURN);
  let begun = false;
  try {
    return await navigator.locks.request(LOCK, { signal: waiting.signal }, () => {
      begun = true;
      clearTimeout(timer);
      return work();
    });
  } catch (failure) {
    if (begun) throw failure;
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
