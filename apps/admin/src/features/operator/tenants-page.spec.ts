import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DOMWrapper, VueWrapper } from '@vue/test-utils';
import { anOperator, ApiError, aTenant, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import TenantsPage from './tenants-page.vue';

let api: ApiStub;
let page: VueWrapper;

const part = (code: string, name: string, level: string) => ({ __typename: 'Region', code, name, level });
const REGIONS: Readonly<Record<string, { self: object; parts: object[] }>> = {
  3402: { self: part('3402', '清河市', 'CITY'), parts: [part('340299', '清河区', 'COUNTY')] },
  340299: { self: part('340299', '清河区', 'COUNTY'), parts: [part('340299101', '清河镇', 'TOWN')] },
  340299101: { self: part('340299101', '清河镇', 'TOWN'), parts: [part('340299101001', '青荷社区', 'COMMUNITY')] },
};

const aRequest = (id: string, mine: boolean): object => ({
  __typename: 'ApprovalRequest',
  id,
  kind: 'GRANT_OVERSIGHT',
  state: 'PENDING',
  tenant: { __typename: 'Tenant', id: 't1', name: '清河区反诈办' },
  userId: null,
  username: null,
  displayName: null,
  roles: [],
  region: part('340299', '清河区', 'COUNTY'),
  sector: null,
  requestedByName: '运维岗',
  requestedAt: '2026-11-26T02:00:00Z',
  expiresAt: '2026-12-10T02:00:00Z',
  decidedByName: null,
  decidedAt: null,
  reason: null,
  alone: false,
  mine,
});

beforeEach(async () => {
  const tenants = [aTenant(), aTenant({ id: 't9', name: '平台运维', type: 'AUTHORITY', sector: 'LOCAL_GOVERNMENT' })];
  api = stubApi({
    TenantList: () => ({
      tenants: {
        __typename: 'TenantConnection',
        totalCount: 2,
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        edges: tenants.map((node) => ({ __typename: 'TenantEdge', node })),
      },
    }),
    ApprovalList: () => ({ approvalRequests: [aRequest('mine', true), aRequest('other', false)] }),
    RegionParts: ({ code }: { code: string }) => ({
      region: { ...REGIONS[code]!.self, children: REGIONS[code]!.parts },
    }),
    CloseTenant: () => ({ closeTenant: aTenant({ version: 2, closedOn: '2026-06-30' }) }),
    CreateCommunity: () => ({ createCommunity: { __typename: 'Region', code: '340299101002', name: '新荷社区' } }),
  });
  ({ wrapper: page } = await openPage(TenantsPage, api, { path: '/operator/tenants', session: anOperator() }));
  await until(() => page.findAll('tbody tr').length === 2);
});
afterEach(() => page.unmount());

const row = (name: string): DOMWrapper<Element> => page.findAll('tbody tr').find((one) => one.text().includes(name))!;
const press = async (name: string, within: DOMWrapper<Element> | VueWrapper = page): Promise<void> => {
  await within
    .findAll('button')
    .find((button) => button.text() === name)!
    .trigger('click');
  await settle(20);
};
const send = async (): Promise<void> => {
  await page.find('dialog form').trigger('submit');
  await settle(20);
};

test('what others asked for and waits for this operator is told on the first page, without own requests', () => {
  expect(page.find('.note.info').text()).toContain('有 1 项申请待您批准');
});

describe("the operator's units", () => {
  test("can be closed, but not the operators' own office", async () => {
    expect(row('平台运维').text()).not.toContain('停用');
    await press('停用', row('清河小学'));
    await page.find('#close-on').setValue('2026-06-30');
    await send();
    expect(api.sent('CloseTenant')).toEqual([{ id: 't1', version: 1, on: '2026-06-30' }]);
    expect(page.find('dialog').exists()).toBe(false);
  });

  test('cannot be closed before they opened, and say so with the day', async () => {
    api.on({
      CloseTenant: () =>
        new ApiError({ code: 'BAD_INPUT', fields: [{ path: 'on', code: 'END_BEFORE_START', message: '' }] }),
    });
    await press('停用', row('清河小学'));
    await page.find('#close-on').setValue('2020-01-01');
    await send();
    expect(page.find('dialog .err').text()).toBe('停用日期不能早于启用日期 2026-01-01');
    expect(document.activeElement?.id).toBe('close-on');
  });

  test('are told of open ones of the same name in the county before another is opened', async () => {
    api.on({
      Namesakes: () => ({
        tenantsNamed: [
          {
            __typename: 'Tenant',
            id: 't7',
            name: '清河小学',
            region: { __typename: 'Region', code: '340299', name: '清河区' },
          },
        ],
      }),
    });
    await press('新建单位');
    await page.find('#tenant-name').setValue('\u3164');
    await settle(500);
    expect(api.sent('Namesakes')).toEqual([]);
    await page.find('#tenant-name').setValue(' 清河\u200b 小学');
    await until(() => page.find('dialog .note.warn').exists());
    expect(api.sent('Namesakes')).toEqual([{ name: '清河 小学', regionCode: '3402' }]);
    expect(page.find('dialog .note.warn').text()).toContain('清河小学（清河区）');
    await page.find('#tenant-name').setValue('清河二小');
    await settle(0);
    expect(page.find('dialog .note.warn').exists()).toBe(false);
  });

  test('get a new community once its town is found; the town brings the first nine digits of the code', async () => {
    await press('新建社区（村）');
    for (const code of ['340299', '340299101']) {
      await page.findAll('dialog .steps select').at(-1)!.setValue(code);
      await settle(20);
    }
    const code = page.find<HTMLInputElement>('#community-code');
    expect(code.element.value).toBe('340299101');
    expect(page.findAll('dialog .steps select')).toHaveLength(2);
    await code.setValue('340299101002');
    await page.find('#community-name').setValue('新荷社区');
    await send();
    expect(api.sent('CreateCommunity')).toEqual([{ code: '340299101002', name: '新荷社区' }]);
    expect(page.find('dialog').exists()).toBe(false);
  });

  test('tell why a further page could not be read, keep the rows, and read it again', async () => {
    const listOf = (names: string[], endCursor: string | null) => ({
      tenants: {
        __typename: 'TenantConnection',
        totalCount: 3,
        pageInfo: { __typename: 'PageInfo', hasNextPage: endCursor !== null, endCursor },
        edges: names.map((name, at) => ({ __typename: 'TenantEdge', node: aTenant({ id: `${name}${at}`, name }) })),
      },
    });
    let broken = true;
    api.on({
      TenantList: ({ after }: { after: string | null }) =>
        after === null
          ? listOf(['甲校', '乙校'], 'c2')
          : broken
            ? new ApiError({ code: 'INTERNAL' })
            : listOf(['丙校'], null),
    });
    page.unmount();
    ({ wrapper: page } = await openPage(TenantsPage, api, { path: '/operator/tenants', session: anOperator() }));
    await until(() => page.find('div.more').exists());
    await page.find('div.more button').trigger('click');
    await settle(20);
    expect(page.find('[role="alert"]').exists()).toBe(true);
    expect(page.findAll('tbody tr')).toHaveLength(2);
    broken = false;
    await page.find('[role="alert"] button').trigger('click');
    await settle(20);
    expect(page.findAll('tbody tr').map((one) => one.find('b').text())).toEqual(['甲校', '乙校', '丙校']);
  });
});
