import { expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { withTexts } from '../test/mounting.js';
import { figureScale, scaledDigits } from './figure-scale.js';
import NumberCell from './number-cell.vue';

const COUNT = { unit: '人次', kind: 'count' } as const;
const scale = { by: 1, decimals: 0, unit: '人次' };
const cell = (props: object) =>
  mount(NumberCell, { props: { label: '湾沚镇 覆盖人次', value: 3120, scale, ...COUNT, ...props }, ...withTexts() });

test('a column has one scale: digits of a row never change their unit', () => {
  expect(figureScale([16, 999_999], COUNT, 'zh-CN')).toEqual({ by: 1, decimals: 0, unit: '人次' });
  const large = figureScale([16, 18_009_900], COUNT, 'zh-CN');
  expect(large).toEqual({ by: 10_000, decimals: 2, unit: '万人次' });
  expect(scaledDigits({ value: 18_009_900, atLeast: true }, large)).toBe('1,800.99');
  expect(scaledDigits({ value: 16 }, large)).toBe('<0.01');
  expect(scaledDigits({ value: 0 }, large)).toBe('0.00');
  expect(figureScale([5], { unit: '元', kind: 'money' }, 'zh-CN')).toEqual({ by: 10_000, decimals: 2, unit: '万元' });
  expect(figureScale([5], { unit: 'yuan', kind: 'money' }, 'en')).toEqual({ by: 1, decimals: 0, unit: 'yuan' });
  expect(scaledDigits({ value: 61.44 }, figureScale([], { unit: '%', kind: 'percent' }, 'en'))).toBe('61.4');
  expect(scaledDigits({ value: 199_999, atLeast: true }, { by: 10_000, decimals: 2, unit: '' })).toBe('19.99');
});

test('marks have slots of their own and are no part of the digits', () => {
  const marked = cell({ atLeast: true, uncounted: 2, withheld: 1, hasPost: true, hasCheck: true });
  expect(marked.find('.pre').text()).toBe('≥');
  expect(marked.find('.fig [aria-hidden]').text()).toBe('3,120');
  expect(marked.find('.post .more [aria-hidden]').text()).toBe('+3');
  expect(marked.find('.post .sr').text()).toBe('另有 2 次未统计，另有 1 次不便公开');
  // The row has nothing to check, and keeps the place of the mark all the same.
  expect(marked.find('.check').exists()).toBe(true);
  expect(marked.find('.check button').exists()).toBe(false);
  expect(cell({}).find('.post').exists()).toBe(false);
});

test('what spans the beginning of the period stands beside the digits, in its unit', () => {
  const spanning = { records: 1, amount: 40 };
  const marked = cell({ spanning, hasPost: true });
  expect(marked.find('.fig [aria-hidden]').text()).toBe('3,120');
  expect(marked.find('.across [aria-hidden]').text()).toBe('跨40');
  expect(marked.find('.across .sr').text()).toBe('另有跨期 40 人次');
  expect(marked.find('.across').attributes('title')).toContain('不计入本期');
  const of = (part: object, more: object = {}) =>
    cell({ spanning: { records: 2, amount: null, ...part }, hasPost: true, ...more }).find('.across');
  expect(of({ amount: 32_000, atLeast: true }, { unit: '元', kind: 'money' }).text()).toBe(
    '跨≥3.20万另有跨期 至少 32,000.00 元',
  );
  expect(of({ amount: 100, approx: true }).text()).toBe('跨约100另有跨期 约 100 人次');
  expect(of({ amount: 0 }).exists()).toBe(false);
  expect(of({ amount: 0, withheld: 1 }).exists()).toBe(true);
  expect(of({}).text()).toBe('跨另有跨期 2 条未统计');
  expect(of({ ofRatio: true }, { kind: 'percent', unit: '%' }).text()).toBe('跨分子或分母有跨期数据 2 条，比率不确定');
});

test('the figure opens its source, and says all of itself in its name', async () => {
  const plain = cell({ approx: true });
  expect(plain.find('button').text().replaceAll(/\s+/g, ' ')).toBe(
    '3,120湾沚镇 覆盖人次 约 3,120 人次 查看这个数从哪来',
  );
  await plain.find('button').trigger('click');
  expect(plain.emitted('source')).toHaveLength(1);
});

test('an amount to check is one click away from its record', async () => {
  const check = cell({ toCheck: 1, hasCheck: true }).find('.check button');
  expect(check.text()).toBe('湾沚镇 覆盖人次 1 条数值待核对');
  const wrapper = cell({ toCheck: 1, hasCheck: true });
  await wrapper.find('.check button').trigger('click');
  expect(wrapper.emitted('check')).toHaveLength(1);
  expect(wrapper.emitted('source')).toBeUndefined();
});

test('0, nothing and uncounted are three different things', () => {
  expect(cell({ value: 0 }).find('.fig').classes()).toContain('zero');
  expect(cell({ value: null }).find('.none').text()).toBe('—');
  expect(cell({ value: null, unstated: 2, uncounted: 2, hasPost: true }).find('.fig').text()).toContain('2 次未统计');
  expect(cell({ value: null, unstated: 2, uncounted: 2, hasPost: true }).find('.more').exists()).toBe(false);
  expect(cell({ plain: true }).find('button').exists()).toBe(false);
});
