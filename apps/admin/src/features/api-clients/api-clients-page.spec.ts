import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { addYears, todayIn } from '@fanzha/domain';
import type { DOMWrapper, VueWrapper } from '@vue/test-utils';
import { ApiError, aSession, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import ApiClientsPage from './api-clients-page.vue';
import { clientState, expiryLimits } from './client-state.js';
import { curlExample } from './curl-example.js';

const aClient = (change: Record<string, unknown> = {}) => ({
  __typename: 'ApiClient',
  id: 'c1',
  name: '数据大屏',
  scopes: ['rollup:read'],
  expiresOn: '2099-01-01',
  createdAt: '2026-11-01T01:00:00Z',
  revokedAt: null,
  lastUsedAt: null,
  requestsPerMinute: 120,
  ...change,
});
const connection = (nodes: object[]) => ({
  apiClients: {
    __typename: 'ApiClientConnection',
    totalCount: nodes.length,
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    edges: nodes.map((node) => ({ __typename: 'ApiClientEdge', node })),
  },
});

let api: ApiStub;
let page: VueWrapper;
let copied: string[];

beforeEach(async () => {
  copied = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText: async (text: string) => {
        copied.push(text);
      },
    },
  });
  api = stubApi({
    ApiClientList: ({ includeRevoked }: { includeRevoked: boolean }) =>
      connection([
        aClient(),
        ...(includeRevoked ? [aClient({ id: 'c0', name: '旧系统', revokedAt: '2026-10-01T02:00:00Z' })] : []),
      ]),
    CreateApiClient: () => ({
      createApiClient: {
        __typename: 'ApiClientSecret',
        token: 'fz_secret-token',
        client: aClient({ id: 'c2', name: '月报系统', scopes: ['ledger:read'] }),
      },
    }),
    RevokeApiClient: () => ({ revokeApiClient: aClient({ revokedAt: '2026-11-22T02:00:00Z' }) }),
  });
  ({ wrapper: page } = await openPage(ApiClientsPage, api, { path: '/activities', session: aSession() }));
  await until(() => page.findAll('tbody tr').length === 1);
});
afterEach(() => {
  page.unmount();
  jest.restoreAllMocks();
});

const press = async (name: string, within: DOMWrapper<Element> | VueWrapper = page): Promise<void> => {
  await within
    .findAll('button')
    .find((button) => button.text() === name)!
    .trigger('click');
  await settle(20);
};

describe('API clients', () => {
  test('are listed with what they may do, until when, and when they were last used', () => {
    const row = page.find('tbody tr').text();
    for (const part of ['数据大屏', '读取汇总数字', '2099-01-01', '有效', '还没用过', '120'])
      expect(row).toContain(part);
    expect(api.sent('ApiClientList').at(-1)).toMatchObject({ includeRevoked: false });
  });

  test('that were revoked are listed on request, and cannot be revoked again', async () => {
    await page.find('.filters input').setValue(true);
    await until(() => page.findAll('tbody tr').length === 2);
    const revoked = page.findAll('tbody tr').find((row) => row.text().includes('旧系统'))!;
    expect(revoked.text()).toContain('已吊销');
    expect(revoked.find('button').exists()).toBe(false);
  });

  test('are created with the scopes chosen; the token is shown once and not lost by Escape', async () => {
    await press('新建接入');
    await page.find('#client-name').setValue(' 月报系统 ');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('CreateApiClient')).toEqual([]);
    expect(page.find('#client-scopes-error').text()).toBe('请至少选一项权限');

    await page.findAll('dialog input[type="checkbox"]')[1]!.setValue(true);
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('CreateApiClient')).toEqual([
      { input: { name: '月报系统', scopes: ['ledger:read'], expiresOn: addYears(todayIn(), 1) } },
    ]);

    expect(page.find('dialog .token').text()).toBe('fz_secret-token');
    expect(page.find('dialog pre').text()).toContain('authorization: Bearer fz_secret-token');
    await press('复制令牌');
    expect(copied).toEqual(['fz_secret-token']);
    await page.find('dialog').trigger('cancel');
    expect(page.find('dialog [role="alert"]').exists()).toBe(true);
    await page.find('dialog .ckl input').setValue(true);
    await press('关闭', page.find('dialog'));
    expect(page.text()).not.toContain('fz_secret-token');
  });

  test('are refused with the words of the API on the field', async () => {
    api.on({
      CreateApiClient: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [{ path: 'input.expiresOn', code: 'DATE_TOO_LATE', message: '有效期不能晚于 2028-11-22' }],
        }),
    });
    await press('新建接入');
    await page.find('#client-name').setValue('月报系统');
    await page.findAll('dialog input[type="checkbox"]')[0]!.setValue(true);
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(page.find('#client-expires-error').text()).toBe('有效期不能晚于 2028-11-22');
  });

  test('are revoked only after a question', async () => {
    await press('吊销');
    expect(api.sent('RevokeApiClient')).toEqual([]);
    expect(page.find('dialog').text()).toContain('这个令牌还没有用过');
    await press('吊销', page.find('dialog'));
    expect(api.sent('RevokeApiClient')).toEqual([{ id: 'c1' }]);
    expect(page.find('dialog').exists()).toBe(false);
  });
});

test('a client works to the end of its last day', () => {
  const state = (expiresOn: string, revokedAt: string | null = null) =>
    clientState({ expiresOn, revokedAt }, '2026-11-22');
  expect([
    state('2026-11-21'),
    state('2026-11-22'),
    state('2026-12-22'),
    state('2026-12-23'),
    state('2099-01-01', '2026-01-01T00:00:00Z'),
  ]).toEqual(['expired', 'expiring', 'expiring', 'active', 'revoked']);
  expect(expiryLimits('2026-11-22')).toEqual({ earliest: '2026-11-23', latest: '2028-11-22' });
});

test('the example asks for what the scopes allow', () => {
  const owner = { tenantId: 't1', regionCode: null };
  expect(curlExample('https://x/graphql', 'T', ['rollup:read'], owner, '2026')).toContain('tenant(id: \\"t1\\")');
  expect(curlExample('https://x/graphql', 'T', ['rollup:read'], { ...owner, regionCode: '340210' }, '2026')).toContain(
    'region(code: \\"340210\\")',
  );
  expect(curlExample('https://x/graphql', 'T', ['ledger:read'], owner, '2026')).toContain('activities(');
  expect(curlExample('https://x/graphql', 'T', ['ledger:write'], owner, '2026')).toContain('indicators');
});
