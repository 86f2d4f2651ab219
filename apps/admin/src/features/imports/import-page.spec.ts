import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import ImportPage from './import-page.vue';

const COUNTS = { __typename: 'ImportCounts', total: 3, added: 0, updated: 0, unchanged: 0, duplicates: 0, invalid: 0 };
const counts = (change: object = {}) => ({ ...COUNTS, correctable: 0, written: 0, ...change });
const progress = (done: number, total: number) => ({
  ...{ __typename: 'ImportProgress', done, total, resumedAt: null, resumedFromRow: null },
});
const column = (index: number, header: string, field: string | null, state: string) => ({
  ...{ __typename: 'ImportColumn', index, letter: 'ABCD'[index], header, samples: [`样${index}`], field, state },
  fieldTitle: field,
});
const undo = (change: object = {}) => ({
  ...{ __typename: 'ImportUndo', obstacle: 'NOTHING_WRITTEN', standing: 0, amended: 0, updated: 0, voided: 0 },
  ...{ voidedBefore: 0, refused: 0, reason: null, askedAt: null, endedAt: null },
  ...change,
});
const anImport = (change: object = {}) => ({
  ...{ __typename: 'Import', id: 'i1', version: 1, state: 'UPLOADED', stopReason: null, mode: null },
  ...{ cancelAsked: false, counts: counts(), progress: progress(0, 3), replacements: [], errors: [] },
  columns: [
    column(0, '活动日期', 'startOn', 'KNOWN'),
    column(1, '类型', 'type', 'TO_CHECK'),
    column(2, '备注', null, 'UNREAD'),
    { ...column(3, '电话', null, 'PERSONAL'), samples: [] },
  ],
  ...{ batchNumber: 'IMP-20261130-001', target: 'ACTIVITIES', fileName: '活动.csv', format: 'CSV', sheet: null },
  ...{ fileBytes: 2_048, headerRow: 1, rowCount: 3, recordedAt: '2026-11-30T01:00:00Z', recordedBy: '填报员' },
  ...{ checkedAt: null, startedAt: null, endedAt: null, expiresOn: '2026-12-14', cleaned: false },
  annotatedPath: '/imports/i1/annotated.xlsx',
  undo: undo(),
  accounts: null,
  ...change,
});
const field = (name: string, title: string, required: boolean) => ({
  ...{ __typename: 'ImportFieldModel', name, title, required, note: null },
});
const TARGETS = [
  {
    ...{ __typename: 'ImportTargetInfo', target: 'ACTIVITIES', title: '宣传活动', templateColumns: 3 },
    templatePath: '/imports/templates/ACTIVITIES.xlsx',
    onlyAdds: false,
    fields: [
      field('startOn', '活动日期', true),
      field('type', '活动类型', true),
      field('title', '活动名称', true),
      field('narrative', '情况说明', false),
    ],
  },
];
const error = (change: object) => ({
  ...{ __typename: 'ImportErrorGroup', index: 1, letter: 'B', header: '类型', code: 'UNKNOWN_CODE' },
  ...{ message: '类型表里没有', suggestion: null, count: 1, rows: [3], cell: '' },
  ...change,
});
const CHECKED = {
  ...{ state: 'CHECKED', version: 2, checkedAt: '2026-11-30T01:01:00Z' },
  counts: counts({ added: 1, invalid: 2, correctable: 1 }),
  errors: [
    error({ cell: '讲坐', suggestion: '讲座', count: 2, rows: [3, 4] }),
    error({ index: 0, letter: 'A', header: '活动日期', cell: '2026-02-30', message: '没有这一天', rows: [5] }),
  ],
};
const rowsOf = (nodes: object[]) => ({
  ...{ __typename: 'ImportRowConnection', totalCount: nodes.length },
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  edges: nodes.map((node) => ({ __typename: 'ImportRowEdge', node: { __typename: 'ImportRow', ...node } })),
});
const row = (number: number, change: object) => ({
  ...{ row: number, state: 'NEW', cells: ['2026-03-02', '讲座', '', ''], errors: [], written: false },
  ...{ kind: null, recordId: null, waits: false, undo: null, undoMessage: null },
  ...change,
});

let api: ApiStub;
let page: VueWrapper;
let now: Record<string, unknown>;

