import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createPinia, setActivePinia } from 'pinia';
import { ApiError, aSession, OFFLINE, stubApi, type ApiStub } from '../../test/support/api-stub.js';
import { serverToday } from './server-clock.js';
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
  for (const session of [...gone.splice(0), useSession()]) await session.signOut();
});

/** Pages that were left; a browser would have ended them. */
const gone: ReturnType<typeof useSession>[] = [];
function reload(): void {
  gone.push(useSession());
  setActivePinia(createPinia());
}

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

    reload();
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
    api.on({ RefreshSession: () => new ApiError({ code: 'UNAUTHENTICATED', reason: 'SESSION_EXPIRED' }) });
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
    reload();
    await useSession().start();
    expect(useSession().signedIn).toBe(false);
    expect(api.sent('RefreshSession')).toHaveLength(0);
  });

  test('ends by a verdict of the server only: not while it starts again, answers too late or not at all', async () => {
    jest.useFakeTimers();
    await useSession().signIn('school', 'secret');
    for (const code of [null, 'INTERNAL', 'RATE_LIMITED']) {
      api.on({ RefreshSession: () => (code === null ? OFFLINE : new ApiError({ code })) });
      const done = useSession().refresh();
      await jest.advanceTimersByTimeAsync(10_000);
      await done;
      expect(useSession().signedIn).toBe(true);
    }
    expect(api.sent('RefreshSession')).toHaveLength(9);
  });

  test('is taken up although the first answer is lost, as when a page is loaded twice in a row', async () => {
    await useSession().signIn('school', 'secret');
    let lost = 1;
    api.on({
      RefreshSession: () => {
        lost -= 1;
        return lost >= 0 ? OFFLINE : { refreshSession: aSession({ accessToken: 'token-2' }) };
      },
    });
    reload();
    await useSession().start();
    expect(useSession().accessToken()).toBe('token-2');
  });

  test('is taken up by the next page where nobody answered the first', async () => {
    await useSession().signIn('school', 'secret');
    jest.useFakeTimers();
    api.on({ RefreshSession: () => OFFLINE });
    reload();
    const first = useSession().start();
    await jest.advanceTimersByTimeAsync(10_000);
    await first;
    expect(useSession().signedIn).toBe(false);
    api.on({ RefreshSession: () => ({ refreshSession: aSession({ accessToken: 'token-2' }) }) });
    await useSession().start();
    expect(useSession().accessToken()).toBe('token-2');
  });

  test('renews a refused token, and not again and again where that does not help', async () => {
    jest.useFakeTimers();
    await useSession().signIn('school', 'secret');
    for (let at = 0; at < 20; at += 1) await useSession().renewRefused();
    expect(api.sent('RefreshSession')).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(61_000);
    for (let at = 0; at < 20; at += 1) await useSession().renewRefused();
    expect(api.sent('RefreshSession')).toHaveLength(4);
  });

  test('ends at once where another device signed out everywhere, however new the token is', async () => {
    await useSession().signIn('school', 'secret');
    api.on({ RefreshSession: () => new ApiError({ code: 'UNAUTHENTICATED', reason: 'SESSION_EXPIRED' }) });
    await useSession().renewRefused();
    expect([useSession().signedIn, useSession().ended]).toEqual([false, 'expired']);
  });
});

describe('a clock that is wrong', () => {
  const DAY = 24 * 60 * MINUTE;
  const hourOf = async (work: () => void = () => undefined): Promise<number> => {
    const before = api.sent('RefreshSession').length;
    for (let minute = 0; minute < 60; minute += 1) {
      await jest.advanceTimersByTimeAsync(MINUTE);
      work();
      window.dispatchEvent(new Event('keydown'));
      window.dispatchEvent(new Event('focus'));
      if (useSession().needsRefresh()) await useSession().refresh();
    }
    return api.sent('RefreshSession').length - before;
  };

  test.each([-400, -40, -26, 0, 0.014, 40, 400])(
    'by %d days costs no more refreshes than one that is right',
    async (days) => {
      jest.useFakeTimers();
      const real = Date.now();
      jest.setSystemTime(real + days * DAY);
      api.on({
        SignIn: () => ({ signIn: aSession({ serverTime: new Date(real).toISOString() }) }),
        RefreshSession: () => ({ refreshSession: aSession({ serverTime: new Date(real).toISOString() }) }),
      });
      await useSession().signIn('school', 'secret');
      expect(await hourOf()).toBeLessThanOrEqual(7);
      expect(useSession().signedIn).toBe(true);
    },
  );

  test('and jumps all the time costs one refresh in some minutes', async () => {
    jest.useFakeTimers();
    await useSession().signIn('school', 'secret');
    let jump = 0;
    expect(
      await hourOf(() => {
        jump += 1;
        jest.setSystemTime(Date.now() + (jump % 2 ? 3 : -3) * MINUTE);
      }),
    ).toBeLessThanOrEqual(30);
    expect(useSession().signedIn).toBe(true);
  });

  test.each([0, -5, 1, 10 ** 9])('and a lifetime of %d seconds make no storm either', async (expiresIn) => {
    jest.useFakeTimers();
    api.on({
      SignIn: () => ({ signIn: aSession({ expiresIn }) }),
      RefreshSession: () => ({ refreshSession: aSession({ expiresIn }) }),
    });
    await useSession().signIn('school', 'secret');
    expect(await hourOf()).toBeLessThanOrEqual(31);
  });

  test('does not say what day it is', async () => {
    jest.useFakeTimers();
    jest.setSystemTime(Date.parse('2025-01-31T02:00:00Z'));
    api.on({ SignIn: () => ({ signIn: aSession({ serverTime: '2026-11-28T15:58:00Z', expiresIn: 900 }) }) });
    await useSession().signIn('school', 'secret');
    expect(serverToday()).toBe('2026-11-28');
    await jest.advanceTimersByTimeAsync(3 * MINUTE);
    expect(serverToday()).toBe('2026-11-29');
  });
});
