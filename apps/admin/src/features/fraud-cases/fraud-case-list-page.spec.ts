import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { aConnection, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aFraudCase, aCountyOfficial, aPoliceStation } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import FraudCaseListPage from './fraud-case-list-page.vue';

let api: ApiStub;
let page: VueWrapper;
let router: Router;

beforeEach(() => {
  localStorage.clear();
  api = stubApi({ FraudCaseList: () => ({ fraudCases: aConnection([aFraudCase()]) }) });
});
afterEach(() => page.unmount());

const open = async (path: string, session = aPoliceStation()) => {
  ({ wrapper: page, router } = await openPage(FraudCaseListPage, api, { path, session }));
  await settle(20);
};
const lastFilter = () => api.sent('FraudCaseList').at(-1)?.['filter'];

describe('the list of cases', () => {
  test('is narrowed by its address', async () => {
    await open('/fraud-cases?q=财会&fraud=F01&stage=FILED&period=2026-10&voided=1');
    expect(lastFilter()).toMatchObject({
      text: '财会',
      fraudTypeCode: 'F01',
      stage: 'FILED',
      period: '2026-10',
      includeVoided: true,
    });
  });

  test('leaves out of the address what cannot be meant', async () => {
    await open('/fraud-cases?fraud=X1&stage=GONE');
    expect(lastFilter()).toMatchObject({ fraudTypeCode: null, stage: null });
  });

  test('writes every choice into the address and clears them together', async () => {
    await open('/fraud-cases');
    await page.find('#filter-fraud').setValue('F0101');
    await until(() => router.currentRoute.value.query['fraud'] === 'F0101');
    await page.find('#filter-stage').setValue('SOLVED');
    await until(() => router.currentRoute.value.query['stage'] === 'SOLVED');
    expect(page.findAll('.fchip').map((chip) => chip.text())).toEqual(['诈骗类型兼职刷单', '进展已破案']);
    await page.find('.chosen .clear').trigger('click');
    await until(() => Object.keys(router.currentRoute.value.query).length === 0);
  });

  test('shows numbers to the own unit and a way to record', async () => {
    await open('/fraud-cases');
    expect(page.find('th[scope="row"]').text()).toContain('清公（刑）立字〔2026〕7号');
    expect(page.find('.pagehead a.btn.pri').attributes('href')).toBe('/fraud-cases/new');
  });

  test('shows overseers no number, neither as a column nor as stars', async () => {
    api.on({
      FraudCaseList: () => ({
        fraudCases: aConnection([aFraudCase({ caseNumber: '***', allowed: [], recordedBy: null })]),
      }),
    });
    await open('/fraud-cases', aCountyOfficial());
    expect(page.find('thead').text()).not.toContain('编号');
    expect(page.text()).not.toContain('***');
    expect(page.find('th[scope="row"]').text()).toContain('刷单返利类 · 兼职刷单');
    expect(page.find('.pagehead a.btn.pri').exists()).toBe(false);
  });
});
