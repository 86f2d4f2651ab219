import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { aConnection, anActivity, ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aCityOfficial, aCountyOfficial } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import ActivityListPage from './activity-list-page.vue';

let api: ApiStub;
let page: VueWrapper;
let router: Router;

interface Asked {
  readonly filter: { readonly status: string | null };
  readonly after?: string;
  readonly before?: string;
  readonly summed?: boolean;
}
const SECOND = anActivity({ id: 'a2', title: '第二条', version: 4 });
const behind = (nodes: Record<string, unknown>[], hasNextPage: boolean) => {
  const connection = aConnection(nodes, 31, hasNextPage);
  return { ...connection, pageInfo: { ...(connection['pageInfo'] as object), hasPreviousPage: true } };
};

beforeEach(() => {
  localStorage.clear();
  api = stubApi({
    ActivityList: ({ after, before, filter, summed }: Asked) => {
      if (filter.status === 'PLANNED') return { activities: aConnection([]) };
      if (summed)
        return {
          activities: {
            ...aConnection([], 31),
            sums: [
              {
                __typename: 'RecordSum',
                indicator: 'PARTICIPANTS',
                value: 7318,
                atLeast: 2,
                approx: 0,
                uncounted: 3,
                withheld: 0,
                toCheck: 0,
              },
            ],
          },
        };
      if (after) return { activities: behind([SECOND], false) };
      return { activities: aConnection(before ? [anActivity()] : [anActivity()], 31, true) };
    },
  });
});
afterEach(() => page.unmount());

const open = async (path: string, session?: ReturnType<typeof aCityOfficial>) => {
  ({ wrapper: page, router } = await openPage(ActivityListPage, api, { path, ...(session && { session }) }));
  await settle(20);
};
/** What the rows were asked for: not the sums, and not the plans. */
const asked = () =>
  (api.sent('ActivityList') as unknown as Asked[]).filter(
    ({ summed, filter }) => !summed && filter.status !== 'PLANNED',
  );
const lastFilter = () => asked().at(-1)?.filter as unknown as Record<string, unknown>;
const query = () => router.currentRoute.value.query;
const press = async (name: string): Promise<void> => {
  await page
    .findAll('button')
    .find((button) => button.text() === name || button.attributes('aria-label') === name)!
    .trigger('click');
  await settle(20);
};
const chips = () => page.findAll('.fchip').map((chip) => chip.text());

describe('the list of activities', () => {
  test('is narrowed by its address', async () => {
    await open(
      '/activities?q=讲座&type=LECTURE&period=2026-10&voided=1&indicator=PARTICIPANTS&qualifier=APPROX&check=1',
    );
    expect(lastFilter()).toMatchObject({
      text: '讲座',
      type: 'LECTURE',
      period: '2026-10',
      includeVoided: true,
      indicator: 'PARTICIPANTS',
      qualifier: 'APPROX',
      toCheck: true,
      tenantId: null,
    });
    expect(page.find<HTMLInputElement>('#q').element.value).toBe('讲座');
  });

  test('leaves out of the address what cannot be meant', async () => {
    await open('/activities?type=NOTHING&period=2026-13&region=abc&sort=NOTHING');
    expect(lastFilter()).toMatchObject({ type: null, period: null, regionCode: null });
    expect(page.find('.chosen').exists()).toBe(false);
  });

  test('says by name what it is narrowed to, also where only a link does; each can be dropped', async () => {
    api.on({
      ListNames: () => ({
        tenant: { __typename: 'Tenant', id: 'u7', name: '红杨镇中心小学' },
        region: { __typename: 'Region', code: '340506', name: '含山县' },
      }),
    });
    await open('/activities?tenant=u7&region=340506&directly=1&sector=EDUCATION', aCityOfficial());
    expect(chips()).toEqual(['单位红杨镇中心小学', '区划含山县（仅本级）', '条线教育']);
    expect(page.text()).not.toContain('340506');
    await press('去掉：区划 含山县（仅本级）');
    expect(query()).toEqual({ tenant: 'u7', sector: 'EDUCATION' });
  });

  test('writes every choice into the address and clears them together', async () => {
    await open('/activities');
    await page.find('#filter-type').setValue('LECTURE');
    await page.find('#q').setValue('礼堂');
    await until(() => query()['q'] === '礼堂');
    expect(query()).toEqual({ type: 'LECTURE', q: '礼堂' });
    await until(() => lastFilter()['text'] === '礼堂');
    expect(lastFilter()['type']).toBe('LECTURE');

    await page.find('.chosen .clear').trigger('click');
    await until(() => Object.keys(query()).length === 0);
    expect(page.find<HTMLInputElement>('#q').element.value).toBe('');
  });

  test('says what to do where nothing matches', async () => {
    api.on({ ActivityList: () => ({ activities: aConnection([]) }) });
    await open('/activities?q=没有&period=2026-10');
    expect(page.find('.empty').text()).toContain('没有符合的记录');
    expect(page.findAll('.empty .btn').map((button) => button.text())).toEqual([
      '去掉搜索词',
      '看全部时间',
      '清除筛选',
    ]);
  });
});

