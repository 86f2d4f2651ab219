import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { aSession, stubApi } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import ReviewPage from './review/review-page.vue';
import SubmissionPage from './submission-page.vue';

let page: VueWrapper;
beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => page.unmount());

const { tenant } = aSession().viewer;
const figure = (value: string) => ({
  __typename: 'SubmissionFigure',
  ...{ value, atLeast: false, approx: false, uncounted: 0, withheld: 0 },
});
const submission = (changes: object = {}) => ({
  __typename: 'Submission',
  ...{ id: 's1', formId: 'f1', title: '反诈月报', rhythm: 'MONTH', period: '2026-11', dueOn: '2026-12-05', version: 3 },
  ...{ state: 'DRAFT', late: false, round: 0, zero: null, submittedAt: null, startsOn: '2026-11-01', locked: false },
  ...{
    endsOn: '2026-11-30',
    lockOn: '2026-12-10',
    exceptedUntil: null,
    allowed: ['submit', 'explain'],
    zeroNote: null,
  },
  ...{ snapshotHash: null, asOf: null, acceptedAt: null, approvedAt: null, returnedAt: null, units: null },
  ...{ openedAt: '2026-12-01T00:00:00.000Z', figuresRegionCode: null, figuresSector: null },
  tenant: { __typename: 'Tenant', id: tenant.id, name: tenant.name },
  region: { __typename: 'Region', code: '340210100', name: '湾沚镇' },
  cells: [
    {
      __typename: 'SubmissionCell',
      ...{ indicator: 'LEAFLETS', figure: figure('860'), previous: null, growth: null, returned: null },
      ...{ explanation: null, movedSince: null, before: figure('3000'), approvedOfUnits: null },
    },
  ],
  texts: [
    {
      __typename: 'SubmissionText',
      ...{ key: 'text1', title: '存在问题', required: false, text: '', before: null, returned: null },
    },
  ],
  ...changes,
});
const told = (text: string) => ({
  explainCell: submission({ version: 4, texts: [{ ...submission().texts[0], text }] }),
});
const open = async (answers: Parameters<typeof stubApi>[0]) => {
  const api = stubApi({
    BeginSubmission: () => ({ beginSubmission: { __typename: 'Submission', id: 's1' } }),
    ...answers,
  });
  ({ wrapper: page } = await openPage(SubmissionPage, api, {
    path: '/submissions/s1',
    props: { id: 's1' },
    session: aSession(),
  }));
  await until(() => page.find('textarea').exists());
  return api;
};

test('what is typed and not sent is there again after a reload, and gone once it was sent', async () => {
  let text = '';
  const answers = {
    SubmissionPage: () => ({ submission: submission({ texts: [{ ...submission().texts[0], text }] }) }),
    ExplainCell: () => {
      text = '人手不够';
      return told(text);
    },
  };
  await open(answers);
  const box = page.find<HTMLTextAreaElement>('textarea');
  // The field is not left: no change is told, and the page goes.
  box.element.value = '人手不够';
  await box.trigger('input');
  page.unmount();
  const api = await open(answers);
  expect(page.find<HTMLTextAreaElement>('textarea').element.value).toBe('人手不够');
  expect(page.text()).toContain('接着上次没保存的内容填');
  await page.find('textarea').trigger('change');
  await until(() => api.sent('ExplainCell').length === 1);
  await settle(20);
  expect(page.text()).not.toContain('接着上次没保存的内容填');
  expect(Object.keys(localStorage).filter((key) => key.startsWith('fanzha.form.'))).toEqual([]);
});

test('a figure opens the records that it is counted from', async () => {
  const drawer = document.createElement('div');
  drawer.id = 'shell-drawer';
  document.body.append(drawer);
  const api = await open({ SubmissionPage: () => ({ submission: submission() }), FigureSource: () => ({}) });
  await page.find('button.fig').trigger('click');
  await until(() => api.sent('FigureSource').length > 0);
  expect(api.sent('FigureSource')[0]).toMatchObject({
    ...{ indicator: 'LEAFLETS', period: '2026-11-01/2026-11-30', tenant: tenant.id, ofTenant: true },
  });
});

test('a corrected cell and a corrected text stand beside what was handed in before', async () => {
  const corrected = submission({
    ...{ state: 'SUBMITTED', round: 1, allowed: ['return', 'approve'] },
    texts: [{ ...submission().texts[0], text: '已经补上', before: '人手不够' }],
  });
  const api = stubApi({
    ReviewQueue: () => ({
      reviewQueue: {
        __typename: 'SubmissionConnection',
        totalCount: 0,
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        edges: [],
      },
    }),
    SubmissionPage: () => ({ submission: corrected }),
  });
  ({ wrapper: page } = await openPage(ReviewPage, api, {
    path: '/review/s1',
    props: { id: 's1' },
    session: aSession(),
  }));
  await until(() => page.find('td.cur').exists());
  const words = (of: string) => page.find(of).text().replace(/\s+/gu, ' ');
  expect(words('td.cur')).toMatch(/上次报送3,000.*› .*860/u);
  expect(page.findAll('del').map((one) => one.text().replace(/\D*(\d[\d,]*).*/u, '$1'))).toContain('3,000');
  expect(page.text().replace(/\s+/gu, ' ')).toContain('人手不够 › 已经补上');
});

test('the sum of approved units is written like every other figure: with commas, and with its unit', async () => {
  const [cell] = submission().cells;
  await open({
    SubmissionPage: () => ({
      submission: submission({
        units: { __typename: 'SubmissionUnits', due: 3, submitted: 3, approved: 2, unapprovedShare: null },
        cells: [
          { ...cell, approvedOfUnits: '12800' },
          { ...cell, indicator: 'LOSS_REPORTED', approvedOfUnits: '1234500.00' },
          { ...cell, indicator: 'SESSIONS', approvedOfUnits: null },
        ],
      }),
    }),
  });
  const sums = page.findAll('td[data-label="已通过单位合计"]').map((one) => one.find('[aria-hidden]').text());
  expect(sums).toEqual(['12,800份', '123.45万元', '—']);
});
