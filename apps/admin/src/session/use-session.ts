import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { ApiFailure } from '../graphql/api-failure.js';
import {
  AcceptInvitationDocument,
  ChangePasswordDocument,
  RefreshSessionDocument,
  SignInDocument,
  SignOutDocument,
  SignOutEverywhereDocument,
  type AcceptInvitationMutationVariables,
  type SessionPartsFragment,
} from '../graphql/generated.js';
import { send } from '../graphql/transport.js';
import { isIdle, watchIdle } from './idle.js';
import { hasDrifted, running, setServerTime } from './server-clock.js';
import { joinTabs, oneTabAtATime, type SignOutReason, type TabMessage } from './tabs.js';

/** Says that a refresh cookie is likely there: spares visitors a request that can only be refused. Not a secret. */
const HINT = 'fanzha.signed-in';
/** Milliseconds before expiry at which the token is renewed. */
const AHEAD = 60_000;
/** Nothing that this page thinks of by itself renews the token more often than this. */
const LEAST_GAP = 120_000;
/** A refused token is renewed, and once more where the new one is refused too; after that only by the minute. */
const MOST_RENEWALS = 2;
const RENEWALS_WITHIN = 60_000;
/** Between two attempts nobody answered. */
const LEAST_PAUSE = 10_000;
/** A timer set further ahead than 2^31 milliseconds fires at once. */
const LONGEST_TIMER = 60 * 60_000;
/** Waits before a lost answer is asked for again. */
const PAUSES = [600, 1_500];
/** An answer that takes longer is lost. */
const ANSWER_WITHIN = 15_000;

const WAKING = ['pageshow', 'online', 'focus'] as const;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
/** Only a verdict of the server ends a session: no network, a server that starts again, or too many calls do not. */
const endsSession = (failure: unknown): boolean =>
  failure instanceof ApiFailure && (failure.code === 'UNAUTHENTICATED' || failure.code === 'FORBIDDEN');

type SessionViewer = SessionPartsFragment['viewer'];