describe('the order of the list', () => {
  test('is chosen by its heads, and told', async () => {
    await open('/activities', aCountyOfficial());
    const head = (name: string) => page.findAll('thead th').find((one) => one.text().startsWith(name))!;
    expect(head('日期').attributes('aria-sort')).toBe('descending');
    expect(head('名称').attributes('aria-sort')).toBeUndefined();
    await head('参加人次').find('button').trigger('click');
    await until(() => query()['sort'] === '-PARTICIPANTS');
    await settle(20);
    expect(head('参加人次').attributes('aria-sort')).toBe('descending');
    expect(head('日期').attributes('aria-sort')).toBe('none');
    expect(asked().at(-1)).toMatchObject({
      orderBy: { field: 'QUANTITY', indicator: 'PARTICIPANTS', direction: 'DESC' },
    });
    await head('单位').find('button').trigger('click');
    await until(() => query()['sort'] === 'unit');
  });

  test('by a quantity, refused for too many records, leads back to that of days', async () => {
    api.on({
      ActivityList: ({ filter }: Asked) =>
        filter.status === 'PLANNED'
          ? { activities: aConnection([]) }
          : new ApiError({ code: 'TOO_COMPLEX', reason: 'LIST_TOO_WIDE' }, '记录太多，不能按数量排序'),
    });
    await open('/activities?sort=-PARTICIPANTS');
    expect(page.find('[role="alert"]').exists()).toBe(true);
    await press('改按日期排列');
    expect(query()).toEqual({});
  });
});

describe('the pages of the list', () => {
  const link = (name: string) => page.findAll('.pager a').find((one) => one.attributes('aria-label') === name);

  test('are read on and back, and counted', async () => {
    await open('/activities');
    expect(page.find('.pager').text()).toContain('第 1–1 条，共 31 条');
    expect(link('上一页')).toBeUndefined();
    await link('下一页')!.trigger('click');
    await until(() => page.text().includes('第二条'));
    expect(asked().at(-1)).toMatchObject({ first: 30, after: 'after-a1' });
    router.back();
    await until(() => page.text().includes('礼堂讲座'));
    expect(query()).toEqual({});
  });

  test('begin anew where the list is narrowed', async () => {
    await open('/activities?after=after-a1&at=30');
    await page.find('#filter-type').setValue('LECTURE');
    await until(() => query()['type'] === 'LECTURE');
    expect(query()).toEqual({ type: 'LECTURE' });
  });

  test('begin at a day', async () => {
    await open('/activities');
    await page.find('.to-day input').setValue('2026-10-20');
    await page.find('.to-day input').trigger('change');
    await until(() => query()['from'] === '2026-10-20');
    expect(asked().at(-1)).toMatchObject({ first: 30, fromDay: '2026-10-20' });
  });

  test('of an old link begin at the first', async () => {
    api.on({
      ActivityList: ({ after }: Asked) =>
        after
          ? new ApiError({ code: 'BAD_INPUT', fields: [{ path: 'after', code: 'INVALID_CURSOR', message: '' }] })
          : { activities: aConnection([anActivity()]) },
    });
    await open('/activities?after=gone&type=LECTURE');
    await until(() => page.text().includes('礼堂讲座'));
    expect(query()).toEqual({ type: 'LECTURE' });
  });

  test('beyond what is counted say so', async () => {
    api.on({
      ActivityList: () => ({ activities: { ...aConnection([anActivity()], 10_000, true), totalIsExact: false } }),
    });
    await open('/activities');
    expect(page.find('.lead').text()).toBe('共 10,000+ 条');
  });
});

test('the whole filter is added up with its marks', async () => {
  await open('/activities');
  await until(() => page.find('tfoot').exists());
  const foot = page.find('tfoot').text().replaceAll(/\s+/g, ' ');
  expect(foot).toContain('合计');
  expect(foot).toContain('≥');
  expect(foot).toContain('7,318');
  expect(foot).toContain('另有 3 次未统计');
});

