import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { todayIn } from '@fanzha/domain';
import type { DOMWrapper, VueWrapper } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { anOperator, ApiError, aTenant, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import TenantHistoryPage from './tenant-history-page.vue';

const region = (code: string, name: string) => ({ __typename: 'Region', code, name });
const assignment = (from: string, to: string | null, code: string, name: string, sector = 'EDUCATION') => ({
  __typename: 'Assignment',
  from,
  to,
  sector,
  region: region(code, name),
});
const MOVED = [
  assignment('2021-03-01', '2026-08-31', '340299101', '清河镇'),
  assignment('2026-09-01', null, '340299102', '青山镇'),
];
const tenantOf = (change: Record<string, unknown> = {}) =>
  aTenant({
    parent: { __typename: 'Tenant', id: 't5', name: '区教育局' },
    assignments: [assignment('2021-03-01', null, '340299101', '清河镇')],
    ...change,
  });
const progress = (state: string, change: Record<string, unknown> = {}) => ({
  __typename: 'Restatement',
  id: 'j1',
  state,
  facts: 0,
  restated: 0,
  finishedAt: null,
  ...change,
});

let api: ApiStub;
let page: VueWrapper;
let router: Router;

async function open(tenant = tenantOf(), path = '/operator/tenants/t1'): Promise<void> {
  api = stubApi({
    TenantHistory: () => ({ tenant }),
    TenantList: () => ({
      tenants: {
        __typename: 'TenantConnection',
        totalCount: 1,
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        edges: [{ __typename: 'TenantEdge', node: aTenant({ id: 't7', name: '市教育局' }) }],
      },
    }),
    RegionParts: () => ({
      region: {
        ...region('3402', '清河市'),
        level: 'CITY',
        children: [{ ...region('340299', '清河区'), level: 'COUNTY' }],
      },
    }),
    MoveTenant: () => ({ moveTenant: tenantOf({ version: 2 }) }),
    RestateTenant: () => ({ restateTenant: progress('WAITING') }),
    RestatementNow: () => ({
      restatement: progress('DONE', { facts: 89, restated: 2, finishedAt: '2026-11-22T02:00:00Z' }),
    }),
  });
  ({ wrapper: page, router } = await openPage(TenantHistoryPage, api, {
    path,
    session: anOperator(),
    props: { id: 't1' },
  }));
  await until(() => page.findAll('.line li').length > 0);
}
beforeEach(() => {
  page = undefined as never;
});
afterEach(() => page.unmount());

const press = async (name: string, within: DOMWrapper<Element> | VueWrapper = page): Promise<void> => {
  await within
    .findAll('button')
    .find((button) => button.text() === name)!
    .trigger('click');
  await settle(20);
};

describe('where a unit belongs', () => {
  test('is shown over time, newest first', async () => {
    await open(tenantOf({ assignments: MOVED }));
    expect(page.findAll('.line li').map((one) => one.text())).toEqual([
      expect.stringMatching(/^青山镇.*现在.*2026-09-01 – 至今$/),
      expect.stringMatching(/^清河镇.*2021-03-01 – 2026-08-31$/),
    ]);
    expect(page.text()).not.toContain('重算不会改变数字');
  });

  test('can be moved from a day on; region and parent stay unless they are chosen', async () => {
    await open();
    await press('调整归属');
    const submit = () => page.find('dialog button[type="submit"]');
    expect(submit().attributes('disabled')).toBeDefined();
    await page.find('#move-sector').setValue('HEALTH');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('MoveTenant')).toEqual([
      { id: 't1', version: 1, on: todayIn(), regionCode: '340299101', sector: 'HEALTH', parentId: 't5' },
    ]);
    expect(page.find('dialog').exists()).toBe(false);
  });

  test('is corrected from its first day on where it was entered in the wrong place', async () => {
    await open();
    await press('调整归属');
    expect(page.find('dialog').text()).not.toContain('就像一直在这里一样');
    await press('建错了地方？从启用日起更正', page.find('dialog'));
    expect(page.find('dialog').text()).toContain('就像一直在这里一样');
    await page.find('#move-sector').setValue('HEALTH');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('MoveTenant')).toEqual([expect.objectContaining({ id: 't1', on: '2021-03-01' })]);
  });

  test('can be moved to another region and under a parent found by name', async () => {
    await open();
    await press('调整归属');
    await page.find('dialog input[type="checkbox"]').setValue(true);
    await until(() => page.findAll('dialog .steps select').length === 1);
    await page.find('dialog .steps select').setValue('340299');
    await settle(20);
    await page.find('#move-parent').setValue('教育');
    await page.find('dialog form').trigger('submit');
    expect(api.sent('MoveTenant')).toHaveLength(0);
    expect(page.find('#move-parent-say').text()).toContain('“教育”还没有选上');
    await until(() => page.find('dialog [role="option"]').exists());
    await page.find('dialog [role="option"]').trigger('click');
    await page.find('#move-on').setValue('2026-09-01');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('MoveTenant')).toEqual([
      { id: 't1', version: 1, on: '2026-09-01', regionCode: '340299', sector: 'EDUCATION', parentId: 't7' },
    ]);
  });

  test('a refused day is said at the day', async () => {
    await open();
    api.on({
      MoveTenant: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [{ path: 'on', code: 'DATE_TOO_EARLY', message: '日期不能早于 2021-03-02' }],
        }),
    });
    await press('调整归属');
    await page.find('#move-sector').setValue('HEALTH');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(page.find('#move-on-error').text()).toBe('日期不能早于 2021-03-02');
    expect(page.find('#move-on').attributes('aria-invalid')).toBe('true');
  });

  test('of a closed unit cannot be changed any more', async () => {
    await open(tenantOf({ closedOn: '2026-06-30' }));
    expect(page.findAll('button').map((one) => one.text())).not.toContain('调整归属');
  });
});

describe('restating the past', () => {
  test('is asked for after an explanation, and looked after until it is done', async () => {
    await open(tenantOf({ assignments: MOVED }));
    await page.find('#restate-from').setValue('2026-01-01');
    await page.find('form.ask').trigger('submit');
    expect(api.sent('RestateTenant')).toEqual([]);
    expect(page.find('dialog').text()).toContain('2026-01-01');
    await press('开始重算', page.find('dialog'));
    expect(api.sent('RestateTenant')).toEqual([{ id: 't1', from: '2026-01-01' }]);
    await until(() => page.find('.progress').text().includes('已完成'));
    expect(page.find('.progress').text()).toContain('看过 89 条，2 条改了归属');
    expect(router.currentRoute.value.query).toEqual({ restatement: 'j1' });
  });

  test('goes on being looked at after a reload, and says when it failed', async () => {
    await open(tenantOf({ assignments: MOVED }), '/operator/tenants/t1?restatement=j1');
    await until(() => page.find('.progress').exists());
    expect(api.sent('RestatementNow')).toEqual([{ id: 'j1' }]);
    page.unmount();
    await open(tenantOf({ assignments: MOVED }));
    api.on({ RestateTenant: () => ({ restateTenant: progress('FAILED') }) });
    await page.find('form.ask').trigger('submit');
    await press('开始重算', page.find('dialog'));
    expect(page.find('.progress').text()).toContain('没有完成');
    expect(api.sent('RestateTenant')).toEqual([{ id: 't1', from: null }]);
  });
});
