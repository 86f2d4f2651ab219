import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { aConnection, formRegions, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aFraudCase, aPoliceStation } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import FundsActionFormPage from './funds-action-form-page.vue';

let api: ApiStub;
let page: VueWrapper;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    FundsActionForm: () => ({ region: formRegions }),
    FraudCaseChoices: () => ({ fraudCases: aConnection([aFraudCase()]) }),
    RecordFundsAction: () => ({ recordFundsAction: { __typename: 'FundsAction', id: 'f1' } }),
  });
});
afterEach(() => page.unmount());

async function open(path = '/funds-actions/new'): Promise<void> {
  ({ wrapper: page } = await openPage(FundsActionFormPage, api, { path, session: aPoliceStation() }));
  await until(() => page.find('form.formgrid').exists());
}
const save = async () => {
  await page.find('form.formgrid').trigger('submit');
  await settle(20);
};
const sent = () => api.sent('RecordFundsAction')[0]?.['input'];

describe('the form of a funds action', () => {
  test('sends one stage with its amount, accounts and case', async () => {
    await open();
    await page.find('input[value="FREEZE"]').setValue(true);
    await page.find('#amount').setValue('80000.50');
    await page.find('#accounts').setValue('约3');
    await page.find('#caseId').trigger('click');
    await until(() => page.find('[role="option"]').exists());
    await page.find('[role="option"]').trigger('click');
    await save();
    expect(sent()).toMatchObject({
      stage: 'FREEZE',
      amount: '80000.5',
      amountQualifier: 'EXACT',
      accounts: 3,
      accountsQualifier: 'APPROX',
      caseId: 'c1',
    });
  });

  test('takes the case whose whole number was typed, and refuses a number that is no case', async () => {
    await open('/funds-actions/new?stage=FREEZE');
    await page.find('#amount').setValue('800');
    await page.find('#caseId').setValue('别的号');
    await save();
    expect(api.sent('RecordFundsAction')).toHaveLength(0);
    expect(page.find('#caseId-say').text()).toContain('“别的号”还没有选上');
    const number = String(aFraudCase()['caseNumber']);
    await page.find('#caseId').setValue(` ${number}`);
    // What was typed before may be asked for as well, on a slow machine.
    await until(() => JSON.stringify(api.sent('FraudCaseChoices').at(-1)).includes(number));
    await settle(20);
    await page.find('#caseId').trigger('blur');
    await save();
    expect(sent()).toMatchObject({ caseId: 'c1' });
  });

  test('sends null where nothing was counted', async () => {
    await open('/funds-actions/new?stage=RETURN');
    for (const count of page.findAll('.count')) await count.find('input[value="UNCOUNTED"]').trigger('change');
    await save();
    expect(sent()).toMatchObject({
      stage: 'RETURN',
      amount: null,
      amountQualifier: 'UNCOUNTED',
      accounts: null,
      accountsQualifier: 'UNCOUNTED',
      caseId: null,
    });
  });

  test('wants a stage and an amount, and counts accounts in whole ones', async () => {
    await open();
    await page.find('#accounts').setValue('1.5');
    await save();
    expect(api.sent('RecordFundsAction')).toHaveLength(0);
    expect(page.findAll('.err')).toHaveLength(3);
  });

  test.each([
    ['1234.567', '两位小数'],
    ['8～5万', '范围'],
    ['1余~2万', '范围'],
    ['300份', '“份”'],
  ])('never makes an amount of %s', async (text, why) => {
    await open('/funds-actions/new?stage=RETURN');
    await page.find('#amount').setValue(text);
    await page.find('#amount').trigger('blur');
    expect(page.find('#amount-say').text()).toContain(why);
    await save();
    expect(api.sent('RecordFundsAction')).toHaveLength(0);
  });

  test('sends money as its digits say', async () => {
    await open('/funds-actions/new?stage=RETURN');
    await page.find('#amount').setValue('1.123456万余元');
    await page.find('#amount').trigger('blur');
    expect(page.find('#amount-say').text()).toContain('≥11,234.56 元');
    await save();
    expect(sent()).toMatchObject({ amount: '11234.56', amountQualifier: 'AT_LEAST' });
  });

  test('looks for own cases only', async () => {
    await open();
    await page.find('#caseId').setValue('7号');
    await until(() => api.sent('FraudCaseChoices').length === 2);
    expect(api.sent('FraudCaseChoices')[1]).toEqual({ filter: { tenantId: 't1', text: '7号' } });
  });
});