describe('rows that are ticked', () => {
  beforeEach(() => {
    api.on({
      ActivityList: ({ filter }: Asked) => ({
        activities: aConnection(filter.status === 'PLANNED' ? [] : [anActivity(), SECOND]),
      }),
    });
  });
  const tick = async (name: string): Promise<void> => {
    await page.find(`input[aria-label="${name}"]`).setValue(true);
    await settle(0);
  };

  test('are voided with one reason after a question that says how many; what was refused is told', async () => {
    api.on({
      VoidRecords: () => ({
        voidRecords: [
          { __typename: 'VoidedRecord', id: 'a1', record: { __typename: 'Activity', id: 'a1' }, error: null },
          {
            __typename: 'VoidedRecord',
            id: 'a2',
            record: null,
            error: { __typename: 'RecordError', code: 'CONFLICT', message: '别人刚改过这条记录', reason: null },
          },
        ],
      }),
    });
    await open('/activities');
    await tick('选中本页');
    expect(page.find('.bulk').text()).toContain('已选 2 条');
    await press('作废所选');
    expect(page.find('dialog').text()).toContain('作废 2 条记录');
    await page.find('dialog form').trigger('submit');
    await settle(0);
    expect(page.find('dialog .err').exists()).toBe(true);
    await page.find('#bulk-reason').setValue('重复记了');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('VoidRecords')).toEqual([
      {
        kind: 'ACTIVITY',
        reason: '重复记了',
        records: [
          { id: 'a1', version: 1 },
          { id: 'a2', version: 4 },
        ],
      },
    ]);
    const said = page.find('dialog').text();
    expect(said).toContain('已作废 1 条');
    expect(said).toContain('第二条');
    expect(said).toContain('别人刚改过这条记录');
    expect(page.find('.bulk').exists()).toBe(false);
  });

  test('are only exported by somebody who may only read them', async () => {
    api.on({ ActivityList: () => ({ activities: aConnection([anActivity({ allowed: [] })]) }) });
    await open('/activities', aCountyOfficial());
    await tick('选中：礼堂讲座');
    expect(page.findAll('.bulk button').map((button) => button.text())).toEqual(['导出所选', '不选了']);
  });
});

describe('views of the list', () => {
  const VIEW = {
    __typename: 'SavedView',
    id: 'v1',
    name: '本月讲座',
    content: { query: { type: 'LECTURE' } },
    position: 0,
  };

  test('are saved as the address has them, without its place', async () => {
    api.on({ SaveView: () => ({ saveView: VIEW }) });
    await open('/activities?type=LECTURE&sort=unit&after=after-a1&at=30');
    await press('存为视图');
    await page.find('#view-name').setValue('本月讲座');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('SaveView')).toEqual([
      {
        input: {
          id: null,
          list: 'activities',
          name: '本月讲座',
          content: { query: { type: 'LECTURE', sort: 'unit' } },
        },
      },
    ]);
  });

  test('are opened by their names, and deleted after a question', async () => {
    api.on({ SavedViews: () => ({ savedViews: [VIEW] }), DeleteSavedView: () => ({ deleteSavedView: true }) });
    await open('/activities');
    const view = page.findAll('.views a').find((one) => one.text() === '本月讲座')!;
    await view.trigger('click');
    await until(() => query()['type'] === 'LECTURE');
    await settle(20);
    expect(view.attributes('aria-current')).toBe('true');
    await page.get('.views .ui-menu button').trigger('click', { button: 0 });
    await settle();
    await page
      .findAll('[role="menuitem"]')
      .find((one) => one.text() === '删除视图')!
      .trigger('click');
    await settle();
    expect(page.find('dialog').text()).toContain('删除视图“本月讲座”？');
    expect(api.sent('DeleteSavedView')).toEqual([]);
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('DeleteSavedView')).toEqual([{ id: 'v1' }]);
  });
});

test('plans stand apart from what was done', async () => {
  api.on({
    ActivityList: ({ filter }: Asked) => ({
      activities: aConnection(
        filter.status === 'PLANNED'
          ? [anActivity({ id: 'p1', title: '开学第一课', status: 'PLANNED' })]
          : [anActivity()],
      ),
    }),
  });
  await open('/activities');
  expect(page.find('.plans').text()).toContain('另有 1 条计划中');
  expect(page.find('tbody').text()).not.toContain('开学第一课');
});

test('columns are chosen, and stay chosen on this device', async () => {
  await open('/activities?cols=startOn.venue');
  expect(page.findAll('thead th').map((one) => one.text())).toEqual(['', '日期', '名称', '地点']);
});
