import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { aWholeActivity, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aCountyOfficial } from '../../../test/support/ledger-records.js';
import { openPage, settle, takeFurther, until } from '../../../test/support/mount-page.js';
import { useLocale } from '../../locales/i18n.js';
import ActivityRecordPage from './activity-record-page.vue';

const EARLIER = {
  type: 'LECTURE',
  title: '礼堂讲座',
  status: 'DONE',
  startOn: '2026-10-22',
  endOn: null,
  regionCode: '340299101',
  venue: null,
  audiences: ['STUDENTS', 'PARENTS'],
  channels: ['LECTURE_HALL'],
  partners: [],
  campaignIds: [],
  narrative: '旧的说明',
  measures: [{ indicator: 'PARTICIPANTS', value: 260, qualifier: 'EXACT' }],
};
const aRevision = (change: Record<string, unknown> = {}) => ({
  __typename: 'RecordRevision',
  version: 1,
  change: 'AMENDED',
  changedAt: '2026-10-23T02:00:00Z',
  changedBy: '填报员',
  reason: null,
  changedFields: ['venue', 'narrative'],
  earlier: EARLIER,
  ...change,
});

let api: ApiStub;
let page: VueWrapper;
beforeEach(() => {
  localStorage.clear();
  api = stubApi({});
});
afterEach(async () => {
  page.unmount();
  await useLocale('zh-CN');
});
const open = async (change: Record<string, unknown> = {}, session?: ReturnType<typeof aCountyOfficial>) => {
  api.on({
    ActivityRecord: () => ({ activity: aWholeActivity(change) }),
    VoidActivity: () => ({ voidActivity: aWholeActivity({ recordStatus: 'VOIDED', version: 2 }) }),
  });
  ({ wrapper: page } = await openPage(ActivityRecordPage, api, {
    props: { id: 'a1' },
    path: '/activities/a1',
    ...(session && { session }),
  }));
  await until(() => page.find('.history').exists());
};
const cells = (selector: string) =>
  page.findAll(`${selector} tbody tr`).map((row) => row.findAll('th, td').map((one) => one.text()));

test('says which campaigns a record belongs to, each with the way to it', async () => {
  const ids = ['0199a0f0-0000-7000-8000-00000000000a', '0199a0f0-0000-7000-8000-00000000000b'];
  api.on({
    CampaignsOfRecord: () => ({
      campaigns: {
        __typename: 'CampaignConnection',
        edges: [
          {
            __typename: 'CampaignEdge',
            node: { __typename: 'Campaign', id: ids[0], title: '金秋护老专项行动', state: 'ISSUED' },
          },
        ],
      },
    }),
  });
  await open({ campaignIds: ids });
  await until(() => page.find('.campaigns a').exists());
  expect(api.sent('CampaignsOfRecord')).toEqual([{ ids }]);
  expect(page.get('.campaigns a').attributes('href')).toBe(`/campaigns/${ids[0]}`);
  expect(page.get('.campaigns').text()).toContain('另有 1 个');
});

