import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { ApiError, OFFLINE, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aCommunitySession, aDoor, aRoster, aHouseholdVisit } from '../../../test/support/ledger-stub.js';
import { keptDrafts, openPage, settle, until } from '../../../test/support/mount-page.js';
import HouseholdVisitForm from './household-visit-form.vue';
import HouseholdVisitFormPage from './household-visit-form-page.vue';

let api: ApiStub;
let page: VueWrapper;
let router: Router;
const doors = () => [
  aDoor('1-1-101'),
  aDoor('1-1-102', { visited: true }),
  aDoor('1-1-201', { visited: true, visitedByUs: true }),
  aDoor('1-1-202', { toRevisit: true }),
  aDoor('2-1-101', { vacant: true }),
  aDoor('1-1-301', { retiredOn: '2026-05-01' }),
];

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    HouseholdRosterOf: () => ({ householdRoster: aRoster(doors()) }),
    RecordHouseholdVisits: () => ({ recordHouseholdVisits: aHouseholdVisit() }),
  });
});
afterEach(() => page.unmount());

async function open(props: Record<string, unknown> = {}): Promise<void> {
  ({ wrapper: page, router } = await openPage(HouseholdVisitFormPage, api, {
    props,
    path: '/household-visits/new',
    session: aCommunitySession(),
  }));
  await until(() => page.find('form').exists());
}
const button = (label: string) => page.find(`button[data-door="${label}"]`);
const said = (label: string) => button(label).attributes('aria-label');
const save = async () => {
  await page.find('form').trigger('submit');
  await settle(20);
};
const sent = (at = 0) => api.sent('RecordHouseholdVisits')[at]?.['input'] as Record<string, unknown>;

