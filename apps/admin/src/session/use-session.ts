import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { ApiFailure } from '../graphql/api-failure.js';
import {
  AcceptInvitationDocument,
  ChangePasswordDocument,
  SignInDocument,
  SignOutDocument,
  SignOutEverywhereDocument,
  type AcceptInvitationMutationVariables,
  type SessionPartsFragment,
} from '../graphql/generated.js';
import { send } from '../graphql/transport.js';
import { keepAccessToken } from './access-token.js';
import { isIdle, watchIdle } from './idle.js';
import { endsSession, nextSession } from './next-session.js';
import { running, setServerTime } from './server-clock.js';
import { joinTabs, oneTabAtATime, type SignOutReason, type TabMessage } from './tabs.js';
import { rolesOf, type SessionViewer } from './viewer-roles.js';

/** Says that a refresh cookie is likely there: spares visitors a request that can only be refused. Not a secret. */
const HINT = 'fanzha.signed-in';
/** A refused token is renewed, and once more where the new one is refused too; after that only by the minute. */
const MOST_RENEWALS = 2;
const RENEWALS_WITHIN = 60_000;

export const useSession = defineStore('session', () => {
  const viewer = shallowRef<SessionViewer | null>(null);
  const mustChangePassword = ref(false);
  /** Why the last session ended, for the sign-in page to say. */
  const ended = ref<SignOutReason | null>(null);
  /** Why nobody could be asked whether there is a session: it may still be there. */
  const unanswered = shallowRef<ApiFailure | null>(null);

  const token = keepAccessToken(() => void refresh());
  let stopIdle: (() => void) | undefined;
  let started: Promise<void> | undefined;
  let refreshing: Promise<void> | undefined;

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
    stopIdle ??= watchIdle(() => void signOut('idle'));
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

  /** Takes up the session of the refresh cookie, once per page load. */
  function start(): Promise<void> {
    started ??= (async () => {
      if (localStorage.getItem(HINT) === null) return;
      // A machine left alone with the browser closed is as idle as one with it open.
      if (isIdle()) await signOut('idle');
      else await refresh();
      // Nobody answered: the next page that asks tries again.
      if (token.value() === null && localStorage.getItem(HINT) !== null) started = undefined;
    })();
    return started;
  }

  async function refreshOnce(): Promise<void> {
    const before = token.value();
    token.tried();
    await oneTabAtATime(async () => {
      // While this tab waited for its turn, another one may have refreshed and told its token, or signed out.
      if (token.value() !== before || (before === null && localStorage.getItem(HINT) === null)) return;
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

  /** @throws ApiFailure */
  async function signIn(username: string, password: string): Promise<void> {
    take((await send(SignInDocument, { username, password })).signIn);
  }

  /** @throws ApiFailure */
  async function changePassword(current: string, next: string): Promise<void> {
    if (token.needsRefresh()) await refresh();
    take((await send(ChangePasswordDocument, { current, next }, token.value())).changePassword);
  }

  /** @throws ApiFailure */
  async function acceptInvitation(variables: AcceptInvitationMutationVariables): Promise<void> {
    take((await send(AcceptInvitationDocument, variables)).acceptInvitation);
  }

  /** Ends the session here at once; the server is told, and forgets it by itself should that fail. */
  async function signOut(reason: SignOutReason = 'asked'): Promise<void> {
    const last = token.value();
    drop(reason);
    tell({ kind: 'signed-out', reason });
    await send(SignOutDocument, {}, last).catch(() => undefined);
  }

  /** Ends the sessions of this account on every device. @throws ApiFailure */
  async function signOutEverywhere(): Promise<void> {
    if (token.needsRefresh()) await refresh();
    await send(SignOutEverywhereDocument, {}, token.value());
    drop('asked');
    tell({ kind: 'signed-out', reason: 'asked' });
  }

  return {
    viewer,
    mustChangePassword,
    ended,
    unanswered,
    ...rolesOf(viewer),
    start,
    accessToken: token.value,
    needsRefresh: token.needsRefresh,
    refresh,
    renewRefused,
    signIn,
    changePassword,
    acceptInvitation,
    signOut,
    signOutEverywhere,
  };
});
