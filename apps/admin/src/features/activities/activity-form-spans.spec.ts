import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import {
  aConnection,
  anActivity,
  ApiError,
  aWholeActivity,
  formRegions,
  stubApi,
  type ApiStub,
} from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import ActivityFormPage from './activity-form-page.vue';

let api: ApiStub;
let page: VueWrapper;
beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    ActivityNew: () => ({ region: formRegions, activities: aConnection([anActivity()]) }),
    SimilarActivities: () => ({ activities: aConnection([]) }),
    RecordActivity: () => ({
      recordActivity: {
        __typename: 'Activity',
        id: 'a9',
        version: 1,
        title: 'x',
        type: 'LECTURE',
        startOn: '2026-09-29',
      },
    }),
  });
});
afterEach(() => page.unmount());

async function open(props: Record<string, unknown> = {}): Promise<void> {
  ({ wrapper: page } = await openPage(ActivityFormPage, api, { props, path: '/activities/new' }));
  await until(() => page.find('form').exists());
}
/** Rows of sessions, in their order. */
const sessions = () => page.findAll('.m1').filter((one) => one.find('label').text().startsWith('活动场次'));
const number = (at: number) => sessions()[at]!.find<HTMLInputElement>('.inu .input');
const mode = (at: number) => page.findAll('.choice input[type="radio"]')[at]!;
const receipt = () => page.find('.rcpt').text();
const save = async () => {
  await page.find('form').trigger('submit');
  await settle(20);
};
const sent = () => (api.sent('RecordActivity').at(-1) as { input: { measures: unknown[] } }).input.measures;

async function autumn(): Promise<void> {
  await open();
  await page.find('input[name="activity-type"][value="LECTURE"]').setValue(true);
  await page.find('#venue').setValue('礼堂');
  await page.find('#startOn').setValue('2026-09-29');
  await page.find('#several-days').trigger('click');
  await page.find('#endOn').setValue('2026-10-16');
  await number(0).setValue('40');
}

describe('an activity of several months', () => {
  test('asks nothing of one that lies in one month', async () => {
    await open();
    await page.find('input[name="activity-type"][value="LECTURE"]').setValue(true);
    await page.find('#startOn').setValue('2026-10-01');
    expect(page.find('.choice').exists()).toBe(false);
    expect(page.find('.rcpt .counts').exists()).toBe(false);
    await page.find('#several-days').trigger('click');
    await page.find('#endOn').setValue('2026-10-16');
    expect(page.find('.choice').exists()).toBe(false);
  });

  test('may state its amounts as one that crosses, and says where it counts', async () => {
    await autumn();
    expect(page.find('.choice').text()).toContain('跨了月（9月29日–10月16日）');
    expect(receipt()).toContain('计入 2026年10月；9月不计，另列跨期');
    await save();
    expect(sent()).toEqual([{ indicator: 'SESSIONS', value: 40, qualifier: 'EXACT' }]);
  });

  test('is divided by month: an empty line for each, their sum beside what was typed', async () => {
    await autumn();
    await mode(0).trigger('change');
    expect(sessions().map((one) => one.find('.days').text())).toEqual(['9月29日–30日', '10月1日–16日']);
    expect(number(0).element.value).toBe('');
    expect(page.find('.sum').text()).toContain('还有 2 个月没填');
    await number(0).setValue('6');
    await number(1).setValue('30');
    expect(page.find('.meas .sum').text()).toBe('合计 36 场原填 40 场比原填少 4 场');
    await number(1).setValue('34');
    expect(page.find('.meas .sum').text()).toBe('合计 40 场原填 40 场');
    expect(receipt()).toContain('计入 2026年9月');
    expect(receipt()).not.toContain('跨期');
    await save();
    expect(sent()).toEqual([
      { indicator: 'SESSIONS', value: 6, qualifier: 'EXACT', from: '2026-09-29', until: '2026-09-30' },
      { indicator: 'SESSIONS', value: 34, qualifier: 'EXACT', from: '2026-10-01', until: '2026-10-16' },
    ]);
  });

  test('can be one again, and loses a line that is removed', async () => {
    await autumn();
    await mode(0).trigger('change');
    await mode(1).trigger('change');
    expect(number(0).element.value).toBe('40');
    expect(sessions()).toHaveLength(1);
    await mode(0).trigger('change');
    await sessions()[0]!.find('.remove').trigger('click');
    expect(sessions().map((one) => one.find('.days').text())).toEqual(['10月1日–16日']);
  });

  test('keeps its lines in the draft', async () => {
    await autumn();
    await mode(0).trigger('change');
    await number(0).setValue('6');
    await settle(5);
    page.unmount();
    await open();
    expect(number(0).element.value).toBe('6');
    expect(sessions()).toHaveLength(2);
    expect(page.find('.meas .sum').text()).toContain('原填 40 场');
  });

  test('opens with its lines to be amended, and shows an error at the line that it is of', async () => {
    const lines = [
      { indicator: 'SESSIONS', value: 6, qualifier: 'EXACT', from: '2026-09-29', until: '2026-09-30' },
      { indicator: 'SESSIONS', value: 34, qualifier: 'EXACT', from: '2026-10-01', until: '2026-10-16' },
      { indicator: 'PARTICIPANTS', value: 300, qualifier: 'EXACT', from: '2026-09-29', until: '2026-10-16' },
    ].map((line) => ({ __typename: 'Measure', ...line }));
    const whole = aWholeActivity({ startOn: '2026-09-29', endOn: '2026-10-16', measures: lines });
    api.on({
      ActivityAmend: () => ({ region: formRegions, activity: whole }),
      AmendActivity: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [{ path: 'measures.1.until', code: 'SPAN_CROSSES_MOVE', message: '跨过了变更辖区的日子' }],
        }),
    });
    await open({ id: 'a1' });
    expect(sessions().map((_, at) => number(at).element.value)).toEqual(['6', '34']);
    await number(1).setValue('35');
    await save();
    expect((api.sent('AmendActivity')[0] as { input: { measures: unknown[] } }).input.measures).toEqual([
      { indicator: 'SESSIONS', value: 6, qualifier: 'EXACT', from: '2026-09-29', until: '2026-09-30' },
      { indicator: 'SESSIONS', value: 35, qualifier: 'EXACT', from: '2026-10-01', until: '2026-10-16' },
      { indicator: 'PARTICIPANTS', value: 300, qualifier: 'EXACT' },
    ]);
    expect(sessions()[1]!.find('.err').text()).toContain('跨过了变更辖区的日子');
    expect(sessions()[0]!.find('.err').exists()).toBe(false);
  });
});