describe('the head of a record', () => {
  test('says its title once, whether it counts, and offers the same actions in the same order', async () => {
    await open();
    expect(page.text().split('礼堂讲座')).toHaveLength(2);
    expect(page.get('.status').text()).toBe('已记入，已计入');
    expect(page.findAll('.pagehead .btn').map((one) => one.text())).toEqual(['修改', '照这条再记', '打印', '']);
    expect(page.get('.pagehead .btn.pri').text()).toBe('修改');
  });

  test('tells a plan and a voided record apart from what counts', async () => {
    await open({ status: 'PLANNED' });
    expect(page.get('.status').text()).toBe('计划中，未计入');
    expect(page.find('.counting').exists()).toBe(false);
    page.unmount();
    await open({ recordStatus: 'VOIDED', voidReason: '重复', allowed: [] });
    expect(page.get('.status').text()).toBe('已作废，不计入');
    expect(page.find('.counting').exists()).toBe(false);
  });

  test('voids from the menu, with a reason only', async () => {
    await open();
    await takeFurther(page, '作废');
    await page.get('dialog form').trigger('submit');
    expect(api.sent('VoidActivity')).toHaveLength(0);
    await page.get('#void-reason').setValue('和另一条重复');
    await page.get('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('VoidActivity')).toEqual([{ id: 'a1', version: 1, reason: '和另一条重复' }]);
  });

  test('prints and exports', async () => {
    await open({ history: [aRevision()], venue: '操场', narrative: '新的说明' });
    window.print = jest.fn();
    await page
      .findAll('.pagehead button')
      .find((one) => one.text() === '打印')!
      .trigger('click');
    expect(window.print).toHaveBeenCalledTimes(1);
    const files: Blob[] = [];
    URL.createObjectURL = (file) => (files.push(file as Blob), 'blob:record');
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = jest.fn();
    await takeFurther(page, '导出');
    expect(files).toHaveLength(1);
  });
});

describe('its amounts', () => {
  const amounts = (...rows: [string, number | null, string][]) =>
    rows.map(([indicator, value, qualifier]) => ({ __typename: 'Measure', indicator, value, qualifier }));
  const measures = amounts(['SESSIONS', 1, 'EXACT'], ['PARTICIPANTS', 300, 'AT_LEAST'], ['LEAFLETS', 50, 'EXACT']);
  const lastTime = {
    ...aWholeActivity({
      id: 'a0',
      startOn: '2026-09-30',
      measures: amounts(['SESSIONS', 3, 'EXACT'], ['PARTICIPANTS', 280, 'EXACT']),
    }),
  };

  test('stand beside those of the last time, without a difference that nobody can know', async () => {
    await open({ measures, lastTime });
    const rows = page.findAll('.quantities tbody tr').map((row) => row.findAll('.beside').map((one) => one.text()));
    expect(rows).toEqual([
      ['3', '少2'],
      ['280', '不相比 两次里有一次不是准确数，不能相减'],
      ['—', '—'],
    ]);
    expect(page.get('.quantities .last').attributes('href')).toBe('/activities/a0');
    expect(page.get('.quantities .last').text()).toBe('上次：2026年9月30日 星期三');
  });

  test('stand alone where there was no last time, of a plan, and of what was voided', async () => {
    await open({ measures });
    expect(page.find('.quantities .beside').exists()).toBe(false);
    page.unmount();
    await open({ measures, lastTime, status: 'PLANNED' });
    expect(page.find('.quantities .beside').exists()).toBe(false);
    page.unmount();
    await open({ measures, lastTime, recordStatus: 'VOIDED', voidReason: '重复', allowed: [] });
    expect(page.find('.quantities .beside').exists()).toBe(false);
  });
});

describe('its history', () => {
  test('has before and after of every field, whatever it is', async () => {
    await open({ history: [aRevision()], venue: '操场', narrative: '新的说明' });
    expect(page.get('.events').text()).toContain('修改 2 项');
    expect(cells('.diff')).toEqual([
      ['地点', '空', '操场'],
      ['情况说明', '旧的说明', '新的说明'],
    ]);
  });

  test('has a number without a difference to one that is not exact, and how it was counted apart', async () => {
    await open({ history: [aRevision({ changedFields: ['measures'] })] });
    expect(cells('.diff')).toEqual([
      ['参加人次', '260 人次', '≥300 人次'],
      ['参加人次：怎么数的', '准确', '至少（余）'],
    ]);
  });

  test('says of a list what was taken out and what was added, and the reason of a voided one', async () => {
    await open({
      recordStatus: 'VOIDED',
      voidReason: '重复',
      version: 3,
      partners: ['望湖派出所'],
      history: [
        aRevision({
          version: 2,
          change: 'VOIDED',
          reason: '重复',
          changedFields: ['recordStatus', 'voidReason'],
          earlier: { ...EARLIER, audiences: ['STUDENTS'], partners: ['望湖派出所'] },
        }),
        aRevision({ changedFields: ['audiences', 'partners'] }),
      ],
    });
    expect(page.get('.events').text()).toContain('原因：重复');
    expect(cells('.diff')).toEqual([
      ['宣传对象', '去掉家长', '—'],
      ['联合单位', '—', '加上望湖派出所'],
    ]);
  });

  test('is in the language of the page', async () => {
    await useLocale('en');
    await open({
      history: [aRevision({ changedFields: ['type', 'venue'], earlier: { ...EARLIER, type: 'FLAG_CEREMONY' } })],
    });
    expect(page.get('.events').text()).toContain('Amended: 2');
    expect(cells('.diff')[1]).toEqual(['Venue', 'empty', '礼堂']);
  });
});

describe('where it counts', () => {
  test('is told to a unit in words', async () => {
    await open({ measures: [{ __typename: 'Measure', indicator: 'PARTICIPANTS', value: 300, qualifier: 'EXACT' }] });
    expect(cells('.counting').map(([place]) => place)).toEqual([
      '清河小学（单位）',
      '清河镇',
      '清河县',
      '清河县教育条线',
    ]);
    expect(page.get('.counting').text()).toContain('参加人次 300 人次');
    expect(page.find('.counting a').exists()).toBe(false);
  });

  test('is nowhere for an activity on another theme, which is recorded all the same', async () => {
    await open({ theme: 'CYBER_SECURITY_WEEK' });
    expect(page.find('.quantities').exists()).toBe(true);
    expect(page.find('.counting').exists()).toBe(false);
    expect(page.get('.status').text()).toBe('已记入，已计入');
  });

  test('leads an official to the source of each figure, in the month of the record', async () => {
    await open({ allowed: [] }, aCountyOfficial());
    expect(page.findAll('.counting a').map((link) => link.attributes('href'))).toEqual([
      '/overview/tenant/t1?period=2026-10&source=PARTICIPANTS',
      '/overview/340299101?period=2026-10&source=PARTICIPANTS',
      '/overview/340299?period=2026-10&source=PARTICIPANTS',
      '/overview/340299?period=2026-10&sector=EDUCATION&source=PARTICIPANTS',
    ]);
  });
});
