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
  sameLastYear: { __typename: 'Rollup', figures: figures(codes, BEFORE) },
});
const COURSES = [
  'SESSIONS',
  'PEOPLE_REACHED',
  'HOUSEHOLDS_COVERED',
  'CASES_FILED',
  'INTERCEPTIONS',
  'PARTICIPANTS',
  'LEAFLETS',
  'INSPECTIONS',
  'NOTICES_SIGNED',
];
const course = [
  { __typename: 'SeriesPoint', month: '2026-09', value: 142, atLeast: false, lastYear: 3 },
  { __typename: 'SeriesPoint', month: '2026-10', value: 71, atLeast: false, lastYear: 72 },
];
const parts = (...list: [string, string, number][]) =>
  list.map(([key, label, value]) => ({
    __typename: 'BreakdownItem',
    key,
    label,
    value,
    atLeast: false,
    uncounted: 0,
    withheld: 0,
  }));

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
        sameLastYear: {
          ...rows(wide, { SESSIONS: 72 }),
          period: '2025-10',
          ...(byType ? { byType: parts(['LECTURE', '讲座授课', 20]) } : {}),
          ...(byVenue ? { byVenue: [], byFraud: [], byAge: [] } : {}),
          ...(bySector ? { bySector: [] } : {}),
        },
        series: course,
        ...Object.fromEntries(COURSES.map((code) => [code, course])),
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
    PublicityCoursesOfRegion: () => ({ region: null }),
    OtherCoursesOfRegion: () => ({ region: null }),
    FigureSource: () => ({ region: null }),
  });
  await useSession().signIn('county', 'secret');
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/overview/tenant/:id', name: 'tenant-overview', component: { render: () => null } },
      { path: '/overview/:code(\\d+)?', name: 'overview', component: { render: () => null } },
      { path: '/wall/:code(\\d+)?', name: 'wall', component: { render: () => null } },
      { path: '/activities', name: 'activities', component: { render: () => null } },
      { path: '/summaries', name: 'summaries', component: { render: () => null } },
    ],
  });
  await router.push(path);
  page = mount(OverviewPage, {
    props: { code: '340299' },
    attachTo: document.body,
    global: {
      plugins: [i18n, ledgersPlugin, router, [urql, newClient()]],
      stubs: { ChartBox: { template: '<section class="trend"><slot name="controls" /></section>' } },
    },
  });
  await until(() => page.findAll('table.ind tbody').length > 0);
  // There is no window to come near to: on paper all rows are drawn.
  window.dispatchEvent(new Event('beforeprint'));
  await until(() => page.findAll('table.ind tbody .fig').length > 0);
}
beforeEach(() => {
  page = undefined as never;
});
afterEach(() => {
  page.unmount();
  document.body.innerHTML = '';
});

const group = (key: string) => page.find(`#group-${key}`);
const row = (key: string, name: string) =>
  group(key)
    .findAll('tr')
    .find((one) => one.find('th').text().startsWith(name))!
    .text();
const tile = (name: string) => page.findAll('.tile').find((one) => one.find('h2').text().startsWith(name))!;
const matrix = () => page.find('table.mx');
const query = () => router.currentRoute.value.query;

