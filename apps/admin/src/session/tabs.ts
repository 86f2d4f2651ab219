import type { SessionPartsFragment } from '../graphql/generated.js';

/** What tabs of one browser tell each other. The token travels in memory only and is never stored. */
export type TabMessage = { kind: 'session'; session: SessionPartsFragment } | { kind: 'signed-out'; reason: SignOutReason };
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

/**
 * Runs `work` while no other tab does. Refresh tokens are used once, so two tabs refreshing at the same moment would look like a
 * stolen token. Without the Lock API (plain http on a local network) each tab takes its chance.
 */
export async function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return work();
  return navigator.locks.request(LOCK, work);
}
