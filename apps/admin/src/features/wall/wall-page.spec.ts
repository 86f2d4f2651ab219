import { ReadableStream, TextDecoderStream } from 'node:stream/web';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import urql from '@urql/vue';
import { createPinia, setActivePinia } from 'pinia';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import type { IndicatorCode } from '@fanzha/domain';
import { OFFLINE, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aCountyOfficial } from '../../../test/support/ledger-records.js';
import { newClient } from '../../session/client.js';
import { i18n } from '../../locales/i18n.js';
import { useSession } from '../../session/use-session.js';
import WallPage from './wall-page.vue';

// The browser of the specs has no streams.
Object.assign(globalThis, { TextDecoderStream });

type Values = Readonly<Partial<Record<IndicatorCode, number>>>;
const NOW: Values = {
  SESSIONS: 437,
  PEOPLE_REACHED: 126_412,
  HOUSEHOLDS_COVERED: 8_102,
  CASES_FILED: 19,
  LOSS: 627_438.5,
};

const figures = (codes: readonly IndicatorCode[], values: Values) =>
  codes.map((indicator) => ({
    __typename: 'Figure',
    indicator,
    value: values[indicator] ?? 0,
    atLeast: indicator === 'PEOPLE_REACHED',
    approx: false,
    uncounted: indicator === 'LOSS_AVOIDED' ? 2 : 0,
    withheld: 0,
    toCheck: 0,
    spanning: null,
    goesOn: null,
  }));
const rollup = (codes: readonly IndicatorCode[], values: Values, due = 128) => ({
  __typename: 'Rollup',
  tenantsDue: due,
  tenantsContributing: due - 1,
  figures: figures(codes, values),
});
const CAMPAIGN = '0195a2c4-0000-7000-8000-000000000001';

let sessions = 437;
function wall(variables: never) {
  const { period, indicators, columns, withTasks } = variables as unknown as {
    period: string;
    indicators: IndicatorCode[];
    columns: IndicatorCode[];
    withTasks: boolean;
  };
  return {
    region: {
      __typename: 'Region',
      code: '340299',
      name: '清河县',
      level: 'COUNTY',
      rollup: {
        ...rollup(indicators, { ...NOW, SESSIONS: sessions }),
        period,
        asOf: '2026-11-05T01:42:00Z',
        reachedDay: null,
        previous: { ...rollup(indicators, { SESSIONS: 404 }), period: '2026-09' },
        sameLastYear: { ...rollup(indicators, { SESSIONS: 389 }), period: '2025-10' },
        series: [
          { __typename: 'SeriesPoint', month: '2026-09', value: 404, atLeast: false, lastYear: 380, spanning: null },
          {
            __typename: 'SeriesPoint',
            month: '2026-10',
            value: sessions,
            atLeast: false,
            lastYear: 389,
            spanning: null,
          },
        ],
        households: { __typename: 'HouseholdRollup', overlap: 168 },
      },
      year: rollup(['HOUSEHOLDS_COVERED', 'HOUSEHOLD_COVERAGE'], {
        HOUSEHOLDS_COVERED: 72_863,
        HOUSEHOLD_COVERAGE: 61.4,
      }),
      children: [102, 101].map((town) => ({
        __typename: 'Region',
        code: `340299${town}`,
        name: town === 101 ? '清河镇' : '青山镇',
        level: 'TOWN',
        rollup: rollup(columns, { SESSIONS: 50, HOUSEHOLDS_COVERED: 4_135 }, 20),
        year: rollup(['HOUSEHOLD_COVERAGE'], { HOUSEHOLD_COVERAGE: 58.4 }),
      })),
      directRollup: rollup(columns, {}, 0),
      directYear: rollup(['HOUSEHOLD_COVERAGE'], {}),
    },
    campaigns: {
      __typename: 'CampaignConnection',
      edges: [
        {
          node: {
            __typename: 'Campaign',
            id: CAMPAIGN,
            title: '金秋护老',
            tenant: { __typename: 'Tenant', id: 't9', region: { __typename: 'Region', code: '340299' } },
            tasks: [{ __typename: 'CampaignTask', id: 'k1', title: '宣传活动 2 场' }],
            reception: [
              {
                __typename: 'CampaignReception',
                regionCode: '340299101',
                sector: 'EDUCATION',
                addressed: 80,
                received: 74,
              },
            ],
          },
        },
      ],
    },
    ...(withTasks && {
      campaignMatrix: {
        __typename: 'CampaignMatrixConnection',
        totals: {
          __typename: 'CampaignMatrixTotals',
          tasks: [
            {
              __typename: 'CampaignTaskTotals',
              taskId: 'k1',
              states: [
                { __typename: 'TaskStateCount', state: 'MET', count: 41 },
                { __typename: 'TaskStateCount', state: 'LATE', count: 3 },
              ],
            },
          ],
        },
      },
    }),
  };
}

