import { expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import GrowthTag from './growth-tag.vue';
import { growthText } from './growth-text.js';
import { withTexts } from '../test/mounting.js';

test.each([
  [437, 404, 'up', '8.2%'],
  [404, 437, 'down', '7.6%'],
  [5, 5, 'same', ''],
  [5, 0, 'none', ''],
  [0, 0, 'none', ''],
  [0, 5, 'down', '100.0%'],
  [null, 5, 'none', ''],
  [5, null, 'none', ''],
  [100_000, 100_001, 'same', ''],
  [4_671, 353, 'up', '1,223%'],
  [1_000_000, 10_000, 'up', '9,900%'],
  [9_200_000, 5_868, 'up', '100倍以上'],
] as const)('%p after %p goes %s %s', (current, before, direction, amount) => {
  expect(growthText(current, before, 'zh-CN')).toEqual({ direction, amount });
});

test('percentages differ by points', () => {
  expect(growthText(61.4, 54.6, 'zh-CN', 'percent')).toEqual({ direction: 'up', amount: '6.8 点' });
  expect(growthText(0, 4, 'en', 'percent')).toEqual({ direction: 'down', amount: '4.0 pts' });
  expect(growthText(6.8, 0, 'zh-CN', 'percent')).toEqual({ direction: 'up', amount: '6.8 点' });
});

test('the direction is drawn and said', () => {
  const tag = mount(GrowthTag, { props: { current: 437, before: 404 }, ...withTexts() });
  expect(tag.find('svg').exists()).toBe(true);
  expect(tag.text()).toBe('上升8.2%');
});

test('growth from zero is a dash that explains itself', () => {
  const tag = mount(GrowthTag, { props: { current: 3, before: 0 }, ...withTexts() });
  expect(tag.text()).toBe('—');
  expect(tag.attributes('title')).toBe('没有可比的数字');
});

test('a change between inexact figures says so', () => {
  const tag = mount(GrowthTag, { props: { current: 3, before: 2, inexact: true }, ...withTexts() });
  expect(tag.attributes('title')).toContain('仅供参考');
});
