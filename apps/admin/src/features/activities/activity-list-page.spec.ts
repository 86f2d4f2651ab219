import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { aConnection, anActivity, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import ActivityListPage from './activity-list-page.vue';

let api: ApiStub;
let page: VueWrapper;
let router: Router;

beforeEach(() => {
  localStorage.clear();
  api = stubApi({
    ActivityList: ({ after }: { after: string | null }) => ({
      activities:
        after === null
          ? aConnection([anActivity()], 2, true)
          : aConnection([anActivity({ id: 'a2', title: '第二条' })], 2),
    }),
  });
});
afterEach(() => page.unmount());

const open = async (path: string) => {
  ({ wrapper: page, router } = await openPage(ActivityListPage, api, { path }));
  await settle(20);
};
const lastFilter = () => api.sent('ActivityList').at(-1)?.['filter'] as Record<string, unknown>;

describe('the list of activities', () => {
  test('is narrowed by its address', async () => {
    await open('/activities?q=讲座&type=LECTURE&period=2026-10&voided=1&indicator=PARTICIPANTS');
    expect(lastFilter()).toMatchObject({
      text: '讲座',
      type: 'LECTURE',
      period: '2026-10',
      includeVoided: true,
      indicator: 'PARTICIPANTS',
      tenantId: null,
    });
    expect(page.find<HTMLInputElement>('#q').element.value).toBe('讲座');
  });

  test('leaves out of the address what cannot be meant', async () => {
    await open('/activities?type=NOTHING&period=2026-13&region=abc');
    expect(lastFilter()).toMatchObject({ type: null, period: null, regionCode: null });
  });

  test('writes every choice into the address and clears them together', async () => {
    await open('/activities');
    await page.findAll('select')[0]!.setValue('LECTURE');
    await page.find('#q').setValue('礼堂');
    await until(() => router.currentRoute.value.query['q'] === '礼堂');
    expect(router.currentRoute.value.query).toEqual({ type: 'LECTURE', q: '礼堂' });
    await until(() => lastFilter()['text'] === '礼堂');
    expect(lastFilter()['type']).toBe('LECTURE');

    await page.find('.filters .btn.quiet').trigger('click');
    await until(() => Object.keys(router.currentRoute.value.query).length === 0);
    expect(page.find<HTMLInputElement>('#q').element.value).toBe('');
  });

  test('goes on where the page before ended', async () => {
    await open('/activities');
    expect(page.text()).toContain('共 2 条');
    await page.find('.morebar .btn').trigger('click');
    await until(() => page.text().includes('第二条'));
    expect(api.sent('ActivityList').at(-1)?.['after']).toBe('after-a1');
    expect(page.find('.morebar').exists()).toBe(false);
  });

  test('says what to do where nothing matches', async () => {
    api.on({ ActivityList: () => ({ activities: aConnection([]) }) });
    await open('/activities?q=没有');
    expect(page.find('.empty').text()).toContain('没有符合的记录');
    expect(page.find('.empty .btn').text()).toBe('清除筛选');
  });
});
