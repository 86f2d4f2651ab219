import { ref, shallowRef } from 'vue';
import type { ApiFailure } from '../graphql/api-failure.js';
import type { SessionPartsFragment } from '../graphql/generated.js';
import { keepAccessToken } from './access-token.js';
import { watchIdle } from './idle.js';
import { setServerTime } from './server-clock.js';
import { joinTabs, type SignOutReason, type TabMessage } from './tabs.js';
import type { SessionViewer } from './viewer-roles.js';

/** Says that a refresh cookie is likely there: spares visitors a request that can only be refused. Not a secret. */
const HINT = 'fanzha.signed-in';
/** Whether there was a session on this device the last time. */
export const wasSignedIn = (): boolean => localStorage.getItem(HINT) !== null;

/**
 * The session of this tab and what the others tell of it.
 * @param on `expiring`: its token ends soon; `idle`: nobody has been here for too long
 */
export function sessionState(on: { readonly expiring: () => void; readonly idle: () => void }) {
  const viewer = shallowRef<SessionViewer | null>(null);
  const mustChangePassword = ref(false);
  /** Why the last session ended, for the sign-in page to say. */
  const ended = ref<SignOutReason | null>(null);
  /** Why nobody could be asked whether there is a session: it may still be there. */
  const unanswered = shallowRef<ApiFailure | null>(null);

  const token = keepAccessToken(on.expiring);
  let stopIdle: (() => void) | undefined;

  const tell = joinTabs((message: TabMessage) => {
    // A tab that was frozen hears late.
    if (message.kind === 'session') adopt(message.session, Math.max(0, Date.now() - message.sentAt));
    else drop(message.reason);
  });

  /** @param age milliseconds since the server gave it */
  function adopt(session: SessionPartsFragment, age = 0): void {
    setServerTime(session.serverTime, age);
    token.take(session, age);
    viewer.value = session.viewer;
    mustChangePassword.value = session.mustChangePassword;
    ended.value = null;
    unanswered.value = null;
    localStorage.setItem(HINT, '1');
    stopIdle ??= watchIdle(on.idle);
  }

  function take(session: SessionPartsFragment): void {
    adopt(session);
    tell({ kind: 'session', session, sentAt: Date.now() });
  }

  function drop(reason: SignOutReason): void {
    token.drop();
    viewer.value = null;
    mustChangePassword.value = false;
    ended.value = reason;
    unanswered.value = null;
    localStorage.removeItem(HINT);
    stopIdle?.();
    stopIdle = undefined;
  }

  return { viewer, mustChangePassword, ended, unanswered, token, tell, take, drop };
}

export type SessionState = ReturnType<typeof sessionState>;
