import type { SessionPartsFragment } from '../graphql/generated.js';
import { hasDrifted, running } from './server-clock.js';

/** Milliseconds before expiry at which the token is renewed. */
const AHEAD = 60_000;
/** Nothing that this page thinks of by itself renews the token more often than this. */
const LEAST_GAP = 120_000;
/** Between two attempts nobody answered. */
const LEAST_PAUSE = 10_000;
/** A token that ends within this is renewed before anything is sent with it. */
const TOO_SHORT = 5_000;
/** A timer set further ahead than 2^31 milliseconds fires at once. */
const LONGEST_TIMER = 60 * 60_000;

const WAKING = ['pageshow', 'online', 'focus'] as const;

/**
 * The access token of this page. It stays in this closure: no storage, no devtools, no template can show it.
 * @param renew called when it is time to renew it: before it expires, or when the machine wakes
 */
export function keepAccessToken(renew: () => void) {
  let token: string | null = null;
  /** Moments of this page's running time: when the token came, when one was asked for last, when it stops working. */
  let takenAt = -Infinity;
  let triedAt = -Infinity;
  let expiresAt = 0;
  let timer: number | undefined;
  let stopWaking: (() => void) | undefined;

  const left = (): number => expiresAt - running();
  const nearsEnd = (): boolean => token !== null && left() <= AHEAD;
  const isSettled = (): boolean => running() - takenAt >= LEAST_GAP;

  function wakeIn(milliseconds: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(
      () => {
        if (nearsEnd()) renew();
        else wakeIn(left() - AHEAD);
      },
      Math.min(Math.max(milliseconds, LEAST_GAP), LONGEST_TIMER),
    );
  }

  /** Looked at when the page comes back: while a machine sleeps no timer runs. */
  const lookAgain = (): void => {
    if (document.visibilityState !== 'hidden' && token !== null && isSettled() && (nearsEnd() || hasDrifted())) renew();
  };
  function watchWaking(): () => void {
    document.addEventListener('visibilitychange', lookAgain);
    for (const event of WAKING) window.addEventListener(event, lookAgain);
    return () => {
      document.removeEventListener('visibilitychange', lookAgain);
      for (const event of WAKING) window.removeEventListener(event, lookAgain);
    };
  }

  return {
    value: (): string | null => token,
    /** @param age milliseconds since the server gave it */
    take(session: SessionPartsFragment, age: number): void {
      token = session.accessToken;
      takenAt = running() - age;
      expiresAt = takenAt + Math.max(0, session.expiresIn) * 1_000;
      wakeIn(left() - AHEAD);
      stopWaking ??= watchWaking();
    },
    drop(): void {
      token = null;
      takenAt = -Infinity;
      expiresAt = 0;
      window.clearTimeout(timer);
      stopWaking?.();
      stopWaking = undefined;
    },
    /** Another one is being asked for. */
    tried(): void {
      triedAt = running();
    },
    /** Nobody answered: it is tried again later, where there is still a token. */
    tryLater(): void {
      if (token !== null) wakeIn(LEAST_GAP);
    },
    /** Never again right after a token came: one that is too short already will not be longer the next time. */
    needsRefresh: (): boolean =>
      token !== null && left() < TOO_SHORT && isSettled() && running() - triedAt >= LEAST_PAUSE,
  };
}
