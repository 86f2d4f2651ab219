import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { todayIn } from '@fanzha/domain';
import type { VueWrapper } from '@vue/test-utils';
import { ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aFraudCase, aPoliceStation } from '../../../test/support/ledger-records.js';
import { openPage, settle, takeFurther, until } from '../../../test/support/mount-page.js';
import FraudCaseRecordPage from './fraud-case-record-page.vue';

let api: ApiStub;
let page: VueWrapper;
let current: Record<string, unknown>;

beforeEach(() => {
  localStorage.clear();
  current = aFraudCase();
  api = stubApi({
    FraudCaseRecord: () => ({ fraudCase: current }),
    AmendFraudCase: () => ({ amendFraudCase: aFraudCase({ version: 2 }) }),
    VoidFraudCase: () => ({ voidFraudCase: aFraudCase({ version: 2, recordStatus: 'VOIDED' }) }),
  });
});
afterEach(() => page.unmount());

const open = async () => {
  ({ wrapper: page } = await openPage(FraudCaseRecordPage, api, {
    props: { id: 'c1' },
    path: '/fraud-cases/c1',
    session: aPoliceStation(),
  }));
  await until(() => page.find('.facts').exists());
};
const button = (text: string) => page.findAll('button').find((one) => one.text() === text)!;

describe('the page of a case', () => {
  test('moves the case on with nothing but a day; all else stays', async () => {
    await open();
    await button('推进到立案').trigger('click');
    expect(page.find<HTMLInputElement>('#step-day').element.value).toBe(todayIn());
    await page.find('#step-day').setValue('2026-10-25');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('AmendFraudCase')[0]).toMatchObject({
      id: 'c1',
      version: 1,
      input: {
        filedOn: '2026-10-25',
        solvedOn: null,
        caseNumber: '清公（刑）立字〔2026〕7号',
        loss: '125000',
        lossQualifier: 'APPROX',
        victimOccupation: '财会人员',
        regionCode: '340299101',
      },
    });
    expect(page.find('dialog').exists()).toBe(false);
  });

  test('says in the dialog what the server has against the day', async () => {
    api.on({
      AmendFraudCase: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [{ path: 'filedOn', code: 'DATE_TOO_EARLY', message: '立案日期不能早于接报' }],
        }),
    });
    await open();
    await button('推进到立案').trigger('click');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(page.find('#step-day-error').text()).toBe('立案日期不能早于接报');
  });

  test('offers no further stage once the case is solved, or to those who may not amend', async () => {
    current = aFraudCase({ filedOn: '2026-10-21', solvedOn: '2026-10-30' });
    await open();
    expect(page.text()).not.toContain('推进到');
    page.unmount();
    current = aFraudCase({ allowed: [], caseNumber: '***' });
    await open();
    expect(page.text()).not.toContain('推进到');
    expect(page.text()).not.toContain('***');
  });

  test('names the loss by the figure it is in, and by the other one once the case is filed', async () => {
    await open();
    const loss = () => page.find('.quantities tbody th').text();
    expect(loss()).toBe('接报损失金额');
    page.unmount();
    current = aFraudCase({ filedOn: '2026-10-21' });
    await open();
    expect(loss()).toBe('接报损失金额2026-10-21 立案，也计入“损失金额”');
  });

  test('voids with a reason only', async () => {
    await open();
    await takeFurther(page, '作废');
    await page.find('dialog form').trigger('submit');
    expect(page.find('#void-reason-error').exists()).toBe(true);
    await page.find('#void-reason').setValue('和另一条重复');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('VoidFraudCase')).toEqual([{ id: 'c1', version: 1, reason: '和另一条重复' }]);
  });

  test('shows what is beyond the usual, with the bound it broke', async () => {
    current = aFraudCase({ toCheck: [{ __typename: 'AmountToCheck', indicator: 'LOSS', bound: 10_000_000 }] });
    await open();
    expect(page.find('.to-check').text()).toBe('损失金额超出常见范围（上限 10,000,000 元）');
  });
});
