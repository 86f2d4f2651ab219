import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { aConnection, anActivity, ApiError, aSession, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aSessionOf } from '../../../test/support/ledger-stub.js';
import { keptDrafts, openPage, settle, until } from '../../../test/support/mount-page.js';
import { draftShelf } from '../../records/drafts/draft-store.js';
import { ledgers } from '../../ledgers.js';
import { figuresOf, homeLedgers } from './home-ledgers.js';
import HomePage from './home-page.vue';

let api: ApiStub;
let page: VueWrapper;
const aFigure = (indicator: string, value: number) => ({
  __typename: 'Figure',
  indicator,
  value,
  atLeast: false,
  approx: false,
  uncounted: 0,
  withheld: 0,
  toCheck: 0,
});
const aNotice = {
  __typename: 'Notice',
  id: 'w1',
  title: '2026年第41期',
  body: '冒充客服',
  publishedOn: '2026-11-20',
  acknowledgedOn: null,
};
const notices = (nodes: Record<string, unknown>[]) => ({
  notices: {
    __typename: 'NoticeConnection',
    totalCount: nodes.length,
    edges: nodes.map((node) => ({ __typename: 'NoticeEdge', node })),
  },
});

let toConfirm: Record<string, unknown>[] = [];
const aParticipation = {
  __typename: 'Interception',
  id: 'i1',
  version: 3,
  occurredOn: '2026-11-20',
  venue: 'COUNTER',
  count: 2,
  countQualifier: 'EXACT',
  amount: '50000.00',
  amountQualifier: 'EXACT',
  tenant: { __typename: 'Tenant', id: 'b1', name: '湖畔储蓄所' },
};

const aRollup = (indicators: string[]) => ({
  __typename: 'Rollup',
  period: '2026-11',
  asOf: '2026-11-22T02:00:00Z',
  reachedDay: '2026-11-22',
  tenantsDue: 9,
  tenantsContributing: 7,
  figures: indicators.map((code, at) => aFigure(code, 40 + at)),
  previous: {
    __typename: 'Rollup',
    period: '2026-10-01/2026-10-22',
    tenantsContributing: 1,
    figures: indicators.map((code) => aFigure(code, 20)),
  },
  sameLastYear: { __typename: 'Rollup', period: '2025-11-01/2025-11-22', tenantsContributing: 0, figures: [] },
});
const aRecord = (change: Record<string, unknown>) => ({
  __typename: 'DueRecord',
  kind: 'INSPECTION',
  recordId: 'n1',
  label: '收款码检查',
  since: '2026-11-01',
  dueOn: '2026-11-15',
  isOverdue: true,
  tenant: { __typename: 'Tenant', id: 't1', name: '青荷社区' },
  ...change,
});
const aDue = (code: string, records: Record<string, unknown>[], overdue = 0) => ({
  __typename: 'Due',
  kind: records[0]?.['kind'],
  code,
  count: records.length,
  countIsExact: true,
  overdue,
  records,
});
let dues: Record<string, unknown>[] = [];

beforeEach(() => {
  toConfirm = [];
  dues = [aDue('HAZARD_TO_RECTIFY', [aRecord({})], 1)];
  localStorage.clear();
  api = stubApi({
    Home: ({ indicators, isUnit }: { indicators: string[]; isUnit: boolean }) => ({
      dues,
      latestRecords: [
        {
          ...aRecord({ kind: 'ACTIVITY', recordId: 'a1', label: '礼堂讲座', day: '2026-11-20' }),
          __typename: 'RecordEntry',
          amounts: [{ __typename: 'RecordAmount', indicator: 'PARTICIPANTS', value: 120, qualifier: 'EXACT' }],
        },
        {
          ...aRecord({ kind: 'HOUSEHOLD_VISIT', recordId: 'v1', label: '青荷社区', day: '2026-11-03' }),
          __typename: 'RecordEntry',
          amounts: [],
        },
      ],
      ...(isUnit
        ? {
            tenant: { __typename: 'Tenant', id: 't1', rollup: aRollup(indicators) },
            activities: aConnection([anActivity()]),
          }
        : { region: { __typename: 'Region', code: '340299', name: '清河县', rollup: aRollup(indicators) } }),
      ...notices([aNotice]),
      toConfirm: aConnection(toConfirm),
    }),
    DueCounts: () => ({ dues: [], evaluationSchemes: { __typename: 'EvaluationSchemeConnection', totalCount: 0 } }),
    AccessChanges: () => ({ accessChanges: [] }),
  });
});
afterEach(() => page?.unmount());

