import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { todayIn } from '@fanzha/domain';
import type { VueWrapper } from '@vue/test-utils';
import type { Component } from 'vue';
import { aConnection, stubApi, type ApiStub } from '../test/support/api-stub.js';
import { aBank, aCountyOfficial, aPoliceStation } from '../test/support/ledger-records.js';
import { openPage, settle } from '../test/support/mount-page.js';
import FundsActionListPage from './features/funds-actions/funds-action-list-page.vue';
import InspectionListPage from './features/inspections/inspection-list-page.vue';
import InterceptionListPage from './features/interceptions/interception-list-page.vue';
import ControlMeasureListPage from './features/control-measures/control-measure-list-page.vue';
import TallyListPage from './features/tallies/tally-list-page.vue';
import NoticeListPage from './features/notices/notice-list-page.vue';

let api: ApiStub;
let page: VueWrapper;

const none = (field: string) => () => ({ [field]: aConnection([]) });
beforeEach(() => {
  localStorage.clear();
  api = stubApi({
    InterceptionList: none('interceptions'),
    FundsActionList: none('fundsActions'),
    TallyList: none('tallies'),
    InspectionList: none('inspections'),
    ControlMeasureList: none('controlMeasures'),
    ControlMeasuresInPlace: none('controlMeasures'),
    NoticeList: none('notices'),
    FundsActionStageFigures: () => ({ tenant: null }),
  });
});
afterEach(() => page.unmount());

const LISTS: [Component, path: string, operation: string, own: Record<string, unknown>][] = [
  [
    InterceptionListPage,
    '/interceptions?venue=ATM&fraud=F02',
    'InterceptionList',
    { venue: 'ATM', fraudTypeCode: 'F02' },
  ],
  [InterceptionListPage, '/interceptions?venue=X&fraud=P99', 'InterceptionList', { venue: null, fraudTypeCode: null }],
  [FundsActionListPage, '/funds-actions?stage=RETURN', 'FundsActionList', { stage: 'RETURN' }],
  [FundsActionListPage, '/funds-actions?stage=ALL', 'FundsActionList', { stage: null }],
  [
    TallyListPage,
    '/tallies?ledger=CASE_COUNT&indicator=LOSS',
    'TallyList',
    { ledger: 'CASE_COUNT', indicator: 'LOSS' },
  ],
  [TallyListPage, '/tallies?ledger=NONE&indicator=NONE', 'TallyList', { ledger: null, indicator: null }],
  [InspectionListPage, '/inspections?unrectified=1', 'InspectionList', { unrectified: true }],
  [ControlMeasureListPage, '/control-measures?inPlace=1', 'ControlMeasureList', { inPlaceOn: todayIn() }],
  [ControlMeasureListPage, '/control-measures', 'ControlMeasureList', { inPlaceOn: null }],
  [NoticeListPage, '/notices?open=1', 'NoticeList', { unacknowledged: true }],
];

describe('the lists of the ledgers', () => {
  test.each(LISTS)('ask for what the address says (%#)', async (component, path, operation, own) => {
    const shared =
      `${path}${path.includes('?') ? '&' : '?'}q=${encodeURIComponent('网点')}&period=2026-10&voided=1` +
      '&region=340299&directly=1&sector=FINANCE&tenant=t7&unitType=BANK' +
      '&campaign=0199A000-0000-7000-8000-0000000000CA';
    ({ wrapper: page } = await openPage(component, api, { path: shared, session: aCountyOfficial() }));
    await settle(20);
    expect(api.sent(operation).find(({ summed }) => !summed)).toEqual({
      filter: {
        text: '网点',
        period: '2026-10',
        includeVoided: true,
        regionCode: '340299',
        directly: true,
        sector: 'FINANCE',
        tenantId: 't7',
        tenantType: 'BANK',
        campaignId: '0199a000-0000-7000-8000-0000000000ca',
        qualifier: null,
        toCheck: null,
        ...own,
      },
      orderBy: null,
      first: 30,
      summed: false,
    });
  });

  test('let nobody who opens a form while a search waits be called back or take the search along', async () => {
    const { wrapper, router } = await openPage(InterceptionListPage, api, { path: '/interceptions', session: aBank() });
    page = wrapper;
    await settle(20);
    await page.get('input[type=search]').setValue('网点');
    await router.push('/interceptions/new');
    await settle(400);
    expect(router.currentRoute.value.fullPath).toBe('/interceptions/new');
  });

  test('search once somebody has stopped typing', async () => {
    const { wrapper, router } = await openPage(InterceptionListPage, api, { path: '/interceptions', session: aBank() });
    page = wrapper;
    await settle(20);
    await page.get('input[type=search]').setValue('网点');
    await settle(400);
    expect(router.currentRoute.value.query).toEqual({ q: '网点' });
  });

  test('of funds shows the figures of the stages in the period of the list, to the unit itself', async () => {
    ({ wrapper: page } = await openPage(FundsActionListPage, api, {
      path: '/funds-actions?period=2026-10',
      session: aPoliceStation(),
    }));
    await settle(20);
    expect(api.sent('FundsActionStageFigures')).toEqual([{ tenant: 't1', period: '2026-10' }]);
  });

  test.each([
    [InterceptionListPage, '/interceptions', aBank, true],
    [InterceptionListPage, '/interceptions', aCountyOfficial, false],
    [FundsActionListPage, '/funds-actions', aPoliceStation, true],
    [FundsActionListPage, '/funds-actions', aBank, false],
    [NoticeListPage, '/notices', aCountyOfficial, true],
    [NoticeListPage, '/notices', aBank, false],
  ] as const)('offer recording to those who keep the ledger (%#)', async (component, path, session, offered) => {
    ({ wrapper: page } = await openPage(component, api, { path, session: session() }));
    await settle(20);
    expect(page.find(`.pagehead a[href="${path}/new"]`).exists()).toBe(offered);
  });
});