beforeEach(() => {
  window.scrollTo = jest.fn() as never;
  now = anImport();
  const answer = (change: object) => {
    now = { ...now, version: (now['version'] as number) + 1, ...change };
    return now;
  };
  api = stubApi({
    ImportPage: () => ({ import: now, importTargets: TARGETS }),
    ImportProgress: () => ({ import: now }),
    ImportRows: () => ({ import: { __typename: 'Import', id: 'i1', rows: rowsOf([]) } }),
    MapImport: ({ input }: { input: { columns: { index: number; field: string | null }[] } }) => {
      const columns = (now['columns'] as ReturnType<typeof column>[]).map((one) => {
        const said = input.columns.find(({ index }) => index === one.index);
        return said ? { ...one, field: said.field, state: said.field ? 'KNOWN' : 'UNREAD' } : one;
      });
      return { setImportMapping: answer({ state: 'UPLOADED', columns }) };
    },
    CheckImport: () => ({ checkImport: answer({ state: 'CHECKING' }) }),
    StartImport: () => ({ startImport: answer({ state: 'WRITING', progress: progress(1, 2) }) }),
    CancelImport: () => ({ cancelImport: answer({ cancelAsked: true }) }),
    DiscardImport: () => ({ discardImport: true }),
    UndoImport: () => ({ undoImport: answer({ state: 'UNDOING', progress: progress(1, 3) }) }),
  });
});
afterEach(() => page?.unmount());

async function open(change: object = {}, path = '/imports/i1') {
  now = anImport(change);
  const opened = await openPage(ImportPage, api, { path, props: { id: 'i1' } });
  page = opened.wrapper;
  await settle(20);
  return opened.router;
}
async function press(label: string): Promise<void> {
  const found = page.findAll('button').find((one) => one.text() === label || one.attributes('aria-label') === label);
  if (!found) throw new Error(`No button ${label}`);
  await found.trigger('click');
  await settle(20);
}
const stepNow = () => page.get('[aria-current="step"]').text();

describe('the columns of a file', () => {
  test('are kept as they are chosen, each change to the version of the one before', async () => {
    await open();
    expect(page.text()).toContain('4 列：认出 1，核对 1，没对应 1，不读 1');
    expect(page.text()).toContain('还没有列对应必填的：活动名称');
    const selects = page.findAll('select');
    // What is personal is no choice.
    expect(selects).toHaveLength(3);
    void selects[2]?.setValue('title');
    void selects[1]?.setValue('');
    await settle(40);
    expect(api.sent('MapImport').map(({ input }) => input)).toEqual([
      { id: 'i1', version: 1, columns: [{ index: 2, field: 'title' }], replacements: [] },
      { id: 'i1', version: 2, columns: [{ index: 1, field: null }], replacements: [] },
    ]);
    await press('试运行');
    expect(api.sent('CheckImport')).toEqual([{ id: 'i1', version: 3 }]);
    expect(stepNow()).toContain('试运行');
    expect(page.find('[role="progressbar"]').exists()).toBe(true);
  });

  test('somebody else has changed: that is told, and what is there now is shown', async () => {
    await open();
    api.on({
      MapImport: () => new ApiError({ code: 'CONFLICT', reason: 'VERSION_CHANGED', version: 5 }, '别人刚刚改过'),
    });
    now = anImport({ version: 5, fileName: '新.csv' });
    await page.findAll('select')[2]?.setValue('title');
    await settle(40);
    expect(page.get('[role="alert"]').text()).toContain('别人刚刚改过');
    expect(page.text()).toContain('新.csv');
  });
});

describe('a dry run', () => {
  test('that ends is read as a whole', async () => {
    await open({ state: 'CHECKING', progress: progress(1, 3) });
    expect(page.get('[role="progressbar"]').attributes('aria-valuenow')).toBe('33');
    now = anImport(CHECKED);
    await until(() => page.text().includes('2 行有错'));
    expect(page.find('[role="progressbar"]').exists()).toBe(false);
    const polls = api.sent('ImportProgress').length;
    await settle(1_800);
    expect(api.sent('ImportProgress')).toHaveLength(polls);
  });

  test('offers suggestions: one is taken as a replacement, and the rows are judged anew', async () => {
    await open(CHECKED);
    expect(page.get('.errors').text()).toContain('同样的有 2 行：3，4');
    await press('第 3 行“讲坐”采用“讲座”');
    expect(api.sent('MapImport')[0]).toEqual({
      input: { id: 'i1', version: 2, columns: [], replacements: [{ index: 1, from: '讲坐', to: '讲座' }] },
    });
    expect(api.sent('CheckImport')).toEqual([{ id: 'i1', version: 3 }]);
  });

  test('says why all or nothing cannot be written, and writes the good rows', async () => {
    await open(CHECKED);
    const write = () => page.get('.savebar [type="submit"]');
    await page.get('[value="ALL_OR_NOTHING"]').setValue();
    expect(write().attributes('disabled')).toBeDefined();
    expect(page.get('.savebar').text()).toContain('先改好 2 行错');
    await page.get('[value="GOOD_ROWS"]').setValue();
    await page.get('form').trigger('submit');
    await settle(20);
    expect(api.sent('StartImport')).toEqual([
      { input: { id: 'i1', version: 2, mode: 'GOOD_ROWS', withDuplicates: false } },
    ]);
    expect(stepNow()).toContain('1 / 2');
    await press('停下');
    expect(api.sent('CancelImport')).toEqual([{ id: 'i1' }]);
    expect(page.text()).toContain('写完手上这一批就停下');
  });
});

