import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mount, type VueWrapper } from '@vue/test-utils';
import urql from '@urql/vue';
import { createPinia, setActivePinia } from 'pinia';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import type { IndicatorCode } from '@fanzha/domain';
import { aSession, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { until } from '../../../test/support/mount-page.js';
import { ledgersPlugin } from '../../ledgers.js';
import { newClient } from '../../session/client.js';
import { i18n } from '../../locales/i18n.js';
import { useSession } from '../../session/use-session.js';
import OverviewPage from './overview-page.vue';

type Variables = Record<string, unknown>;
const VALUES: Readonly<Partial<Record<IndicatorCode, number>>> = {
  SESSIONS: 71,
  TENANTS: 94,
  TENANTS_WITH_GROUP: 5,
  LEADERSHIP_GROUPS: 6,
  HOUSEHOLDS_COVERED: 22,
  HOUSEHOLDS_REGISTERED: 36,
  HOUSEHOLD_COVERAGE: 61.1,
  HOUSEHOLD_VISITS: 31,
  CASES_FILED: 5,
  LOSS: 296_206,
  STOP_PAYMENT: 862_000,
  FROZEN: 513_500,
  RETURNED: 120_800,
};
const BEFORE: Readonly<Partial<Record<IndicatorCode, number>>> = { SESSIONS: 142, CASES_FILED: 4, FROZEN: 0 };
const figures = (codes: readonly IndicatorCode[], values: typeof VALUES) =>
  codes.map((indicator) => ({
    __typename: 'Figure',
    indicator,
    value: values[indicator] ?? 0,
    atLeast: indicator === 'LOSS',
    approx: false,
    uncounted: indicator === 'LOSS_AVOIDED' ? 2 : 0,
    withheld: 0,
  }));
const rows = (codes: readonly IndicatorCode[], values: typeof VALUES, due = 10) => ({
  __typename: 'Rollup',
  tenantsDue: due,
  tenantsContributing: due,
  figures: figures(codes, values),
});
const parts = (...list: [string, string, number][]) =>
  list.map(([key, label, value]) => ({ __typename: 'BreakdownItem', key, label, value, atLeast: false, uncounted: 0 }));

function overview({
  indicators,
  columns,
  trend,
  byType,
  byVenue,
  bySector,
  withChildren,
  withDirect,
  withTenants,
  period,
}: Variables) {
  const wide = indicators as IndicatorCode[];
  const shown = columns as IndicatorCode[];
  return {
    region: {
      __typename: 'Region',
      code: '340299',
      name: '清河区',
      level: 'COUNTY',
      path: [{ __typename: 'Region', code: '340299', name: '清河区', level: 'COUNTY' }],
      rollup: {
        ...rows(wide, VALUES, 94),
        period,
        asOf: '2026-11-22T02:00:00Z',
        reachedDay: null,
        previous: { ...rows(wide, BEFORE), period: '2026-09' },
        sameLastYear: { ...rows(wide, {}), period: '2025-10' },
        series: [
          { __typename: 'SeriesPoint', month: '2026-09', value: 142, atLeast: false, lastYear: 0 },
          { __typename: 'SeriesPoint', month: '2026-10', value: 71, atLeast: false, lastYear: 72 },
        ],
        ...(byType ? { byType: parts(['LECTURE', '讲座授课', 40]) } : {}),
        ...(byVenue ? { byVenue: parts(['COUNTER', '柜面', 3]), byFraud: [], byAge: [] } : {}),
        ...(bySector ? { bySector: parts(['EDUCATION', '教育', 50], ['FINANCE', '金融', 21]) } : {}),
        byCampaign: trend === 'SESSIONS' ? parts(['0195a2c4-0000-7000-8000-000000000001', '全民反诈月', 9]) : [],
        households: { __typename: 'HouseholdRollup', overlap: 5 },
        before: { __typename: 'Rollup', households: { __typename: 'HouseholdRollup', overlap: 0 } },
        yearBefore: { __typename: 'Rollup', households: { __typename: 'HouseholdRollup', overlap: 10 } },
      },
      ...(withChildren
        ? {
            children: [
              {
                __typename: 'Region',
                code: '340299101',
                name: '清河镇',
                level: 'TOWN',
                rollup: rows(shown, { HOUSEHOLDS_COVERED: 20, SESSIONS: 50 }),
              },
              {
                __typename: 'Region',
                code: '340299102',
                name: '青山镇',
                level: 'TOWN',
                rollup: rows(shown, { HOUSEHOLDS_COVERED: 9, SESSIONS: 21 }),
              },
            ],
          }
        : {}),
      ...(withDirect ? { directRollup: rows(shown, { HOUSEHOLDS_COVERED: 7 }, 3) } : {}),
      ...(withTenants
        ? {
            direct: {
              __typename: 'TenantConnection',
              totalCount: 1,
              edges: [
                {
                  node: {
                    __typename: 'Tenant',
                    id: 't2',
                    name: '区直一校',
                    type: 'SCHOOL',
                    sector: 'EDUCATION',
                    region: { __typename: 'Region', code: '340299', name: '清河区', level: 'COUNTY' },
                    rollup: rows(shown, { HOUSEHOLDS_COVERED: 5 }, 1),
                  },
                },
              ],
            },
          }
        : {}),
      missing: { __typename: 'TenantConnection', totalCount: 0, edges: [] },
    },
  };
}

let api: ApiStub;
let page: VueWrapper;
let router: Router;

async function open(path: string): Promise<void> {
  document.body.innerHTML = '<div id="shell-drawer"></div>';
  setActivePinia(createPinia());
  const session = aSession();
  api = stubApi({
    SignIn: () => ({
      signIn: {
        ...session,
        viewer: {
          ...session.viewer,
          roles: ['COUNTY_OFFICIAL'],
          oversight: [
            {
              __typename: 'Oversight',
              id: 'o1',
              sector: null,
              region: { __typename: 'Region', code: '340299', name: '清河区', level: 'COUNTY' },
            },
          ],
        },
      },
    }),
    Overview: overview,
    FigureSource: () => ({ region: null }),
  });
  await useSession().signIn('county', 'secret');
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/overview/tenant/:id', name: 'tenant-overview', component: { render: () => null } },
      { path: '/overview/:code(\\d+)?', name: 'overview', component: { render: () => null } },
      { path: '/activities', name: 'activities', component: { render: () => null } },
    ],
  });
  await router.push(path);
  page = mount(OverviewPage, {
    props: { code: '340299' },
    attachTo: document.body,
    global: {
      plugins: [i18n, ledgersPlugin, router, [urql, newClient()]],
      stubs: { ChartBox: true },
    },
  });
  await until(() => page.findAll('[data-group]').length > 0);
}
beforeEach(() => {
  page = undefined as never;
});
afterEach(() => {
  page.unmount();
  document.body.innerHTML = '';
});

