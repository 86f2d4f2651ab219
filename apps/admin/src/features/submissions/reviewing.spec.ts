import { afterEach, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { aSession, stubApi } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
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

const waiting = (id: string, indicators: string[], title: string) => ({
  __typename: 'Submission',
  ...{ id, formId: 'f', title: '反诈月报', rhythm: 'MONTH', period: '2026-11', dueOn: '2026-12-05', version: 4 },
  ...{ state: 'SUBMITTED', late: false, round: 0, zero: null, submittedAt: '2026-12-01T02:00:00.000Z', indicators },
  tenant: { __typename: 'Tenant', id: `t${id}`, name: `单位${id}` },
  region: { __typename: 'Region', code: '340210100', name: '湾沚镇' },
  texts: [{ __typename: 'SubmissionText', key: 'text1', title }],
});
test('many go back at once by the cells that all of them have, in the versions that were seen', async () => {
  const rows = [
    waiting('1', ['LEAFLETS', 'SESSIONS'], '存在问题'),
    { ...waiting('2', ['LEAFLETS'], '别的'), title: '宣传月报', period: '2026-10' },
  ];
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
  // A unit can wait with several forms and periods.
  expect(page.findAll('.queue .what').map((what) => what.text())).toEqual([
    '2026年11月月报 · 反诈月报',
    '2026年10月月报 · 宣传月报',
  ]);
  for (const box of page.findAll('.queue input')) await box.setValue(true);
  await button('批量退回 2 份')?.trigger('click');
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
