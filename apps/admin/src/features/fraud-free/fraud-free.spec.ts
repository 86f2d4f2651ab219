import { afterEach, describe, expect, test } from '@jest/globals';
import { todayIn } from '@fanzha/domain';
import type { VueWrapper } from '@vue/test-utils';
import { aSession, ApiError, stubApi } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import HomeFraudFree from './home-fraud-free.vue';
import SchemeListPage from './scheme-list-page.vue';
import SchemePage from './scheme-page.vue';

const figure = (indicator: string, value: number | null, more: object = {}) => ({
  __typename: 'Figure',
  ...{ indicator, value, atLeast: false, approx: false, uncounted: 0, withheld: 0, toCheck: 0, spanning: null },
  ...more,
});
const aScheme = (change: object = {}) => ({
  __typename: 'FraudFreeScheme',
  ...{ id: 's1', title: '无诈乡镇', placeLevel: 'TOWN', period: '2020', count: 'CASES_FILED', mayEnd: true },
  ...{ casesAtMost: 2, dropAtLeast: 10, lossAtMost: '30000.00', endedAt: null, endReason: null },
  createdAt: '2026-11-01T01:00:00Z',
  region: { __typename: 'Region', code: '340210', name: '湾沚区' },
  tenant: { __typename: 'Tenant', id: 't1', name: '湾沚区反诈办' },
  ...change,
});
const page = (nodes: object[], type: string) => ({
  __typename: `${type}Connection`,
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  edges: nodes.map((node) => ({ __typename: `${type}Edge`, node })),
});
const aPlace = (code: string, name: string, status: string, more: object = {}) => ({
  __typename: 'FraudFreePlace',
  ...{ region: { __typename: 'Region', code, name }, status, unit: null, doubts: [], placedAbove: 0 },
  ...{ cases: figure('CASES_FILED', 1), loss: figure('LOSS', 20_000), before: figure('CASES_FILED', 5) },
  ...more,
});

let wrapper: VueWrapper;
afterEach(() => wrapper.unmount());
const press = async (name: string): Promise<void> => {
  await wrapper
    .findAll('button')
    .find((button) => button.text() === name)!
    .trigger('click');
  await settle(20);
};

describe('a scheme for places without fraud', () => {
  const shown = async (scheme: object) => {
    const asked: (string | null)[] = [];
    const api = stubApi({
      FraudFreeSchemePlaces: ({ status }: { status: string | null }) => {
        asked.push(status);
        return { fraudFreeScheme: scheme };
      },
    });
    ({ wrapper } = await openPage(SchemePage, api, { path: '/', props: { id: 's1' }, session: aSession() }));
    await until(() => wrapper.find('h1').exists());
    return asked;
  };
  const places = [
    aPlace('340210100', '湾沚镇', 'MET'),
    aPlace('340210101', '陶辛镇', 'UNDETERMINED', { doubts: ['PLACE_UNKNOWN', 'WITHHELD'], placedAbove: 3 }),
  ];
  const totals = { __typename: 'FraudFreeTotals', places: 2, met: 1, notMet: 0, undetermined: 1 };

  test('says its rule, and of every place what the ledger says and why it cannot', async () => {
    await shown({ ...aScheme(), totals, places: page(places, 'FraudFreePlace') });
    const text = wrapper.text();
    for (const part of ['立案数不超过 2 起', '至少下降 10%', '损失金额不超过 30,000', '已到期', '全部 2', '不能确定 1'])
      expect(text).toContain(part);
    const [first, second] = wrapper.findAll('tbody tr').map((row) => row.text());
    expect(first).toContain('达到');
    expect(first).not.toContain('截至今天');
    for (const part of ['陶辛镇', '3 起案件没有写到这一级的地点', '有不便公开的']) expect(second).toContain(part);
  });

  test('of a running period says that a status is so far, and asks for those of one status', async () => {
    const asked = await shown({
      ...aScheme({ period: todayIn().slice(0, 4) }),
      totals,
      places: page(places, 'FraudFreePlace'),
    });
    expect(asked).toEqual([null]);
    expect(wrapper.find('tbody tr').text()).toContain('达到（截至今天）');
    await press('不能确定 1');
    await until(() => asked.length === 2);
    expect(asked[1]).toBe('UNDETERMINED');
  });

  test('says nothing of places before its period', async () => {
    await shown({
      ...aScheme({ period: '2099' }),
      totals: { ...totals, places: 0 },
      places: page([], 'FraudFreePlace'),
    });
    expect(wrapper.text()).toContain('还没有开始');
    expect(wrapper.find('table').exists()).toBe(false);
  });
});