const card = (group: string) => page.find(`[data-group="${group}"]`);
const row = (group: string, name: string) =>
  card(group)
    .findAll('tbody tr')
    .find((one) => one.find('th').text().startsWith(name))!
    .text();
const query = () => router.currentRoute.value.query;

describe('the overview of a county', () => {
  test('is one operation, whatever it shows', async () => {
    await open('/overview/340299?period=2026-10');
    expect(api.calls.filter(({ operation }) => operation !== 'SignIn').map(({ operation }) => operation)).toEqual([
      'Overview',
    ]);
  });

  test('has the four rollups, each against the period before and the year before', async () => {
    await open('/overview/340299?period=2026-10');
    expect(page.findAll('[data-group]').map((one) => one.attributes('data-group'))).toEqual([
      'publicity',
      'leadership',
      'households',
      'cases',
    ]);
    expect(card('publicity').find('.hero').text()).toMatch(/71.*环比.*下降\s*50\.0%.*同比\s*—/s);
    expect(card('leadership').find('.hero').text()).toMatch(/5.*\/.*94.*家/s);
    expect(card('cases').find('.hero').text()).toMatch(/上升\s*25\.0%/);
    expect(row('cases', '损失金额')).toMatch(/≥\s*29\.62/);
    expect(row('cases', '避免损失金额')).toContain('2 次未统计');
    expect(row('households', '各地重叠')).toMatch(/5.*—.*下降\s*50\.0%/s);
    expect(row('households', '上报入户数')).toContain('无户册，单列不去重');
  });

  test('sets the three stages of the money side by side and never adds them', async () => {
    await open('/overview/340299?period=2026-10');
    const stages = card('cases')
      .findAll('.stage')
      .map((one) => one.text());
    expect(stages.map((text) => text.slice(0, 2))).toEqual(['止付', '冻结', '返还']);
    expect(stages[1]).toMatch(/51\.35.*环比\s*—/s);
    // 86.20 + 51.35 + 12.08
    expect(page.text()).not.toContain('149.63');
  });

  test("ends the table with the county's own figure: different households of the rows do not add up", async () => {
    await open('/overview/340299?period=2026-10&columns=SESSIONS,HOUSEHOLDS_COVERED');
    const foot = page.find('tfoot').text();
    expect(foot).toContain('清河区');
    expect(foot).toMatch(/22/);
    expect(foot).not.toContain('36');
    expect(page.text()).toContain('覆盖户数各行不能相加');
    expect(page.find('.data-table thead').text()).toContain('户，去重');
  });

  test('lists the own units one by one under their figure together', async () => {
    await open('/overview/340299?period=2026-10&rows=direct&columns=HOUSEHOLDS_COVERED');
    const table = page.find('.data-table');
    expect(table.findAll('tbody tr').map((one) => one.find('th').text())).toEqual(['区直一校']);
    expect(table.find('tfoot').text()).toMatch(/合计.*7/s);
  });

  test('offers columns and the trend from all groups, and asks only for parts that exist', async () => {
    await open('/overview/340299?period=2026-10&trend=INTERCEPTIONS');
    expect(page.findAll('optgroup').map((one) => one.attributes('label'))).toEqual([
      '领导小组',
      '宣传活动',
      '入户覆盖',
      '案件与劝阻',
      '检查与防控',
    ]);
    expect(api.sent('Overview')[0]).toMatchObject({
      trend: 'INTERCEPTIONS',
      byType: false,
      byVenue: true,
      byFraud: true,
      byAge: true,
      bySector: true,
    });
    expect(page.text()).toContain('拦截地点');
    expect(page.text()).not.toContain('受害人年龄段');
    await page.find('.columns > button').trigger('click');
    expect(page.findAll('.columns legend').map((one) => one.text())).toHaveLength(5);
    const ratio = page.find<HTMLSelectElement>('.head select');
    await ratio.setValue('HOUSEHOLD_COVERAGE');
    await until(() => api.sent('Overview').length === 2);
    expect(api.sent('Overview')[1]).toMatchObject({
      trend: 'HOUSEHOLD_COVERAGE',
      byType: false,
      byVenue: false,
      bySector: false,
      byCampaign: false,
    });
  });

  test('opens the source of cards, cells, totals and bars', async () => {
    await open('/overview/340299?period=2026-10&columns=SESSIONS');
    const asked: unknown[] = [];
    for (const find of [
      () => card('cases').find('.stage button'),
      () =>
        page
          .findAll('tbody tr')
          .find((one) => one.text().startsWith('青山镇'))!
          .find('button.fig'),
      () => page.find('.data-table tfoot button.fig'),
      () => page.find('table.bars button'),
    ]) {
      await find().trigger('click');
      await until(
        () => JSON.stringify(query()) !== JSON.stringify(asked.at(-1) ?? { period: '2026-10', columns: 'SESSIONS' }),
      );
      asked.push(query());
    }
    expect(asked).toEqual([
      { period: '2026-10', columns: 'SESSIONS', source: 'STOP_PAYMENT' },
      { period: '2026-10', columns: 'SESSIONS', source: 'SESSIONS', of: '340299102' },
      { period: '2026-10', columns: 'SESSIONS', source: 'SESSIONS' },
      { period: '2026-10', columns: 'SESSIONS', source: 'SESSIONS', by: 'ACTIVITY_TYPE', member: 'LECTURE' },
    ]);
  });

  test('is narrowed to a campaign by its bar, and says so with a way back', async () => {
    await open('/overview/340299?period=2026-10&campaign=0195a2c4-0000-7000-8000-000000000001');
    expect(api.sent('Overview')[0]).toMatchObject({ campaign: '0195a2c4-0000-7000-8000-000000000001' });
    expect(page.find('.campaign').text()).toContain('只看专项行动“全民反诈月”的数字');
    await page.find('.campaign button').trigger('click');
    await until(() => query()['campaign'] === undefined);
  });
});
