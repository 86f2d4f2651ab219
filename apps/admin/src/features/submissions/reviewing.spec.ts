import { afterEach, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { ApiError, aSession, stubApi } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import { toasts } from '../../shell/toasts.js';
import ChasePage from './chase/chase-page.vue';
import FormsPage from './forms/forms-page.vue';
import LoadPage from './load/load-page.vue';
import ReviewPage from './review/review-page.vue';

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
const WARNING = {
  __typename: 'FormWarning',
  ...{ kind: 'KNOWN_FIGURE', text: '发放传单数', indicator: 'LEAFLETS', mayBeCell: true },
  ...{ otherForm: null, otherIssuer: null },
};
const button = (words: string) => page.findAll('button').find((each) => each.text().includes(words));

test('a form is warned about while it is written, keeps what is required and is saved all the same', async () => {
  const api = stubApi({
    SubmissionForms: () => ({ submissionForms: [FORM] }),
    FormWarnings: () => ({ formWarnings: [WARNING] }),
    DefineSubmissionForm: () => ({ defineSubmissionForm: FORM }),
  });
  ({ wrapper: page } = await openPage(FormsPage, api, { path: '/submission-forms', session: county }));
  await until(() => page.text().includes('估计每家 8 分钟'));
  await button('修改')?.trigger('click');
  await page.find('textarea').setValue('存在问题\n发放传单数');
  await until(() => page.text().includes('台账已有这个数'));
  expect(api.sent('FormWarnings').at(-1)?.['input']).toMatchObject({
    ...{ id: 'f1', titles: ['存在问题', '发放传单数'], rhythm: 'MONTH', types: ['SCHOOL'] },
  });
  expect(page.text()).toContain('改成勾选指标');
  await page.find('dialog form').trigger('submit');
  await settle(20);
  expect(api.sent('DefineSubmissionForm')[0]?.['input']).toMatchObject({
    minutes: 8,
    narratives: [
      { title: '存在问题', required: true },
      { title: '发放传单数', required: false },
    ],
  });
});

test('a form is retired for good: that asks first', async () => {
  const retired = { ...FORM, retired: true, validTo: '2026-11-30' };
  let forms: object[] = [FORM];
  const api = stubApi({
    SubmissionForms: () => ({ submissionForms: forms }),
    RetireSubmissionForm: () => {
      forms = [retired];
      return { retireSubmissionForm: retired };
    },
  });
  ({ wrapper: page } = await openPage(FormsPage, api, { path: '/submission-forms', session: county }));
  await until(() => button('停用') !== undefined);
  await button('停用')?.trigger('click');
  expect(api.sent('RetireSubmissionForm')).toEqual([]);
  expect(page.text()).toContain('停用后不能恢复');
  await page.find('dialog form').trigger('submit');
  await until(() => page.text().includes('2026-11-30 以后开始的期次不再生成'));
  expect(api.sent('RetireSubmissionForm')).toEqual([{ id: 'f1' }]);
  expect(button('修改')).toBeUndefined();
});

const LOAD = {
  __typename: 'Load',
  ...{ forms: 2, figures: 9, cells: 3, returns: 1, measuredForms: 1, measuredMinutes: 4.5, estimatedForms: 0 },
  ...{ estimatedMinutes: null, notices: 1, campaigns: 1, tasks: 0, alerts: 2 },
};
test('the load of units says what was measured and what was not, and which texts need not be asked', async () => {
  const node = {
    __typename: 'UnitLoad',
    ...{ id: 'u1', name: '青荷小学', regionName: '湾沚镇', now: LOAD, before: { ...LOAD, forms: 1, cells: 3 } },
  };
  const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
  const edges = [{ __typename: 'UnitLoadEdge', cursor: 'c', node }];
  const form = {
    __typename: 'FormLoad',
    ...{ formId: 'f1', title: '反诈月报', rhythm: 'MONTH', issuer: '区反诈办', isOwn: true, submissions: 84 },
    ...{ figures: 420, cells: 168, measuredForms: 0, measuredMinutes: null, estimatedMinutes: null },
    warnings: [WARNING],
  };
  const api = stubApi({
    UnitLoads: () => ({ unitLoads: { __typename: 'UnitLoadConnection', totalCount: 1, pageInfo, edges } }),
    FormLoads: () => ({ formLoads: [form] }),
  });
  ({ wrapper: page } = await openPage(LoadPage, api, { path: '/load', session: county }));
  await until(() => page.text().includes('青荷小学'));
  const [forms, units] = page.findAll('table').map((table) => table.text());
  expect(forms).toContain('168');
  expect(forms).toContain('未测');
  expect(forms).toContain('台账已有这个数');
  expect(units).toContain('实测 4.5 分钟（1 份）');
  expect(units).toContain('未测（1 份）');
  expect(units).toContain('报表 +1');
});

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
    SubmissionForms: () => ({ submissionForms: [FORM] }),
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
    SubmissionForms: () => ({ submissionForms: [FORM] }),
    Chase: () => ({ chase }),
    Remind: () => ({ remind: { __typename: 'Reminded', reminded: 1, leftOut: 1 } }),
  });
  ({ wrapper: page } = await openPage(ChasePage, api, { path: '/chase', session: county }));
  await until(() => page.find<HTMLTextAreaElement>('textarea').element?.value.includes('还差2家'));
  expect(page.findAll('.owing li').map((row) => /另欠.*份/u.exec(row.text().replace(/\s+/gu, ' '))?.[0])).toEqual([
    ...['另欠专项签收 2 项 另欠通报签收 1 份', undefined],
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
});