describe('the visits of a day', () => {
  test('show each door with what the year brought, in words', async () => {
    await open();
    expect(said('1-1-101')).toBe('1-1-101，今年未访');
    expect(said('1-1-102')).toBe('1-1-102，他单位已访');
    expect(said('1-1-201')).toBe('1-1-201，今年已访');
    expect(said('1-1-202')).toBe('1-1-202，上次未遇，待补访');
    expect(button('1-1-301').exists()).toBe(false);
    expect(page.findAll('.bl button').map((one) => one.text())).toEqual(['1 幢2/4', '2 幢0/0']);
  });

  test('begin at the first building with work left, and a revision at the doors it speaks of', async () => {
    const done = [aDoor('1-1-101', { visited: true }), aDoor('2-1-101'), aDoor('3-1-101')];
    api.on({ HouseholdRosterOf: () => ({ householdRoster: aRoster(done) }) });
    await open();
    expect(page.find('.bl [aria-current]').text()).toContain('2 幢');
    // The last door of a building does not take the page away from it.
    await button('2-1-101').trigger('click');
    expect(page.find('.bl [aria-current]').text()).toContain('2 幢');
    page.unmount();
    api.on({ HouseholdVisitRecord: () => ({ householdVisit: aHouseholdVisit({ doors: ['3-1-101'], notMet: [] }) }) });
    await open({ id: 'v1' });
    expect(page.find('.bl [aria-current]').text()).toContain('3 幢');
  });

  test('are ticked by the floor, the unit or the building, and taken back in one step', async () => {
    await open();
    await page.findAll('.fl')[1]!.trigger('click');
    expect([said('1-1-101'), said('1-1-102'), said('1-1-201')]).toEqual([
      '1-1-101，本次走访',
      '1-1-102，本次走访',
      '1-1-201，今年已访',
    ]);
    await page.find('[aria-label="撤销上一步"]').trigger('click');
    expect(said('1-1-101')).toBe('1-1-101，今年未访');
    await button('1-1-101').trigger('keydown', { key: 'u' });
    expect(page.findAll('.door-visited').filter((one) => one.attributes('data-door'))).toHaveLength(4);
    await page.find('.unit').trigger('click');
    expect(said('1-1-101')).toBe('1-1-101，今年未访');
    await page.find('.turn > .btn').trigger('click');
    await save();
    expect(sent()['doors']).toHaveLength(4);
  });

  test('are ticked by tapping, in the chosen mode, and sent as what was found', async () => {
    await open();
    await button('1-1-101').trigger('click');
    await button('1-1-102').trigger('click');
    await page.find('input[name="tap-mode"][value="notMet"]').setValue(true);
    await button('1-1-202').trigger('click');
    expect(page.find('.sum').text()).toContain('2 户次，新增覆盖 1 户');
    expect(button('1-1-101').attributes('aria-pressed')).toBe('true');
    await save();
    expect(sent()).toMatchObject({
      communityCode: '340299101001',
      doors: ['1-1-101', '1-1-102'],
      notMet: ['1-1-202'],
      vacant: [],
      reported: null,
    });
    expect(page.find('.receipt').text()).toContain('走访 2 户次，新增覆盖 1 户');
    // Ticked no longer: nothing is sent twice.
    expect(page.find('.sum').text()).toContain('0 户次');
  });

  test('offer no vacancy to a unit that does not know the dwellings', async () => {
    const session = aCommunitySession();
    ({ wrapper: page, router } = await openPage(HouseholdVisitFormPage, api, {
      props: {},
      path: '/household-visits/new',
      session: { ...session, viewer: { ...session.viewer, tenant: { ...session.viewer.tenant, type: 'BANK' } } },
    }));
    await until(() => page.find('form').exists());
    expect(page.findAll('.modes input').map((input) => (input.element as HTMLInputElement).value)).toEqual([
      'visited',
      'notMet',
    ]);
    const first = page.find('button[data-door]');
    const before = first.attributes('aria-label');
    await first.trigger('keydown', { key: '3' });
    expect(first.attributes('aria-label')).toBe(before);
  });

  test('go round where that is chosen', async () => {
    await open();
    await page.find('input[name="tap-mode"][value="round"]').setValue(true);
    const round: (string | undefined)[] = [];
    for (let step = 0; step < 4; step += 1) {
      await button('1-1-101').trigger('click');
      round.push(said('1-1-101')?.split('，')[1]);
    }
    expect(round).toEqual(['本次走访', '本次未遇', '本次空置', '今年未访']);
  });

  test('are ticked by keys: one stop, arrows inside, 1 2 3 0 for statuses', async () => {
    await open();
    expect(page.findAll('button[data-door][tabindex="0"]')).toHaveLength(1);
    const first = page.find<HTMLElement>('button[data-door]');
    expect(first.attributes('data-door')).toBe('1-1-201');
    first.element.focus();
    await first.trigger('keydown', { key: 'ArrowRight' });
    expect((document.activeElement as HTMLElement).dataset['door']).toBe('1-1-202');
    await button('1-1-202').trigger('keydown', { key: 'ArrowDown' });
    expect((document.activeElement as HTMLElement).dataset['door']).toBe('1-1-102');
    await button('1-1-102').trigger('keydown', { key: '3' });
    expect(said('1-1-102')).toContain('本次空置');
    expect(page.findAll('p[role="status"]').map((one) => one.text())).toContain('1-1-102：本次空置');
    await button('1-1-102').trigger('keydown', { key: '0' });
    expect(said('1-1-102')).toContain('他单位已访');
  });

  test('take a step back', async () => {
    await open();
    await button('1-1-101').trigger('click');
    await button('1-1-202').trigger('click');
    await page.find('[aria-label="撤销上一步"]').trigger('click');
    expect(said('1-1-202')).toContain('待补访');
    expect(said('1-1-101')).toContain('本次走访');
  });

  test('find a door of another building, in any way of writing', async () => {
    await open();
    await page.find('#door-search').setValue('2栋1单元101');
    expect(page.findAll('button[data-door]').map((one) => one.attributes('data-door'))).toEqual(['2-1-101']);
    await button('2-1-101').trigger('click');
    await page.find('#door-search').setValue('');
    await save();
    expect(sent()).toMatchObject({ doors: ['2-1-101'] });
  });

  test('keep a draft on this device, with the same key after a lost answer and a reload', async () => {
    await open();
    await button('1-1-101').trigger('click');
    api.on({ RecordHouseholdVisits: () => OFFLINE });
    await save();
    expect(page.find('.savebar [role="alert"]').text()).toContain('连不上服务器');
    page.unmount();
    await open();
    expect(page.find('.note.info').text()).toContain('接着上次没保存的内容填');
    expect(said('1-1-101')).toContain('本次走访');
    api.on({ RecordHouseholdVisits: () => ({ recordHouseholdVisits: aHouseholdVisit() }) });
    await save();
    await button('1-1-202').trigger('click');
    await save();
    const keys = [0, 1, 2].map((at) => sent(at)['idempotencyKey']);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[1]);
    expect(sent(2)).toMatchObject({ doors: ['1-1-202'] });
    expect(keptDrafts()).toEqual([]);
  });

  test('are one number with its kind where there is no roster', async () => {
    api.on({
      HouseholdRosterOf: () => ({ householdRoster: null }),
      RecordHouseholdVisits: () => ({
        recordHouseholdVisits: aHouseholdVisit({
          visits: 0,
          newlyCovered: 0,
          doors: [],
          reported: { __typename: 'MeasureCount', value: 300, qualifier: 'AT_LEAST' },
        }),
      }),
    });
    await open();
    await until(() => page.find('#reported').exists());
    await save();
    expect(page.find('#reported-say').text()).toContain('请填户数');
    await page.find('#reported').setValue('300余');
    await save();
    expect(sent()).toMatchObject({ doors: [], reported: { value: 300, qualifier: 'AT_LEAST' } });
    expect(page.find('.receipt').text()).toContain('上报 ≥300 户');
  });

  test('are one number told by itself where they are of a whole town, before and after saving', async () => {
    api.on({
      HouseholdRosterOf: () => ({ householdRoster: null }),
      RecordHouseholdVisits: () => ({
        recordHouseholdVisits: aHouseholdVisit({
          communityCode: null,
          visits: 0,
          newlyCovered: 0,
          doors: [],
          reported: { __typename: 'MeasureCount', value: 300, qualifier: 'EXACT' },
        }),
      }),
    });
    ({ wrapper: page } = await openPage(HouseholdVisitForm, api, {
      props: { recordId: null, chosen: { code: '340299101', name: '清河镇' } },
      path: '/household-visits/new',
      session: aCommunitySession(),
    }));
    await until(() => page.find('#reported').exists());
    await page.find('#reported').setValue('300');
    await save();
    expect(sent()).toMatchObject({ regionCode: '340299101', reported: { value: 300, qualifier: 'EXACT' } });
    expect(page.find('.receipt').text()).toContain('这个户数单独统计');
    expect(page.text()).not.toContain('登记门牌');
    expect(api.sent('HouseholdRosterOf')).toHaveLength(0);
  });

  test("put the server's words at the field and at the door they are about", async () => {
    api.on({
      RecordHouseholdVisits: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [
            { path: 'doors.1', code: 'NOT_FOUND', message: '户册里没有' },
            { path: 'visitedOn', code: 'DATE_IN_FUTURE', message: '日期太晚' },
          ],
        }),
    });
    await open();
    await button('1-1-101').trigger('click');
    await button('1-1-102').trigger('click');
    await save();
    expect(page.find('.refused').text()).toContain('1-1-102：户册里没有');
    expect(page.find('#visitedOn').attributes('aria-invalid')).toBe('true');
    expect(page.find('#visitedOn-error').text()).toBe('日期太晚');
    expect(button('1-1-102').classes()).toContain('wrong');
    await page.find('.refused button').trigger('click');
    expect(page.find('.refused').exists()).toBe(false);
    expect(said('1-1-101')).toContain('本次走访');
  });

  test('send nothing where nothing was ticked', async () => {
    await open();
    await save();
    expect(api.sent('RecordHouseholdVisits')).toHaveLength(0);
    expect(page.find('.gridcard .err').text()).toBe('还没有点门牌');
  });

  test('ask for the roster of the year of the visit', async () => {
    await open();
    await page.find('#visitedOn').setValue('2025-12-30');
    await until(() => api.sent('HouseholdRosterOf').some(({ year }) => year === 2025));
    expect(api.sent('HouseholdRosterOf')[0]).toMatchObject({ community: '340299101001' });
  });
});

