import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { ApiFailure } from '../graphql/api-failure.js';
import {
  AcceptInvitationDocument, ChangePasswordDocument, RefreshSessionDocument, SignInDocument, SignOutDocument, SignOutEverywhereDocument,
  type AcceptInvitationMutationVariables, type SessionPartsFragment,
} from '../graphql/generated.js';
import { send } from '../graphql/transport.js';
import { isIdle, watchIdle } from './idle.js';
import { joinTabs, oneTabAtATime, type SignOutReason, type TabMessage } from './tabs.js';

/** Says that a refresh cookie is likely there: spares visitors a request that can only be refused. Not a secret. */
const HINT = 'fanzha.signed-in';
/** Milliseconds before expiry at which the token is renewed. */
const AHEAD = 60_000;

export type SessionViewer = SessionPartsFragment['viewer'];

export const useSession = defineStore('session', () => {
  const viewer = shallowRef<SessionViewer | null>(null);
  const mustChangePassword = ref(false);
  /** Why the last session ended, for the sign-in page to say. */
  const ended = ref<SignOutReason | null>(null);

  // The token stays in this closure: no storage, no devtools, no template can show it.
  let token: string | null = null;
  let expiresAt = 0;
  let timer: number | undefined;
  let stopIdle: (() => void) | undefined;
  let started: Promise<void> | undefined;
  let refreshing: Promise<void> | undefined;

  const signedIn = computed(() => viewer.value !== null);
  const roles = computed(() => new Set(viewer.value?.roles ?? []));
  const isOperator = computed(() => roles.value.has('OPERATOR'));
  const isOfficial = computed(() => roles.value.has('COUNTY_OFFICIAL') || roles.value.has('CITY_OFFICIAL') || (viewer.value?.oversight.length ?? 0) > 0);
  const isUnit = computed(() => signedIn.value && !isOperator.value && !isOfficial.value);
  const can = (permission: string): boolean => viewer.value?.permissions.includes(permission) ?? false;

  /** The person, on pages that nobody reaches without a session. */
  function person(): SessionViewer {
    if (!viewer.value) throw new Error('Nobody is signed in.');
    return viewer.value;
  }

  const tell = joinTabs((message: TabMessage) => {
    if (message.kind === 'session') adopt(message.session);
    else drop(message.reason);
  });

  function adopt(session: SessionPartsFragment): void {
    token = session.accessToken;
    expiresAt = Date.parse(session.expiresAt);
    viewer.value = session.viewer;
    mustChangePassword.value = session.mustChangePassword;
    ended.value = null;
    localStorage.setItem(HINT, '1');
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void refresh(), Math.max(expiresAt - Date.now() - AHEAD, 5_000));
    stopIdle ??= watchIdle(() => void signOut('idle'));
  }

  function take(session: SessionPartsFragment): void {
    adopt(session);
    tell({ kind: 'session', session });
  }

  function drop(reason: SignOutReason): void {
    token = null;
    expiresAt = 0;
    viewer.value = null;
    mustChangePassword.value = false;
    ended.value = reason;
    localStorage.removeItem(HINT);
    window.clearTimeout(timer);
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
    })();
    return started;
  }

  const accessToken = (): string | null => token;
  const needsRefresh = (): boolean => token !== null && expiresAt - Date.now() < 5_000;

  async function refreshOnce(): Promise<void> {
    const before = token;
    await oneTabAtATime(async () => {
      // While this tab waited for its turn, another one may have refreshed and told its token.
      if (token !== before && token !== null && !needsRefresh()) return;
      try {
        take((await send(RefreshSessionDocument, {})).refreshSession);
      } catch (failure) {
        // No network is no verdict on the session: the next operation tries again.
        if (failure instanceof ApiFailure && failure.code === 'NETWORK') return;
        drop('expired');
        tell({ kind: 'signed-out', reason: 'expired' });
      }
    });
  }

  /** Renews the token. Calls made meanwhile share the one request. */
  function refresh(): Promise<void> {
    refreshing ??= refreshOnce().finally(() => { refreshing = undefined; });
    return refreshing;
  }

  /** @throws ApiFailure */
  async function signIn(username: string, password: string, totp?: string): Promise<void> {
    take((await send(SignInDocument, { username, password, totp: totp ?? null })).signIn);
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
    viewer, mustChangePassword, ended, signedIn, isOperator, isOfficial, isUnit, can, person,
    start, accessToken, needsRefresh, refresh, signIn, changePassword, acceptInvitation, signOut, signOutEverywhere,
  };
});
