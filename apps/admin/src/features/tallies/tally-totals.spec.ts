import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { aConnection, formRegions, ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aPoliceStation, aTally } from '../../../test/support/ledger-records.js';
import { keptDrafts, openPage, settle, until } from '../../../test/support/mount-page.js';
import TallyFormPage from './tally-form-page.vue';
import TallyRecordPage from './tally-record-page.vue';

let api: ApiStub;
let page: VueWrapper;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    TallyForm: () => ({ region: formRegions }),
    FraudCaseChoices: () => ({ fraudCases: aConnection([]) }),
    RecordTally: () => ({ recordTally: aTally() }),
    AmendTally: () => ({ amendTally: aTally({ version: 2 }) }),
  });
});
afterEach(() => page.unmount());

async function open(id?: string): Promise<void> {
  const path = id ? `/tallies/${id}/amend` : '/tallies/new';
  ({ wrapper: page } = await openPage(TallyFormPage, api, {
    props: id ? { id } : {},
    path,
    session: aPoliceStation(),
  }));
  await until(() => page.find('form.formgrid').exists());
}
const save = async () => {
  await page.find('form.formgrid').trigger('submit');
  await settle(20);
};
const sent = (operation = 'RecordTally') =>
  api.sent(operation).map(({ input }) => input as Record<string, unknown> & { totals?: unknown });
const buttonOf = (text: string) => page.findAll('button').find((one) => one.text().includes(text))!;

const overlap = (change: object = {}) => ({
  indicator: 'TIPS',
  recordId: 'k7',
  kind: 'TALLY',
  from: '2026-01-01',
  until: '2026-10-31',
  value: 51,
  qualifier: 'EXACT',
  inside: true,
  ...change,
});
/** Asks until it is answered. */
const asking = (...overlaps: object[]) =>
  api.on({
    RecordTally: ({ input }: Record<string, unknown>) =>
      (input as { totals?: unknown }).totals
        ? { recordTally: aTally() }
        : new ApiError({ code: 'CONFLICT', reason: 'TOTAL_OVERLAPS', overlaps, count: overlaps.length }),
  });

describe('an amount of days that a total covers', () => {
  beforeEach(async () => {
    await open();
    await page.find('#occurredOn').setValue('2026-10-08');
    await page.find('#line-TIPS').setValue('3');
  });

  test('is asked about with the other one, and saved as part of it', async () => {
    asking(overlap());
    await save();
    const question = page.find('.overlapping');
    expect(question.text()).toContain('同样的日子里已填过');
    expect(question.text()).toContain('1月1日–10月31日');
    expect(question.text()).toContain('51 条');
    expect(question.find('a').attributes('href')).toBe('/tallies/k7');
    expect(question.attributes('role')).toBe('alert');
    expect(question.findAll('button').map((one) => one.text())).toEqual([
      '已包含在累计里（不重复计算）',
      '是另外的（加在一起）',
    ]);
    await buttonOf('已包含在累计里').trigger('click');
    await settle(20);
    expect(sent()).toHaveLength(2);
    expect(sent()[1]).toMatchObject({ totals: [{ indicator: 'TIPS', recordId: null, answer: 'INCLUDED' }] });
    expect(sent()[0]?.['idempotencyKey']).toBe(sent()[1]?.['idempotencyKey']);
    expect(keptDrafts()).toEqual([]);
  });

  test('is saved beside it where it is something else', async () => {
    asking(overlap());
    await save();
    await buttonOf('是另外的').trigger('click');
    await settle(20);
    expect(sent()[1]).toMatchObject({ totals: [{ indicator: 'TIPS', recordId: null, answer: 'ADDITIONAL' }] });
  });

  test('is beside what it reaches beyond, whatever the others are', async () => {
    asking(overlap(), overlap({ recordId: 'k8', from: '2026-09-01', until: '2026-10-05', inside: false }));
    await save();
    expect(page.find('.overlapping').text()).toContain('1 条不能算在累计里');
    await buttonOf('已包含在累计里').trigger('click');
    await settle(20);
    expect(sent()[1]?.totals).toEqual([
      { indicator: 'TIPS', recordId: 'k8', answer: 'ADDITIONAL' },
      { indicator: 'TIPS', recordId: null, answer: 'INCLUDED' },
    ]);
  });

  test('can only be beside a total that does not have its days', async () => {
    asking(overlap({ inside: false }));
    await save();
    expect(page.find('.overlapping').findAll('button')).toHaveLength(1);
  });

  test('is asked about anew where it is changed before the answer', async () => {
    asking(overlap());
    await save();
    await page.find('#line-TIPS').setValue('4');
    expect(page.find('.overlapping').exists()).toBe(false);
    await save();
    expect(page.find('.overlapping').exists()).toBe(true);
    expect(sent()[1]).not.toHaveProperty('totals');
  });
});

