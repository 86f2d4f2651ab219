import { expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import SparkLine from './spark-line.vue';

test('a month that is not over is dashed and ends in a hollow point', () => {
  const line = mount(SparkLine, { props: { values: [0, 10, 5], unfinished: true } });
  expect(line.find('.done').attributes('points')).toBe('0.0,30.0 50.0,0.0');
  expect(line.find('.running').attributes('points')).toBe('50.0,0.0 100.0,15.0');
  expect(line.find('i').classes()).toContain('open');
});

test('a course that is over is one line; gaps are no 0', () => {
  const line = mount(SparkLine, { props: { values: [null, 10, 20] } });
  expect(line.find('.done').attributes('points')).toBe('50.0,30.0 100.0,0.0');
  expect(line.find('.running').exists()).toBe(false);
  expect(line.find('i').classes()).not.toContain('open');
  expect(
    mount(SparkLine, { props: { values: [null, 10] } })
      .find('svg')
      .exists(),
  ).toBe(false);
});

test('it is a picture only where it is named', () => {
  expect(mount(SparkLine, { props: { values: [1, 2] } }).attributes('aria-hidden')).toBe('true');
  const named = mount(SparkLine, { props: { values: [1, 2], label: '近两个月' } });
  expect([named.attributes('role'), named.attributes('aria-label')]).toEqual(['img', '近两个月']);
});
