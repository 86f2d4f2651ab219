import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { ApiError, aSession, stubApi, type ApiStub } from '../../test/support/api-stub.js';
import { openPage, settle, until } from '../../test/support/mount-page.js';
import GlobalSearch from './global-search.vue';

const NOTHING = {
  __typename: 'SearchResult',
  records: [],
  moreRecords: false,
  recordsSince: null,
  tenants: [],
  moreTenants: false,
  regions: [],
  indicators: [],
};
const FOUND = {
  ...NOTHING,
  records: [
    {
      __typename: 'RecordEntry',
      kind: 'ACTIVITY',
      recordId: 'a1',
      label: '防范刷单讲座',
      day: '2026-11-20',
      tenant: { __typename: 'Tenant', id: 't3', name: '柳岸小学' },
    },
  ],
  moreRecords: true,
  recordsSince: '2026-03-01',
  tenants: [
    {
      __typename: 'Tenant',
      id: 't3',
      name: '柳岸小学',
      closedOn: null,
      region: { __typename: 'Region', code: '340299101', name: '清河镇' },
    },
  ],
  regions: [
    {
      __typename: 'Region',
      code: '340299101',
      name: '清河镇',
      parent: { __typename: 'Region', code: '340299', name: '清河县' },
    },
  ],
  indicators: ['SESSIONS', 'CASES_FILED'],
};

let api: ApiStub;
let page: VueWrapper;
let router: Router;
/** In no name of a page or list, and found nowhere. */
const UNKNOWN = '青瓷';
beforeEach(() => {
  api = stubApi({ GlobalSearch: ({ text }: { text: string }) => ({ search: text === UNKNOWN ? NOTHING : FOUND }) });
});
afterEach(() => page.unmount());

const anOfficial = () => {
  const session = aSession();
  return { ...session, viewer: { ...session.viewer, roles: ['COUNTY_OFFICIAL'] } } as typeof session;
};
async function open(session = anOfficial()): Promise<void> {
  ({ wrapper: page, router } = await openPage(GlobalSearch, api, { session }));
}
const press = async (key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  await settle(50);
};
const isOpen = () => page.find('dialog').exists();
async function type(text: string): Promise<void> {
  await page.get('input').setValue(text);
  await settle(500);
}
const groups = () => page.findAll('.title').map((one) => one.text());
const items = () => page.findAll('[role="option"]').map((one) => one.text());

describe('the search over everything', () => {
  test('opens by ctrl-K and by /, but not by / while somebody writes', async () => {
    await open();
    const field = document.createElement('textarea');
    document.body.append(field);
    await press('/', {}, field);
    expect(isOpen()).toBe(false);
    await press('k', { ctrlKey: true }, field);
    await until(isOpen);
    await page.get('dialog').trigger('cancel');
    expect(isOpen()).toBe(false);
    await press('/');
    await until(isOpen);
    field.remove();
  });

  test('groups what was found, and opens it', async () => {
    await open();
    await press('/');
    await until(isOpen);
    await type('刷单');
    await until(() => items().length > 0);
    expect(groups()).toEqual(['单位', '记录还有更多', '行政区划', '指标', '到台账里找']);
    expect(items()).toEqual([
      '柳岸小学清河镇',
      '防范刷单讲座柳岸小学 · 宣传活动 · 11月20日',
      '清河镇清河县',
      '活动场次',
      '立案数',
      '在宣传活动里找“刷单”',
    ]);
    expect(page.get('[role="status"]').text()).toContain('3月1日 以来');
    await page.findAll('[role="option"]')[1]!.trigger('click');
    await settle(20);
    expect(router.currentRoute.value.fullPath).toBe('/activities/a1');
    expect(isOpen()).toBe(false);
  });

  test('offers a unit the indicators that it can hold, and its own records without its name', async () => {
    await open(aSession());
    await press('/');
    await until(isOpen);
    await type('刷单');
    await until(() => items().length > 0);
    expect(items()).toContain('防范刷单讲座宣传活动 · 11月20日');
    expect(items()).toContain('活动场次');
    expect(items()).not.toContain('立案数');
  });

  test('finds pages, and lists of what is due, by their names without asking', async () => {
    await open();
    await press('/');
    await until(isOpen);
    await type('通');
    expect(items()).toEqual(['通报', '待签收的通报']);
    expect(page.get('[role="status"]').text()).toBe('至少输入 2 个字');
    expect(api.sent('GlobalSearch')).toEqual([]);
  });

  test('says that nothing was found, and that it could not be asked', async () => {
    await open();
    await press('/');
    await until(isOpen);
    await type(UNKNOWN);
    expect(page.get('[role="status"]').text()).toContain(`没有找到“${UNKNOWN}”`);
    api.on({ GlobalSearch: () => new ApiError({ code: 'TOO_COMPLEX', reason: 'SEARCH_TOO_WIDE' }) });
    await type('刷单讲座');
    await until(() => page.find('.says.failed').exists());
    expect(page.get('[role="status"]').text()).not.toContain('没有找到');
  });
});