describe('a running total', () => {
  test('begins with the year; an ordinary record says nothing of totals', async () => {
    await open();
    await page.find('#occurredOn').setValue('2026-10-31');
    await page.find('#line-TIPS').setValue('51');
    expect(page.find('#runningSince').exists()).toBe(false);
    await page.find('#running').trigger('click');
    expect(page.find<HTMLInputElement>('#runningSince').element.value).toBe('2026-01-01');
    expect(page.text()).toContain('计入的是比上一次累计多出来的部分');
    await page.find('#occurredOn').setValue('2025-10-31');
    expect(page.find<HTMLInputElement>('#runningSince').element.value).toBe('2025-01-01');
    await save();
    expect(sent()[0]).toMatchObject({ runningSince: '2025-01-01', beganOn: null });
    page.unmount();

    await open();
    await page.find('#line-TIPS').setValue('2');
    await page.find('#running').trigger('click');
    await buttonOf('不是累计数').trigger('click');
    await save();
    for (const field of ['runningSince', 'totals', 'decreaseReason']) expect(sent()[1]).not.toHaveProperty(field);
  });

  test('is not held against what is usual in one record', async () => {
    api.on({
      PlausibleBounds: () => ({
        plausibleBounds: [{ __typename: 'PlausibleBound', indicator: 'TIPS', bound: 20 }],
      }),
    });
    await open();
    await settle(20);
    await page.find('#line-TIPS').setValue('51');
    await save();
    expect(page.find('.unusual').exists()).toBe(true);
    await page.find('#running').trigger('click');
    await save();
    expect(sent()[0]).toHaveProperty('runningSince');
  });

  test('says from which day on', async () => {
    await open();
    await page.find('#line-TIPS').setValue('51');
    await page.find('#running').trigger('click');
    await page.find('#runningSince').setValue('');
    expect(page.find('#runningSince').exists()).toBe(true);
    await save();
    expect(sent()).toEqual([]);
    expect(page.find('#runningSince').attributes('aria-invalid')).toBe('true');
  });

  test('below the one before it is asked why', async () => {
    api.on({
      RecordTally: ({ input }: Record<string, unknown>) =>
        (input as { decreaseReason?: string }).decreaseReason
          ? { recordTally: aTally() }
          : new ApiError({
              code: 'BAD_INPUT',
              fields: [{ path: 'decreaseReason', code: 'REQUIRED', message: '比上一次累计少，请写明原因' }],
            }),
    });
    await open();
    await page.find('#line-TIPS').setValue('37');
    await page.find('#running').trigger('click');
    expect(page.find('#decreaseReason').exists()).toBe(false);
    await save();
    expect(page.text()).toContain('比上一次累计少，请写明原因');
    await page.find('#decreaseReason').setValue('两条线索重复统计');
    await save();
    expect(sent()[1]).toMatchObject({ decreaseReason: '两条线索重复统计' });
  });

  test('is amended as one, and its draft is taken up again', async () => {
    const record = aTally({ beganOn: '2026-01-01', runningSince: '2026-01-01' });
    api.on({ TallyForm: () => ({ region: formRegions, tally: record }) });
    await open('k1');
    expect(page.find<HTMLInputElement>('#runningSince').element.value).toBe('2026-01-01');
    expect(page.find('#beganOn').exists()).toBe(false);
    await page.find('#runningSince').setValue('2026-03-01');
    page.unmount();
    expect(keptDrafts()[0]?.content).toMatchObject({ told: { runningSince: '2026-03-01' } });

    await open('k1');
    expect(page.find<HTMLInputElement>('#runningSince').element.value).toBe('2026-03-01');
    await save();
    expect(sent('AmendTally')[0]).toMatchObject({ runningSince: '2026-03-01', beganOn: null });
  });
});

