import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { anOperator, ApiError, aTenant, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import { toasts } from '../../shell/toasts.js';
import UsersPage from './users-page.vue';

let api: ApiStub;
let page: VueWrapper;
let standing: object[];

const CITY = { __typename: 'Region', code: '3402', name: '清河市', level: 'CITY' };
const COUNTY = { __typename: 'Region', code: '340299', name: '清河区', level: 'COUNTY' };
const oversight = (id: string, sector: string | null) => ({ __typename: 'Oversight', id, sector, region: COUNTY });

const WAITING = {
  __typename: 'ApprovalRequest',
  id: 'r1',
  kind: 'GRANT_OVERSIGHT',
  state: 'PENDING',
  tenant: { __typename: 'Tenant', id: 't5', name: '清河区教育办' },
  userId: null,
  username: null,
  displayName: null,
  roles: [],
  region: COUNTY,
  sector: 'EDUCATION',
  requestedByName: '运维一',
  requestedAt: '2026-11-20T02:00:00Z',
  expiresAt: '2026-12-04T02:00:00Z',
  decidedByName: null,
  decidedAt: null,
  reason: null,
  alone: false,
  mine: true,
};

beforeEach(async () => {
  standing = [oversight('o1', 'EDUCATION')];
  api = stubApi({
    TenantAccounts: () => ({
      tenant: { ...aTenant({ id: 't5', name: '清河区教育办', type: 'AUTHORITY' }), oversight: standing },
      users: [],
    }),
    RegionParts: ({ code }: { code: string }) => ({
      region: code === '3402' ? { ...CITY, children: [COUNTY] } : { ...COUNTY, children: [] },
    }),
    GrantOversight: () => {
      const granted = oversight('o2', 'EDUCATION');
      standing = [...standing, granted];
      return { grantOversight: { __typename: 'OversightGrant', oversight: granted, request: null } };
    },
    RevokeOversight: () => {
      standing = standing.slice(1);
      return { revokeOversight: true };
    },
  });
  ({ wrapper: page } = await openPage(UsersPage, api, { path: '/operator/users?tenant=t5', session: anOperator() }));
  await until(() => page.findAll('.given').length === 1);
});
afterEach(() => page.unmount());

const grant = async (region: string, sector: string): Promise<void> => {
  await page.find('.steps select').setValue(region);
  await page.find('#oversight-sector').setValue(sector);
  await page.find('.two form').trigger('submit');
  await settle(20);
};

describe('a new account', () => {
  const user = {
    __typename: 'User',
    id: 'u9',
    username: 'liu',
    displayName: '刘某某',
    roles: ['COUNTY_OFFICIAL'],
    disabled: false,
    lockedUntil: null,
    mustChangePassword: true,
    request: null,
  };
  const open = async (): Promise<void> => {
    await page
      .findAll('button')
      .find((button) => button.text() === '新建账号')!
      .trigger('click');
  };

  test('is told all that is missing at once', async () => {
    api.on({
      CreateUser: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [
            { path: 'username', code: 'REQUIRED', message: '请填写账号' },
            { path: 'displayName', code: 'REQUIRED', message: '请填写姓名' },
            { path: 'roles', code: 'TOO_FEW_ITEMS', message: '请至少填写 1 项角色' },
          ],
        }),
    });
    await open();
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(page.findAll('dialog .err').map((one) => one.text())).toEqual([
      '请填写姓名',
      '请填写账号',
      '请至少选一个身份',
    ]);
  });

  test('shows its password until it is handed over: Escape does not cost it', async () => {
    api.on({
      CreateUser: () => ({
        createUser: { __typename: 'NewAccount', user, password: 'Ab3defGh9k', request: null },
      }),
    });
    await open();
    await page.find('#user-display').setValue('刘某某');
    await page.find('#user-name').setValue('liu');
    await page.find('dialog input[type="checkbox"]').setValue(true);
    await page.find('dialog form').trigger('submit');
    await until(() => page.text().includes('Ab3defGh9k'));
    await page.find('dialog').trigger('cancel');
    expect(page.find('dialog [role="alert"]').text()).toContain('请先抄下或复制');
    expect(page.text()).toContain('Ab3defGh9k');
    await page.find('dialog .pri').trigger('click');
    expect(page.text()).not.toContain('Ab3defGh9k');
  });
});

describe('what an authority is responsible for', () => {
  test('is listed as it stands, however long ago it was granted, and grows by what is granted now', async () => {
    expect(page.find('.given').text()).toContain('清河区 · 教育');
    await grant('340299', 'EDUCATION');
    expect(api.sent('GrantOversight')).toEqual([{ tenantId: 't5', regionCode: '340299', sector: 'EDUCATION' }]);
    await until(() => page.findAll('.given').length === 2);
  });

  test('waits for another operator where there is one, and says so', async () => {
    api.on({
      GrantOversight: () => ({ grantOversight: { __typename: 'OversightGrant', oversight: null, request: WAITING } }),
    });
    await grant('340299', 'EDUCATION');
    await until(() => toasts.some(({ text }) => text.includes('待另一名运维人员批准')));
    expect(page.findAll('.given')).toHaveLength(1);
  });

  test('is revoked after a question, because people are signed out by it', async () => {
    await page.find('.given button').trigger('click');
    expect(page.find('dialog').text()).toContain('相关人员会退出登录');
    expect(api.sent('RevokeOversight')).toHaveLength(0);
    await page.find('dialog .danger').trigger('click');
    await until(() => page.findAll('.given').length === 0);
    expect(api.sent('RevokeOversight')).toEqual([{ id: 'o1' }]);
    expect(page.text()).toContain('还没有授权');
  });

  test('says why sectors cannot be mixed', async () => {
    api.on({
      GrantOversight: () =>
        new ApiError({ code: 'BAD_INPUT', fields: [{ path: 'sector', code: 'CONTRADICTORY', message: '' }] }),
    });
    await grant('340299', '');
    expect(page.find('#oversight-sector-error').text()).toContain('条线必须一致');
    expect(page.find('#oversight-sector').attributes('aria-invalid')).toBe('true');
  });
});