describe('a new scheme', () => {
  test('is asked with its bounds, refuses what is no number, and shows what the API refuses at its field', async () => {
    const sent: object[] = [];
    const api = stubApi({
      FraudFreeSchemeList: () => ({ fraudFreeSchemes: page([aScheme()], 'FraudFreeScheme') }),
      CreateFraudFreeScheme: ({ input }: { input: object }) => {
        sent.push(input);
        return new ApiError({
          code: 'BAD_INPUT',
          fields: [{ path: 'title', code: 'REQUIRED', message: '请填写名称' }],
        });
      },
    });
    const { viewer } = aSession();
    const region = { __typename: 'Region' as const, code: '340210', name: '湾沚区', level: 'COUNTY' as const };
    const session = aSession({ viewer: { ...viewer, oversight: [{ id: 'o1', region, sector: null }] } });
    ({ wrapper } = await openPage(SchemeListPage, api, { path: '/', session }));
    await until(() => wrapper.find('tbody tr').exists());
    await press('新建方案');
    const field = (id: string) => wrapper.find(`#scheme-${id}`);
    await field('casesAtMost').setValue('很少');
    await wrapper.find('form').trigger('submit');
    await settle(20);
    expect(wrapper.find('#scheme-casesAtMost-error').text()).toBe('请填一个准确的数，如 30、1万');
    expect(sent).toEqual([]);
    await field('casesAtMost').setValue('');
    await field('lossAtMost').setValue('20,000.5');
    await wrapper.find('form').trigger('submit');
    await until(() => sent.length === 1);
    expect(sent[0]).toMatchObject({
      regionCode: '340210',
      placeLevel: 'TOWN',
      casesAtMost: null,
      lossAtMost: '20000.5',
    });
    await until(() => wrapper.find('#scheme-title-error').exists());
  });
});

describe('a school', () => {
  const own = {
    __typename: 'OwnFraudFree' as const,
    ...{ schemeId: 's1', title: '无诈校园创建', period: '2025', count: 'CASES_FILED', casesAtMost: 0 },
    ...{ dropAtLeast: null, lossAtMost: null, status: 'UNDETERMINED', doubts: ['UNIT_UNKNOWN'] },
  };
  const shownTo = async (type: string) => {
    const api = stubApi({ OwnFraudFree: () => ({ ownFraudFree: [own] }) });
    const { viewer } = aSession();
    const session = aSession({ viewer: { ...viewer, tenant: { ...viewer.tenant, type: type as 'SCHOOL' } } });
    ({ wrapper } = await openPage(HomeFraudFree, api, { path: '/', session }));
    await settle(20);
    return api;
  };

  test('is told its status and why it is uncertain, and no figure', async () => {
    await shownTo('SCHOOL');
    for (const part of [
      '无诈校园创建',
      '不能确定',
      '立案数不超过 0 起',
      '有可能是师生的案件没有写到学校',
      '不用补材料',
    ])
      expect(wrapper.text()).toContain(part);
  });

  test('alone asks for it', async () => {
    const api = await shownTo('BANK');
    expect(api.sent('OwnFraudFree')).toEqual([]);
    expect(wrapper.text()).toBe('');
  });
});
