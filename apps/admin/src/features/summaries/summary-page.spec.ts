import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { ApiError, aConnection, aSession, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import SummaryListPage from './summary-list-page.vue';
import SummaryPage from './summary-page.vue';

const snapshot = (words: string) => ({
  __typename: 'SummarySnapshot',
  hash: `${'ab12'.repeat(16)}`,
  asOf: '2026-11-05T01:42:00Z',
  figures: [
    {
      ...{ __typename: 'SummaryFigure', key: 'SESSIONS', indicator: 'SESSIONS', by: null, member: null },
      ...{ name: '宣传活动', value: '4', words },
    },
  ],
});
const token = { __typename: 'SummaryToken', key: 'SESSIONS' };
const block = (section: string, text: string, figure: object | null = null) => ({
  ...{ __typename: 'SummaryBlock', level: null, section, written: false },
  inlines: [{ __typename: 'SummaryInline', text, token: figure }],
});
const aDocument = {
  ...{ __typename: 'SummaryDocument', title: ['清河小学', '2026年10月工作总结'], documentNumber: null },
  ...{ signedBy: '清河小学', signedOn: null, source: '草稿', annexes: [], charts: [] },
  blocks: [block('PUBLICITY', '4场', token), block('PROBLEMS', '六、存在问题'), block('NEXT_STEPS', '七、下一步')],
};
const files = { __typename: 'SummaryFiles', word: '/s.docx', markdown: '/s.md', print: '/s.html' };
const aDraft = (change: object = {}) => ({
  ...{ __typename: 'SummaryDraft', version: 1, changed: true, changedAt: '2026-11-05T01:42:00Z' },
  ...{ sections: [], keptMarks: [], snapshot: snapshot('4场'), document: aDocument, files },
  ...change,
});
const aSummary = (change: object = {}) => ({
  ...{ __typename: 'Summary', id: 's1', about: 'UNIT', period: '2026-10', sector: 'EDUCATION', state: 'DRAFT' },
  region: { __typename: 'Region', code: '340299101', name: '清河镇' },
  tenant: { __typename: 'Tenant', id: 't1', name: '清河小学' },
  ...{ draft: aDraft(), editions: [] },
  ...change,
});
const anEdition = {
  ...{ __typename: 'SummaryEdition', number: 1, documentNumber: null, signedOn: '2026-11-05' },
  ...{ issuedAt: '2026-11-05T02:00:00Z', snapshot: snapshot('4场'), document: aDocument, files },
};
const CLAIM = {
  ...{ __typename: 'SummaryMark', start: 0, end: 4, words: '覆盖全部', kind: 'TARGET_AS_RESULT' },
  ...{ reason: '这像是目标', suggestion: '写明期限', toDecide: true, mayKeep: true },
};
let api: ApiStub;
let page: VueWrapper;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  let version = 1;
  api = stubApi({
    SummaryPage: () => ({ summary: aSummary() }),
    SummaryList: () => ({ summaries: aConnection([aSummary()]) }),
    CheckSummaryText: () => ({ checkSummaryText: [] }),
    WriteSummary: () => {
      version += 1;
      const draft = { __typename: 'SummaryDraft', version, changedAt: '2026-11-05T01:50:00Z' };
      return { writeSummary: { __typename: 'Summary', id: 's1', draft } };
    },
  });
});
afterEach(() => page?.unmount());

async function open(session = aSession()): Promise<void> {
  ({ wrapper: page } = await openPage(SummaryPage, api, { path: '/summaries/s1', session, props: { id: 's1' } }));
  await settle(20);
}
const write = async (section: string, text: string) => {
  await page.find(`#text-${section}`).setValue(text);
  await settle(20);
};
const press = async (label: string) => {
  const found = page.findAll('button').find((one) => one.text() === label || one.attributes('aria-label') === label);
  if (!found) throw new Error(`No button ${label}`);
  await found.trigger('click');
  await settle(20);
};

