import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { NOTIFICATION_GROUPS, OF_REVIEWERS } from '@fanzha/domain';
import type { VueWrapper } from '@vue/test-utils';
import { ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, until } from '../../../test/support/mount-page.js';
import SettingsPage from './notification-settings-page.vue';

/** A unit is asked nothing that only those who review are told. */
const OF_A_UNIT = NOTIFICATION_GROUPS.length - OF_REVIEWERS.size;

let api: ApiStub;
let page: VueWrapper;
let mail: Record<string, unknown>;
let quiet: Record<string, unknown> | null;

const aMail = (change: Record<string, unknown> = {}) => ({
  ...{ __typename: 'MailAddress', available: true, state: 'NONE', address: null, linkUntil: null },
  ...change,
});
const WAITING = aMail({ state: 'WAITING', address: 'z···@example.cn', linkUntil: '2099-12-01T02:00:00Z' });
const CONFIRMED = aMail({ state: 'CONFIRMED', address: 'z···@example.cn' });
const choices = () =>
  NOTIFICATION_GROUPS.flatMap(({ code: group }) =>
    ['IN_APP', 'EMAIL'].map((channel) => ({
      ...{ __typename: 'NotificationChoice', group, channel },
      ...{ on: true, fixed: channel === 'IN_APP' && group === 'DUE' },
    })),
  );
const settings = () => ({
  notificationSettings: {
    ...{ __typename: 'NotificationSettings', version: 0, choices: choices(), rhythm: 'SOON', quiet, mail },
  },
});

beforeEach(() => {
  window.scrollTo = jest.fn() as never;
  mail = aMail();
  quiet = null;
  api = stubApi({
    NotificationSettings: settings,
    ChangeNotificationSettings: () => ({
      changeNotificationSettings: { __typename: 'NotificationSettings', version: 1, choices: choices() },
    }),
    ChangeMailTimes: (times: Record<string, unknown>) => ({
      changeMailTimes: { __typename: 'NotificationSettings', rhythm: times['rhythm'], quiet: null },
    }),
    SetMailAddress: () => ({ setMailAddress: WAITING }),
    ConfirmMailAddress: () => ({ confirmMailAddress: CONFIRMED }),
    RemoveMailAddress: () => ({ removeMailAddress: aMail() }),
  });
});
afterEach(() => page?.unmount());

const open = async (path?: string) => {
  const opened = await openPage(SettingsPage, api, ...(path ? [{ path }] : []));
  ({ wrapper: page } = opened);
  await until(() => page.findAll('tbody tr').length === OF_A_UNIT);
  return opened;
};
const button = (text: string) => page.findAll('button').find((each) => each.text() === text)!;

describe('the choices', () => {
  test('are a line for each group and a column for each channel, and take effect at once', async () => {
    await open();
    expect(page.findAll('thead th').map((each) => each.text())).toEqual(['什么事', '站内', '邮件']);
    const boxes = page.findAll('tbody input');
    expect(boxes).toHaveLength(2 * OF_A_UNIT);
    expect(page.text()).not.toContain('待审');
    expect(page.find('input[aria-label="快到期、逾期 站内"]').attributes('disabled')).toBeDefined();
    await page.find('input[aria-label="快到期、逾期 邮件"]').setValue(false);
    await until(() => page.text().includes('已保存'));
    expect(api.sent('ChangeNotificationSettings')).toEqual([
      { choices: [{ group: 'DUE', channel: 'EMAIL', on: false }] },
    ]);
  });

  test('have no mails where none are sent, which the page says', async () => {
    mail = aMail({ available: false });
    await open();
    expect(page.findAll('thead th')).toHaveLength(2);
    expect(page.find('#mail-where').exists()).toBe(true);
    expect(page.text()).toContain('没有开通邮件');
    expect(page.find('#mail-when').exists()).toBe(false);
  });
});

