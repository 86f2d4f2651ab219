import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import type { Component } from 'vue';
import { aConnection, aSession, formRegions, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aPoliceStation } from '../../../test/support/ledger-records.js';
import { openPage, settle } from '../../../test/support/mount-page.js';
import { fieldOfMoment, momentOfField } from './moments.js';
import AlertFormPage from './alert-form-page.vue';
import AlertListPage from './alert-list-page.vue';
import AlertRecordPage from './alert-record-page.vue';

const own = aSession().viewer.tenant;
const place = { __typename: 'Region', code: '340299101', name: '清河镇' };
const anAlert = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  __typename: 'Alert',
  id: 'a1',
  version: 1,
  recordStatus: 'ACTIVE',
  receivedAt: '2026-11-20T01:00:00.000Z',
  receivedOn: '2026-11-20',
  source: 'PROVINCE',
  level: 'HIGH',
  kind: 'CALL',
  dueAt: '2026-11-20T03:00:00.000Z',
  state: 'OVERDUE',
  toAnswer: true,
  assigneeClosedOn: null,
  assignReason: null,
  reference: '***',
  narrative: '疑似刷单',
  fraudType: null,
  assignee: { __typename: 'AlertAssignee', id: own.id, name: own.name, type: 'COMMUNITY' },
  answer: null,
  region: { ...place, path: [] },
  tenant: { __typename: 'Tenant', id: 'p9', name: '清河派出所', type: 'POLICE' },
  allowed: [],
  campaignIds: [],
  voidReason: null,
  recordedAt: '2026-11-20T01:05:00Z',
  recordedBy: null,
  changedAt: '2026-11-20T01:05:00Z',
  history: [],
  answersGiven: [],
  reminders: [],
  ...change,
});
const answered = {
  __typename: 'AlertAnswer',
  version: 1,
  answeredAt: '2026-11-21T03:00:00.000Z',
  result: 'REFUSED',
  steps: [{ __typename: 'AlertStep', way: 'PHONE', at: '2026-11-20T02:00:00.000Z' }],
  lossAvoided: null,
  lossAvoidedQualifier: 'EXACT',
  lossAvoidedUpTo: null,
  lossAvoidedAtLeast: null,
  laterCaseOn: null,
  note: null,
  repeatOfId: null,
  interceptionId: null,
  interceptionMade: false,
};
let api: ApiStub;
let page: VueWrapper;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    AlertList: () => ({ alerts: aConnection([anAlert()]) }),
    AlertRecord: () => ({ alert: anAlert() }),
    AlertForm: () => ({ region: formRegions }),
    RecordAlert: () => ({ recordAlert: anAlert() }),
    AnswerAlert: () => ({ answerAlert: anAlert({ toAnswer: false, state: 'ANSWERED_LATE', answer: answered }) }),
  });
});
afterEach(() => page?.unmount());

async function open(component: Component, path: string, session = aSession(), props = {}): Promise<void> {
  ({ wrapper: page } = await openPage(component, api, { path, session, props }));
  await settle(20);
}

test('a field of day and time is of China, whatever the machine says', () => {
  expect(fieldOfMoment('2026-11-20T16:30:00Z')).toBe('2026-11-21T00:30');
  expect(momentOfField('2026-11-21T00:30')).toBe('2026-11-20T16:30:00.000Z');
  expect([momentOfField(''), momentOfField('gestern')]).toEqual([null, null]);
});

describe('alerts', () => {
  test('are narrowed by state and level, and say how far they are', async () => {
    await open(AlertListPage, '/alerts?state=OVERDUE&level=HIGH&toAnswer=1');
    expect(api.sent('AlertList')[0]).toMatchObject({ filter: { state: 'OVERDUE', level: 'HIGH', toAnswer: true } });
    expect(page.text()).toContain('超时未反馈');
    expect(page.text()).toContain('待本单位反馈');
    expect(page.text()).not.toContain('不计入合计');
    page.unmount();
    const received = { __typename: 'ListSum', indicator: 'ALERTS_RECEIVED', value: 1, atLeast: 0, approx: 0 };
    const sums = [{ ...received, uncounted: 0, withheld: 0 }];
    api.on({ AlertList: () => ({ alerts: { ...aConnection([anAlert(), anAlert({ id: 'a2' })]), sums } }) });
    await open(AlertListPage, '/alerts');
    expect(page.text()).toContain('共 2 条记录，其中 1 条是重复的预警，不计入合计。');
  });

  test('are recorded by the police with what is chosen, and nothing is sent before', async () => {
    await open(AlertFormPage, '/alerts/new', aPoliceStation());
    await page.find('form.formgrid').trigger('submit');
    await settle(20);
    expect(api.sent('RecordAlert')).toEqual([]);
    expect(page.text()).toContain('请填“等级”');
    const choose = (text: string) =>
      page
        .findAll('label')
        .find((one) => one.text() === text)!
        .find('input')
        .setValue(true);
    await choose('中');
    await choose('涉诈APP');
    await choose('96110');
    await page.find('#receivedAt').setValue('2026-11-20T09:00');
    expect(page.text()).toContain('2026-11-21 09:00');
    await page.find('form.formgrid').trigger('submit');
    await settle(20);
    expect(api.sent('RecordAlert')[0]).toMatchObject({
      input: { level: 'MEDIUM', kind: 'APP', source: 'HOTLINE', receivedAt: '2026-11-20T01:00:00.000Z', dueAt: null },
    });
  });
});

