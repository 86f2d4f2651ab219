import { afterEach, describe, expect, test } from '@jest/globals';
import { addDays, todayIn } from '@fanzha/domain';
import type { VueWrapper } from '@vue/test-utils';
import { aSession, ApiError, stubApi } from '../../../test/support/api-stub.js';
import { aCountyOfficial } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import HomeSupervision from './home-supervision.vue';
import LetterFormPage from './letter-form-page.vue';
import LetterListPage from './letter-list-page.vue';
import LetterPage from './letter-page.vue';
import SupervisionSettingsPage from './supervision-settings-page.vue';

const unit = aSession();
const AUTHORITY = { __typename: 'Tenant', id: 'a1', name: '区反诈办' };
const UNIT = { __typename: 'Tenant', id: unit.viewer.tenant.id, name: '湾沚小学' };
const step = (id: string, name: string, more: object = {}) => ({
  __typename: 'SupervisionEvent',
  ...{ id, step: name, words: null, dueOn: null, doneAt: '2026-11-20T01:00:00Z', by: null },
  ...more,
});
const aLetter = (change: object = {}) => ({
  __typename: 'SupervisionLetter',
  ...{ id: 'l1', kind: 'REMINDER_LETTER', year: 2026, number: 3, title: '请加快进度', words: '请核实。\n请回复。' },
  ...{ dueOn: '2026-11-25', state: 'ISSUED', version: 1, overdue: false, late: false, round: 0 },
  ...{ issuedAt: '2026-11-20T01:00:00Z', documentNumber: null, allowed: ['receive'], occasion: null },
  tenant: UNIT,
  issuer: AUTHORITY,
  course: [step('e1', 'ISSUE', { dueOn: '2026-11-25' })],
  ...change,
});
const page = (nodes: object[]) => ({
  __typename: 'SupervisionLetterConnection',
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  edges: nodes.map((node) => ({ __typename: 'SupervisionLetterEdge', node })),
});

let wrapper: VueWrapper;
afterEach(() => wrapper.unmount());
const button = (name: string) => wrapper.findAll('button').find((each) => each.text() === name);
const press = async (name: string): Promise<void> => {
  await button(name)!.trigger('click');
  await settle(20);
};

describe('a letter', () => {
  const open = async (letters: object[], answers: object = {}, session = unit) => {
    let at = 0;
    const api = stubApi({
      SupervisionLetterPage: () => ({ supervisionLetter: letters[Math.min(at++, letters.length - 1)] }),
      ...answers,
    });
    ({ wrapper } = await openPage(LetterPage, api, { path: '/', props: { id: 'l1' }, session }));
    await until(() => wrapper.find('h1').exists());
  };

  test('is received and answered in the version that was seen', async () => {
    const sent: object[] = [];
    const received = aLetter({ state: 'RECEIVED', version: 2, allowed: ['answer'], overdue: true });
    const answered = aLetter({ state: 'ANSWERED', version: 3, allowed: [], late: true });
    await open([aLetter(), received, answered], {
      ReceiveSupervisionLetter: (variables: object) => {
        sent.push(variables);
        return { receiveSupervisionLetter: received };
      },
      AnswerSupervisionLetter: (variables: object) => {
        sent.push(variables);
        return { answerSupervisionLetter: answered };
      },
    });
    for (const part of ['提醒函', '2026年第3号', '区反诈办', '请核实。', '待签收', '发函'])
      expect(wrapper.text()).toContain(part);
    expect(wrapper.find('#answer').exists()).toBe(false);
    await press('签收');
    await until(() => wrapper.find('#answer').exists());
    expect(wrapper.text()).toContain('逾期未回复');
    await wrapper.find('#answer').setValue('已核实，已整改。');
    await wrapper.find('form').trigger('submit');
    await until(() => wrapper.text().includes('逾期回复'));
    expect(sent).toEqual([
      { id: 'l1', version: 1 },
      { id: 'l1', version: 2, words: '已核实，已整改。' },
    ]);
    expect(wrapper.find('#answer').exists()).toBe(false);
  });

  test('says what somebody else has done where the version has changed', async () => {
    const answered = aLetter({ state: 'ANSWERED', version: 3, allowed: ['return', 'close', 'withdraw'] });
    const closed = aLetter({ state: 'CLOSED', version: 4, allowed: [] });
    await open([answered, closed], {
      ReturnSupervisionLetter: () =>
        new ApiError({ code: 'CONFLICT', reason: 'SUPERVISION_STATE', message: '这份督办函的状态已变' }),
    });
    await press('退回');
    await wrapper.find('#act-reason').setValue('请补充');
    await wrapper.find('dialog form').trigger('submit');
    await until(() => wrapper.text().includes('已办结'));
    expect(wrapper.find('dialog').text()).toContain('别人刚刚改过');
  });

  test('shows what became of it, and of its occasion only what may be seen', async () => {
    const occasion = { __typename: 'SupervisionOccasion', kind: 'FRAUD_CASE', id: null, taskId: null };
    await open([
      aLetter({
        state: 'RETURNED',
        round: 1,
        allowed: ['answer'],
        occasion: { ...occasion, label: null, day: null },
        course: [step('e1', 'ISSUE'), step('e2', 'ANSWER', { words: '查了' }), step('e3', 'RETURN', { words: '不够' })],
      }),
    ]);
    for (const part of ['第 1 次退回', '查了', '不够', '案件', '本单位看不到', '再次回复'])
      expect(wrapper.text()).toContain(part);
  });
});

