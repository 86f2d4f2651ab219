import { ApiFailure } from '../graphql/api-failure.js';
import { endsSession, nextSession } from './next-session.js';
import { running } from './server-clock.js';
import { type SessionState, wasSignedIn } from './session-state.js';
import { oneTabAtATime } from './tabs.js';

/** A refused token is renewed, and once more where the new one is refused too; after that only by the minute. */
const MOST_RENEWALS = 2;
const RENEWALS_WITHIN = 60_000;

/** Renews the token of a session by its cookie, one tab at a time. */
export function sessionRenewal({ token, unanswered, take, drop, tell }: SessionState) {
  let refreshing: Promise<void> | undefined;

  async function refreshOnce(): Promise<void> {
    const before = token.value();
    token.tried();
    await oneTabAtATime(async () => {
      // While this tab waited for its turn, another one may have refreshed and told its token, or signed out.
      if (token.value() !== before || (before === null && !wasSignedIn())) return;
      try {
        take(await nextSession());
      } catch (failure) {
        if (!endsSession(failure)) {
          if (failure instanceof ApiFailure) unanswered.value = failure;
          token.tryLater();
          return;
        }
        drop('expired');
        tell({ kind: 'signed-out', reason: 'expired' });
      }
    });
  }

  /** Renews the token. Calls made meanwhile share the one request. */
  function refresh(): Promise<void> {
    refreshing ??= refreshOnce().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  }

  let renewals: number[] = [];
  /** The server refused the token, or there is none: it is renewed, unless that did not help just before. */
  async function renewRefused(): Promise<void> {
    if (refreshing) {
      await refreshing;
      return;
    }
    renewals = renewals.filter((at) => running() - at < RENEWALS_WITHIN);
    if (renewals.length >= MOST_RENEWALS) return;
    renewals.push(running());
    await refresh();
  }

  return { refresh, renewRefused };
}