describe('the address', () => {
  test('is stated, then waits for its link, and can be sent another one or taken away', async () => {
    await open();
    await page.find('#mail-address').setValue('zhi.ban@example.cn');
    await page.find('form:has(#mail-address)').trigger('submit');
    await until(() => page.text().includes('验证邮件已发到 z···@example.cn'));
    expect(api.sent('SetMailAddress')).toEqual([{ address: 'zhi.ban@example.cn' }]);
    expect(page.find('#mail-address').exists()).toBe(false);
    await button('再发一次').trigger('click');
    await until(() => api.sent('SetMailAddress').length === 2);
    expect(api.sent('SetMailAddress')[1]).toEqual({ address: null });
    await until(() => button('删除邮箱').attributes('disabled') === undefined);
    await button('删除邮箱').trigger('click');
    await until(() => page.find('#mail-address').exists());
  });

  test('that is wrong is told at its field', async () => {
    api.on({
      SetMailAddress: () =>
        new ApiError({ code: 'BAD_INPUT', fields: [{ path: 'address', code: 'INVALID_FORMAT', message: '格式不对' }] }),
    });
    await open();
    await page.find('#mail-address').setValue('nobody');
    await page.find('form:has(#mail-address)').trigger('submit');
    await until(() => page.find('#mail-address-error').exists());
    expect(page.find('#mail-address-error').text()).toBe('格式不对');
    expect(page.find('#mail-address').attributes('aria-invalid')).toBe('true');
  });

  test('is confirmed by the link of a mail, which does not stay in the address', async () => {
    mail = WAITING;
    const { router } = await open('/notifications/settings?confirm=one.two');
    await until(() => page.text().includes('邮箱已验证，邮件从现在起发送'));
    expect(api.sent('ConfirmMailAddress')).toEqual([{ token: 'one.two' }]);
    expect(router.currentRoute.value.fullPath).toBe('/notifications/settings');
    expect(page.find('.tag').text()).toBe('已验证');
  });

  test('is not confirmed by a link that is too old, and the page says what to do', async () => {
    mail = WAITING;
    api.on({ ConfirmMailAddress: () => new ApiError({ code: 'NOT_FOUND' }, '找不到') });
    await open('/notifications/settings?confirm=one.two');
    await until(() => page.text().includes('这个验证链接不能用'));
    expect(page.find('.tag').text()).toBe('待验证');
  });

  test('that has refused mails says so', async () => {
    mail = { ...CONFIRMED, state: 'STOPPED' };
    await open();
    expect(page.text()).toContain('连续拒收');
    expect(page.text()).toContain('已停用');
  });
});

describe('when mails come', () => {
  test('is chosen at once, with quiet hours that are stated', async () => {
    await open();
    await page.find('input[value="DAILY"]').setValue(true);
    await until(() => api.sent('ChangeMailTimes').length === 1);
    expect(api.sent('ChangeMailTimes')[0]).toEqual({
      ...{ rhythm: 'DAILY', quietFrom: null, quietTo: null, quietWeekends: false },
    });
    const box = () => page.find('section[aria-labelledby="mail-when"] input.ck');
    await until(() => box().attributes('disabled') === undefined);
    await box().setValue(true);
    await until(() => api.sent('ChangeMailTimes').length === 2);
    expect(api.sent('ChangeMailTimes')[1]).toMatchObject({ quietFrom: '20:00', quietTo: '07:30', quietWeekends: true });
    await until(() => box().attributes('disabled') === undefined);
    await page.find('#mail-from').setValue('22:00');
    await page.find('form:has(#mail-from)').trigger('submit');
    await until(() => api.sent('ChangeMailTimes').length === 3);
    expect(api.sent('ChangeMailTimes')[2]).toMatchObject({ quietFrom: '22:00' });
  });

  test('says at its fields what is wrong', async () => {
    quiet = { __typename: 'MailQuietHours', from: '20:00', to: '07:00', weekends: false };
    api.on({
      ChangeMailTimes: () =>
        new ApiError({ code: 'BAD_INPUT', fields: [{ path: 'quietTo', code: 'CONTRADICTORY', message: '-' }] }),
    });
    await open();
    await page.find('#mail-to').setValue('20:00');
    await page.find('form:has(#mail-to)').trigger('submit');
    await until(() => page.find('#mail-to-error').exists());
    expect(page.find('#mail-to-error').text()).toBe('开始和结束不能一样');
  });
});