describe('what a unit of a kind is offered', () => {
  test('is four ledgers to record in, and the others small', () => {
    const big = (type: Parameters<typeof homeLedgers>[1]) => homeLedgers(ledgers, type).big.map(({ ledger }) => ledger);
    expect(big('POLICE')).toEqual(['ACTIVITIES', 'HOUSEHOLD_VISITS', 'FRAUD_CASES', 'INTERCEPTIONS']);
    expect(big('BANK')).toEqual(['ACTIVITIES', 'HOUSEHOLD_VISITS', 'INTERCEPTIONS', 'INSPECTIONS']);
    expect(big('HOSPITAL')).toEqual(['ACTIVITIES', 'INTERCEPTIONS', 'INSPECTIONS', 'VICTIM_FOLLOWUP']);
    expect(homeLedgers(ledgers, 'POLICE').small.map(({ ledger }) => ledger)).toContain('FUNDS_ACTIONS');
  });

  test('are figures of its own ledgers only', () => {
    expect(figuresOf('SCHOOL')).toContain('HOUSEHOLDS_COVERED');
    expect(figuresOf('SCHOOL')).not.toContain('INTERCEPTIONS');
    expect(figuresOf('HOSPITAL')).not.toContain('HOUSEHOLD_VISITS');
    expect(figuresOf('BANK')).toEqual(expect.arrayContaining(['INTERCEPTIONS', 'LOSS_AVOIDED']));
    expect(figuresOf('BANK')).not.toContain('FROZEN');
  });
});

