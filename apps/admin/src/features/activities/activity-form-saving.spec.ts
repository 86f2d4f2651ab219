import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import {
  aConnection,
  anActivity,
  formRegions,
  ApiError,
  aWholeActivity,
  OFFLINE,
  stubApi,
  type ApiStub,
} from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import ActivityFormPage from './activity-form-page.vue';

let api: ApiStub;
let page: VueWrapper;

const recorded = {
  recordActivity: { __typename: 'Activity', id: 'a9', version: 1, title: 'x', type: 'LECTURE', startOn: '2026-11-20' },
};

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    SimilarActivities: () => ({ activities: aConnection([]) }),
    ActivityNew: () => ({ region: formRegions, activities: aConnection([anActivity()]) }),
    RecordActivity: () => recorded,
  });
});
afterEach(() => page.unmount());

async function open(props: Record<string, unknown> = {}): Promise<void> {
  ({ wrapper: page } = await openPage(ActivityFormPage, api, { props, path: '/activities/new' }));
  await until(() => page.find('form').exists());
}

/** Amount field and row of an indicator, by its Chinese name. */
const row = (name: string) => page.findAll('.m1').find((one) => one.find('label').text() === name)!;
const amount = (name: string) => row(name).find<HTMLInputElement>('.inu .input');
const chooseType = (code: string) => page.find(`input[name="activity-type"][value="${code}"]`).setValue(true);
const save = async () => {
  await page.find('form').trigger('submit');
  await settle(20);
};

describe('an earlier attempt that was recorded with other content', () => {
  test('is amended with what was written last; nobody is told that the correction was recorded', async () => {
    api.on({
      RecordActivity: () =>
        new ApiError({
          code: 'CONFLICT',
          reason: 'IDEMPOTENCY_KEY_REUSED',
          id: 'a1',
          version: 1,
          recordStatus: 'ACTIVE',
        }),
    });
    await open();
    await chooseType('LECTURE');
    await amount('参加人次').setValue('300');
    await save();
    await until(() => page.find('.earlier').exists());
    expect(page.text()).not.toContain('已记入台账');
    await page.find('.earlier .pri').trigger('click');
    await settle(20);
    page.unmount();

    api.on({
      ActivityAmend: () => ({ region: formRegions, activity: aWholeActivity() }),
      AmendActivity: () => ({ amendActivity: aWholeActivity({ version: 2 }) }),
    });
    await open({ id: 'a1' });
    expect(page.text()).toContain('已带入您刚才填写的内容');
    expect(amount('参加人次').element.value).toBe('300');
    await save();
    const [sent] = api.sent('AmendActivity') as [{ version: number; input: { measures: unknown[] } }];
    expect(sent).toMatchObject({ id: 'a1', version: 1 });
    expect(sent.input.measures).toEqual([
      { indicator: 'SESSIONS', value: 1, qualifier: 'EXACT' },
      { indicator: 'PARTICIPANTS', value: 300, qualifier: 'EXACT' },
    ]);
  });
});

describe('an amount beyond what is usual', () => {
  test('is asked about, and asked anew when it is changed to another one', async () => {
    api.on({
      PlausibleBounds: () => ({
        plausibleBounds: [{ __typename: 'PlausibleBound', indicator: 'PARTICIPANTS', bound: 6000 }],
      }),
    });
    await open();
    await settle(20);
    await chooseType('LECTURE');
    await amount('参加人次').setValue('30000');
    await save();
    expect(page.find('.unusual').text()).toContain('参加人次填了 30,000 人次，本单位一次通常不超过 6,000 人次');
    expect(api.sent('RecordActivity')).toHaveLength(0);
    api.on({ RecordActivity: () => OFFLINE });
    await page.find('.unusual .pri').trigger('click');
    await settle(20);
    expect(api.sent('RecordActivity')).toHaveLength(1);
    await save();
    expect(api.sent('RecordActivity')).toHaveLength(2);
    await amount('参加人次').setValue('40000');
    await save();
    expect(api.sent('RecordActivity')).toHaveLength(2);
    expect(page.find('.unusual').exists()).toBe(true);
  });
});

describe('what would count nowhere or be dropped', () => {
  test('asks how often a lecture was held where nothing is said; not counted is an answer', async () => {
    await open();
    await chooseType('LECTURE');
    await amount('活动场次').setValue('');
    await save();
    expect(api.sent('RecordActivity')).toHaveLength(0);
    expect(row('活动场次').find('.err').text()).toContain('请填开了几场');

    await row('活动场次').find('input[value="UNCOUNTED"]').trigger('change');
    await save();
    expect(api.sent('RecordActivity')[0]).toMatchObject({
      input: { measures: [{ indicator: 'SESSIONS', value: null, qualifier: 'UNCOUNTED' }] },
    });
  });

  test('asks nothing of the kind of a plan', async () => {
    await open();
    await chooseType('LECTURE');
    await amount('活动场次').setValue('');
    await page.find('input[name="status"][value="PLANNED"]').setValue(true);
    await save();
    expect(api.sent('RecordActivity')).toHaveLength(1);
  });

  test('asks it of a plan once it is reported as done', async () => {
    const plan = aWholeActivity({ status: 'PLANNED', startOn: '2026-01-10', measures: [] });
    api.on({
      ActivityAmend: () => ({ region: formRegions, activity: plan }),
      AmendActivity: () => ({ amendActivity: { ...plan, version: 2 } }),
    });
    await open({ id: 'a1' });
    await page.find('input[name="status"][value="DONE"]').setValue(true);
    await save();
    expect(api.sent('AmendActivity')).toHaveLength(0);
    expect(page.text()).toContain('请填开了几场');
  });

  test('keeps the units that have no room where they were typed, and says so', async () => {
    await open();
    await chooseType('LECTURE');
    const field = page.find<HTMLInputElement>('#partners');
    await field.setValue(Array.from({ length: 52 }, (_, at) => `单位${at + 1}`).join('、'));
    await field.trigger('blur');
    expect(page.findAll('.named')).toHaveLength(50);
    expect(field.element.value).toBe('单位51、单位52');
    expect(page.text()).toContain('最多 50 家');
  });
});