describe('the page of a record', () => {
  const part = (change: object = {}) => ({
    __typename: 'TotalLink',
    recordId: 'k3',
    indicator: 'TIPS',
    from: null,
    until: '2026-10-08',
    value: 3,
    qualifier: 'EXACT',
    ...change,
  });
  const total = (change: object = {}) => ({
    __typename: 'RecordTotal',
    indicator: 'TIPS',
    runningSince: '2026-01-01',
    until: '2026-10-31',
    value: 51,
    qualifier: 'EXACT',
    rest: 12,
    restQualifier: 'EXACT',
    restFrom: '2026-10-01',
    exceeded: false,
    decreaseReason: null,
    previous: part({ recordId: 'k2', from: '2026-01-01', until: '2026-09-30', value: 39 }),
    parts: [],
    ...change,
  });
  const measures = [
    { __typename: 'TallyMeasure', indicator: 'TIPS', value: 51, qualifier: 'EXACT', released: false, partOf: null },
  ];
  async function show(change: Record<string, unknown>, lastTime: unknown = null): Promise<void> {
    const record = aTally({ occurredOn: '2026-10-31', measures, ...change });
    api.on({ TallyRecord: () => ({ tally: { ...record, lastTime } }) });
    ({ wrapper: page } = await openPage(TallyRecordPage, api, {
      props: { id: 'k1' },
      path: '/tallies/k1',
      session: aPoliceStation(),
    }));
    await until(() => page.find('.quantities').exists());
  }
  const running = { beganOn: '2026-01-01', runningSince: '2026-01-01' };
  const card = () => page.find('.totals').text().replace(/\s+/g, ' ');

  test('tells a total, what it counts for, and less what', async () => {
    await show({ ...running, totals: [total()] });
    expect(card()).toContain('1月1日起累计 51 条，本次计 12 条（9月30日累计 39 条，已单独填报 0 条）');
    expect(page.find('.quantities').text()).toContain('累计，本次计 12 条');
    // What it adds to figures is the rest, not the total.
    expect(page.find('.counting').text()).toContain('12 条');
    expect(page.find('.counting').text()).not.toContain('51');
  });

  test('is compared with no other record, nor another one with it', async () => {
    await show({ ...running, totals: [total()] }, aTally({ id: 'k2' }));
    expect(page.text()).not.toContain('比上次');
    page.unmount();
    await show({}, aTally({ id: 'k2', ...running }));
    expect(page.text()).not.toContain('比上次');
    page.unmount();
    await show({}, aTally({ id: 'k2' }));
    expect(page.text()).toContain('比上次');
  });

  test('names its parts, each with the way there', async () => {
    const parts = [part(), part({ recordId: 'k4', until: '2026-10-20', value: 2, qualifier: 'AT_LEAST' })];
    await show({ ...running, totals: [total({ previous: null, rest: 46, parts })] });
    expect(card()).toContain('本次计 46 条（此前没有累计，已单独填报 ≥5 条）');
    expect(page.findAll('.parts a').map((one) => [one.text(), one.attributes('href')])).toEqual([
      ['10月8日', '/records/k3'],
      ['10月20日', '/records/k4'],
    ]);
  });

  test('warns where the parts are more than the total, and gives the reason of a decrease', async () => {
    await show({ ...running, totals: [total({ rest: 0, exceeded: true, decreaseReason: '重复统计' })] });
    expect(card()).toContain('请核对');
    expect(card()).toContain('比上一次少的原因：重复统计');
  });

  test('says which total it is part of, and nothing where there is none', async () => {
    await show({ includedIn: [part({ recordId: 'k2', from: '2026-01-01', until: '2026-10-31', value: 51 })] });
    expect(card()).toContain('已包含在1月1日–10月31日的累计里');
    page.unmount();
    await show({});
    expect(page.find('.totals').exists()).toBe(false);
  });
});