describe('the home of a unit', () => {
  const open = async (path = '/') => {
    ({ wrapper: page } = await openPage(HomePage, api, { path, session: aSessionOf('COMMUNITY') }));
    await until(() => page.find('.mini').exists());
  };

  test('counts what submissions, campaigns and letters ask for as well', async () => {
    const todo = {
      nextDueOn: '2026-12-05',
      overdue: 1,
      owing: 0,
      owingOverdue: 0,
      returned: 1,
      toSubmit: 1,
      toReview: 0,
    };
    const letters = {
      ...{ __typename: 'SupervisionTodo', nextDueOn: '2026-12-05', awaitedOverdue: 0 },
      ...{ toReceive: 2, toAnswer: 1, overdue: 1, toReview: 0, awaited: 9 },
    };
    api.on({
      SubmissionTodo: () => ({ submissionTodo: { __typename: 'SubmissionTodo', ...todo } }),
      HomeCampaigns: () => ({ campaigns: { __typename: 'CampaignConnection', totalCount: 1, edges: [] } }),
      HomeSupervision: () => ({ supervisionTodo: letters }),
    });
    await open();
    await until(() => page.get('h1').text() === '有 7 件事要办，3 件已逾期');
  });

  test('says how much is due, and leads to each record by one press', async () => {
    dues.push(
      aDue('PLAN_TO_REPORT', [
        aRecord({ kind: 'ACTIVITY', recordId: 'p1', label: '班会', isOverdue: false, dueOn: '2026-11-30' }),
      ]),
    );
    await open();
    expect(page.get('h1').text()).toBe('有 2 件事要办，1 件已逾期');
    const rows = page.findAll('.todo tbody tr');
    expect(rows.map((row) => row.get('b').text())).toEqual(['补隐患的整改结果：收款码检查', '填活动结果：班会']);
    expect(rows.map((row) => row.get('a').attributes('href'))).toEqual(['/inspections/n1', '/activities/p1']);
    expect(rows[0]!.classes()).toContain('late');
    expect(rows[0]!.get('.tag').text()).toMatch(/^逾期 \d+ 天$/);
  });

  test('says so where nothing is due', async () => {
    dues = [];
    await open();
    expect(page.get('h1').text()).toBe('没有要办的事');
    expect(page.find('.todo').exists()).toBe(false);
    expect(page.text()).toContain('所有台账都办完了');
  });

  test('shows the month against the same days before, the latest records, and what to record', async () => {
    await open();
    const [first] = page.findAll('.mini tbody tr');
    expect(first!.text()).toContain('宣传活动');
    expect(first!.get('.gr').text()).toContain('倍');
    expect(page.get('.wip').text()).toBe('未完 22/30 天');
    const latest = page.findAll('.recent > li');
    expect(latest.map((row) => row.get('a').attributes('href'))).toEqual(['/activities/a1', '/household-visits/v1']);
    expect(latest[0]!.text()).toContain('120 人次');
    expect(page.findAll('.big a').map((one) => one.attributes('href'))).toEqual(
      expect.arrayContaining(['/activities/new', '/household-visits/new']),
    );
    expect(page.get('.big a[href="/household-visits/new"]').text()).toContain('上次');
    expect(api.sent('Home')[0]).toMatchObject({ isUnit: true, interceptions: true });
  });

  test('has notices acknowledged, each once', async () => {
    api.on({ AcknowledgeHomeNotice: () => ({ acknowledgeNotice: { ...aNotice, acknowledgedOn: '2026-11-22' } }) });
    await open();
    await until(() => page.find('.warnitem').exists());
    await page.find('.warnitem button').trigger('click');
    await settle(20);
    expect(api.sent('AcknowledgeHomeNotice')).toEqual([{ id: 'w1' }]);
    expect(page.find('.warnitem').exists()).toBe(false);
  });

  test.each([
    ['confirms', 0, 'ConfirmHomeParticipation', 'confirmParticipation'],
    ['declines', 1, 'DeclineHomeParticipation', 'declineParticipation'],
  ] as const)('%s that the unit took part, for the version that was shown', async (_what, button, operation, field) => {
    toConfirm = [aParticipation];
    api.on({ [operation]: () => ({ [field]: { __typename: 'Interception', id: 'i1', version: 3, joinedBy: [] } }) });
    await open();
    await until(() => page.find('.jointitem').exists());
    expect(page.find('.jointitem').text()).toContain('湖畔储蓄所');
    await page.findAll('.jointitem button')[button]?.trigger('click');
    await settle(20);
    expect(api.sent(operation)).toEqual([{ id: 'i1', version: 3 }]);
    expect(page.find('.jointitem').exists()).toBe(false);
  });

  test('says why a notice could not be acknowledged, and keeps it', async () => {
    api.on({ AcknowledgeHomeNotice: () => new ApiError({ code: 'FORBIDDEN' }) });
    await open();
    await until(() => page.find('.warnitem').exists());
    await page.find('.warnitem button').trigger('click');
    await settle(20);
    expect(page.find('[role="alert"]').text()).toContain('没有权限');
    expect(page.find('.warnitem').exists()).toBe(true);
  });

  test('says what failed, and still offers what is to be recorded', async () => {
    api.on({ Home: () => new ApiError({ code: 'UNAVAILABLE' }) });
    ({ wrapper: page } = await openPage(HomePage, api, { path: '/', session: aSessionOf('COMMUNITY') }));
    await until(() => page.find('[role="alert"]').exists());
    expect(page.get('[role="alert"]').text()).toContain('系统暂时不可用');
    expect(page.find('.todo').exists()).toBe(false);
    expect(page.find('.big a').exists()).toBe(true);
  });

  test('lists the drafts of all ledgers, leads back to each, and drops one by two presses', async () => {
    const session = aSessionOf('COMMUNITY');
    const shelf = draftShelf(session.viewer.id, session.viewer.tenant.id, 'another-tab');
    const aDraft = (id: string, form: string, about: string, title: string, minute: number) =>
      shelf.put({ id, form, about, title, content: { savedAt: `2026-11-28T02:0${minute}:00Z` } });
    aDraft('d1', 'activity', 'new', '礼堂讲座', 1);
    aDraft('d2', 'household-visit', '340299101001', '青荷社区 2026-11-28', 2);
    aDraft('d3', 'leadership-group', 'g7', '', 3);
    shelf.hold('d2');
    await open();
    const lines = page.findAll('.drafts li');
    expect(lines.map((line) => line.find('.what b').text())).toEqual(['领导小组', '入户走访', '宣传活动']);
    expect(lines.map((line) => line.find('a').attributes('href'))).toEqual([
      '/leadership-groups/g7/amend?draft=d3',
      '/household-visits/new?draft=d2&community=340299101001',
      '/activities/new?draft=d1',
    ]);
    expect(lines[0]!.text()).toContain('修改');
    expect([lines[1]!.text(), lines[1]!.find('button').exists()]).toEqual([
      expect.stringContaining('正在另一个窗口'),
      false,
    ]);
    expect(lines[2]!.text()).toContain('礼堂讲座');

    const drop = page.findAll('.drafts li')[2]!.find('button');
    await drop.trigger('click');
    expect(keptDrafts()).toHaveLength(3);
    expect(drop.text()).toBe('确定不要');
    await drop.trigger('click');
    await settle(20);
    expect(
      keptDrafts()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['d2', 'd3']);
    expect(page.findAll('.drafts li')).toHaveLength(2);
  });
});

describe('the home of an official', () => {
  test('is of the region: whose record it is, who has reported, and nothing to record', async () => {
    const session = aSession();
    const county = { __typename: 'Region', code: '340299', name: '清河县', level: 'COUNTY' } as const;
    ({ wrapper: page } = await openPage(HomePage, api, {
      path: '/',
      session: {
        ...session,
        viewer: {
          ...session.viewer,
          roles: ['COUNTY_OFFICIAL'],
          tenant: { ...session.viewer.tenant, type: 'AUTHORITY', region: county },
          oversight: [{ id: 'o1', sector: null, region: county }],
        },
      } as typeof session,
    }));
    await until(() => page.find('.mini').exists());
    expect(page.get('.todo tbody tr').text()).toContain('青荷社区');
    expect(page.get('.todo a').text()).toBe('看记录');
    expect(page.get('#figures-title').text()).toBe('清河县本月');
    expect(page.text()).toContain('已报 7/9 家');
    expect(page.find('.big').exists()).toBe(false);
    expect(api.sent('Home')[0]).toMatchObject({ isUnit: false, region: '340299' });
  });
});