describe('a running total', () => {
  const toggle = async () => {
    await page.find('#running, .running .btn').trigger('click');
    await settle(5);
  };
  const lecture = async () => {
    await open();
    await page.find('input[name="activity-type"][value="LECTURE"]').setValue(true);
    await page.find('#venue').setValue('礼堂');
    await page.find('#startOn').setValue('2026-09-29');
  };

  test('asks for its sessions instead of taking one for granted, and takes one again where it is none', async () => {
    await lecture();
    await toggle();
    expect(number(0).element.value).toBe('');
    expect(sessions()[0]!.find('.say').text()).toContain('请填累计开了几场');
    await save();
    expect(api.sent('RecordActivity')).toHaveLength(0);
    expect(sessions()[0]!.find('.err').text()).toContain('请填累计开了几场');
    await toggle();
    expect(number(0).element.value).toBe('1');
    expect(receipt()).not.toContain('累计');
  });

  test('keeps a number of sessions that was typed, says 累计 beside it, and is sent with its first day', async () => {
    await lecture();
    await number(0).setValue('12');
    await toggle();
    expect(number(0).element.value).toBe('12');
    expect(receipt()).toContain('累计 12 场');
    await save();
    expect(api.sent('RecordActivity').at(-1)).toMatchObject({ input: { runningSince: '2026-01-01' } });
    expect(sent()).toEqual([{ indicator: 'SESSIONS', value: 12, qualifier: 'EXACT' }]);
  });

  test('is never by month, and amounts by month are never one', async () => {
    await autumn();
    await toggle();
    expect(page.find('.choice').exists()).toBe(false);
    expect(page.text()).toContain('累计数只填一个总数，不按月分开填');
    await toggle();
    await mode(0).trigger('change');
    expect(page.find('.running').exists()).toBe(false);
    expect(page.find('.choice').text()).toContain('不能再算累计数');
    await mode(1).trigger('change');
    expect(page.find('#running').exists()).toBe(true);
  });
});
