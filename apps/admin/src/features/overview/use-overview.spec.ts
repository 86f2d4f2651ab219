import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createClient, fetchExchange } from '@urql/core';
import urql from '@urql/vue';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { defineComponent, h } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import { useSession } from '../../session/use-session.js';
import { listing, useOverview, type Overview } from './use-overview.js';
import { readOverviewUrl, writeOverviewUrl } from './overview-url.js';

const TODAY = '2026-11-22';

test('an empty URL is this month, all sectors, the usual columns', () => {
  expect(readOverviewUrl({}, TODAY)).toEqual({
    period: '2026-11',
    sector: null,
    campaign: null,
    sort: null,
    columns: null,
    growth: false,
    column: null,
    trend: 'SESSIONS',
    split: null,
    direct: false,
    allRows: false,
    allIndicators: false,
    allMissing: false,
    source: null,
  });
});

test.each(['', '2026-13', 'soon', '2027-01', '2026-W60'])('%p is no period to show, so it is this month', (period) => {
  expect(readOverviewUrl({ period }, TODAY).period).toBe('2026-11');
});

test('whatever is chosen comes back out of the URL', () => {
  const state = readOverviewUrl(
    {
      period: '2026-Q3',
      sector: 'EDUCATION',
      sort: '-LEAFLETS',
      columns: 'LEAFLETS,SESSIONS',
      trend: 'LEAFLETS',
      split: 'AUDIENCE',
      rows: 'direct',
      lines: 'all',
      all: '1',
      show: 'growth',
      column: 'RATE',
      missing: 'all',
      source: 'LEAFLETS',
      of: '340210100',
      campaign: '0195A2C4-0000-7000-8000-000000000001',
    },
    TODAY,
  );
  expect(state).toEqual({
    period: '2026-Q3',
    sector: 'EDUCATION',
    sort: { column: 'LEAFLETS', descending: false },
    columns: ['SESSIONS', 'LEAFLETS'],
    trend: 'LEAFLETS',
    split: 'AUDIENCE',
    direct: true,
    allRows: true,
    allIndicators: true,
    growth: true,
    column: 'RATE',
    allMissing: true,
    source: { indicator: 'LEAFLETS', of: '340210100', by: null, member: null, at: null, part: null },
    campaign: '0195a2c4-0000-7000-8000-000000000001',
  });
  expect(readOverviewUrl(writeOverviewUrl(state), TODAY)).toEqual(state);
});

test('foreign words in the URL are ignored', () => {
  expect(
    readOverviewUrl(
      {
        sector: 'SPACE',
        columns: 'NOTHING',
        trend: 'TENANTS',
        campaign: 'mine',
        column: 'x',
        show: 'x',
        all: 'x',
        source: 'GONE',
        of: 'x',
        sort: ['a', 'b'],
      },
      TODAY,
    ),
  ).toEqual(readOverviewUrl({}, TODAY));
});

test('a bar, a month of the trend and a part of a ratio each have a link of their own', () => {
  const bar = readOverviewUrl(
    { period: '2026-10', source: 'INTERCEPTIONS', by: 'VENUE', member: 'COUNTER', at: '2026-03' },
    TODAY,
  );
  expect(bar.source).toEqual({
    indicator: 'INTERCEPTIONS',
    of: null,
    by: 'VENUE',
    member: 'COUNTER',
    at: '2026-03',
    part: null,
  });
  expect(readOverviewUrl(writeOverviewUrl(bar), TODAY)).toEqual(bar);
  const part = readOverviewUrl(
    { period: '2026-10', source: 'HOUSEHOLD_COVERAGE', part: 'HOUSEHOLDS_REGISTERED' },
    TODAY,
  );
  expect(writeOverviewUrl(part)).toEqual({
    period: '2026-10',
    source: 'HOUSEHOLD_COVERAGE',
    part: 'HOUSEHOLDS_REGISTERED',
  });
  expect(readOverviewUrl({ source: 'LEAFLETS', by: 'VENUE' }, TODAY).source).toMatchObject({ by: null, member: null });
});

test('the usual is left out, the period never', () => {
  expect(writeOverviewUrl(readOverviewUrl({}, TODAY))).toEqual({ period: '2026-11' });
  expect(writeOverviewUrl(readOverviewUrl({ sort: 'LEAFLETS', source: 'LEAFLETS' }, TODAY))).toEqual({
    period: '2026-11',
    sort: 'LEAFLETS',
    source: 'LEAFLETS',
  });
});

test('towns list communities beside units, counties their towns or their own units', () => {
  expect(listing('COUNTY', false)).toEqual({ withChildren: true, withDirect: true, withTenants: false });
  expect(listing('COUNTY', true)).toEqual({ withChildren: false, withDirect: true, withTenants: true });
  expect(listing('TOWN', false)).toEqual({ withChildren: true, withDirect: false, withTenants: true });
  expect(listing('COMMUNITY', false)).toEqual({ withChildren: false, withDirect: false, withTenants: true });
});

let asked: Record<string, unknown>[] = [];
let answer: unknown;