describe('what came of it', () => {
  test('is told with its records', async () => {
    api.on({
      ImportRows: () => ({
        import: {
          __typename: 'Import',
          id: 'i1',
          rows: rowsOf([
            row(2, { written: true, kind: 'ACTIVITY', recordId: 'a7' }),
            row(3, {
              state: 'INVALID',
              errors: [
                {
                  ...{ __typename: 'ImportRowError', row: 3, index: 0, code: 'INVALID_DATE', message: '没有这一天' },
                  suggestion: null,
                },
              ],
            }),
          ]),
        },
      }),
    });
    await open({ state: 'WRITTEN', version: 4, counts: counts({ added: 1, invalid: 1, written: 1 }) });
    expect(page.get('.rows a').attributes('href')).toBe('/activities/a7');
    expect(page.get('.rows .wrong').text()).toBe('2026-03-02');
    expect(page.get('.rows .why').text()).toContain('A3 没有这一天');
    expect(page.findAll('.sums .value').map((one) => one.text())).toEqual(['1行', '0行', '1行']);
    // What is written is not thrown away.
    expect(page.find('.pagehead .discard').exists()).toBe(false);
  });

  test.each([
    ['RIGHT_LOST', '不能再记台账'],
    ['UNIT_CLOSED', '单位已停用'],
    ['ROWS_INVALID', '一行也没有写'],
    ['FAILED', '告诉批次号'],
  ])('of one that was stopped by %s says what to do', async (stopReason, words) => {
    await open({ state: 'STOPPED', stopReason, startedAt: '2026-11-30T01:02:00Z' });
    expect(page.get('.note.bad').text()).toContain(words);
  });

  test('tells of an undo that was stopped what to do about the undo, and not how to import again', async () => {
    await open({
      ...{ state: 'STOPPED', stopReason: 'RIGHT_LOST', startedAt: '2026-11-30T01:02:00Z' },
      ...{
        counts: counts({ written: 3 }),
        undo: undo({ reason: '导错了', askedAt: '2026-11-30T02:00:00Z', standing: 2 }),
      },
    });
    expect(page.text()).toContain('接着撤销');
    expect(page.text()).not.toContain('重新导入没写的行');
  });

  test('says of an empty cell that has to be filled that it is empty', async () => {
    await open({ ...CHECKED, errors: [error({ code: 'REQUIRED', message: '请填写活动类型', cell: null })] });
    expect(page.text()).toContain('（空）');
    expect(page.text()).not.toContain('（不显示）');
  });

  test('an earlier step can be looked at, and the address says so', async () => {
    await open({ ...CHECKED, state: 'WRITTEN', counts: counts({ written: 1, added: 1 }) }, '/imports/i1?step=mapping');
    expect(stepNow()).toContain('上传和对应');
    expect(page.find('select').exists()).toBe(false);
    expect(page.text()).toContain('列对应不能再改');
  });
});

