import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createPinia, setActivePinia } from 'pinia';
import { ApiRefusal, aSession, OFFLINE, stubApi, type ApiStub } from '../../test/support/api-stub.js';
import { useSession } from './use-session.js';

const MINUTE = 60_000;
let api: ApiStub;

beforeEach(() => {
  localStorage.clear();
  setActivePinia(createPinia());
  api = stubApi({
    SignIn: () => ({ signIn: aSession() }),
    RefreshSession: () => ({ refreshSession: aSession({ accessToken: 'token-2' }) }),
    SignOut: () => ({ signOut: true }),
  });
});
afterEach(async () => {
  jest.useRealTimers();
  await useSession().signOut();
});

describe('the session', () => {
  test('keeps the token out of every storage', async () => {
    await useSession().signIn('school', 'secret');
    expect(useSession().accessToken()).toBe('token-1');
    expect(JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })).not.toContain('token-1');
  });

  test('is taken up again by the cookie after a reload, and a stranger is spared the request', async () => {
    await useSession().start();
    expect(api.calls).toHaveLength(0);
    await useSession().signIn('school', 'secret');

    setActivePinia(createPinia());
    await useSession().start();
    expect(useSession().accessToken()).toBe('token-2');
    expect(useSession().viewer?.displayName).toBe('填报员');
  });

  test('is refreshed once however many ask at the same time', async () => {
    await useSession().signIn('school', 'secret');
    await Promise.all([useSession().refresh(), useSession().refresh(), useSession().refresh()]);
    expect(api.sent('RefreshSession')).toHaveLength(1);
  });

  test('is refreshed before the token expires', async () => {
    jest.useFakeTimers();
    await useSession().signIn('school', 'secret');
    await jest.advanceTimersByTimeAsync(8 * MINUTE);
    expect(api.sent('RefreshSession')).toHaveLength(0);
    localStorage.setItem('fanzha.last-active', String(Date.now()));
    await jest.advanceTimersByTimeAsync(MINUTE + 1_000);
    expect(api.sent('RefreshSession')).toHaveLength(1);
    expect(useSession().accessToken()).toBe('token-2');
  });

  test('ends when the server refuses, not when the network is away', async () => {
    await useSession().signIn('school', 'secret');
    api.on({ RefreshSession: () => OFFLINE });
    await useSession().refresh();
    expect(useSession().signedIn).toBe(true);
    api.on({ RefreshSession: () => new ApiRefusal({ code: 'UNAUTHENTICATED', reason: 'SESSION_EXPIRED' }) });
    await useSession().refresh();
    expect(useSession().signedIn).toBe(false);
    expect(useSession().ended).toBe('expired');
  });

  test('ends after 30 minutes without a hand on the machine, and not while somebody works', async () => {
    jest.useFakeTimers();
    await useSession().signIn('school', 'secret');
    for (let minute = 0; minute < 40; minute += 1) {
      await jest.advanceTimersByTimeAsync(MINUTE);
      window.dispatchEvent(new Event('keydown'));
    }
    expect(useSession().signedIn).toBe(true);
    await jest.advanceTimersByTimeAsync(31 * MINUTE);
    expect(useSession().signedIn).toBe(false);
    expect(useSession().ended).toBe('idle');
    expect(api.sent('SignOut').length).toBeGreaterThanOrEqual(1);
  });

  test('is not taken up on a machine left alone for longer', async () => {
    await useSession().signIn('school', 'secret');
    localStorage.setItem('fanzha.last-active', String(Date.now() - 31 * MINUTE));
    setActivePinia(createPinia());
    await useSession().start();
    expect(useSession().signedIn).toBe(false);
    expect(api.sent('RefreshSession')).toHaveLength(0);
  });
});
