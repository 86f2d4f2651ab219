import { defineStore } from 'pinia';
import {
  AcceptInvitationDocument,
  ChangePasswordDocument,
  SignInDocument,
  SignOutDocument,
  SignOutEverywhereDocument,
  type AcceptInvitationMutationVariables,
} from '../graphql/generated.js';
import { send } from '../graphql/transport.js';
import { isIdle } from './idle.js';
import { sessionRenewal } from './session-renewal.js';
import { sessionState, wasSignedIn } from './session-state.js';
import type { SignOutReason } from './tabs.js';
import { rolesOf } from './viewer-roles.js';

export const useSession = defineStore('session', () => {
  const state = sessionState({ expiring: () => void refresh(), idle: () => void signOut('idle') });
  const { viewer, mustChangePassword, ended, unanswered, token, take, drop, tell } = state;
  const { refresh, renewRefused } = sessionRenewal(state);
  let started: Promise<void> | undefined;

  /** Takes up the session of the refresh cookie, once per page load. */
  function start(): Promise<void> {
    started ??= (async () => {
      if (!wasSignedIn()) return;
      // A machine left alone with the browser closed is as idle as one with it open.
      if (isIdle()) await signOut('idle');
      else await refresh();
      // Nobody answered: the next page that asks tries again.
      if (token.value() === null && wasSignedIn()) started = undefined;
    })();
    return started;
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
    ...{ viewer, mustChangePassword, ended, unanswered },
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