test('a new letter goes to the unit of its occasion, and is refused at its field', async () => {
  const sent: Record<string, unknown>[] = [];
  const submission = { __typename: 'Submission', id: 's1', title: '反诈月报', period: '2026-10', dueOn: '2026-11-05' };
  const api = stubApi({
    SupervisionCause: () => ({ submission: { ...submission, tenant: { ...UNIT, type: 'SCHOOL' } } }),
    SendSupervisionLetters: ({ input }: { input: Record<string, unknown> }) => {
      sent.push(input);
      return new ApiError({ code: 'BAD_INPUT', fields: [{ path: 'title', code: 'REQUIRED', message: '请填写标题' }] });
    },
  });
  const session = aCountyOfficial() as never;
  ({ wrapper } = await openPage(LetterFormPage, api, { path: '/?occasion=SUBMISSION&id=s1', session }));
  await until(() => wrapper.text().includes('反诈月报 2026-10'));
  await until(() => wrapper.text().includes('发给 1 个单位'));
  await wrapper.find('form').trigger('submit');
  await until(() => wrapper.find('#title-error').exists());
  expect(sent[0]).toMatchObject({
    kind: 'REMINDER_LETTER',
    dueOn: addDays(todayIn(), 7),
    unitIds: [UNIT.id],
    occasion: { kind: 'SUBMISSION', id: 's1', taskId: null },
  });
});

test('the list says of whom a letter is, and that it is overdue', async () => {
  const api = stubApi({ SupervisionList: () => ({ supervisionLetters: page([aLetter({ overdue: true })]) }) });
  ({ wrapper } = await openPage(LetterListPage, api, { path: '/', session: unit }));
  await until(() => wrapper.find('.letters li').exists());
  const text = wrapper.find('.letters li').text();
  for (const part of ['请加快进度', '提醒函', '区反诈办', '逾期未回复', '2026-11-25']) expect(text).toContain(part);
  expect(text).not.toContain('湾沚小学');
});

test('the switch turns on at once, and asks before it turns off', async () => {
  const turned: boolean[] = [];
  const setting = () => ({
    __typename: 'SupervisionSetting',
    ...{ enabled: turned.at(-1) ?? false, changedAt: null, mayChange: true },
  });
  const api = stubApi({
    SupervisionSwitch: () => ({ supervisionSetting: setting() }),
    SwitchSupervision: ({ enabled }: { enabled: boolean }) => {
      turned.push(enabled);
      return { switchSupervision: setting() };
    },
  });
  ({ wrapper } = await openPage(SupervisionSettingsPage, api, { path: '/', session: aCountyOfficial() as never }));
  await until(() => button('开启督办') !== undefined);
  await press('开启督办');
  await until(() => button('关闭督办') !== undefined);
  await press('关闭督办');
  expect(turned).toEqual([true]);
  await wrapper.find('dialog form').trigger('submit');
  await until(() => button('开启督办') !== undefined);
  expect(turned).toEqual([true, false]);
});

test('home tells what there is to do, and nothing where there is nothing', async () => {
  const todo = { toReceive: 0, toAnswer: 2, overdue: 1, nextDueOn: '2026-11-25', toReview: 0, awaited: 0 };
  const api = stubApi({
    HomeSupervision: () => ({ supervisionTodo: { __typename: 'SupervisionTodo', ...todo, awaitedOverdue: 0 } }),
  });
  ({ wrapper } = await openPage(HomeSupervision, api, { path: '/', session: unit }));
  await until(() => wrapper.find('li').exists());
  expect(wrapper.findAll('li').map((line) => line.text())).toEqual(['1 份逾期未回复', '2 份待回复']);
});