describe('an import that is undone', () => {
  const WRITTEN = { state: 'WRITTEN', version: 4, counts: counts({ added: 3, written: 3 }) };

  test('says what becomes of its records, asks for the reason, and shows how far it is', async () => {
    await open({ ...WRITTEN, undo: undo({ obstacle: null, standing: 2, amended: 1, updated: 1 }) });
    await press('整份撤销');
    const dialog = () => page.get('dialog');
    expect(dialog().text()).toContain('没有改过的 2 条：作废');
    expect(dialog().text()).toContain('之后改过的 1 条：不动');
    expect(dialog().text()).toContain('1 条是这次导入更新的旧记录');
    await dialog().get('form').trigger('submit');
    expect(dialog().text()).toContain('请写明为什么撤销');
    expect(api.sent('UndoImport')).toEqual([]);
    await dialog().get('textarea').setValue('导错了表');
    await dialog().get('[type="checkbox"]').setValue(true);
    expect(dialog().get('[type="submit"]').text()).toBe('作废 3 条');
    await dialog().get('form').trigger('submit');
    await settle(20);
    expect(api.sent('UndoImport')).toEqual([
      { input: { id: 'i1', version: 4, reason: '导错了表', withAmended: true } },
    ]);
    expect(page.find('dialog').exists()).toBe(false);
    expect(page.get('[role="progressbar"]').attributes('aria-label')).toBe('撤销进度');
  });

  test('that is refused says why in the question, and keeps what was typed', async () => {
    api.on({ UndoImport: () => new ApiError({ code: 'CONFLICT', reason: 'VERSION_CHANGED' }, '别人刚刚改过') });
    await open({ ...WRITTEN, undo: undo({ obstacle: null, standing: 3 }) });
    await press('整份撤销');
    await page.get('dialog textarea').setValue('导错了表');
    await page.get('dialog form').trigger('submit');
    await settle(40);
    expect(page.get('dialog [role="alert"]').text()).toContain('别人刚刚改过');
    expect(page.findAll('[role="alert"]')).toHaveLength(1);
    expect((page.get('dialog textarea').element as HTMLTextAreaElement).value).toBe('导错了表');
  });

  test('tells what was voided and what is left; of units and accounts it says what to do instead', async () => {
    await open({
      ...WRITTEN,
      state: 'UNDONE',
      undo: undo({ obstacle: null, standing: 1, refused: 1, voided: 2, voidedBefore: 1, reason: '导错了表' }),
    });
    const card = page.get('[aria-labelledby="undo-title"]').text();
    for (const words of ['撤销的原因：导错了表', '2 条已撤销', '1 条台账不让作废', '1 条已经有人作废'])
      expect(card).toContain(words);
    page.unmount();
    await open({ ...WRITTEN, target: 'UNITS', undo: undo({ obstacle: 'NOT_RECORDS' }) });
    const units = page.get('[aria-labelledby="undo-title"]');
    expect(units.text()).toContain('单位和账号不能整份撤销');
    expect(units.find('button').exists()).toBe(false);
  });
});

test('first passwords are offered to who has started the import, and to nobody else', async () => {
  const accounts = {
    ...{ __typename: 'ImportAccounts', mayGive: true, added: 4, ready: 2, byHand: 1, waiting: 1 },
    sheets: [{ __typename: 'ImportAccountSheet', path: '/imports/i1/accounts.xlsx?part=1', accounts: 2 }],
  };
  const change = { state: 'WRITTEN', target: 'ACCOUNTS', counts: counts({ added: 4, written: 4 }) };
  await open({ ...change, accounts });
  const card = () => page.get('[aria-labelledby="accounts-title"]');
  for (const words of [
    '2 个账号还没有人登录过',
    '1 个账号已经有人登录过',
    '1 个主管或运维账号已经建好',
    '1 个主管或运维账号等另一位运维人员批准',
  ])
    expect(card().text()).toContain(words);
  await press('生成账号表');
  expect(card().get('dialog').text()).toContain('只给这一次');
  page.unmount();
  await open({ ...change, accounts: { ...accounts, mayGive: false } });
  expect(card().find('button').exists()).toBe(false);
  expect(card().text()).toContain('一次性密码只给点写入的那个人');
});

test('an import is thrown away only after a question', async () => {
  const router = await open(CHECKED);
  await press('丢弃');
  expect(page.get('dialog').text()).toContain('不能恢复');
  expect(api.sent('DiscardImport')).toEqual([]);
  await page.get('dialog .danger').trigger('click');
  await settle(20);
  expect(api.sent('DiscardImport')).toEqual([{ id: 'i1', version: 2 }]);
  expect(router.currentRoute.value.fullPath).toBe('/imports?target=ACTIVITIES');
});

test('one of somebody else is not found', async () => {
  api.on({ ImportPage: () => new ApiError({ code: 'NOT_FOUND' }) });
  await open();
  expect(page.get('[role="alert"]').text()).toContain('没有找到');
});