describe('a draft', () => {
  test('keeps what is typed before it is asked about, with the version that was seen', async () => {
    await open();
    await write('PROBLEMS', '有人缺席。');
    await press('签发');
    expect(api.sent('WriteSummary')).toEqual([
      { id: 's1', version: 1, input: { sections: [{ section: 'PROBLEMS', text: '有人缺席。' }], keptMarks: [] } },
    ]);
    expect(page.find('dialog').text()).toContain('“下一步打算”还没有写');
    expect(page.find('dialog .pri').exists()).toBe(false);
    await write('NEXT_STEPS', '补课。');
    expect(page.find('dialog').text()).toContain('签发后不能撤回');
  });

  test('sends nothing any more once its page is gone', async () => {
    await open();
    jest.useFakeTimers();
    try {
      await page.find('#text-PROBLEMS').setValue('有人缺席。');
      page.unmount();
      await jest.advanceTimersByTimeAsync(10_000);
      expect(api.sent('WriteSummary')).toEqual([]);
    } finally {
      jest.useRealTimers();
    }
  });

  test('of which somebody else was faster: both texts are told, and mine stays if I say so', async () => {
    await open();
    const theirs = aDraft({ version: 7, sections: [{ __typename: 'X', section: 'PROBLEMS', text: '别人的话。' }] });
    api.on({
      WriteSummary: () => new ApiError({ code: 'CONFLICT', reason: 'VERSION_CHANGED', version: 7 }),
      SummaryText: () => ({ summary: { __typename: 'Summary', id: 's1', draft: theirs } }),
    });
    await write('PROBLEMS', '我的话。');
    await press('签发');
    await press('再看看');
    const note = page.find('.note.warn[role="alert"]');
    expect(note.text()).toContain('别人的话。');
    expect(note.text()).toContain('我的话。');
    const draft = { __typename: 'SummaryDraft', version: 8, changedAt: '2026-11-05T01:50:00Z' };
    api.on({ WriteSummary: () => ({ writeSummary: { __typename: 'Summary', id: 's1', draft } }) });
    await press('保留我的改动');
    expect(api.sent('WriteSummary').at(-1)).toMatchObject({
      version: 7,
      input: { sections: [{ section: 'PROBLEMS', text: '我的话。' }] },
    });
    expect(page.find('.note.warn[role="alert"]').exists()).toBe(false);
  });

  test('shows marks with reason and suggestion; keeping one is a decision that is stored', async () => {
    api.on({ CheckSummaryText: () => ({ checkSummaryText: [CLAIM] }) });
    await open();
    await write('PROBLEMS', '覆盖全部班级');
    await until(() => page.find('.marks').exists());
    expect(page.find('.marks').text()).toContain('这像是目标');
    expect(page.find('.marks').text()).toContain('写明期限');
    await press('保留“覆盖全部”');
    expect(api.sent('WriteSummary').at(-1)).toMatchObject({
      input: { keptMarks: [{ section: 'PROBLEMS', kind: 'TARGET_AS_RESULT', words: '覆盖全部' }] },
    });
    expect(page.find('.marks').text()).toContain('已保留');
  });

  test('tells which figures an update has changed', async () => {
    api.on({
      RefreshSummary: () => ({
        refreshSummary: {
          __typename: 'Summary',
          id: 's1',
          draft: { __typename: 'SummaryDraft', version: 2, snapshot: snapshot('5场') },
        },
      }),
    });
    await open();
    await press('更新数据');
    expect(api.sent('RefreshSummary')).toEqual([{ id: 's1', version: 1 }]);
    expect(page.find('.t tbody').text()).toBe('宣传活动4场5场');
  });
});

test('an edition of another unit is read and not written', async () => {
  api.on({ SummaryPage: () => ({ summary: aSummary({ draft: null, state: 'ISSUED', editions: [anEdition] }) }) });
  await open();
  expect(page.find('textarea').exists()).toBe(false);
  expect(page.find('.savebar').text()).toContain('第 1 版，成文日期 2026-11-05');
  expect(page.find('.savebar .pri').exists()).toBe(false);
});

test('a summary that is there already is opened', async () => {
  api.on({ DraftSummary: () => new ApiError({ code: 'CONFLICT', reason: 'ALREADY_EXISTS', id: 's9' }) });
  const opened = await openPage(SummaryListPage, api, { path: '/summaries?new=1&for=2026-10' });
  page = opened.wrapper;
  await settle(20);
  await page.find('dialog form').trigger('submit');
  await settle(20);
  expect(api.sent('DraftSummary')[0]).toMatchObject({ input: { period: '2026-10' } });
  expect(opened.router.currentRoute.value.path).toBe('/summaries/s9');
});

describe('a summary that was never issued', () => {
  test('is deleted after asking, as it was kept last', async () => {
    api.on({ DiscardSummary: () => ({ discardSummary: true }) });
    await open();
    await write('PROBLEMS', '资料不足。');
    await press('删除草稿');
    await until(() => page.find('dialog').exists());
    expect(page.find('dialog').text()).toContain('可以重新生成');
    expect(api.sent('DiscardSummary')).toEqual([]);
    await page.find('dialog form').trigger('submit');
    await until(() => api.sent('DiscardSummary').length === 1);
    expect(api.sent('WriteSummary')).toHaveLength(1);
    expect(api.sent('DiscardSummary')).toEqual([{ id: 's1', version: 2 }]);
  });

  test('is not offered to be deleted once it was issued', async () => {
    api.on({ SummaryPage: () => ({ summary: aSummary({ state: 'ISSUED', editions: [anEdition] }) }) });
    await open();
    expect(page.text()).not.toContain('删除草稿');
  });
});
