import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mount, type VueWrapper } from '@vue/test-utils';
import urql from '@urql/vue';
import { createPinia, setActivePinia } from 'pinia';
import { createMemoryHistory, createRouter } from 'vue-router';
import { ApiError, stubApi, type ApiStub } from '../../test/support/api-stub.js';
import { settle, until } from '../../test/support/mount-page.js';
import { ledgersPlugin } from '../ledgers.js';
import { newClient } from '../session/client.js';
import { i18n } from '../locales/i18n.js';
import SourceDrawer from './source-drawer.vue';
import type { SourceOf } from './use-source.js';

const figure = (indicator: string, value: number | null, qualifiers: object = {}) => ({
  __typename: 'Figure',
  indicator,
  value,
  atLeast: false,
  approx: false,
  uncounted: 0,
  withheld: 0,
  toCheck: 0,
  spanning: null,
  ...qualifiers,
});
const unit = (n: number, code = '340299101') => ({
  __typename: 'Tenant',
  id: `t${n}`,
  name: `单位${n}`,
  region: { __typename: 'Region', code, name: '清河镇' },
});
const list = (nodes: object[], totalCount: number, next = false) => ({
  totalCount,
  pageInfo: { __typename: 'PageInfo', hasNextPage: next, endCursor: 'c' },
  edges: nodes.map((node) => ({ node })),
});
const part = (records: number, value: number) => ({ __typename: 'ProvenancePart', records, value });
const RECORDS = [
  {
    __typename: 'SourceRecord',
    kind: 'INTERCEPTION',
    id: 's1',
    recordId: 'r1',
    beganOn: null,
    day: '2026-10-03',
    label: '柜面',
    value: 2,
    qualifier: 'AT_LEAST',
    tenant: unit(1),
  },
  {
    __typename: 'SourceRecord',
    kind: 'TALLY',
    id: 's2',
    recordId: 'r2',
    beganOn: null,
    day: '2026-10-05',
    label: 'ENFORCEMENT',
    value: null,
    qualifier: 'UNCOUNTED',
    tenant: unit(2),
  },
];
type Variables = Record<string, unknown>;
/** Records that span the beginning of the period. */
let beganBefore = 0;
const NUMBERS: Readonly<Record<string, number>> = {
  HOUSEHOLD_COVERAGE: 61.1,
  ROSTER_HOUSEHOLDS_COVERED: 22,
  HOUSEHOLDS_REGISTERED: 36,
  INTERCEPTIONS: 12,
  TENANTS: 94,
};
const provenance = ({ indicator, withTenants, withRecords }: Variables) => ({
  __typename: 'Provenance',
  figure: figure(String(indicator), NUMBERS[String(indicator)] ?? null, {
    atLeast: indicator === 'INTERCEPTIONS',
    uncounted: 1,
    spanning:
      beganBefore > 0
        ? {
            __typename: 'FigureSpanning',
            records: beganBefore,
            amount: 40,
            atLeast: true,
            approx: false,
            uncounted: 0,
            withheld: 0,
          }
        : null,
  }),
  toCheck: 0,
  records: 3,
  exact: part(1, 10),
  atLeast: part(1, 2),
  approx: part(0, 0),
  beganBefore: part(beganBefore, 40),
  goesOn: part(0, 0),
  uncounted: 1,
  withheld: 0,
  silent: 25,
  missing: 2,
  ...(withTenants
    ? { tenants: list([{ records: 1, value: 10, atLeast: false, uncounted: 0, tenant: unit(1) }], 9, true) }
    : {}),
  ...(withRecords ? { sources: list(RECORDS, 2) } : {}),
});
const rollup = (asked: Variables) => ({
  __typename: 'Rollup',
  period: asked['period'],
  asOf: '2026-11-22T02:00:00Z',
  tenantsDue: 94,
  tenantsContributing: 92,
  parts: (asked['parts'] as string[]).map((code) => figure(code, NUMBERS[code] ?? null)),
  households: { __typename: 'HouseholdRollup', overlap: 5 },
  provenance: provenance(asked),
});