describe('amending visits', () => {
  test('opens with the ticks of the record and sends its version', async () => {
    api.on({
      HouseholdVisitRecord: () => ({ householdVisit: aHouseholdVisit() }),
      AmendHouseholdVisits: () => ({ amendHouseholdVisits: aHouseholdVisit({ version: 2 }) }),
    });
    await open({ id: 'v1' });
    await until(() => button('1-1-101').exists());
    expect(said('1-1-101')).toContain('本次走访');
    await button('1-1-102').trigger('click');
    await save();
    expect(api.sent('AmendHouseholdVisits')[0]).toMatchObject({
      id: 'v1',
      version: 1,
      input: { doors: ['1-1-101'], idempotencyKey: null },
    });
    expect(router.currentRoute.value).toMatchObject({ name: 'household-visit', params: { id: 'v1' } });
  });

  test('shows the change of another person and lays mine over it', async () => {
    let current = aHouseholdVisit();
    api.on({
      HouseholdVisitRecord: () => ({ householdVisit: current }),
      AmendHouseholdVisits: ({ version }: { version: number }) =>
        version === 1
          ? new ApiError({ code: 'CONFLICT', reason: 'VERSION_CHANGED' }, '内容刚被更新')
          : { amendHouseholdVisits: aHouseholdVisit({ version: 3 }) },
    });
    await open({ id: 'v1' });
    await until(() => button('1-1-202').exists());
    await button('1-1-202').trigger('click');
    current = aHouseholdVisit({ version: 2, note: '对方补的', doors: ['1-1-101'], changedAt: '2026-11-21T02:00:00Z' });
    await save();
    await until(() => page.text().includes('别人改过这条记录'));
    expect(page.find('.note.warn table').text()).toContain('对方补的');
    await page.findAll('.note.warn .btn').at(-1)!.trigger('click');
    await save();
    expect(api.sent('AmendHouseholdVisits')[1]).toMatchObject({
      version: 2,
      input: { note: '对方补的', doors: ['1-1-101', '1-1-202'] },
    });
  });

  test('offers no form of a voided record', async () => {
    api.on({
      HouseholdVisitRecord: () => ({
        householdVisit: aHouseholdVisit({ recordStatus: 'VOIDED', voidReason: '重复', allowed: [] }),
      }),
    });
    ({ wrapper: page } = await openPage(HouseholdVisitFormPage, api, {
      props: { id: 'v1' },
      path: '/household-visits/v1/amend',
      session: aCommunitySession(),
    }));
    await until(() => page.find('.note.warn').exists());
    expect(page.find('.note.warn').text()).toContain('已作废');
    expect(page.find('form').exists()).toBe(false);
  });
});