describe('answering an alert', () => {
  test('is open at once for the unit, a press a step, and sends the version it saw', async () => {
    await open(AlertRecordPage, '/alerts/a1', aSession(), { id: 'a1' });
    const send = () => page.find('form').trigger('submit');
    await send();
    expect(page.text()).toContain('请选择结果');
    await page.findAll('.ways .btn')[2]!.trigger('click');
    await page
      .findAll('label')
      .find((one) => one.text() === '拒绝')!
      .find('input')
      .setValue(true);
    await send();
    await settle(20);
    expect(api.sent('AnswerAlert')[0]).toMatchObject({
      id: 'a1',
      version: 1,
      answerVersion: 0,
      input: { result: 'REFUSED', steps: [{ way: 'MEETING' }], lossAvoided: null },
    });
  });

  test('is kept on the device until it is sent, and says who of the unit was faster', async () => {
    await open(AlertRecordPage, '/alerts/a1', aSession(), { id: 'a1' });
    await page.find('#note').setValue('没打通');
    page.unmount();
    await open(AlertRecordPage, '/alerts/a1', aSession(), { id: 'a1' });
    expect(page.find<HTMLTextAreaElement>('#note').element.value).toBe('没打通');
    expect(page.text()).toContain('接着上次没保存的内容填');
    page.unmount();
    api.on({ AlertRecord: () => ({ alert: anAlert({ toAnswer: false, answer: answered }) }) });
    await open(AlertRecordPage, '/alerts/a1', aSession(), { id: 'a1' });
    expect(page.find<HTMLTextAreaElement>('#note').element.value).toBe('没打通');
    expect(page.text()).toContain('你填写期间本单位已反馈“拒绝”');
    await page
      .findAll('button')
      .find((one) => one.text() === '取消')!
      .trigger('click');
    expect(page.find('#note').exists()).toBe(false);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('fanzha.form.'))).toEqual([]);
  });

  test('is waited for from nobody whose unit is closed: the page says to assign it anew', async () => {
    const closed = { state: 'UNASSIGNED', toAnswer: false, assigneeClosedOn: '2026-11-21' };
    api.on({ AlertRecord: () => ({ alert: anAlert(closed) }) });
    await open(AlertRecordPage, '/alerts/a1', aSession(), { id: 'a1' });
    expect(page.text()).toContain(`${own.name}（2026-11-21 已撤销）`);
    expect(page.text()).toContain('改派给别的单位');
    expect(page.find('#note').exists()).toBe(false);
  });

  test('that names an interception keeps naming it when it is changed, and states no loss beside it', async () => {
    const answer = { ...answered, result: 'DISSUADED', interceptionId: 'i1' };
    api.on({ AlertRecord: () => ({ alert: anAlert({ toAnswer: false, answer }) }) });
    await open(AlertRecordPage, '/alerts/a1', aSession(), { id: 'a1' });
    await page
      .findAll('button')
      .find((one) => one.text() === '修改反馈')!
      .trigger('click');
    expect(page.find('#lossAvoided').exists()).toBe(false);
    await page.find('#note').setValue('补充');
    await page.find('form').trigger('submit');
    await settle(20);
    expect(api.sent('AnswerAlert')[0]).toMatchObject({
      answerVersion: 1,
      input: { result: 'DISSUADED', note: '补充', interceptionId: 'i1', lossAvoided: null, repeatOfId: null },
    });
  });

  test('that repeats another says which, of those that count, and keeps it', async () => {
    const rows = [anAlert(), anAlert({ id: 'a2' }), anAlert({ id: 'a3', answer: { ...answered, result: 'REPEATED' } })];
    const answer = { ...answered, result: 'REPEATED', repeatOfId: 'a2' };
    api.on({
      AlertRecord: () => ({ alert: anAlert({ toAnswer: false, answer }) }),
      AlertsToRepeat: () => ({ alerts: aConnection(rows) }),
    });
    await open(AlertRecordPage, '/alerts/a1', aSession(), { id: 'a1' });
    await page
      .findAll('button')
      .find((one) => one.text() === '修改反馈')!
      .trigger('click');
    await settle(20);
    expect(page.findAll('#repeatOfId option').map((one) => one.attributes('value'))).toEqual(['', 'a2']);
    await page.find('form').trigger('submit');
    await settle(20);
    expect(api.sent('AnswerAlert')[0]).toMatchObject({ input: { result: 'REPEATED', repeatOfId: 'a2' } });
  });

  test('is shown, not open, once there is an answer; others only read it', async () => {
    api.on({ AlertRecord: () => ({ alert: anAlert({ toAnswer: false, state: 'ANSWERED_LATE', answer: answered }) }) });
    await open(AlertRecordPage, '/alerts/a1', aSession(), { id: 'a1' });
    expect(page.find('.ways').exists()).toBe(false);
    expect(page.text()).toContain('超时反馈');
    expect(page.text()).toContain('2026-11-20 10:00');
    expect(page.text()).toContain('修改反馈');
    page.unmount();
    const assignee = { __typename: 'AlertAssignee', id: 'c7', name: '清河社区', type: 'COMMUNITY' };
    api.on({ AlertRecord: () => ({ alert: anAlert({ toAnswer: false, assignee, answer: answered }) }) });
    await open(AlertRecordPage, '/alerts/a1', aPoliceStation(), { id: 'a1' });
    expect(page.text()).not.toContain('修改反馈');
  });
});