let api: ApiStub;
let drawer: VueWrapper;
let copied: string[];
const OF: SourceOf = {
  indicator: 'INTERCEPTIONS',
  period: '2026-10',
  sector: null,
  region: '340299',
  direct: false,
  tenant: null,
};
const host = () => document.querySelector('#shell-drawer')!;
const text = () => host().textContent ?? '';
const button = (name: string) => [...host().querySelectorAll('button')].find((one) => one.textContent?.includes(name))!;

async function open(of: SourceOf): Promise<void> {
  setActivePinia(createPinia());
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/overview/tenant/:id', name: 'tenant-overview', component: { render: () => null } },
      { path: '/:rest(.*)*', component: { render: () => null } },
    ],
  });
  await router.push('/');
  drawer = mount(SourceDrawer, {
    props: { of, query: { period: '2026-10' } },
    attachTo: document.body,
    global: { plugins: [i18n, ledgersPlugin, router, [urql, newClient()]] },
  });
  await until(() => text().includes('口径'));
}

beforeEach(() => {
  beganBefore = 0;
  document.body.innerHTML = '<div id="shell-drawer"></div>';
  copied = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText: async (words: string) => {
        copied.push(words);
      },
    },
  });
  api = stubApi({
    FigureSource: (asked: Variables) =>
      asked['ofTenant']
        ? { tenant: { __typename: 'Tenant', id: 't1', name: '清河小学', rollup: rollup(asked) } }
        : {
            region: {
              __typename: 'Region',
              code: '340299',
              name: '清河区',
              [asked['ofDirect'] ? 'directRollup' : 'rollup']: rollup(asked),
            },
          },
    FigureSourceMore: ({ withMissing, withSilent, withTenants, withRecords, after }: Variables) => {
      const lists = {
        ...(withMissing ? { missingTenants: list([unit(8), unit(9)], 2) } : {}),
        ...(withSilent
          ? {
              silentTenants: after
                ? list([unit(40)], 25)
                : list(
                    Array.from({ length: 20 }, (_, n) => unit(20 + n)),
                    25,
                    true,
                  ),
            }
          : {}),
        ...(withRecords ? { sources: list([{ ...RECORDS[0], id: 's9', beganOn: '2026-09-29' }], 1) } : {}),
        ...(withTenants
          ? { tenants: list([{ records: 1, value: 1, atLeast: false, uncounted: 0, tenant: unit(3) }], 9) }
          : {}),
      };
      return {
        region: {
          __typename: 'Region',
          code: '340299',
          rollup: { __typename: 'Rollup', provenance: { __typename: 'Provenance', ...lists } },
        },
      };
    },
  });
});
afterEach(() => {
  drawer.unmount();
  document.body.innerHTML = '';
});

