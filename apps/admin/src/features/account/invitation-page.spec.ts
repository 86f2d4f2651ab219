import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import type { Router } from 'vue-router';
import { anOperator, ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openAnonymously, settle, until } from '../../../test/support/mount-page.js';
import { useSession } from '../../session/use-session.js';
import InvitationPage from './invitation-page.vue';

let api: ApiStub;
let page: VueWrapper;
let router: Router;

beforeEach(async () => {
  localStorage.clear();
  setActivePinia(createPinia());
  api = stubApi({ AcceptInvitation: () => ({ acceptInvitation: anOperator() }), SignOut: () => ({ signOut: true }) });
  ({ wrapper: page, router } = await openAnonymously(InvitationPage, {
    props: { token: 'token-of-the-link' },
    path: '/sign-in',
  }));
});
afterEach(async () => {
  page.unmount();
  await useSession().signOut();
});

async function enter(fields: Record<string, string>): Promise<void> {
  for (const [id, value] of Object.entries(fields)) await page.find(`#${id}`).setValue(value);
  await page.find('form').trigger('submit');
  await settle(20);
}
const WHOLE = { cityCode: '3402', username: 'yunwei', displayName: '运维岗', password: 'Qinghe-2026' };
const errors = () => page.findAll('.err').map((error) => error.text());

describe('the invitation of an empty system', () => {
  test('begins with the first field, and leads the first operator in', async () => {
    expect(document.activeElement?.id).toBe('cityCode');
    await enter(WHOLE);
    await until(() => router.currentRoute.value.path === '/');
    expect(api.sent('AcceptInvitation')).toEqual([{ token: 'token-of-the-link', ...WHOLE }]);
    expect(useSession().isOperator).toBe(true);
  });

  test('says what is missing, field by field, before anything is sent', async () => {
    await enter({ password: 'kurz' });
    expect(errors()).toEqual(['请填 4 位区划代码，如芜湖市 3402', '请填账号', '请填姓名', '还差：8 位以上']);
    expect(api.sent('AcceptInvitation')).toHaveLength(0);
  });

  test('says that a link is used up, and that a city has no regions here', async () => {
    api.on({
      AcceptInvitation: () =>
        new ApiError({ code: 'BAD_INPUT', fields: [{ path: 'token', code: 'NOT_FOUND', message: '' }] }),
    });
    await enter(WHOLE);
    expect(page.find('[role="alert"]').text()).toContain('邀请链接无效、已用过或已过期');
    api.on({
      AcceptInvitation: () =>
        new ApiError({ code: 'BAD_INPUT', fields: [{ path: 'cityCode', code: 'NOT_A_REGION', message: '' }] }),
    });
    await enter({});
    expect(errors()).toEqual(['系统里没有这个市的区划。请核对代码，或先在服务器上导入区划。']);
    expect(document.activeElement?.id).toBe('cityCode');
  });
});