export const useSession = defineStore('session', () => {
  const viewer = shallowRef<SessionViewer | null>(null);
  const mustChangePassword = ref(false);
  /** Why the last session ended, for the sign-in page to say. */
  const ended = ref<SignOutReason | null>(null);
  /** Why nobody could be asked whether there is a session: it may still be there. */
  const unanswered = shallowRef<ApiFailure | null>(null);

  // The token stays in this closure: no storage, no devtools, no template can show it.
  let token: string | null = null;
  /** Moments of this page's running time: when the token came, and when it stops working. */
  let takenAt = -Infinity;
  let triedAt = -Infinity;
  let expiresAt = 0;
  let timer: number | undefined;
  let stopIdle: (() => void) | undefined;
  let stopWaking: (() => void) | undefined;
  let started: Promise<void> | undefined;
  let refreshing: Promise<void> | undefined;

  const signedIn = computed(() => viewer.value !== null);
  const roles = computed(() => new Set(viewer.value?.roles ?? []));
  const isOperator = computed(() => roles.value.has('OPERATOR'));
  const isOfficial = computed(
    () =>
      roles.value.has('COUNTY_OFFICIAL') ||
      roles.value.has('CITY_OFFICIAL') ||
      (viewer.value?.oversight.length ?? 0) > 0,
  );
  const isUnit = computed(() => signedIn.value && !isOperator.value && !isOfficial.value);
  const can = (permission: string): boolean => viewer.value?.permissions.includes(permission) ?? false;

  /** The person, on pages that nobody reaches without a session. */
  function person(): SessionViewer {
    if (!viewer.value) throw new Error('Nobody is signed in.');
    return viewer.value;
  }

  const tell = joinTabs((message: TabMessage) => {
    // A tab that was frozen hears late.
    if (message.kind === 'session') adopt(message.session, Math.max(0, Date.now() - message.sentAt));
    else drop(message.reason);
  });

  /** @param age milliseconds since the server gave it */
  function adopt(session: SessionPartsFragment, age = 0): void {
    setServerTime(session.serverTime, age);
    token = session.accessToken;
    takenAt = running() - age;
    expiresAt = takenAt + Math.max(0, session.expiresIn) * 1_000;
    viewer.value = session.viewer;
    mustChangePassword.value = session.mustChangePassword;
    ended.value = null;
    unanswered.value = null;
    localStorage.setItem(HINT, '1');
    wakeIn(expiresAt - running() - AHEAD);
    stopIdle ??= watchIdle(() => void signOut('idle'));
    stopWaking ??= watchWaking();
  }

  function wakeIn(milliseconds: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(
      () => {
        if (nearsEnd()) void refresh();
        else wakeIn(expiresAt - running() - AHEAD);
      },
      Math.min(Math.max(milliseconds, LEAST_GAP), LONGEST_TIMER),
    );
  }

  const nearsEnd = (): boolean => token !== null && expiresAt - running() <= AHEAD;
  /** Looked at when the page comes back: while a machine sleeps no timer runs. */
  const lookAgain = (): void => {
    if (
      document.visibilityState !== 'hidden' &&
      token !== null &&
      running() - takenAt >= LEAST_GAP &&
      (nearsEnd() || hasDrifted())
    )
      void refresh();
  };
  function watchWaking(): () => void {
    document.addEventListener('visibilitychange', lookAgain);
    for (const event of WAKING) window.addEventListener(event, lookAgain);
    return () => {
      document.removeEventListener('visibilitychange', lookAgain);
      for (const event of WAKING) window.removeEventListener(event, lookAgain);
    };
  }

  function take(session: SessionPartsFragment): void {
    adopt(session);
    tell({ kind: 'session', session, sentAt: Date.now() });
  }

  function drop(reason: SignOutReason): void {
    token = null;
    takenAt = -Infinity;
    expiresAt = 0;
    viewer.value = null;
    mustChangePassword.value = false;
    ended.value = reason;
    unanswered.value = null;
    localStorage.removeItem(HINT);
    window.clearTimeout(timer);
    stopIdle?.();
    stopIdle = undefined;
    stopWaking?.();
    stopWaking = undefined;
  }

  /** Takes up the session of the refresh cookie, once per page load. */
  function start(): Promise<void> {
    started ??= (async () => {
      if (localStorage.getItem(HINT) === null) return;
      // A machine left alone with the browser closed is as idle as one with it open.
      if (isIdle()) await signOut('idle');
      else await refresh();
      // Nobody answered: the next page that asks tries again.
      if (token === null && localStorage.getItem(HINT) !== null) started = undefined;
    })();
    return started;
  }

  const accessToken = (): string | null => token;
  /** Never again right after a token came: one that is too short already will not be longer the next time. */
  const needsRefresh = (): boolean =>
    token !== null &&
    expiresAt - running() < 5_000 &&
    running() - takenAt >= LEAST_GAP &&
    running() - triedAt >= LEAST_PAUSE;

  /** The next session, asked for again where the answer is lost: the server gives the same one for half a minute. */
  async function nextSession(): Promise<SessionPartsFragment> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return (await send(RefreshSessionDocument, {}, null, ANSWER_WITHIN)).refreshSession;
      } catch (failure) {
        const wait = PAUSES[attempt];
        if (wait === undefined || endsSession(failure)) throw failure;
        await pause(wait);
      }
    }
  }

  async function refreshOnce(): Promise<void> {
    const before = token;
    triedAt = running();
    await oneTabAtATime(async () => {
      // While this tab waited for its turn, another one may have refreshed and told its token, or signed out.
      if (token !== before || (before === null && localStorage.getItem(HINT) === null)) return;
      try {
        take(await nextSession());
      } catch (failure) {
        if (!endsSession(failure)) {
          if (failure instanceof ApiFailure) unanswered.value = failure;
          if (token !== null) wakeIn(LEAST_GAP);
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
    if (needsRefresh()) await refresh();
    take((await send(ChangePasswordDocument, { current, next }, token)).changePassword);
  }

  /** @throws ApiFailure */
  async function acceptInvitation(variables: AcceptInvitationMutationVariables): Promise<void> {
    take((await send(AcceptInvitationDocument, variables)).acceptInvitation);
  }

  /** Ends the session here at once; the server is told, and forgets it by itself should that fail. */
  async function signOut(reason: SignOutReason = 'asked'): Promise<void> {
    const last = token;
    drop(reason);
    tell({ kind: 'signed-out', reason });
    await send(SignOutDocument, {}, last).catch(() => undefined);
  }

  /** Ends the sessions of this account on every device. @throws ApiFailure */
  async function signOutEverywhere(): Promise<void> {
    if (needsRefresh()) await refresh();
    await send(SignOutEverywhereDocument, {}, token);
    drop('asked');
    tell({ kind: 'signed-out', reason: 'asked' });
  }

  return {
    viewer,
    mustChangePassword,
    ended,
    unanswered,
    signedIn,
    isOperator,
    isOfficial,
    isUnit,
    can,
    person,
    start,
    accessToken,
    needsRefresh,
    refresh,
    renewRefused,
    signIn,
    changePassword,
    acceptInvitation,
    signOut,
    signOutEverywhere,
  };
});
