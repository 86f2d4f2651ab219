import { afterEach, expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { withTexts } from '../test/mounting.js';
import GrowthTag from './growth-tag.vue';
import { growthText } from './growth-text.js';

afterEach(() => {
  document.body.innerHTML = '';
});

test.each([
  // Below double: percent with one decimal.
  [437, 404, 'up', '8.2', '%'],
  [404, 437, 'down', '7.6', '%'],
  [39, 20, 'up', '95.0', '%'],
  [3, 100, 'down', '97.0', '%'],
  // From double on: how many times the base was added.
  [40, 20, 'up', '1.0', '倍'],
  [105, 28, 'up', '2.8', '倍'],
  [4_671, 353, 'up', '>10', '倍'],
  [9_200_000, 5_868, 'up', '>10', '倍'],
  // A base below 20, and a fall to 0: the difference with its unit.
  [20, 4, 'up', '16', '起'],
  [600, 5, 'up', '595', '起'],
  [0, 25, 'down', '25', '起'],
  // Nothing to compare with.
  [5, 5, 'same', '', ''],
  [5, 0, 'none', '', ''],
  [0, 0, 'none', '', ''],
  [null, 5, 'none', '', ''],
  [5, null, 'none', '', ''],
  [100_000, 100_001, 'same', '', ''],
] as const)('%p after %p goes %s %s%s', (current, before, direction, amount, suffix) => {
  expect(growthText(current, before, 'zh-CN', 'count', '起')).toMatchObject({ direction, amount, suffix });
});

test('money below 10,000 yuan differs by money', () => {
  expect(growthText(38_500, 8_300, 'zh-CN', 'money', '元')).toMatchObject({ amount: '3.02', suffix: '万' });
  expect(growthText(8_320, 8_300, 'zh-CN', 'money', '元')).toMatchObject({ amount: '<0.01', suffix: '万' });
  expect(growthText(20_000, 10_000, 'zh-CN', 'money', '元')).toMatchObject({ amount: '1.0', suffix: '倍' });
  expect(growthText(38_500, 8_300, 'en', 'money', 'yuan')).toMatchObject({ amount: '30,200', suffix: '' });
});

test('ratios differ by points', () => {
  expect(growthText(61.4, 54.6, 'zh-CN', 'percent')).toMatchObject({ direction: 'up', amount: '6.8', suffix: '点' });
  expect(growthText(0, 4, 'en', 'percent')).toMatchObject({ direction: 'down', amount: '4.0', suffix: 'pt' });
  expect(growthText(6.8, 0, 'zh-CN', 'percent')).toMatchObject({ direction: 'up', amount: '6.8' });
});

test('the direction is drawn and said; amount and suffix have a slot each', () => {
  const tag = mount(GrowthTag, { props: { current: 437, before: 404 }, ...withTexts() });
  expect(tag.find('svg').exists()).toBe(true);
  expect(tag.find('.a').text()).toBe('上升8.2');
  expect(tag.find('.s').text()).toBe('%');
  expect(tag.attributes('tabindex')).toBeUndefined();
});

test('the base is told on hover and on focus, and to a screen reader', async () => {
  const tag = mount(GrowthTag, {
    props: { current: 20, before: 4, unit: '起', span: '10月1日–28日' },
    attachTo: document.body,
    ...withTexts(),
  });
  expect(tag.attributes('tabindex')).toBe('0');
  expect(tag.findAll('.sr').at(-1)?.text()).toBe('10月1日–28日：4 起，基数小，只比差数');
  await tag.trigger('focus');
  expect(document.body.querySelector('[role="tooltip"]')?.textContent).toBe('10月1日–28日：4 起，基数小，只比差数');
  await tag.trigger('blur');
  expect(document.body.querySelector('[role="tooltip"]')).toBeNull();
  tag.unmount();
});

test('growth from zero is a dash that explains itself', () => {
  const tag = mount(GrowthTag, { props: { current: 3, before: 0 }, ...withTexts() });
  expect(tag.text()).toBe('—');
  expect(tag.attributes('title')).toBe('没有可比的数字');
});

test('where the data begin later no change is told', () => {
  const tag = mount(GrowthTag, { props: { current: 30, before: 0, absent: true }, ...withTexts() });
  expect(tag.text()).toBe('无上期数据');
});

test('what spans a period leaves nothing to compare, and the reason is told', () => {
  const tag = mount(GrowthTag, { props: { current: 30, before: 25, spanning: true }, ...withTexts() });
  expect(tag.text()).toBe('—');
  expect(tag.attributes('title')).toBe('有跨期数据，不作比较');
});

test('what goes on beyond a period leaves nothing to compare either', () => {
  const tag = mount(GrowthTag, { props: { current: 30, before: 25, goesOn: true }, ...withTexts() });
  expect(tag.text()).toBe('—');
  expect(tag.attributes('title')).toBe('有数据延续到期末之后，不作比较');
});

test('a change between inexact figures says so', () => {
  const tag = mount(GrowthTag, { props: { current: 30, before: 25, inexact: true }, ...withTexts() });
  expect(tag.attributes('title')).toContain('仅供参考');
});