test('changes the plan of reminders; where somebody else was first, what was typed stays', async () => {
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
    SubmissionForms: () => ({ submissionForms: [FORM] }),
    Chase: () => ({ chase: chase() }),
    ChangeChasePlan: ({ version }) => {
      if (version === 0) {
        plan = { ...PLAN, version: 1, lineDays: 9 };
        return new ApiError({ code: 'CONFLICT', reason: 'VERSION_CHANGED' }, '别人刚刚改过');
      }
      plan = { ...PLAN, version: 2, townDays: 6, lineDays: null as never };
      return { changeChasePlan: { __typename: 'ChasePlan', version: 2 } };
    },
  });
  ({ wrapper: page } = await openPage(ChasePage, api, { path: '/chase', session: county }));
  await until(() => page.text().includes('头一所'));
  expect(page.text()).toContain('应报日前 3 天提醒单位；应报日当天再提醒一次；逾期 2 天告诉本机关还差几家');
  await button('修改计划')?.trigger('click');
  await page.find('#plan-townDays').setValue('6');
  await page.find('#plan-lineDays').setValue('');
  await page.find('dialog form').trigger('submit');
  await settle(20);
  expect(page.find<HTMLInputElement>('#plan-townDays').element.value).toBe('6');
  await page.find('dialog form').trigger('submit');
  await settle(20);
  const input = { enabled: true, onDueDay: true, soonDays: 3, unitDays: 1, authorityDays: 2 };
  expect(api.sent('ChangeChasePlan')).toEqual(
    [0, 1].map((version) => ({ formId: 'f1', version, input: { ...input, townDays: 6, lineDays: null } })),
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
    SubmissionForms: () => ({ submissionForms: [] }),
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
  await button('提醒这 1 家')?.trigger('click');
  await settle(20);
  expect(api.sent('Remind')).toEqual([{ ids: ['r1'] }]);
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

const waiting = (id: string, indicators: string[], title: string) => ({
  __typename: 'Submission',
  ...{ id, formId: 'f', title: '反诈月报', rhythm: 'MONTH', period: '2026-11', dueOn: '2026-12-05', version: 4 },
  ...{ state: 'SUBMITTED', late: false, round: 0, zero: null, submittedAt: '2026-12-01T02:00:00.000Z', indicators },
  tenant: { __typename: 'Tenant', id: `t${id}`, name: `单位${id}` },
  region: { __typename: 'Region', code: '340210100', name: '湾沚镇' },
  texts: [{ __typename: 'SubmissionText', key: 'text1', title }],
});
test('many go back at once by the cells that all of them have, in the versions that were seen', async () => {
  const rows = [waiting('1', ['LEAFLETS', 'SESSIONS'], '存在问题'), waiting('2', ['LEAFLETS'], '别的')];
  const queue = {
    __typename: 'SubmissionConnection',
    totalCount: 2,
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    edges: rows.map((node) => ({ __typename: 'SubmissionEdge', cursor: node.id, node })),
  };
  const api = stubApi({
    ReviewQueue: () => ({ reviewQueue: queue }),
    SubmissionPage: () => ({ submission: null }),
    ReturnSubmissions: () => ({ returnSubmissions: [] }),
  });
  ({ wrapper: page } = await openPage(ReviewPage, api, { path: '/review', session: county }));
  await until(() => page.findAll('.queue input').length === 2);
  for (const box of page.findAll('.queue input')) await box.setValue(true);
  await button('批量退回 2 家')?.trigger('click');
  const cells = page.findAll<HTMLInputElement>('dialog input[type=checkbox]');
  expect(cells.map(({ element }) => element.value)).toEqual(['LEAFLETS']);
  await cells[0]?.setValue(true);
  await page.find('dialog form').trigger('submit');
  await settle(20);
  expect(api.sent('ReturnSubmissions')).toEqual([
    {
      seen: [
        { id: '1', version: 4 },
        { id: '2', version: 4 },
      ],
      cells: [{ cell: 'LEAFLETS', reason: 'UNUSUAL_CHANGE', note: null }],
    },
  ]);
});
