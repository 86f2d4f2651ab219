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
import { draftShelf } from '../../records/drafts/draft-store.js';
import { keptDrafts, openPage, settle, until } from '../../../test/support/mount-page.js';
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
    ActivityNew: () => ({ region: formRegions, activities: aConnection([anActivity()]) }),
    SimilarActivities: () => ({ activities: aConnection([]) }),
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
const qualifier = (name: string) => row(name).find<HTMLInputElement>('.seg input:checked').element.value;
const chooseType = (code: string) => page.find(`input[name="activity-type"][value="${code}"]`).setValue(true);
const save = async () => {
  await page.find('form').trigger('submit');
  await settle(20);
};

describe('the activity form', () => {
  test('offers the usual amounts once a type is chosen, and a title of its own making', async () => {
    await open();
    expect(page.findAll('.m1')).toHaveLength(0);
    await chooseType('LECTURE');
    await page.find('#venue').setValue('礼堂');
    expect(page.findAll('.m1').length).toBeGreaterThanOrEqual(3);
    expect(page.find<HTMLInputElement>('#title').element.value).toBe('礼堂讲座授课');
  });

  test('counts a lecture as one session, and what is no event as none', async () => {
    await open();
    await chooseType('LECTURE');
    expect(amount('活动场次').element.value).toBe('1');
    await chooseType('VIDEO_SCREENING');
    expect(row('活动场次')).toBeUndefined();
    await chooseType('CLASS_MEETING');
    await amount('活动场次').setValue('3');
    await chooseType('LECTURE');
    expect(amount('活动场次').element.value).toBe('3');
  });

  test('says that the unit may have recorded the event, and opens that record', async () => {
    const day = { startOn: '2026-11-20', type: 'LECTURE' };
    api.on({
      SimilarActivities: () => ({
        activities: aConnection([
          anActivity({ ...day, id: 'same', title: '礼堂反诈讲座授课' }),
          anActivity({ ...day, id: 'other', title: '南门广场发放资料' }),
          anActivity({ ...day, id: 'gone', title: '礼堂讲座授课', recordStatus: 'VOIDED' }),
        ]),
      }),
    });
    await open();
    await page.find('#startOn').setValue('2026-11-20');
    await chooseType('LECTURE');
    await page.find('#venue').setValue('礼堂');
    await until(() => page.find('.similar').exists());
    expect(api.sent('SimilarActivities').at(-1)).toMatchObject({
      filter: { type: 'LECTURE', period: '2026-11-20/2026-11-20', status: null },
    });
    expect(page.find('.similar').text()).toContain('1 条相近');
    expect(page.find('.similar a').attributes('href')).toContain('same');
    await page.find('#title').setValue('校外参观');
    await settle(5);
    expect(page.find('.similar').exists()).toBe(false);
  });

  test('understands 3000余 and 约1.2万 in the number field', async () => {
    await open();
    await chooseType('LECTURE');
    await amount('参加人次').setValue('3000余');
    await amount('参加人次').trigger('blur');
    expect(amount('参加人次').element.value).toBe('3000');
    expect(qualifier('参加人次')).toBe('AT_LEAST');
    await amount('发放宣传资料').setValue('约１.2万');
    await save();
    expect(api.sent('RecordActivity')[0]).toMatchObject({
      input: {
        measures: [
          { indicator: 'SESSIONS', value: 1, qualifier: 'EXACT' },
          { indicator: 'PARTICIPANTS', value: 3000, qualifier: 'AT_LEAST' },
          { indicator: 'LEAFLETS', value: 12_000, qualifier: 'APPROX' },
        ],
      },
    });
  });

  test('takes ranges and words without a number', async () => {
    await open();
    await chooseType('VIDEO_SCREENING');
    await amount('参加人次').setValue('300到500人左右');
    await save();
    const [measure] = (api.sent('RecordActivity')[0]?.['input'] as { measures: unknown[] }).measures;
    expect(measure).toMatchObject({ indicator: 'PARTICIPANTS', value: 300, upTo: 500, qualifier: 'AT_LEAST' });
  });

  test('sends nothing about lines nobody touched, and no number where none was counted', async () => {
    await open();
    await chooseType('VIDEO_SCREENING');
    await row('参加人次').find('input[value="UNCOUNTED"]').trigger('change');
    await save();
    expect(api.sent('RecordActivity')[0]).toMatchObject({
      input: { measures: [{ indicator: 'PARTICIPANTS', value: null, qualifier: 'UNCOUNTED' }] },
    });
  });

  test('does not send what it cannot read, and goes to the field', async () => {
    await open();
    await chooseType('LECTURE');
    await amount('参加人次').setValue('数百斤');
    await save();
    expect(api.sent('RecordActivity')).toHaveLength(0);
    expect(document.activeElement).toBe(amount('参加人次').element);
    expect(row('参加人次').find('.err').text()).toContain('没有具体的数');
  });

  test.each([
    ['500～300', '范围'],
    ['3000+500', '算式'],
    ['约300余~500人次', '范围'],
    ['200多300', '“多”'],
    ['10²', '“²”'],
    ['3.2', '整数'],
  ])('says why %s is no number as soon as the field is left, and sends nothing', async (text, why) => {
    await open();
    await chooseType('LECTURE');
    await amount('参加人次').setValue(text);
    await amount('参加人次').trigger('blur');
    expect(amount('参加人次').element.value).toBe(text);
    expect(row('参加人次').find('.err').text()).toContain(why);
    await save();
    expect(api.sent('RecordActivity')).toHaveLength(0);
  });

  test('keeps a draft on this device that survives a reload', async () => {
    await open();
    await chooseType('LECTURE');
    await page.find('#venue').setValue('礼堂');
    await amount('参加人次').setValue('260');
    await settle(600);
    expect(page.find('.saved').text()).toContain('草稿已存在本机');
    page.unmount();

    await open();
    expect(page.find<HTMLInputElement>('#venue').element.value).toBe('礼堂');
    expect(amount('参加人次').element.value).toBe('260');
    await save();
    expect(keptDrafts()).toEqual([]);
  });

  describe('in two tabs', () => {
    const other = () => draftShelf('u1', 't1', 'another-tab');
    const keyOf = (at: number) => keptDrafts()[at]?.content['idempotencyKey'];
    const sentKeys = () =>
      api.sent('RecordActivity').map(({ input }) => (input as { idempotencyKey: string }).idempotencyKey);
    async function begin(venue: string): Promise<void> {
      await open();
      await chooseType('LECTURE');
      await page.find('#venue').setValue(venue);
      await settle(600);
    }

    test('a second one begins a draft of its own', async () => {
      other().put({
        id: 'd1',
        form: 'activity',
        about: 'new',
        title: '甲',
        content: {
          savedAt: '2026-11-28T02:00:00Z',
          idempotencyKey: 'k1',
          form: { title: '甲', type: 'LECTURE', startOn: '2026-11-28', measures: [] },
        } as never,
      });
      other().hold('d1');
      await begin('礼堂');
      expect(page.text()).not.toContain('接着上次没保存的内容填');
      expect(keptDrafts()).toHaveLength(2);
      await save();
      expect(sentKeys()).toEqual([expect.stringMatching(/^[\da-f]{32}$/)]);
      expect(keptDrafts().map(({ id }) => id)).toEqual(['d1']);
    });

    test('the one whose draft is taken over says so, and goes on with a key of its own', async () => {
      await begin('礼堂');
      const [{ id } = { id: '' }] = keptDrafts();
      const key = keyOf(0);
      other().hold(id);
      window.dispatchEvent(new StorageEvent('storage', { key: `fanzha.form-held.${id}` }));
      await settle(20);
      expect(page.find('[role="alert"]').text()).toContain('已在另一个窗口');
      expect(page.find<HTMLInputElement>('#venue').element.value).toBe('礼堂');
      await page.find('#venue').setValue('操场');
      await settle(600);
      expect(keptDrafts()).toHaveLength(2);
      await save();
      expect(sentKeys()[0]).not.toBe(key);
      // The other tab has its draft still.
      expect(keptDrafts().map((draft) => draft.id)).toEqual([id]);
    });

    test('they never send one key, even where the word of the other did not arrive', async () => {
      await begin('礼堂');
      const [{ id } = { id: '' }] = keptDrafts();
      const key = keyOf(0);
      other().hold(id);
      await save();
      expect(sentKeys()).toHaveLength(1);
      expect(sentKeys()[0]).not.toBe(key);
    });

    test('nor where the other one saved the draft and so cleared it away', async () => {
      await begin('礼堂');
      const key = keyOf(0);
      localStorage.clear();
      await save();
      expect(sentKeys()[0]).not.toBe(key);
    });
  });

  test('can put a draft aside for another record, and the address brings it back', async () => {
    await open();
    await chooseType('LECTURE');
    await page.find('#venue').setValue('礼堂');
    await settle(600);
    page.unmount();
    await open();
    await page
      .findAll('button')
      .find((button) => button.text() === '先放着，另填一份')!
      .trigger('click');
    await settle(20);
    expect(page.find<HTMLInputElement>('#venue').element.value).toBe('');
    await page.find('#venue').setValue('操场');
    await settle(600);
    expect(keptDrafts()).toHaveLength(2);
    const first = keptDrafts().find(({ content }) => (content['form'] as { venue: string }).venue === '礼堂')!;
    page.unmount();
    const opened = await openPage(ActivityFormPage, api, { path: `/activities/new?draft=${first.id}` });
    page = opened.wrapper;
    await settle(20);
    expect(page.find<HTMLInputElement>('#venue').element.value).toBe('礼堂');
    expect(opened.router.currentRoute.value.fullPath).toBe('/activities/new');
  });

  test('keeps no draft of a form nobody wrote in, even where the type was chosen on the way', async () => {
    ({ wrapper: page } = await openPage(ActivityFormPage, api, { path: '/activities/new?type=LECTURE' }));
    await settle(600);
    expect(page.findAll('.m1').length).toBeGreaterThanOrEqual(3);
    expect(keptDrafts()).toEqual([]);
  });

  test('sends the same idempotency key again after a lost answer, a new one for the next record', async () => {
    await open();
    await chooseType('LECTURE');
    api.on({ RecordActivity: () => OFFLINE });
    await save();
    expect(page.find('.savebar [role="alert"]').text()).toContain('连不上服务器');
    expect(page.find('.savebar .note .btn').text()).toBe('重试');
    page.unmount();

    await open();
    api.on({ RecordActivity: () => recorded });
    await page.findAll('.savebar > .btn')[0]!.trigger('click');
    await settle(20);
    await chooseType('CLASS_MEETING');
    await save();
    const keys = api.sent('RecordActivity').map((sent) => (sent['input'] as { idempotencyKey: string }).idempotencyKey);
    expect(keys).toHaveLength(3);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  test("puts the server's words on the fields they are about", async () => {
    api.on({
      RecordActivity: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [
            { path: 'measures.1.value', code: 'TOO_LARGE', message: '这个数太大' },
            { path: 'venue', code: 'INVALID_CHARACTERS', message: '地点里有看不见的字符' },
          ],
        }),
    });
    await open();
    await chooseType('LECTURE');
    // The second stated line, though not the second line of the form.
    await amount('活动场次').setValue('1');
    await amount('发放宣传资料').setValue('999');
    await save();
    expect(row('发放宣传资料').find('.err').text()).toBe('这个数太大');
    expect(amount('发放宣传资料').attributes('aria-invalid')).toBe('true');
    expect(amount('参加人次').attributes('aria-invalid')).toBeUndefined();
    expect(document.activeElement?.id).toBe('venue');
    expect(amount('发放宣传资料').element.value).toBe('999');
  });

  test('brings the words of last time, never its numbers', async () => {
    await open();
    await page.findAll('aside .btn').at(-1)!.trigger('click');
    await settle();
    expect(page.find<HTMLInputElement>('#venue').element.value).toBe('礼堂');
    expect(amount('参加人次').element.value).toBe('');
    expect(row('参加人次').find('.say').text()).toContain('上次 ≥300');
  });

  test('says at once of a voided record that it is void, and offers no form', async () => {
    api.on({
      ActivityAmend: () => ({
        region: formRegions,
        activity: aWholeActivity({ version: 2, recordStatus: 'VOIDED', voidReason: '和另一条重复', allowed: [] }),
      }),
    });
    ({ wrapper: page } = await openPage(ActivityFormPage, api, { props: { id: 'a1' }, path: '/activities/a1/amend' }));
    await until(() => page.find('.note.warn').exists());
    expect(page.find('.note.warn').text()).toContain('已作废，不计入任何合计。原因：和另一条重复');
    expect(page.find('form').exists()).toBe(false);
    expect(page.find('.note.warn a').attributes('href')).toBe('/activities/a1');
  });

  test('goes on to the next field with Enter; nothing is sent half filled', async () => {
    await open();
    await chooseType('LECTURE');
    const venue = page.find<HTMLInputElement>('#venue');
    venue.element.focus();
    await venue.trigger('keydown', { key: 'Enter' });
    expect(document.activeElement?.id).toBe('title');
    await page.find('#title').trigger('keydown', { key: 'Enter' });
    expect(document.activeElement).toBe(page.find('.m1 .input').element);
    expect(api.sent('RecordActivity')).toHaveLength(0);
  });

  test('takes a date that lies ahead as a plan, and back again when the date is corrected', async () => {
    await open();
    const status = () => page.find<HTMLInputElement>('input[name="status"]:checked').element.value;
    await page.find('#startOn').setValue('2099-01-10');
    expect(status()).toBe('PLANNED');
    await page.find('#startOn').setValue('2026-01-10');
    expect(status()).toBe('DONE');
  });

  test('shows the change of another person and lays mine over it', async () => {
    let current = aWholeActivity();
    api.on({
      ActivityAmend: () => ({ region: formRegions, activity: current }),
      AmendActivity: ({ version }: { version: number }) =>
        version === 1
          ? new ApiError({ code: 'CONFLICT', reason: 'VERSION_CHANGED' }, '内容刚被更新')
          : { amendActivity: aWholeActivity({ version: 3 }) },
    });
    await open({ id: 'a1' });
    await page.find('#title').setValue('我改的名称');
    current = aWholeActivity({ version: 2, venue: '操场', changedAt: '2026-10-23T02:00:00Z' });
    await save();
    await until(() => page.text().includes('别人改过这条记录'));
    expect(page.find('table').text()).toContain('操场');

    await page.findAll('.note.warn .btn').at(-1)!.trigger('click');
    await save();
    expect(api.sent('AmendActivity')[1]).toMatchObject({
      id: 'a1',
      version: 2,
      input: { title: '我改的名称', venue: '操场' },
    });
  });
});