let api: ApiStub;
let page: VueWrapper;
let router: Router;
/** What the server says on the stream; null while it has none. */
let stream: { say(): void; end(): void } | null;
let withStream: boolean;

async function open(path: string): Promise<void> {
  setActivePinia(createPinia());
  api = stubApi({ SignIn: () => ({ signIn: aCountyOfficial() }), SignOut: () => ({ signOut: true }), Wall: wall });
  const answered = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (!String(init?.body).includes('subscription')) return answered(input, init);
    if (!withStream) throw new TypeError('Failed to fetch');
    let push: (text: string) => void = () => undefined;
    let close: () => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        push = (text) => controller.enqueue(new TextEncoder().encode(text));
        close = () => controller.close();
      },
    });
    stream = {
      say: () => push('event: next\ndata: {"data":{"figuresChanged":{"regionCode":"340299","asOf":""}}}\n\n'),
      end: close,
    };
    return new Response(body as never, { headers: { 'content-type': 'text/event-stream' } });
  };
  await useSession().signIn('county', 'secret');
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/wall/:code(\\d+)?', name: 'wall', component: { render: () => null } },
      { path: '/overview/:code(\\d+)?', name: 'overview', component: { render: () => null } },
    ],
  });
  await router.push(path);
  page = mount(WallPage, {
    props: { code: '340299' },
    attachTo: document.body,
    global: { plugins: [i18n, router, [urql, newClient()]] },
  });
  await pass(50);
}

/** Time goes by, and what it brings about comes to rest. */
async function pass(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds);
  for (let round = 0; round < 10; round += 1) await flushPromises();
}

beforeEach(() => {
  jest.useFakeTimers({
    now: new Date('2026-11-05T01:42:00Z'),
    doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'],
  });
  localStorage.clear();
  sessions = 437;
  withStream = true;
  stream = null;
});
afterEach(() => {
  page.unmount();
  jest.useRealTimers();
  document.body.innerHTML = '';
});

const OCTOBER = '/wall/340299?period=2026-10';
const hero = (name: string) => page.findAll('.hero').find((one) => one.find('h2').text() === name)!;

