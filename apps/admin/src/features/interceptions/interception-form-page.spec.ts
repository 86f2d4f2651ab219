import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { formRegions, ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aBank } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import InterceptionFormPage from './interception-form-page.vue';

const station = { __typename: 'Partner', id: 't8', name: '清河派出所', type: 'POLICE' };
let api: ApiStub;
let page: VueWrapper;

beforeEach(async () => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    InterceptionForm: () => ({ region: formRegions }),
    InterceptionPartners: () => ({ partners: [station] }),
    RecordInterception: () => ({ recordInterception: { __typename: 'Interception', id: 'n1' } }),
  });
  ({ wrapper: page } = await openPage(InterceptionFormPage, api, { path: '/interceptions/new', session: aBank() }));
  await until(() => page.find('form.formgrid').exists());
});
afterEach(() => page.unmount());

const save = async () => {
  await page.find('form.formgrid').trigger('submit');
  await settle(20);
};
const sent = () => api.sent('RecordInterception')[0]?.['input'];

describe('the form of an interception', () => {
  test('sends venue, numbers with their kind and what was left open as nothing', async () => {
    await page.find('input[value="COUNTER"]').setValue(true);
    await page.find('#amount').setValue('3.5万余');
    await save();
    expect(sent()).toMatchObject({
      venue: 'COUNTER',
      count: 1,
      countQualifier: 'EXACT',
      amount: '35000',
      amountQualifier: 'AT_LEAST',
      dissuasions: null,
      fraudTypeCode: null,
      joinedByTenantIds: [],
      narrative: null,
    });
  });

  test('offers the campaigns of its day, fitting ones first, and sends those that were chosen', async () => {
    const campaign = (id: string, title: string) => ({ __typename: 'Campaign', id, title, documentNumber: null });
    api.on({
      CampaignsOfDay: () => ({
        campaignsOfDay: [
          { __typename: 'CampaignOfDay', suggested: false, campaign: campaign('c1', '秋季行动') },
          { __typename: 'CampaignOfDay', suggested: true, campaign: campaign('c2', '柜面劝阻月') },
        ],
      }),
    });
    page.unmount();
    ({ wrapper: page } = await openPage(InterceptionFormPage, api, { path: '/interceptions/new', session: aBank() }));
    const offered = () => page.findAll('label.chip').filter((chip) => /行动|劝阻月/.test(chip.text()));
    await until(() => offered().length === 2);
    expect(offered().map((chip) => chip.text())).toEqual(['柜面劝阻月（建议）', '秋季行动']);
    await page.find('input[value="COUNTER"]').setValue(true);
    for (const chip of offered()) await chip.find('input').trigger('change');
    await save();
    expect(sent()).toMatchObject({ campaignIds: ['c1', 'c2'] });
  });

  test('asks about a mobile number in a text as it is written, and sends it once it is kept', async () => {
    await page.find('input[value="COUNTER"]').setValue(true);
    await page.find('#narrative').setValue('客户电话138-0013-8000，另有13912345678');
    expect(page.find('.number-question').text()).toContain('13800138000 看起来是手机号');
    expect(page.find('.savebar').text()).toContain('还有 1 处要确认');
    await save();
    expect(sent()).toBeUndefined();
    await page.find('#narrative').setValue('另有13912345678');
    expect(page.find('.number-question').text()).toContain('13912345678');
    await page.findAll('.number-question button')[1]!.trigger('click');
    expect(page.find('.number-question').exists()).toBe(false);
    await save();
    expect(sent()).toMatchObject({ narrative: '另有13912345678' });
  });

  test('states several places, whose numbers make the whole', async () => {
    await page.find('input[value="COUNTER"]').setValue(true);
    await page.find('#several-places').trigger('click');
    expect(page.find<HTMLSelectElement>('#place-0').element.value).toBe('COUNTER');
    await page.find('#place-0-count').setValue('9');
    await page.find('#place-1').setValue('COUNTER');
    await page.find('#place-1-count').setValue('5');
    await save();
    expect(page.findAll('.place')[1]!.find('#venues-error').text()).toContain('同一地点只写一行');
    expect(page.findAll('#venues [aria-invalid]').map(({ element }) => element.id)).toEqual(['place-1']);
    await page.find('#place-1').setValue('ATM');
    await page.find('#place-1-count').setValue('');
    await save();
    expect(page.findAll('#venues [aria-invalid]').map(({ element }) => element.id)).toEqual(['place-1-count']);
    await page.find('#place-1-count').setValue('5');
    await page.find('#place-1').setValue('ATM');
    expect(page.find<HTMLInputElement>('#count').element.value).toBe('14');
    await page.find('#count').setValue('13');
    await save();
    expect(page.text()).toContain('各处合计是 14');
    expect(sent()).toBeUndefined();
    await page.find('#count').setValue('14');
    await save();
    expect(sent()).toMatchObject({
      venue: null,
      venues: [
        { venue: 'COUNTER', count: 9 },
        { venue: 'ATM', count: 5 },
      ],
      count: 14,
    });
  });

  test('is of one place again once the others are taken away', async () => {
    await page.find('input[value="PHONE"]').setValue(true);
    await page.find('#several-places').trigger('click');
    await page.findAll('.place .ib')[1]!.trigger('click');
    expect(page.find<HTMLInputElement>('input[value="PHONE"]').element.checked).toBe(true);
    await save();
    expect(sent()).toMatchObject({ venue: 'PHONE', venues: [] });
  });

  test('sends null where transfers were not counted', async () => {
    await page.find('input[value="PHONE"]').setValue(true);
    await page.findAll('.count')[0]!.find('input[value="UNCOUNTED"]').trigger('change');
    await page.find('#dissuasions').setValue('约20');
    await save();
    expect(sent()).toMatchObject({
      count: null,
      countQualifier: 'UNCOUNTED',
      amount: null,
      dissuasions: { value: 20, qualifier: 'APPROX' },
    });
  });

  test('finds units that took part by their names', async () => {
    await page.find('input[value="COUNTER"]').setValue(true);
    await page.find('#joinedBy').setValue('清河');
    await until(() => page.find('[role="option"]').exists());
    expect(api.sent('InterceptionPartners')).toEqual([{ text: '清河' }]);
    await page.find('[role="option"]').trigger('click');
    expect(page.find('.chip-chosen').text()).toBe('清河派出所');
    await save();
    expect(sent()).toMatchObject({ joinedByTenantIds: ['t8'] });
  });

  test('takes a full name that was typed without being picked', async () => {
    await page.find('input[value="COUNTER"]').setValue(true);
    await page.find('#joinedBy').setValue('清河派出所');
    await until(() => page.find('[role="option"]').exists());
    await page.find('#joinedBy').trigger('blur');
    await save();
    expect(sent()).toMatchObject({ joinedByTenantIds: ['t8'] });
  });

  test('refuses a name that is no unit yet instead of dropping it', async () => {
    await page.find('input[value="COUNTER"]').setValue(true);
    await page.find('#joinedBy').setValue('清河');
    await save();
    expect(api.sent('RecordInterception')).toHaveLength(0);
    expect(page.find('#joinedBy-say').text()).toContain('“清河”还没有选上');
    await page.find('#joinedBy').setValue('');
    await save();
    expect(sent()).toMatchObject({ joinedByTenantIds: [] });
  });

  test('asks for the venue, and shows what the server says of units at their field', async () => {
    await save();
    expect(api.sent('RecordInterception')).toHaveLength(0);
    expect(page.find('fieldset .err').text()).toBe('请选择在哪里拦下');
    await page.find('input[value="VISIT"]').setValue(true);
    api.on({
      RecordInterception: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [{ path: 'joinedByTenantIds.0', code: 'NOT_FOUND', message: '没有这个单位' }],
        }),
    });
    await save();
    expect(page.find('#joinedBy-say').text()).toBe('没有这个单位');
  });

  test('refuses a card number in the narrative', async () => {
    await page.find('input[value="ATM"]').setValue(true);
    await page.find('#narrative').setValue('老人要转到6222 0213 0200 1234 565');
    await save();
    expect(api.sent('RecordInterception')).toHaveLength(0);
    expect(page.find('#narrative-error').text()).toContain('第六条');
  });
});
