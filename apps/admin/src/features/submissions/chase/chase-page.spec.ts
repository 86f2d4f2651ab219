import { afterEach, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { ApiError, aSession, stubApi } from '../../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../../test/support/mount-page.js';
import { toasts } from '../../../shell/toasts.js';
import ChasePage from './chase-page.vue';

/** An official of an invented county. */
const county = aSession({
  viewer: {
    ...aSession().viewer,
    roles: ['COUNTY_OFFICIAL'],
    tenant: {
      id: 't8',
      name: '区反诈办',
      type: 'AUTHORITY',
      sector: 'LOCAL_GOVERNMENT',
      region: { code: '340210', name: '清河区', level: 'COUNTY' },
    },
    oversight: [{ region: { code: '340210', name: '清河区', level: 'COUNTY' }, sector: null }],
  } as never,
});
let page: VueWrapper;
afterEach(() => page.unmount());

const FORM = {
  __typename: 'SubmissionForm',
  ...{ id: 'f1', version: 1, title: '反诈月报', rhythm: 'MONTH', cutOffDay: null, dueDays: 5, lockDays: 10 },
  ...{ regionCodes: ['340210'], sectors: [], types: ['SCHOOL'], indicators: ['LEAFLETS'], validFrom: '2026-01-01' },
  narratives: [{ __typename: 'SubmissionFormText', key: 'text1', title: '存在问题', required: true }],
  ...{ minutes: 8, retired: false, validTo: null, isOwn: true },
};
const button = (words: string) => page.findAll('button').find((each) => each.text().includes(words));

const connection = (of: string, nodes: readonly object[], totalCount = nodes.length) => ({
  __typename: `${of}Connection`,
  totalCount,
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  edges: nodes.map((node, at) => ({ __typename: `${of}Edge`, cursor: String(at), node })),
});
/** Nothing is missing but reports. */
const NOTHING_ELSE = {
  ChaseReturned: () => ({ submissions: connection('Submission', []) }),
  ChaseReceipts: () => ({ missingCampaignReceipts: connection('MissingCampaignReceipt', []) }),
  ChaseAlerts: () => ({ alerts: connection('Alert', []) }),
  ChaseText: () => ({ chaseText: '【2026年11月月报】还差2家' }),
};
const PLAN = {
  __typename: 'ChasePlan',
  ...{
    version: 0,
    enabled: true,
    soonDays: 3,
    onDueDay: true,
    unitDays: 1,
    authorityDays: 2,
    townDays: 2,
    lineDays: 4,
  },
};
const owing = (id: string, name: string) => ({
  __typename: 'ChaseUnit',
  ...{ submissionId: id, tenantId: `t${id}`, name, regionCode: '340210100', regionName: '湾沚镇', state: 'DRAFT' },
  ...{ zero: null, since: '2026-11-01T00:00:00.000Z', daysOverdue: 3, stage: 'TOWN', returnedCells: 0, reminders: 0 },
  ...{ lastRemindedAt: null, exceptedUntil: null, earlierOwed: 0, campaignsOwed: 0, noticesOwed: 0 },
});
test('a list of those who owe something that is cut says so and goes on', async () => {
  const rate = {
    __typename: 'SubmissionRate',
    ...{ regionCode: null, regionName: null, due: 502, submitted: 0, onTime: 0, reportingRate: 0, onTimeRate: 0 },
  };
  const board = (units: object[], owingCursor: string | null) => ({
    chase: {
      __typename: 'Chase',
      ...{
        asOf: '2026-12-01T00:00:00.000Z',
        dueOn: '2026-11-10',
        lockOn: '2026-12-30',
        owingCursor,
        owing: units,
        plan: PLAN,
      },
      ...{ total: rate, rates: [], lockExceptions: [] },
    },
  });
  const api = stubApi({
    ...NOTHING_ELSE,
    ChaseForms: () => ({ submissionForms: [FORM], owedPeriods: [] }),
    Chase: ({ after }) => (after ? board([owing('s2', '末一所')], null) : board([owing('s1', '头一所')], 'behind')),
  });
  ({ wrapper: page } = await openPage(ChasePage, api, { path: '/chase', session: county }));
  await until(() => page.text().includes('头一所'));
  expect(page.text()).toContain('先列出 1 家，共 502 家未报');
  await button('再列出后面的')?.trigger('click');
  await until(() => page.text().includes('末一所'));
  expect(page.text()).toContain('头一所');
  expect(button('再列出后面的')).toBeUndefined();
});

const REMINDED = { reminders: 1, lastRemindedAt: '2026-11-12T01:30:00.000Z', earlierOwed: 2 };
test('leads to the period before where units owe that, too', async () => {
  const rate = {
    __typename: 'SubmissionRate',
    ...{ regionCode: null, regionName: null, due: 2, submitted: 0, onTime: 0, reportingRate: 0, onTimeRate: 0 },
  };
  const chase = {
    __typename: 'Chase',
    ...{ asOf: '2026-12-01T00:00:00.000Z', dueOn: '2026-11-10', lockOn: '2026-12-30', owingCursor: null },
    ...{ owing: [{ ...owing('s1', '头一所'), ...REMINDED }, owing('s2', '末一所')], total: rate, rates: [] },
    lockExceptions: [],
    plan: PLAN,
  };
  const api = stubApi({
    ...NOTHING_ELSE,
    ChaseForms: () => ({ submissionForms: [FORM], owedPeriods: [] }),
    Chase: () => ({ chase }),
  });
  ({ wrapper: page } = await openPage(ChasePage, api, { path: '/chase', session: county }));
  await until(() => page.text().includes('1 家还欠更早的一期'));
  expect(page.find('.owing .meta').text()).toMatch(/^\d\d-\d\d 起 · 已提醒 1 次 · 最近 11-12 09:30 · 另欠前期 2 期$/u);
  const shown = page.findAll<HTMLOptionElement>('option').filter(({ element }) => element.selected);
  const before = shown.at(-1)?.element.nextElementSibling as HTMLOptionElement;
  const link = page.find('.note a');
  expect(link.text()).toBe(before.textContent);
  expect(link.attributes('href')).toContain(`period=${before.value}`);
});

test('opens on the oldest period that is overdue and not locked, and says how many are owed', async () => {
  const rate = {
    __typename: 'SubmissionRate',
    ...{ regionCode: null, regionName: null, due: 2, submitted: 0, onTime: 0, reportingRate: 0, onTimeRate: 0 },
  };
  const chase = {
    __typename: 'Chase',
    ...{ asOf: '2026-12-01T00:00:00.000Z', dueOn: '2026-11-10', lockOn: '2026-12-30', owingCursor: null },
    ...{ owing: [owing('s1', '头一所')], total: rate, rates: [], lockExceptions: [], plan: PLAN },
  };
  const owed = (formId: string, period: string, lockOn: string, overdue: number) => ({
    __typename: 'OwedPeriod',
    ...{ formId, period, lockOn, owing: 2, overdue },
  });
  const api = stubApi({
    ...NOTHING_ELSE,
    ChaseForms: () => ({
      submissionForms: [FORM, { ...FORM, id: 'f2', title: '宣传月报' }],
      owedPeriods: [
        ...[owed('f2', '2019-03', '2019-06-30', 2), owed('f1', '2026-01', '2099-01-01', 0)],
        ...[owed('f2', '2025-09', '2099-01-01', 1), owed('f2', '2026-02', '2099-01-01', 2)],
      ],
    }),
    Chase: () => ({ chase }),
  });
  const opened = await openPage(ChasePage, api, { path: '/chase', session: county });
  page = opened.wrapper;
  await until(() => page.text().includes('头一所'));
  expect(api.sent('Chase')).toEqual([{ formId: 'f2', period: '2025-09' }]);
  expect(page.text()).toContain('这张报表有 3 期还没报齐，其中 3 期有单位逾期');
  const options = page.findAll('option').map((option) => option.text());
  expect(options).toContain('2025年9月 · 还差 2 家');
  expect(options.at(-1)).toBe('2019年3月 · 还差 2 家');
  await opened.router.replace('/chase?form=f1');
  await until(() => api.sent('Chase').length === 2);
  // Nobody is overdue there: the newest period.
  expect(page.text()).toContain('这张报表有 1 期还没报齐，都没有逾期');
  expect(api.sent('Chase')[1]).toEqual({ formId: 'f1', period: page.findAll('option')[2]?.attributes('value') });
});

test('shows the plan and the text for the chat, reminds many at once and tells who was left out', async () => {
  const rate = {
    __typename: 'SubmissionRate',
    ...{ regionCode: null, regionName: null, due: 2, submitted: 0, onTime: 0, reportingRate: 0, onTimeRate: 0 },
  };
  const chase = {
    __typename: 'Chase',
    ...{ asOf: '2026-12-01T00:00:00.000Z', dueOn: '2026-11-10', lockOn: '2026-12-30', owingCursor: null },
    ...{
      owing: [{ ...owing('s1', '头一所'), campaignsOwed: 2, noticesOwed: 1 }, owing('s2', '末一所')],
      total: rate,
      rates: [],
      lockExceptions: [],
      plan: PLAN,
    },
  };
  const api = stubApi({
    ...NOTHING_ELSE,
    ChaseForms: () => ({ submissionForms: [FORM], owedPeriods: [] }),
    Chase: () => ({ chase }),
    Remind: ({ ids }) => ({
      remind: { __typename: 'Reminded', reminded: (ids as string[]).length - 1, leftOut: 1 },
    }),
  });
  ({ wrapper: page } = await openPage(ChasePage, api, { path: '/chase', session: county }));
  await until(() => page.find<HTMLTextAreaElement>('textarea').element?.value.includes('还差2家'));
  expect(page.findAll('.owing li').map((row) => /另欠.*份/u.exec(row.text().replace(/\s+/gu, ' '))?.[0])).toEqual([
    ...['另欠专项签收 2 项 · 另欠通报签收 1 份', undefined],
  ]);
  const steps = page.findAll('.esc li').map((step) => step.text());
  expect(steps.map((step) => /(应报日|提醒单位|告知属地|告知条线|锁定)/u.exec(step)?.[0])).toEqual([
    ...['应报日', '提醒单位', '告知属地', '告知条线', '锁定'],
  ]);
  expect(steps[2]).toContain('11-12');
  expect(steps[2]).toContain('2 家');
  expect(page.text()).toContain('这张表这一期没有批过例外');
  await button('全选')?.trigger('click');
  await button('提醒这 2 家')?.trigger('click');
  await settle(20);
  expect(api.sent('Remind')).toEqual([{ ids: ['s1', 's2'] }]);
  expect(toasts.map(({ text }) => text).join()).toContain('已提醒 1 家，另有 1 家半小时内刚提醒过');
  await page.find('.owing input').setValue(true);
  await button('提醒这 1 家')?.trigger('click');
  await until(() => toasts.some(({ text }) => text === '这 1 家半小时内刚提醒过，没有再发'));
});

// A unit that left the list is not counted; what was asked for says in its own dialog why it was refused.
test('who left the list is not counted, and an exception says why it was refused', async () => {
  const rateOf = (due: number) => ({
    __typename: 'SubmissionRate',
    ...{ regionCode: null, regionName: null, due, submitted: 0, onTime: 0, reportingRate: null, onTimeRate: null },
  });
  const chase = (units: object[]) => ({
    __typename: 'Chase',
    ...{ asOf: '2026-12-01T00:00:00.000Z', dueOn: '2099-11-10', lockOn: '2099-11-20', owingCursor: null, plan: PLAN },
    ...{ owing: units, total: rateOf(units.length), rates: [], lockExceptions: [] },
  });
  const api = stubApi({
    ...NOTHING_ELSE,
    ChaseForms: () => ({ submissionForms: [FORM], owedPeriods: [] }),
    Chase: ({ period }) => ({
      chase: chase(period === '2026-01' ? [] : [owing('s1', '头一所'), owing('s2', '末一所')]),
    }),
    GrantException: () => new ApiError({ code: 'CONFLICT', reason: 'ALREADY_EXISTS' }, '已经有一个例外'),
  });
  const opened = await openPage(ChasePage, api, { path: '/chase', session: county });
  page = opened.wrapper;
  await until(() => page.text().includes('头一所'));
  await button('全选')?.trigger('click');
  expect(button('提醒这 2 家')).toBeDefined();
  await button('批例外')?.trigger('click');
  const warned = () => page.find('dialog').text().includes('应报日之前就到期');
  expect(warned()).toBe(false);
  await page.find('#expiresOn').setValue('2099-11-09');
  expect(warned()).toBe(true);
  await page.find('#expiresOn').setValue('2099-11-10');
  expect(warned()).toBe(false);
  const onlyQuiet = () => page.find('dialog').text().includes('锁定日是 2099-11-20');
  expect(onlyQuiet()).toBe(true);
  await page.find('#expiresOn').setValue('2099-11-21');
  expect(onlyQuiet()).toBe(false);
  await page.find('#reason').setValue('系统升级');
  await page.find('dialog form').trigger('submit');
  await until(() => page.find('dialog [role=alert]').exists());
  await button('取消')?.trigger('click');
  const [, periods] = page.findAll('select');
  await periods?.setValue('2026-01');
  await until(() => page.text().includes('这一期没有单位要报'));
  expect(page.text()).not.toContain('全部报齐');
  await periods?.setValue('2026-02');
  await until(() => page.text().includes('头一所'));
  expect(button('提醒这 0 家')).toBeDefined();
});

test('changes the plan of reminders; where somebody else was first, theirs and mine are shown', async () => {
  const rate = {
    __typename: 'SubmissionRate',
    ...{ regionCode: null, regionName: null, due: 2, submitted: 0, onTime: 0, reportingRate: 0, onTimeRate: 0 },
  };
  let plan = PLAN;
  const chase = () => ({
    __typename: 'Chase',
    ...{ asOf: '2026-12-01T00:00:00.000Z', dueOn: '2026-11-10', lockOn: '2026-12-30', owingCursor: null },
    ...{ owing: [owing('s1', '头一所')], total: rate, rates: [], lockExceptions: [], plan },
  });
  const api = stubApi({
    ...NOTHING_ELSE,
    ChaseForms: () => ({ submissionForms: [FORM], owedPeriods: [] }),
    Chase: () => ({ chase: chase() }),
    ChangeChasePlan: ({ version }) => {
      if (Number(version) < 2) {
        plan = { ...PLAN, version: Number(version) + 1, lineDays: 9 };
        return new ApiError({ code: 'CONFLICT', reason: 'VERSION_CHANGED' }, '别人刚刚改过');
      }
      plan = { ...PLAN, version: 3, townDays: 6, lineDays: null as never };
      return { changeChasePlan: { __typename: 'ChasePlan', version: 3 } };
    },
  });
  ({ wrapper: page } = await openPage(ChasePage, api, { path: '/chase', session: county }));
  await until(() => page.text().includes('头一所'));
  expect(page.text()).toContain('应报日前 3 天提醒单位；应报日当天再提醒一次；逾期 2 天告诉本机关还差几家');
  await button('修改计划')?.trigger('click');
  await page.find('#plan-townDays').setValue('6');
  await page.find('#plan-lineDays').setValue('');
  await page.find('dialog form').trigger('submit');
  await until(() => page.find('dialog .conflict').exists());
  expect(page.find<HTMLInputElement>('#plan-townDays').element.value).toBe('6');
  expect(page.find('.conflict').text()).toContain('您修改时，别人改过这份提醒计划');
  expect(page.findAll('.conflict tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))).toEqual([
    ['逾期几天告知属地', '2', '6'],
    ['逾期几天告知条线', '9', '—'],
  ]);
  // Nothing is sent until one of the two is chosen.
  await page.find('dialog form').trigger('submit');
  await settle(20);
  expect(api.sent('ChangeChasePlan')).toHaveLength(1);
  await button('以对方的为准')?.trigger('click');
  expect(page.find('.conflict').exists()).toBe(false);
  expect(page.find<HTMLInputElement>('#plan-lineDays').element.value).toBe('9');
  await page.find('#plan-townDays').setValue('6');
  await page.find('#plan-lineDays').setValue('');
  await page.find('dialog form').trigger('submit');
  await until(() => page.find('dialog .conflict').exists());
  await button('保留我的改动')?.trigger('click');
  expect(page.find('.conflict').exists()).toBe(false);
  await page.find('dialog form').trigger('submit');
  await settle(20);
  const input = { enabled: true, onDueDay: true, soonDays: 3, unitDays: 1, authorityDays: 2 };
  expect(api.sent('ChangeChasePlan')).toEqual(
    [0, 1, 2].map((version) => ({ formId: 'f1', version, input: { ...input, townDays: 6, lineDays: null } })),
  );
  expect(page.find('dialog').exists()).toBe(false);
  await until(() => page.findAll('.esc li').length === 4);
  expect(page.findAll('.esc li')[2]?.text()).toContain('11-16');
});

test('lists what was returned, receipts and alerts, each behind its tab with its number', async () => {
  const submission = {
    __typename: 'Submission',
    ...{
      id: 'r1',
      formId: 'f',
      title: '反诈月报',
      rhythm: 'MONTH',
      period: '2026-11',
      dueOn: '2026-12-05',
      version: 4,
    },
    ...{ state: 'RETURNED', late: true, round: 1, zero: null, submittedAt: null, returnedCells: 2 },
    returnedAt: '2026-12-01T02:00:00.000Z',
    tenant: { __typename: 'Tenant', id: 't1', name: '退回小学' },
    region: { __typename: 'Region', code: '340210100', name: '湾沚镇' },
  };
  const receipt = {
    __typename: 'MissingCampaignReceipt',
    ...{ campaignId: 'c1', title: '金秋护老', documentNumber: null, tenantId: 't2', name: '未签小学', daysOverdue: 3 },
    ...{ reportsOwed: 2, noticesOwed: 0 },
    ...{ regionName: '湾沚镇', since: '2026-11-20T02:00:00.000Z', receiveBy: '2026-11-28' },
  };
  const alert = {
    __typename: 'Alert',
    ...{ id: 'a1', level: 'HIGH', receivedAt: '2026-11-30T02:00:00.000Z', dueAt: '2026-11-30T04:00:00.000Z' },
    assignee: { __typename: 'AlertAssignee', id: 't3', name: '未答社区' },
    reminders: [
      { __typename: 'AlertReminder', remindedAt: '2026-12-01T02:00:00.000Z', unitId: 't3' },
      { __typename: 'AlertReminder', remindedAt: '2026-11-30T06:00:00.000Z', unitId: 't9' },
    ],
    region: { __typename: 'Region', code: '340210100', name: '湾沚镇' },
    tenant: { __typename: 'Tenant', id: 't4', name: '区分局' },
  };
  const api = stubApi({
    ChaseForms: () => ({ submissionForms: [], owedPeriods: [] }),
    ChaseReturned: () => ({ submissions: connection('Submission', [submission]) }),
    ChaseReceipts: () => ({ missingCampaignReceipts: connection('MissingCampaignReceipt', [receipt], 6) }),
    ChaseAlerts: () => ({ alerts: connection('Alert', [alert], 9) }),
    Remind: () => ({ remind: { __typename: 'Reminded', reminded: 1, leftOut: 0 } }),
    RemindOfAlerts: () => ({ remindOfAlerts: { __typename: 'Reminded', reminded: 1, leftOut: 0 } }),
    AlertChaseText: () => ({ alertChaseText: '【预警劝阻】1家有1条预警逾期未反馈' }),
  });
  const opened = await openPage(ChasePage, api, { path: '/chase?tab=returned', session: county });
  page = opened.wrapper;
  await until(() => page.text().includes('退回小学'));
  expect(page.findAll('.tabs a').map((tab) => tab.text().replace(/\s+/gu, ' '))).toEqual([
    ...['报表', '退回未改 1', '专项行动签收 6', '预警 9'],
  ]);
  expect(page.text()).toContain('退回 2 格未改');
  expect(api.sent('ChaseReturned')[0]).toMatchObject({ filter: { states: ['RETURNED'], asked: true } });
  await page.find('.owing input').setValue(true);
  await button('提醒这 1 份')?.trigger('click');
  await settle(20);
  expect(api.sent('Remind')).toEqual([{ ids: ['r1'] }]);
  expect(toasts.map(({ text }) => text).join()).toContain('已提醒 1 份');
  await opened.router.replace('/chase?tab=receipts');
  await until(() => page.text().includes('未签小学'));
  expect(page.text()).toContain('逾期 3 天');
  expect(page.text()).toContain('另欠报表 2 份');
  expect(page.text()).not.toContain('另欠通报签收');
  await opened.router.replace('/chase?tab=alerts');
  await until(() => page.text().includes('未答社区'));
  expect(page.text()).toContain('等级：高');
  expect(api.sent('ChaseAlerts')[0]).toMatchObject({ filter: { state: 'OVERDUE' } });
  // Of the unit before it was passed on nothing is counted.
  expect(page.text()).toContain('已提醒 1 次');
  await until(() => page.find<HTMLTextAreaElement>('textarea').element?.value.includes('逾期未反馈'));
  await page.find('.owing input').setValue(true);
  await button('催办这 1 条')?.trigger('click');
  await settle(20);
  expect(api.sent('RemindOfAlerts')).toEqual([{ ids: ['a1'] }]);
  expect(toasts.map(({ text }) => text).join()).toContain('已催办 1 条，每家单位收到一条通知');
});
