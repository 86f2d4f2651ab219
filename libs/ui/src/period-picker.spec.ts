import { parsePeriod } from '@fanzha/domain';
import { expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { withTexts } from '../test/mounting.js';
import { listedPeriods, nextPeriodText, periodTextAt, rangeProblem, switchKind } from './period-picking.js';
import PeriodPicker from './period-picker.vue';

const TODAY = '2026-11-22';
const picker = (modelValue: string) => mount(PeriodPicker, { props: { modelValue, today: TODAY }, ...withTexts() });
type Picker = ReturnType<typeof picker>;
const steps = (wrapper: Picker) => wrapper.findAll('.step button');

test.each([
  ['WEEK', '2026-11-22', '2026-W47'],
  ['WEEK', '2026-01-01', '2026-W01'],
  ['WEEK', '2027-01-01', '2026-W53'],
  ['MONTH', '2026-11-22', '2026-11'],
  ['QUARTER', '2026-11-22', '2026-Q4'],
  ['YEAR', '2026-11-22', '2026'],
  ['RANGE', '2026-11-22', '2026-11-01/2026-11-22'],
] as const)('the %s of %s is %s', (kind, day, text) => {
  expect(periodTextAt(kind, day)).toBe(text);
  expect(parsePeriod(text).kind).toBe(kind);
});

test('the next period is never one that has not begun', () => {
  expect(nextPeriodText(parsePeriod('2026-10'), TODAY)).toBe('2026-11');
  expect(nextPeriodText(parsePeriod('2026-11'), TODAY)).toBeNull();
  expect(nextPeriodText(parsePeriod('2025-W52'), TODAY)).toBe('2026-W01');
  expect(nextPeriodText(parsePeriod('2026-11-01/2026-11-15'), TODAY)).toBe('2026-11-16/2026-11-22');
});

test('another kind keeps the place in time', () => {
  expect(switchKind(parsePeriod('2026-05'), 'QUARTER', TODAY)).toBe('2026-Q2');
  expect(switchKind(parsePeriod('2025'), 'MONTH', TODAY)).toBe('2025-12');
  expect(switchKind(parsePeriod('2026'), 'MONTH', TODAY)).toBe('2026-11');
  expect(switchKind(parsePeriod('2026-11'), 'RANGE', TODAY)).toBe('2026-11-01/2026-11-22');
});

test('an old period stays in the list it is chosen from', () => {
  const listed = listedPeriods(parsePeriod('2019-03'), TODAY, 'zh-CN').map(({ text }) => text);
  expect(listed[0]).toBe('2026-11');
  expect(listed).toContain('2019-03');
});

test('a range needs two days in order', () => {
  expect(rangeProblem('', '2026-11-01')).toBe('incomplete');
  expect(rangeProblem('2026-11-02', '2026-11-01')).toBe('endBeforeStart');
  expect(rangeProblem('2006-11-02', '2026-11-01')).toBe('tooLong');
  expect(rangeProblem('2026-11-01', '2026-11-01')).toBeNull();
});

test('steps through time and stops at the present', async () => {
  const wrapper = picker('2026-11');
  expect(wrapper.text()).toContain('2026年11月');
  expect(steps(wrapper)[1]?.attributes('disabled')).toBeDefined();
  await steps(wrapper)[0]?.trigger('click');
  expect(wrapper.emitted('update:modelValue')).toEqual([['2026-10']]);
});

test('the segments emit contract text', async () => {
  const wrapper = picker('2026-10');
  await wrapper.get('input[value=QUARTER]').trigger('change');
  await wrapper.get('input[value=WEEK]').trigger('change');
  expect(wrapper.emitted('update:modelValue')).toEqual([['2026-Q4'], ['2026-W44']]);
});

test('a custom range is taken when it makes sense, and explained when not', async () => {
  const wrapper = picker('2026-10-01/2026-10-07');
  const [from, to] = wrapper.findAll('input[type=date]');
  await from?.setValue('2026-10-09');
  await wrapper.get('form').trigger('submit');
  expect(wrapper.get('[role=status]').text()).toBe('结束日期早于开始日期，请改一下。');
  expect(wrapper.emitted('update:modelValue')).toBeUndefined();
  await to?.setValue('2026-10-16');
  await wrapper.get('form').trigger('submit');
  expect(wrapper.emitted('update:modelValue')).toEqual([['2026-10-09/2026-10-16']]);
});

test('a range says its days in the language of the page', async () => {
  const wrapper = picker('2026-11-01/2026-11-15');
  const said = () => wrapper.findAll('.said').map((one) => one.text());
  expect(said()).toEqual(['2026年11月1日 星期日', '2026年11月15日 星期日']);
  const [from] = wrapper.findAll('input[type="date"]');
  expect(from!.attributes('aria-describedby')).toContain(wrapper.find('.said').attributes('id'));
  await from!.setValue('2026-11-02');
  expect(said()[0]).toBe('2026年11月2日 星期一');
});
