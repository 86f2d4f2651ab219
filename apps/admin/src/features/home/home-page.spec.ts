import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { aConnection, anActivity, ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aSessionOf, aHouseholdVisit, householdVisitPage } from '../../../test/support/ledger-stub.js';
import { keptDrafts, openPage, settle, until } from '../../../test/support/mount-page.js';
import { draftShelf } from '../../records/drafts/draft-store.js';
import { ledgers } from '../../ledgers.js';
import { figureGroups, homeLedgers } from './home-ledgers.js';
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
const aWarning = {
  __typename: 'Warning',
  id: 'w1',
  title: '2026年第41期',
  body: '冒充客服',
  publishedOn: '2026-11-20',
  acknowledgedOn: null,
};
const warnings = (nodes: Record<string, unknown>[]) => ({
  warnings: {
    __typename: 'WarningConnection',
    totalCount: nodes.length,
    edges: nodes.map((node) => ({ __typename: 'WarningEdge', node })),
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

beforeEach(() => {
  toConfirm = [];
  localStorage.clear();
  api = stubApi({
    UnitHome: ({ indicators }: { indicators: string[] }) => ({
      tenant: {
        __typename: 'Tenant',
        id: 't1',
        rollup: {
          __typename: 'Rollup',
          period: '2026-11',
          asOf: '2026-11-22T02:00:00Z',
          figures: indicators.map((code, at) => aFigure(code, at)),
          reachedDay: '2026-11-22',
          previous: { __typename: 'Rollup', period: '2026-10', figures: [] },
        },
      },
      activities: aConnection([anActivity()]),
      ...householdVisitPage([aHouseholdVisit()]),
      ...warnings([aWarning]),
      interceptions: aConnection([]),
      toConfirm: aConnection(toConfirm),
    }),
  });
});
afterEach(() => page?.unmount());

describe('what a unit of a kind is offered', () => {
  test('is three ledgers to record in, and the others small', () => {
    expect(homeLedgers(ledgers, 'POLICE').big.map(({ ledger }) => ledger)).toEqual([
      'ACTIVITIES',
      'HOUSEHOLD_VISITS',
      'FRAUD_CASES',
    ]);
    expect(homeLedgers(ledgers, 'BANK').big.map(({ ledger }) => ledger)).toEqual([
      'ACTIVITIES',
      'HOUSEHOLD_VISITS',
      'INTERCEPTIONS',
    ]);
    expect(homeLedgers(ledgers, 'HOSPITAL').big.map(({ ledger }) => ledger)).toEqual([
      'ACTIVITIES',
      'INTERCEPTIONS',
      'INSPECTIONS',
    ]);
    expect(homeLedgers(ledgers, 'POLICE').small.map(({ ledger }) => ledger)).toContain('INTERCEPTIONS');
  });

  test('are figures of its own ledgers only', () => {
    expect(figureGroups('SCHOOL').map(({ name }) => name)).toEqual(['publicity', 'households', 'leadership']);
    expect(figureGroups('HOSPITAL').map(({ name }) => name)).toEqual(['publicity', 'leadership']);
    expect(figureGroups('BANK').find(({ name }) => name === 'crime')?.indicators).toEqual([
      'INTERCEPTIONS',
      'LOSS_AVOIDED',
    ]);
  });
});

describe('the home of a unit', () => {
  const open = async () => {
    ({ wrapper: page } = await openPage(HomePage, api, { path: '/', session: aSessionOf('COMMUNITY') }));
    await until(() => page.find('.mini').exists());
  };

  test('shows the month in all its ledgers, and the last record of each ledger', async () => {
    await open();
    expect(page.findAll('.ledger').map((one) => one.text())).toEqual(['宣传活动', '入户走访', '领导小组']);
    expect(page.findAll('.big3 a').map((one) => one.attributes('href'))).toEqual(
      expect.arrayContaining(['/activities/new', '/household-visits/new']),
    );
    expect(page.find('.big3 a[href="/household-visits/new"]').text()).toContain('青荷社区');
    expect(api.sent('UnitHome')[0]).toMatchObject({ householdVisits: true, fraudCases: false, interceptions: true });
  });

  test('has warnings acknowledged, each once', async () => {
    api.on({ AcknowledgeHomeWarning: () => ({ acknowledgeWarning: { ...aWarning, acknowledgedOn: '2026-11-22' } }) });
    await open();
    await until(() => page.find('.warnitem').exists());
    await page.find('.warnitem button').trigger('click');
    await settle(20);
    expect(api.sent('AcknowledgeHomeWarning')).toEqual([{ id: 'w1' }]);
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

  test('says why a warning could not be acknowledged, and keeps it', async () => {
    api.on({ AcknowledgeHomeWarning: () => new ApiError({ code: 'FORBIDDEN' }) });
    await open();
    await until(() => page.find('.warnitem').exists());
    await page.find('.warnitem button').trigger('click');
    await settle(20);
    expect(page.find('[role="alert"]').text()).toContain('没有权限');
    expect(page.find('.warnitem').exists()).toBe(true);
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
