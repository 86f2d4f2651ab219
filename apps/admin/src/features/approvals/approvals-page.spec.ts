import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { anOperator, ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import ApprovalsPage from './approvals-page.vue';

const aRequest = (id: string, change: object = {}) => ({
  __typename: 'ApprovalRequest',
  id,
  kind: 'CREATE_USER',
  state: 'PENDING',
  tenant: { __typename: 'Tenant', id: 't5', name: '清河区教育办' },
  userId: null,
  username: 'chief',
  displayName: '主管岗',
  roles: ['COUNTY_OFFICIAL'],
  region: null,
  sector: null,
  requestedByName: '运维一',
  requestedAt: '2026-11-20T02:00:00Z',
  expiresAt: '2026-12-04T02:00:00Z',
  decidedByName: null,
  decidedAt: null,
  reason: null,
  alone: false,
  mine: false,
  ...change,
});
const aUser = {
  __typename: 'User',
  id: 'u9',
  username: 'chief',
  displayName: '主管岗',
  roles: ['COUNTY_OFFICIAL'],
  disabled: false,
  lockedUntil: null,
  mustChangePassword: true,
  request: null,
};

let api: ApiStub;
let page: VueWrapper;
let waiting: object[];
beforeEach(async () => {
  waiting = [
    aRequest('r1'),
    aRequest('r2', {
      mine: true,
      kind: 'GRANT_OVERSIGHT',
      username: null,
      region: { __typename: 'Region', code: '340299', name: '清河区' },
    }),
  ];
  api = stubApi({
    ApprovalList: () => ({ approvalRequests: waiting }),
    ApproveRequest: () => {
      waiting = waiting.slice(1);
      return {
        approveRequest: {
          __typename: 'ApprovalOutcome',
          password: 'Once-only-7',
          user: aUser,
          request: aRequest('r1', { state: 'APPROVED' }),
        },
      };
    },
    DeclineRequest: () => ({ declineRequest: aRequest('r1', { state: 'DECLINED', reason: '没有公函' }) }),
    WithdrawRequest: () => ({ withdrawRequest: aRequest('r2', { state: 'WITHDRAWN', mine: true }) }),
  });
  ({ wrapper: page } = await openPage(ApprovalsPage, api, { path: '/operator/approvals', session: anOperator() }));
  await until(() => page.findAll('tbody tr').length === 2);
});
afterEach(() => page.unmount());

const click = async (row: number, label: string) => {
  await page
    .findAll('tbody tr')
    [row]!.findAll('button')
    .find((button) => button.text() === label)!
    .trigger('click');
};

describe('requests of operators', () => {
  test('are approved or declined by another one, withdrawn by who asked', () => {
    const labels = page.findAll('tbody tr').map((row) => row.findAll('button').map((button) => button.text()));
    expect(labels).toEqual([['驳回', '批准'], ['撤回']]);
    expect(page.findAll('tbody tr')[0]!.text()).toContain('主管岗（chief） · 县级主管人员');
    expect(page.findAll('tbody tr')[1]!.text()).toContain('清河区 · 全部条线');
  });

  test('show the one-time password to the person who approves, once', async () => {
    await click(0, '批准');
    await page.find('dialog form').trigger('submit');
    await until(() => page.text().includes('Once-only-7'));
    expect(api.sent('ApproveRequest')).toEqual([{ id: 'r1' }]);
    await page.findAll('dialog button').at(-1)!.trigger('click');
    await settle(20);
    expect(page.text()).not.toContain('Once-only-7');
    expect(page.findAll('tbody tr')).toHaveLength(1);
  });

  test('ask for a reason where they are declined', async () => {
    api.on({
      DeclineRequest: () =>
        new ApiError({ code: 'BAD_INPUT', fields: [{ path: 'reason', code: 'REQUIRED', message: '请填写原因' }] }),
    });
    await click(0, '驳回');
    await page.find('dialog form').trigger('submit');
    await until(() => page.find('dialog .err').exists());
    expect(page.find('dialog .err').text()).toBe('请填写原因');
  });

  test('say why they cannot be approved any more', async () => {
    api.on({
      ApproveRequest: () =>
        new ApiError({ code: 'CONFLICT', reason: 'ALREADY_DECIDED' }, '这项申请已经处理或已过期，请刷新查看'),
    });
    await click(0, '批准');
    await page.find('dialog form').trigger('submit');
    await until(() => page.find('dialog').text().includes('已经处理'));
  });
});
