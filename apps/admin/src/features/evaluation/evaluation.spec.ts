import { afterEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { aSession, ApiError, stubApi } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import SchemeBoard from './scheme-board.vue';
import SchemeFormPage from './scheme-form-page.vue';
import UnitScore from './unit-score.vue';

const rules = { from: null, to: null, steps: [], perUnit: null, lostAtMost: null };
const anItem = (changes: object = {}) => ({
  __typename: 'EvaluationItem',
  ...{ id: 'i1', name: '宣传场次', weight: '60.00', indicator: 'SESSIONS', rule: 'LINEAR' },
  ...{ ...rules, from: '0.00', to: '4.00' },
  ...changes,
});
const aScheme = (changes: object = {}) => ({
  __typename: 'EvaluationScheme',
  ...{ id: 's1', version: 3, state: 'PUBLISHED', issuerName: '湾沚区反诈办', title: '反诈宣传考核', period: '2020' },
  ...{ regionCodes: ['340210'], sectors: [], tenantTypes: ['SCHOOL'], exceptions: [], spreadsExempt: false },
  ...{ edition: 1, ranking: false, rankingShownToUnits: false, appealUntil: null, closingHash: null },
  ...{ publishedAt: '2026-11-01T01:00:00Z', closedAt: null, lockedAt: null, allowed: [], editions: [] },
  regions: [{ __typename: 'Region', code: '340210', name: '湾沚区' }],
  items: [
    anItem(),
    anItem({ id: 'i2', name: '入户', indicator: 'HOUSEHOLD_COVERAGE', weight: '40.00', to: '90.00' }),
    anItem({
      id: 'i3',
      name: '被骗',
      indicator: 'ALERTS_LOST',
      weight: '20.00',
      rule: 'DEDUCTION',
      ...rules,
      perUnit: '2.00',
    }),
  ],
  ...changes,
});
const itemScore = (itemId: string, changes: object = {}) => ({
  __typename: 'EvaluationItemScore',
  ...{ itemId, state: 'SCORED', doubts: [], low: '45.00', high: '45.00', value: '3', numerator: null },
  ...{ denominator: null, atLeast: false, approx: false, uncounted: 0, withheld: 0, spanning: false },
  asOf: '2026-11-02T01:00:00Z',
  ...changes,
});
const aScore = (changes: object = {}) => ({
  __typename: 'EvaluationScore',
  ...{ tenantId: 't1', unitName: '湖畔小学', regionCode: '340210100', state: 'UNDETERMINED', low: '58.00' },
  ...{ high: '63.00', outOf: '80.00', number: 1, hash: 'a'.repeat(64), rank: null },
  items: [
    itemScore('i1', { state: 'UNDETERMINED', doubts: ['UNCOUNTED'], high: '50.00', uncounted: 1 }),
    itemScore('i2', { low: '20.00', high: '20.00', value: '45', numerator: '9', denominator: '20' }),
    itemScore('i3', { value: '10', low: '0.00', high: '0.00' }),
  ],
  ...changes,
});
const page = (nodes: object[], type: string) => ({
  __typename: `${type}Connection`,
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  edges: nodes.map((node) => ({ __typename: `${type}Edge`, node })),
});
const anAppeal = (changes: object = {}) => ({
  __typename: 'EvaluationAppeal',
  ...{ id: 'a1', tenantId: 't1', unitName: '湖畔小学', itemId: 'i1', state: 'OPEN', reason: '漏记一场' },
  ...{ madeAt: '2026-11-03T01:00:00Z', decision: null, decidedAt: null },
  ...changes,
});

let wrapper: VueWrapper;
afterEach(() => wrapper.unmount());
const press = async (name: string): Promise<void> => {
  await wrapper
    .findAll('button')
    .find((button) => button.text() === name)!
    .trigger('click');
  await settle(20);
};

describe('the score of a unit', () => {
  const shown = async (scheme: object, appeals: object[] = [], more: Parameters<typeof stubApi>[0] = {}) => {
    const api = stubApi({
      EvaluationOfUnit: () => ({ evaluationScheme: scheme, evaluationAppeals: page(appeals, 'EvaluationAppeal') }),
      ...more,
    });
    ({ wrapper } = await openPage(UnitScore, api, { path: '/', props: { id: 's1' }, session: aSession() }));
    await until(() => wrapper.find('h1').exists());
    return wrapper.text();
  };

  test('says its bounds, every step, and what keeps an item from being certain', async () => {
    const text = await shown(aScheme({ ownScore: aScore() }));
    for (const part of ['58.00–63.00', '满分 80 分', '不能确定', '有做了未统计的', '可能在 45.00 到 50.00 分之间'])
      expect(text).toContain(part);
    for (const part of [
      '45%（9 ÷ 20）',
      '40 ×（45% − 0）÷（90 − 0）= 20.00',
      '扣分到顶，得 0.00',
      '10 条',
      '每 1 条扣 2 分',
      '湾沚区反诈办发布',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('名');
    expect(wrapper.findAll('button').map((button) => button.text())).not.toContain('申诉');
  });

  test('is appealed against item by item, and a refusal stands at its field', async () => {
    const sent: object[] = [];
    await shown(
      aScheme({
        state: 'CLOSED',
        closedAt: '2026-11-02T01:00:00Z',
        appealUntil: '2099-01-01',
        allowed: ['appeal'],
        ownScore: aScore(),
      }),
      [anAppeal({ itemId: 'i2', state: 'REFUSED', decision: '不在考核时间内' })],
      {
        AppealScore: (variables: object) => {
          sent.push(variables);
          return new ApiError({
            code: 'BAD_INPUT',
            fields: [{ path: 'reason', code: 'REQUIRED', message: '请填写原因' }],
          });
        },
      },
    );
    expect(wrapper.text()).toContain('答复：不在考核时间内');
    expect(wrapper.findAll('button').filter((button) => button.text() === '申诉')).toHaveLength(2);
    await press('申诉');
    await wrapper.find('form').trigger('submit');
    await until(() => wrapper.find('#appeal-reason-error').exists());
    expect(sent).toEqual([{ id: 's1', itemId: 'i1', reason: '' }]);
  });
});

describe('the scheme of an authority', () => {
  const shown = async (scheme: object, more: Parameters<typeof stubApi>[0] = {}) => {
    const asked: string[] = [];
    const api = stubApi({
      EvaluationPage: () => ({ evaluationScheme: scheme }),
      EvaluationScores: ({ order }: { order: string }) => {
        asked.push(order);
        return { evaluationScores: page([aScore()], 'EvaluationScore') };
      },
      EvaluationAppeals: () => ({ evaluationAppeals: page([anAppeal()], 'EvaluationAppeal') }),
      ...more,
    });
    ({ wrapper } = await openPage(SchemeBoard, api, { path: '/', props: { id: 's1' }, session: aSession() }));
    await until(() => wrapper.text().includes('湖畔小学'));
    return asked;
  };

  test('has no order by score and no rank while ranking is off, and asks before it is switched on', async () => {
    const sent: object[] = [];
    const asked = await shown(aScheme({ allowed: ['rank'] }), {
      RankEvaluation: (variables: object) => {
        sent.push(variables);
        return new ApiError({ code: 'CONFLICT', reason: 'VERSION_CHANGED' });
      },
    });
    expect(asked).toEqual(['NAME']);
    expect(wrapper.text()).not.toContain('名次）');
    expect(wrapper.find('select[aria-label="排列"]').exists()).toBe(false);
    await press('开启排名');
    expect(wrapper.text()).toContain('国办函〔2026〕12号');
    await wrapper.find('dialog form').trigger('submit');
    await until(() => sent.length === 1);
    expect(sent).toEqual([{ id: 's1', version: 3, ranking: true, shownToUnits: false }]);
  });

  test('is decided about appeal by appeal', async () => {
    const sent: object[] = [];
    await shown(
      aScheme({ state: 'CLOSED', closedAt: '2026-11-02T01:00:00Z', appealUntil: '2099-01-01', allowed: ['decide'] }),
      {
        DecideAppeal: (variables: object) => {
          sent.push(variables);
          return { decideEvaluationAppeal: anAppeal({ state: 'EXEMPTED', decision: '同意' }) };
        },
      },
    );
    await until(() => wrapper.text().includes('漏记一场'));
    await press('处理');
    await wrapper.find('input[value="EXEMPTED"]').setValue();
    await wrapper.find('#decision-reason').setValue('同意');
    await wrapper.find('dialog form').trigger('submit');
    await until(() => sent.length === 1);
    expect(sent).toEqual([{ id: 'a1', outcome: 'EXEMPTED', reason: '同意' }]);
  });
});

test('a new scheme asks only for what its rules need, and says what is no number', async () => {
  const sent: { items: object[] }[] = [];
  const api = stubApi({
    EvaluationFormRegions: () => ({
      region: { __typename: 'Region', code: '340210', name: '湾沚区', children: [] },
    }),
    CreateEvaluation: ({ input }: { input: { items: object[] } }) => {
      sent.push(input);
      return new ApiError({ code: 'BAD_INPUT', fields: [{ path: 'title', code: 'REQUIRED', message: '请填写名称' }] });
    },
  });
  const { viewer } = aSession();
  const region = { __typename: 'Region' as const, code: '340210', name: '湾沚区', level: 'COUNTY' as const };
  const session = aSession({ viewer: { ...viewer, oversight: [{ id: 'o1', region, sector: null }] } });
  ({ wrapper } = await openPage(SchemeFormPage, api, { path: '/', session }));
  await until(() => wrapper.find('#item-1-name').exists());
  await wrapper.find('#item-1-to').setValue('四场');
  await wrapper.find('form').trigger('submit');
  await settle(20);
  expect(wrapper.text()).toContain('请填数字，最多两位小数');
  expect(sent).toEqual([]);
  await wrapper.find('#item-1-rule').setValue('DEDUCTION');
  await wrapper.find('#item-1-perUnit').setValue('0.5');
  await wrapper.find('form').trigger('submit');
  await until(() => sent.length === 1);
  expect(sent[0]).toMatchObject({ regionCodes: ['340210'], spreadsExempt: false });
  expect(sent[0]?.items).toMatchObject([
    { rule: 'DEDUCTION', from: null, to: null, steps: [], perUnit: '0.5', lostAtMost: null },
  ]);
});