describe('the overview of a county', () => {
  test('is one operation, whatever it shows; courses are asked for when they come into sight', async () => {
    await open('/overview/340299?period=2026-10');
    expect(api.calls.map(({ operation }) => operation).filter((name) => name !== 'SignIn')[0]).toBe('Overview');
    expect(api.sent('Overview')).toHaveLength(1);
    expect(
      api.calls.every(({ operation }) => ['SignIn', 'Overview'].includes(operation) || /^\w+CoursesOf/.test(operation)),
    ).toBe(true);
  });

  test('leads to the same on a wall for a meeting room', async () => {
    await open('/overview/340299?period=2026-10&sector=EDUCATION');
    const link = page.findAll('a').find((one) => one.text() === '大屏')!;
    expect(link.attributes('href')).toBe('/wall/340299?period=2026-10&sector=EDUCATION');
  });

  test('begins with the main figures, each against the period before and the year before', async () => {
    await open('/overview/340299?period=2026-10');
    expect(page.findAll('.tile h2 .k').map((one) => one.text())).toEqual([
      '活动场次',
      '覆盖人次',
      '覆盖户数',
      '立案数',
      '成功劝阻拦截',
      '已报单位',
    ]);
    expect(tile('活动场次').text()).toMatch(
      /71.*较9月\s*下降50\.0% 9月：142 场较去年同期\s*下降1\.4% 2025年10月：72 场/s,
    );
    // A base of 4 is too small for a rate.
    expect(tile('立案数').text()).toMatch(/较9月\s*上升1起/);
    expect(tile('已报单位').text()).toMatch(/94 \/ 94.*100\.0%/s);
  });

  test('lists all groups in one table, with what each figure is held against', async () => {
    await open('/overview/340299?period=2026-10');
    expect(page.findAll('table.ind tbody').map((one) => one.attributes('id'))).toEqual(
      ['group-publicity', 'group-households', 'group-cases', 'group-guard', 'group-leadership'].filter((id) =>
        page.find(`#${id}`).exists(),
      ),
    );
    expect(row('cases', '损失金额')).toMatch(/≥.*29\.62.*万元/s);
    expect(row('cases', '避免损失金额')).toContain('2 次未统计');
    expect(row('households', '各地重叠')).toMatch(/5.*—.*下降5户/s);
    expect(row('households', '在册户数')).toMatch(/36.*户/s);
  });

  test('sets the three stages of the money in rows and never adds them', async () => {
    await open('/overview/340299?period=2026-10');
    expect(row('cases', '紧急止付金额')).toMatch(/86\.20/);
    expect(row('cases', '冻结金额')).toMatch(/51\.35.*—/s);
    expect(row('cases', '返还金额')).toMatch(/12\.08/);
    // 86.20 + 51.35 + 12.08
    expect(page.text()).not.toContain('149.63');
  });

  test('shows growth in the place of values, and folds a column with one value only', async () => {
    await open('/overview/340299?period=2026-10&show=growth');
    expect(matrix().find('tbody .fig').exists()).toBe(false);
    expect(matrix().find('tbody tr').text()).toMatch(/清河镇.*下降64\.8%/s);
    expect(page.text()).toMatch(/各行相同的列已收起：.*立案数（都是 0 起）/s);
    await page.find('button.link').trigger('click');
    await until(() => query()['columns'] !== undefined);
    expect(matrix().find('thead').text()).toContain('立案');
  });

  test("ends the table with the county's own figure: different households of the rows do not add up", async () => {
    await open('/overview/340299?period=2026-10&columns=SESSIONS,HOUSEHOLDS_COVERED');
    const foot = page.find('tfoot').text();
    expect(foot).toContain('清河区');
    expect(foot).toMatch(/22/);
    expect(foot).not.toContain('36');
    expect(page.text()).toContain('覆盖户数各行不能相加，以合计为准');
    expect(matrix().find('thead').text()).toContain('户');
  });

  test('lists the own units one by one under their figure together', async () => {
    await open('/overview/340299?period=2026-10&rows=direct&columns=HOUSEHOLDS_COVERED');
    const table = matrix();
    expect(table.findAll('tbody tr').map((one) => one.find('th').text())).toEqual(['区直一校学校']);
    expect(table.find('tfoot').text()).toMatch(/合计.*7/s);
  });

  test('offers columns and the trend from all groups, and asks only for parts that exist', async () => {
    await open('/overview/340299?period=2026-10&trend=INTERCEPTIONS');
    expect(page.findAll('optgroup').map((one) => one.attributes('label'))).toEqual([
      '宣传活动',
      '入户覆盖',
      '案件与劝阻',
      '检查与防控',
      '领导小组',
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
    const ratio = page.find<HTMLSelectElement>('.trend select');
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
      () =>
        group('cases')
          .findAll('tr')
          .find((one) => one.find('th').text() === '紧急止付金额')!
          .find('button.fig'),
      () =>
        page
          .findAll('tbody tr')
          .find((one) => one.text().startsWith('青山镇'))!
          .find('button.fig'),
      () => matrix().find('tfoot button.fig'),
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
