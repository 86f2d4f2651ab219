import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import type { Router } from 'vue-router';
import { ApiError, aSession, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openAnonymously, settle, until } from '../../../test/support/mount-page.js';
import { useSession } from '../../session/use-session.js';
import SignInPage from './sign-in-page.vue';

let api: ApiStub;
let page: VueWrapper;
let router: Router;

beforeEach(async () => {
  localStorage.clear();
  setActivePinia(createPinia());
  api = stubApi({ SignIn: () => ({ signIn: aSession() }), SignOut: () => ({ signOut: true }) });
  ({ wrapper: page, router } = await openAnonymously(SignInPage, { path: '/sign-in?next=/activities/a1' }));
});
afterEach(async () => {
  page.unmount();
  await useSession().signOut();
});

async function enter(username = 'school', password = 'secret'): Promise<void> {
  await page.find('#username').setValue(username);
  await page.find('#password').setValue(password);
  await page.find('form').trigger('submit');
  await settle(20);
}

describe('the sign-in page', () => {
  test('leads on to where somebody wanted to go', async () => {
    await enter();
    await until(() => router.currentRoute.value.path === '/activities/a1');
    expect(api.sent('SignIn')).toEqual([{ username: 'school', password: 'secret' }]);
  });

  test('never leads to another site', async () => {
    await router.replace('/sign-in?next=//elsewhere.example/');
    await enter();
    await until(() => router.currentRoute.value.path === '/');
  });

  test('says that a password is wrong, empties it and goes back to it', async () => {
    api.on({ SignIn: () => new ApiError({ code: 'UNAUTHENTICATED', reason: 'WRONG_CREDENTIALS' }) });
    await enter();
    expect(page.find('[role="alert"]').text()).toContain('账号或密码不对');
    expect(page.find<HTMLInputElement>('#username').element.value).toBe('school');
    expect(document.activeElement?.id).toBe('password');
  });

  test('says until when an account is locked', async () => {
    const retryAt = new Date(2026, 10, 22, 9, 42);
    api.on({
      SignIn: () =>
        new ApiError({ code: 'LOCKED', reason: 'ACCOUNT_LOCKED', retryAt: retryAt.toISOString(), minutes: 15 }),
    });
    await enter();
    expect(page.find('[role="alert"]').text()).toContain('09:42 后再试');
  });

  test('has a first password changed before anything else', async () => {
    api.on({
      SignIn: () => ({ signIn: aSession({ mustChangePassword: true }) }),
      ChangePassword: () => ({ changePassword: aSession() }),
    });
    await enter('school', 'Given-once1');
    expect(page.text()).toContain('先换一个新密码');
    expect(router.currentRoute.value.path).toBe('/sign-in');

    await page.find('#password-next').setValue('short');
    expect(page.findAll('.policy .met')).toHaveLength(1);
    await page.find('form').trigger('submit');
    expect(api.sent('ChangePassword')).toHaveLength(0);

    await page.find('#password-next').setValue('Qinghe-2026');
    await page.find('#password-repeat').setValue('Qinghe-2026');
    await page.find('form').trigger('submit');
    await until(() => router.currentRoute.value.path === '/activities/a1');
    expect(api.sent('ChangePassword')).toEqual([{ current: 'Given-once1', next: 'Qinghe-2026' }]);
  });
});
