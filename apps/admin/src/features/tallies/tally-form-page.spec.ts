import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { aConnection, formRegions, ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aBank, aPoliceStation, aTally, aUnit } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import TallyFormPage from './tally-form-page.vue';

let api: ApiStub;
let page: VueWrapper;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    TallyForm: () => ({ region: formRegions }),
    FraudCaseChoices: () => ({ fraudCases: aConnection([]) }),
    RecordTally: () => ({ recordTally: aTally() }),
    AmendTally: () => ({ amendTally: aTally({ version: 2 }) }),
  });
});
afterEach(() => page.unmount());

async function open(session = aPoliceStation(), path = '/tallies/new', id?: string): Promise<void> {
  ({ wrapper: page } = await openPage(TallyFormPage, api, { props: id ? { id } : {}, path, session }));
  await until(() => page.find('form.formgrid').exists());
}
const save = async () => {
  await page.find('form.formgrid').trigger('submit');
  await settle(20);
};
const sent = (operation = 'RecordTally') => api.sent(operation)[0]?.['input'] as Record<string, unknown> | undefined;
const line = (key: string) => page.find(`#line-${key}`);

describe('the form of counts', () => {
  test.each([
    ['POLICE', 'PUBLIC_SECURITY', ['ENFORCEMENT', 'VICTIM_FOLLOWUP', 'CASE_COUNT', 'ALERT_COUNT']],
    ['BANK', 'FINANCE', ['VICTIM_FOLLOWUP', 'BANK_CONTROL', 'DISSUASION', 'ALERT_COUNT']],
    ['SCHOOL', 'EDUCATION', ['VICTIM_FOLLOWUP', 'DISSUASION', 'ALERT_COUNT']],
  ] as const)('offers the ledgers of %s only', async (type, sector, ledgers) => {
    await open(aUnit(type, sector));
    expect(page.findAll<HTMLInputElement>('input[name="ledger"]').map(({ element }) => element.value)).toEqual(ledgers);
  });

  test('sends stated lines only, parts with their whole', async () => {
    await open();
    await line('HOTLINE_CALLS').setValue('120余');
    await line('TIPS').setValue('15');
    await line('DISSUASIONS').setValue('30');
    await page.findAll('.line .ck').at(-1)!.setValue(false);
    await save();
    expect(sent()).toMatchObject({
      ledger: 'ENFORCEMENT',
      caseId: null,
      measures: [
        { indicator: 'HOTLINE_CALLS', value: 120, qualifier: 'AT_LEAST', released: false, partOf: null },
        { indicator: 'TIPS', value: 15, qualifier: 'EXACT', released: false, partOf: 'HOTLINE_CALLS' },
        { indicator: 'DISSUASIONS', value: 30, qualifier: 'EXACT', released: false, partOf: null },
      ],
    });
  });

  test('calls nothing a part of what is not stated', async () => {
    await open();
    await line('TIPS').setValue('15');
    expect(page.find('.line .ck').exists()).toBe(false);
    await save();
    expect(sent()).toMatchObject({ measures: [{ indicator: 'TIPS', partOf: null }] });
  });

  test('keeps accounts put under control apart from those released', async () => {
    await open(aBank(), '/tallies/new?ledger=BANK_CONTROL');
    await line('ACCOUNTS_RESTRICTED').setValue('8');
    await line('ACCOUNTS_RESTRICTED-').setValue('3');
    await save();
    expect(sent()).toMatchObject({
      ledger: 'BANK_CONTROL',
      measures: [
        { indicator: 'ACCOUNTS_RESTRICTED', value: 8, released: false },
        { indicator: 'ACCOUNTS_RESTRICTED', value: 3, released: true },
      ],
    });
  });

  test('counts alerts until yesterday, of a level, with no more answers than alerts', async () => {
    await open(aPoliceStation(), '/tallies/new?ledger=ALERT_COUNT');
    const yesterday = page.find<HTMLInputElement>('#occurredOn').element.value;
    await page.find('input[value="HIGH"]').setValue(true);
    await line('ALERTS_RECEIVED').setValue('5');
    await line('ALERTS_HANDLED').setValue('6');
    await save();
    expect(api.sent('RecordTally')).toHaveLength(0);
    expect(page.find('#line-ALERTS_HANDLED-say').text()).toContain('矛盾');
    await line('ALERTS_HANDLED').setValue('4');
    await save();
    expect(sent()).toMatchObject({ ledger: 'ALERT_COUNT', alertLevel: 'HIGH', occurredOn: yesterday });
    await page.find('input[value="ENFORCEMENT"]').trigger('change');
    expect(page.find('input[value="HIGH"]').exists()).toBe(false);
  });

  test('states no saved loss of alerts: interceptions bear it', async () => {
    await open(aPoliceStation(), '/tallies/new?ledger=ALERT_COUNT');
    expect(line('LOSS_AVOIDED').exists()).toBe(false);
    expect(page.text()).toContain('避免的损失在“劝阻拦截”里记');
  });

  test('brings day and words along to another ledger, and no number', async () => {
    await open();
    await page.find('#occurredOn').setValue('2026-10-20');
    await line('TIPS').setValue('15');
    await page.find('input[value="CASE_COUNT"]').trigger('change');
    expect(page.find<HTMLInputElement>('#occurredOn').element.value).toBe('2026-10-20');
    expect(line('TIPS').exists()).toBe(false);
    await save();
    expect(api.sent('RecordTally')).toHaveLength(0);
    expect(page.text()).toContain('至少填一个数');
  });

  test('shows an error at the line it is about, though it is not the same place in the form', async () => {
    api.on({
      RecordTally: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [{ path: 'measures.1.value', code: 'CONTRADICTORY', message: '其中的数比总数大' }],
        }),
    });
    await open();
    await line('HOTLINE_CALLS').setValue('约10');
    await line('TIPS').setValue('15');
    await save();
    expect(page.find('#line-TIPS-say').text()).toBe('其中的数比总数大');
    expect(line('HOTLINE_CALLS').attributes('aria-invalid')).toBeUndefined();
  });

  test('takes a smaller number for a part, and a larger one for none', async () => {
    await open();
    const within = () => page.find<HTMLInputElement>('.line .ck').element.checked;
    await line('HOTLINE_CALLS').setValue('3');
    await line('TIPS').setValue('2');
    expect(within()).toBe(true);
    await line('TIPS').setValue('5');
    expect(within()).toBe(false);
    await save();
    expect(sent()).toMatchObject({ measures: [{ value: 3 }, { value: 5, partOf: null }] });
  });

  test('names both numbers where a part is larger than its whole, and says what to do', async () => {
    await open();
    await line('HOTLINE_CALLS').setValue('3');
    await line('TIPS').setValue('5余');
    await page.find('.line .ck').setValue(true);
    await save();
    expect(api.sent('RecordTally')).toHaveLength(0);
    expect(page.find('#line-TIPS-say').text()).toBe(
      '“举报线索”≥5 条比“咨询报警电话”3 个还多，不会是其中一部分：请核对这两个数，或去掉“其中”的勾',
    );
    await page.find('.line .ck').setValue(false);
    await save();
    expect(sent()).toMatchObject({ measures: [{ value: 3 }, { value: 5, partOf: null }] });
  });

  test('amends in the ledger the record is in, and keeps what is a part', async () => {
    api.on({ TallyForm: () => ({ region: formRegions, tally: aTally() }) });
    await open(aPoliceStation(), '/tallies/k1/amend', 'k1');
    expect(page.find('input[name="ledger"]').exists()).toBe(false);
    await line('TIPS').setValue('16');
    await save();
    expect(sent('AmendTally')).toMatchObject({
      measures: [
        { indicator: 'HOTLINE_CALLS', value: 120, qualifier: 'AT_LEAST' },
        { indicator: 'TIPS', value: 16, partOf: 'HOTLINE_CALLS' },
      ],
    });
  });

  test('shows what a count of before states of the loss avoided, and says where it belongs', async () => {
    const [first] = aTally()['measures'] as object[];
    const measures = ['ALERTS_RECEIVED', 'LOSS_AVOIDED'].map((indicator) => ({
      ...first,
      indicator,
      value: 20,
      qualifier: 'EXACT',
      partOf: null,
    }));
    const message = '避免的损失只在“劝阻拦截”里记一次';
    const fields = [{ path: 'measures.1.indicator', code: 'BORNE_BY_INTERCEPTION', message }];
    api.on({
      TallyForm: () => ({ region: formRegions, tally: { ...aTally(), ledger: 'ALERT_COUNT', measures } }),
      AmendTally: ({ input }) =>
        (input as { measures: object[] }).measures.length > 1
          ? new ApiError({ code: 'BAD_INPUT', fields })
          : { amendTally: aTally() },
    });
    await open(aPoliceStation(), '/tallies/k1/amend', 'k1');
    await save();
    expect(page.find('#line-LOSS_AVOIDED-say').text()).toBe(message);
    await line('LOSS_AVOIDED').setValue('');
    await save();
    expect(api.sent('AmendTally').at(-1)).toMatchObject({
      input: { measures: [{ indicator: 'ALERTS_RECEIVED', value: 20 }] },
    });
  });
});