describe('where a figure comes from', () => {
  test('is told by how exact it is, by units, and by its records, each leading to its own page', async () => {
    await open(OF);
    for (const words of [
      '清河区 · 2026年10月 · 全部条线',
      '成功劝阻拦截',
      '另有 1 次做了没有统计',
      '余、以上',
      '未报',
      '25无此项',
      '工作数据',
      '打击治理',
      '截至',
    ])
      expect(text()).toContain(words);
    const links = [...host().querySelectorAll('a')].map((one) => one.getAttribute('href'));
    expect(links).toEqual(
      expect.arrayContaining([
        '/interceptions/r1',
        '/tallies/r2',
        '/overview/tenant/t1?period=2026-10&source=INTERCEPTIONS',
      ]),
    );
    expect(api.sent('FigureSource')).toHaveLength(1);
    expect(api.sent('FigureSource')[0]).toMatchObject({
      ofRegion: true,
      ofDirect: false,
      ofTenant: false,
      withTenants: true,
      withRecords: true,
      withMissing: false,
      withOverlap: false,
    });
  });

  test('lists who is missing when asked, with a text that reminds them', async () => {
    await open(OF);
    expect(api.sent('FigureSourceMore')).toEqual([]);
    button('未报 2 家').click();
    await until(() => text().includes('单位9'));
    button('复制催报文字').click();
    await settle(20);
    expect(copied[0]?.split('\n')).toEqual([
      '【清河区反诈宣传】2026年10月应报94家，已报92家，还有2家没有记录：',
      '清河镇：单位8、单位9',
      '请在反诈台账补记，已开展的活动一分钟即可记完。',
    ]);
  });

  test('lists the silent ones by page; a reminder reads all, and none is sent where that fails', async () => {
    await open(OF);
    button('无此项 25 家').click();
    await until(() => text().includes('单位39'));
    expect(text()).not.toContain('单位40');
    api.on({ FigureSourceMore: () => new ApiError({ code: 'INTERNAL' }) });
    button('复制催报文字').click();
    await settle(20);
    expect(copied).toEqual([]);
    expect(host().querySelector('[role="alert"]')).not.toBeNull();
    expect(text()).toContain('单位39');
  });

  test('more of the units come on request', async () => {
    await open(OF);
    button('再列一些（还有 8 家）').click();
    await until(() => text().includes('单位3'));
    expect(api.sent('FigureSourceMore')[0]).toMatchObject({
      withTenants: true,
      withRecords: false,
      after: 'c',
      first: 20,
    });
  });

  test('a ratio is explained by what it divides, and each of the two opens', async () => {
    await open({ ...OF, indicator: 'HOUSEHOLD_COVERAGE' });
    expect(text()).toContain('入户覆盖率 = 在册已访户数 ÷ 在册户数 × 100%');
    expect(text()).toContain('占比：分子是分母的一部分');
    expect(text()).not.toContain('背后的记录');
    expect(api.sent('FigureSource')[0]).toMatchObject({
      parts: ['ROSTER_HOUSEHOLDS_COVERED', 'HOUSEHOLDS_REGISTERED'],
      withTenants: false,
      withRecords: false,
    });
    button('22').click();
    await until(() => text().includes('同一户只算一次'));
    // Those reached by several units are not told apart by whether they are still on the roster.
    expect(api.sent('FigureSource').at(-1)).toMatchObject({ withOverlap: false });
    button('回到入户覆盖率').click();
    await until(() => text().includes('怎么算的'));
  });

  test('a ratio of two flows says that it is no share, and what still changes says so', async () => {
    await open({ ...OF, indicator: 'CLEARANCE_RATE' });
    expect(text()).toContain('不是占比');
    expect(text()).not.toContain('截至目前');
    drawer.unmount();
    await open({ ...OF, indicator: 'RECTIFICATION_RATE' });
    expect(text()).toContain('截至目前');
  });

  test('the next figure never stands under the number of the last', async () => {
    await open(OF);
    expect(text()).toContain('12');
    api.on({ FigureSource: () => new ApiError({ code: 'INTERNAL' }) });
    await drawer.setProps({ of: { ...OF, by: 'VENUE', member: 'COUNTER' } });
    await until(() => host().querySelector('[role="alert"]') !== null);
    expect(text()).not.toContain('余、以上');
  });

  test('a bar is opened with its dimension, and has no units that lack it', async () => {
    await open({ ...OF, by: 'VENUE', member: 'COUNTER' });
    expect(api.sent('FigureSource')[0]).toMatchObject({ by: 'VENUE', member: 'COUNTER' });
    expect(text()).toContain('全部条线 · 柜面');
    expect(text()).not.toContain('无此项');
  });

  test("a unit's own figure has its records and no list of units", async () => {
    await open({ ...OF, region: null, tenant: 't1' });
    expect(api.sent('FigureSource')[0]).toMatchObject({
      ofTenant: true,
      tenant: 't1',
      withTenants: false,
      withRecords: true,
    });
    expect(text()).toContain('清河小学 · 2026年10月');
    expect(text()).not.toContain('应报');
  });

  test('what spans the beginning of a period is a part of its own, and opens to its records', async () => {
    beganBefore = 1;
    await open(OF);
    expect(text()).toContain('跨期 ≥40');
    expect(text()).not.toContain('期后结束');
    // The section is as certain as what stands beside the figure.
    expect(document.querySelector('.spanning .part .sr')?.textContent).toContain('至少 40');
    button('期前开始，期内结束').click();
    await until(() => text().includes('2026-09-29 至 10-03'));
    expect(api.sent('FigureSourceMore')[0]).toMatchObject({ part: 'BEGAN_BEFORE', withRecords: true });
    expect(button('期前开始').getAttribute('aria-expanded')).toBe('true');
  });

  test('the number of units comes from their register, not from records', async () => {
    await open({ ...OF, indicator: 'TENANTS' });
    expect(text()).toContain('数自单位名册');
    expect(text()).not.toContain('背后的记录');
  });
});
