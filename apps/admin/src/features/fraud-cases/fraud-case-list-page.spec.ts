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
    await page.find('#filter-fraud').trigger('click');
    await page.find('#filter-fraud').setValue('刷信誉');
    await until(() => page.find('[role="option"]').exists());
    expect(page.findAll('[role="option"]').map((one) => one.text())).toEqual(['兼职刷单刷信誉']);
    await page.find('[role="option"]').trigger('click');
    await until(() => router.currentRoute.value.query['fraud'] === 'F0101');
    await page.find('#filter-stage').setValue('SOLVED');
    await until(() => router.currentRoute.value.query['stage'] === 'SOLVED');
    expect(page.findAll('.fchip').map((chip) => chip.text())).toEqual(['诈骗类型兼职刷单', '进展已破案']);
    await page.find('.chosen .clear').trigger('click');
    await until(() => Object.keys(router.currentRoute.value.query).length === 0);
  });

  test('is narrowed by what is stated of victims, and says so', async () => {
    await open(
      '/fraud-cases?sex=FEMALE&occupation=STUDENT&victimSector=EDUCATION&publicity=NO&payment=QR_CODE&bank=ABC',
    );
    expect(lastFilter()).toMatchObject({
      victimSex: 'FEMALE',
      victimOccupation: 'STUDENT',
      victimSector: 'EDUCATION',
      victimHadPublicity: false,
      paymentMethod: 'QR_CODE',
      bank: 'ABC',
    });
    expect(page.findAll('.fchip').map((chip) => chip.text())).toEqual([
      '受害人性别女',
      '受害人职业类别学生',
      '受害人所属条线教育',
      '此前接受过反诈宣传没有',
      '支付方式扫码支付',
      '转出银行农业银行',
    ]);
    await page.find('#filter-publicity').setValue('YES');
    await until(() => router.currentRoute.value.query['publicity'] === 'YES');
    expect(lastFilter()).toMatchObject({ victimHadPublicity: true });
    // All records of a unit are of units of its own type.
    expect(page.find('#filter-unitType').exists()).toBe(false);
  });

  test('is narrowed by the type of the unit for officials', async () => {
    await open('/fraud-cases?unitType=POLICE', aCountyOfficial());
    expect(lastFilter()).toMatchObject({ tenantType: 'POLICE' });
    expect(page.find<HTMLSelectElement>('#filter-unitType').element.value).toBe('POLICE');
    expect(page.find('.fchip').text()).toBe('单位类型公安机关');
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