describe('an earlier attempt that was recorded with other doors', () => {
  test('is amended with what is ticked now', async () => {
    api.on({
      RecordHouseholdVisits: () =>
        new ApiError({
          code: 'CONFLICT',
          reason: 'IDEMPOTENCY_KEY_REUSED',
          id: 'v1',
          version: 1,
          recordStatus: 'ACTIVE',
        }),
    });
    await open();
    await button('1-1-101').trigger('click');
    await button('1-1-202').trigger('click');
    await save();
    await until(() => page.find('.earlier').exists());
    await page.find('.earlier .pri').trigger('click');
    await settle(20);
    expect(router.currentRoute.value).toMatchObject({ name: 'household-visit-amend', params: { id: 'v1' } });
    page.unmount();

    api.on({
      HouseholdVisitRecord: () => ({ householdVisit: aHouseholdVisit() }),
      AmendHouseholdVisits: () => ({ amendHouseholdVisits: aHouseholdVisit({ version: 2 }) }),
    });
    await open({ id: 'v1' });
    await until(() => button('1-1-202').exists());
    expect(page.text()).toContain('已带入您刚才填写的内容');
    await save();
    expect(api.sent('AmendHouseholdVisits')[0]).toMatchObject({
      id: 'v1',
      version: 1,
      input: { doors: ['1-1-101', '1-1-202'] },
    });
  });
});