beforeEach(() => {
  setActivePinia(createPinia());
  asked = [];
  answer = { data: { region: null } };
});
afterEach(() => {
  jest.restoreAllMocks();
});

async function open(
  path: string,
  oversight: { code: string; sector: string | null }[],
): Promise<{ overview: Overview; go: (to: string) => Promise<void>; path: () => string }> {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/overview/:code?', name: 'overview', component: { render: () => null } }],
  });
  await router.push(path);
  const client = createClient({
    url: 'http://ledger.test/graphql',
    preferGetMethod: false,
    exchanges: [fetchExchange],
    fetch: async (_url, init) => {
      asked.push(JSON.parse(String(init?.body)).variables);
      return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
    },
  });
  const session = useSession();
  session.viewer = {
    oversight: oversight.map(({ code, sector }, index) => ({
      id: String(index),
      sector,
      region: { code, name: '', level: 'COUNTY' },
    })),
  } as never;
  let overview: Overview | undefined;
  const Host = defineComponent({
    setup() {
      overview = useOverview(() => router.currentRoute.value.params['code'] as string | undefined);
      return () => h('div');
    },
  });
  mount(Host, { global: { plugins: [router, [urql, client]] } });
  await flushPromises();
  return {
    overview: overview as Overview,
    go: async (to) => {
      await router.push(to);
      await flushPromises();
    },
    path: () => router.currentRoute.value.fullPath,
  };
}

test('asks once, for the region and the state of the URL', async () => {
  await open('/overview/340210?period=2026-10&sector=EDUCATION', [{ code: '3402', sector: null }]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    code: '340210',
    period: '2026-10',
    sector: 'EDUCATION',
    trend: 'SESSIONS',
    withChildren: true,
    withDirect: true,
    withTenants: false,
    withOverlap: true,
  });
});

test('asks for no overlap over periods that none is counted over', async () => {
  await open('/overview/340210?period=2023-01-01/2026-10-31', [{ code: '3402', sector: null }]);
  expect(asked[0]).toMatchObject({ period: '2023-01-01/2026-10-31', withOverlap: false });
});

test('begins where the person oversees, and asks nothing where that is nowhere', async () => {
  const { overview } = await open('/overview', [{ code: '340210', sector: null }]);
  expect(overview.code.value).toBe('340210');
  const nowhere = await open('/overview', []);
  expect(nowhere.overview.code.value).toBeNull();
  expect(asked).toHaveLength(1);
});

test('an overseer of one sector asks for that sector, whatever the URL says', async () => {
  const { overview } = await open('/overview/340210?sector=FINANCE', [{ code: '340210', sector: 'EDUCATION' }]);
  expect(overview.ownSector.value).toBe('EDUCATION');
  expect(asked[0]).toMatchObject({ sector: 'EDUCATION' });
});

test('only overseen levels of the path are open', async () => {
  answer = {
    data: {
      region: {
        __typename: 'Region',
        code: '340210',
        name: '湾沚区',
        level: 'COUNTY',
        path: [
          { code: '34', name: '安徽省' },
          { code: '3402', name: '芜湖市' },
          { code: '340210', name: '湾沚区' },
        ],
      },
    },
  };
  const { overview } = await open('/overview/340210', [{ code: '3402', sector: null }]);
  expect(overview.path.value.map(({ name, open: isOpen }) => [name, isOpen])).toEqual([
    ['安徽省', false],
    ['芜湖市', true],
    ['湾沚区', true],
  ]);
});

test('what is chosen stands in the URL at once', async () => {
  const { overview, path } = await open('/overview/340210?period=2026-10', [{ code: '340210', sector: null }]);
  overview.url.set({ sector: 'FINANCE', sort: { column: 'LEAFLETS', descending: true } });
  await flushPromises();
  expect(path()).toBe('/overview/340210?period=2026-10&sector=FINANCE&sort=LEAFLETS');
  expect(asked.at(-1)).toMatchObject({ sector: 'FINANCE' });
});

test('looking at a source or sorting asks nothing again', async () => {
  const { overview } = await open('/overview/340210?period=2026-10', [{ code: '340210', sector: null }]);
  overview.url.open('LEAFLETS');
  await flushPromises();
  overview.url.set({ sort: { column: 'SESSIONS', descending: true } });
  await flushPromises();
  expect(asked).toHaveLength(1);
});

test('a figure opens its source, a second click closes it', async () => {
  const { overview, path } = await open('/overview/340210?period=2026-10', [{ code: '340210', sector: null }]);
  overview.url.open('LEAFLETS', { of: '340210100' });
  await flushPromises();
  expect(path()).toBe('/overview/340210?period=2026-10&source=LEAFLETS&of=340210100');
  expect(overview.url.isOpen('LEAFLETS', { of: '340210100' })).toBe(true);
  expect(overview.url.isOpen('LEAFLETS')).toBe(false);
  overview.url.open('LEAFLETS', { of: '340210100' });
  await flushPromises();
  expect(path()).toBe('/overview/340210?period=2026-10');
});
