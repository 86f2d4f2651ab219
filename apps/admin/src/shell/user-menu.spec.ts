import { afterEach, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { OFFLINE, stubApi } from '../../test/support/api-stub.js';
import { openPage, settle } from '../../test/support/mount-page.js';
import { useSession } from '../session/use-session.js';
import UserMenu from './user-menu.vue';

let page: VueWrapper;
afterEach(() => page.unmount());

test('says that other devices are still signed in where the server could not be told, and tries again', async () => {
  const api = stubApi({ SignOutEverywhere: () => OFFLINE });
  ({ wrapper: page } = await openPage(UserMenu, api));
  await page.find('button').trigger('click', { button: 0 });
  await settle(20);
  await page.findAll('[role="menuitem"]').at(-1)!.trigger('click');
  await settle(20);
  expect(page.find('dialog [role="alert"]').text()).toContain('连不上服务器');
  expect(useSession().signedIn).toBe(true);

  api.on({ SignOutEverywhere: () => ({ signOutEverywhere: 1 }) });
  await page.find('dialog .note .btn').trigger('click');
  await settle(20);
  expect(useSession().signedIn).toBe(false);
  expect(page.find('dialog').exists()).toBe(false);
});