describe('the wall of a county', () => {
  test('shows figures in full, with their signs, and says what is not in them', async () => {
    await open(OCTOBER);
    expect(page.find('h1').text()).toBe('清河县反电信网络诈骗工作');
    expect(page.find('header').text()).toContain('2026-11-05 09:42');
    expect(page.find('header').text()).toContain('应报 128 家，已报 127 家');
    expect(hero('活动场次').text()).toMatch(/437.*环比.*上升8\.2%.*同比.*上升12\.3%.*≥126,412/s);
    expect(hero('立案数').text()).toContain('627,438.50');
    expect(hero('成功劝阻拦截').text()).toMatch(/无金额\s*2/);
    expect(hero('覆盖户数').text()).toMatch(/72,863.*61\.4/s);
    const foot = page.find('footer').text();
    expect(foot).toContain('≥ 表示至少');
    expect(foot).toContain('避免损失金额 2 次');
    expect(foot).toContain('各行相加 8,270 户，多出的 168 户');
  });

  test('lists towns by their codes, then the total, and shows nothing that holds no unit', async () => {
    await open(OCTOBER);
    expect(page.findAll('tbody th').map((one) => one.text())).toEqual(['清河镇', '青山镇']);
    expect(page.find('tfoot').text()).toMatch(/合计\s*127.*\/ 128.*437.*8,102.*61\.4/s);
  });

  test('has no number in the place of the units to be reviewed', async () => {
    await open(OCTOBER);
    expect(page.text()).not.toContain('未审核');
  });

  test('tells how the tasks of the running campaign stand, and whom it has reached', async () => {
    await open(OCTOBER);
    await pass(50);
    expect(page.find('.tasked').text()).toMatch(/金秋护老.*签收 74 \/ 80 家.*宣传活动 2 场.*41.*\/ 44 家.*逾期 3/s);
    expect(page.find('.states').attributes('aria-label')).toContain(
      '已达标 41 家，进行中 0 家，未开始 0 家，逾期 3 家',
    );
  });

  test('opens on the last month that is over, and goes on from there to another', async () => {
    await open('/wall/340299');
    const asked = () => page.find('.period').text();
    const press = async (name: string) => {
      await page.find(`button[aria-label="${name}"]`).trigger('click');
      await pass(50);
    };
    const [opened, next] = [asked(), page.find('button[aria-label="看下一期"]')];
    expect(next.attributes('disabled')).toBeUndefined();
    await press('看下一期');
    // Nothing is to be seen of a month that is still to come.
    expect(page.find('button[aria-label="看下一期"]').attributes('disabled')).toBeDefined();
    expect(router.currentRoute.value.query['period']).toBe('2026-11');
    await press('看上一期');
    expect(asked()).toBe(opened);
    await press('看上一期');
    expect(asked()).not.toBe(opened);
  });

  test('keeps its colours in the address and on this machine', async () => {
    await open(OCTOBER);
    await page.find('button[aria-label="换成深色"]').trigger('click');
    await pass(50);
    expect(page.find('main').classes()).toContain('dark');
    expect(router.currentRoute.value.query).toEqual({ period: '2026-10', theme: 'dark' });
    page.unmount();
    await open('/wall/340299');
    expect(page.find('main').classes()).toContain('dark');
    page.unmount();
    await open('/wall/340299?theme=light');
    expect(page.find('main').classes()).toContain('light');
  });
});

describe('a change', () => {
  test('is on the wall a few seconds after it is told, however often it is told', async () => {
    await open(OCTOBER);
    await pass(10_000);
    const before = api.sent('Wall').length;
    sessions = 440;
    for (let told = 0; told < 5; told += 1) stream!.say();
    await pass(5_000);
    expect(hero('活动场次').text()).toContain('440');
    expect(api.sent('Wall').length).toBe(before + 1);
    for (let told = 0; told < 20; told += 1) {
      stream!.say();
      await pass(500);
    }
    expect(api.sent('Wall').length).toBeLessThanOrEqual(before + 4);
    expect(page.find('.behind').exists()).toBe(false);
  });

  test('is asked for every minute where nobody tells of it, and that is said', async () => {
    withStream = false;
    await open(OCTOBER);
    await pass(30_000);
    expect(page.find('.behind').text()).toBe('没有收到变动通知，改为每分钟更新一次');
    const before = api.sent('Wall').length;
    sessions = 441;
    await pass(125_000);
    expect(hero('活动场次').text()).toContain('441');
    expect(api.sent('Wall').length).toBe(before + 2);
    withStream = true;
    await pass(60_000);
    expect(page.find('.behind').exists()).toBe(false);
  });

  test('that cannot be asked for takes nothing from the wall, which says so', async () => {
    await open(OCTOBER);
    await pass(10_000);
    api.on({ Wall: () => OFFLINE });
    stream!.say();
    await pass(5_000);
    expect(hero('活动场次').text()).toContain('437');
    expect(page.find('.behind').text()).toBe('没能更新，是上面时间的数字');
  });
});

test('a minute before the end of half an hour without a hand it says so; moving the mouse goes on', async () => {
  await open(OCTOBER);
  await pass(28 * 60_000);
  expect(page.find('.idle').exists()).toBe(false);
  await pass(70_000);
  expect(page.find('[role="alert"]').text()).toMatch(/屏幕将在 \d+ 秒后退出登录/);
  window.dispatchEvent(new Event('pointermove'));
  await pass(1_500);
  expect(page.find('.idle').exists()).toBe(false);
  await pass(25 * 60_000);
  expect(useSession().signedIn).toBe(true);
  await pass(6 * 60_000);
  expect(useSession().signedIn).toBe(false);
});
