import { afterEach, expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { withTexts } from '../test/mounting.js';
import BarList from './bar-list.vue';

afterEach(() => {
  document.body.innerHTML = '';
});

const ITEMS = [
  { key: 'COUNTER', label: '柜面', value: 300_000, atLeast: true, lastYear: 400_000 },
  { key: 'rest', label: '其他 3 类', value: 100_000, rest: true },
];

test('figures of bars open their source, the rest has none', async () => {
  const list = mount(BarList, {
    props: { items: ITEMS, unit: '元', kind: 'money', caption: '避免损失', explained: true, openKey: 'COUNTER' },
    ...withTexts(),
  });
  const buttons = list.findAll('button');
  expect(buttons).toHaveLength(1);
  expect(buttons[0]!.attributes('aria-expanded')).toBe('true');
  expect(list.findAll('tbody tr')[0]!.text()).toContain('30.00');
  expect(list.find('thead .n').text()).toBe('万元');
  await buttons[0]!.trigger('click');
  expect(list.emitted('source')).toEqual([['COUNTER']]);
});

test('last year is a tick on the same scale, told in words, and explained where there is one', () => {
  const list = mount(BarList, { props: { items: ITEMS, unit: '份', caption: '资料' }, ...withTexts() });
  expect(list.findAll('.line i').map((bar) => bar.attributes('style'))).toEqual(['width: 75%;', 'width: 25%;']);
  expect(list.find('.line s').attributes('style')).toBe('left: 100%;');
  expect(list.find('.track .sr').text()).toBe('去年同期 400,000 份');
  expect(list.find('.key').exists()).toBe(true);
  const [, rest] = ITEMS;
  expect(
    mount(BarList, { props: { items: [rest!], unit: '份', caption: '资料' }, ...withTexts() })
      .find('.key')
      .exists(),
  ).toBe(false);
});

test('parts of a whole have shares; figures that do not add up have none', () => {
  const list = mount(BarList, { props: { items: ITEMS, unit: '份', caption: '资料' }, ...withTexts() });
  expect(list.findAll('button')).toHaveLength(0);
  expect(list.findAll('tbody .n [aria-hidden]').map((one) => one.text())).toEqual(['≥', '300,000', '100,000']);
  expect(list.findAll('tbody .p').map((share) => share.text())).toEqual(['75.0', '25.0']);
  const ratios = mount(BarList, {
    props: {
      items: [{ key: 'a', label: '甲镇', value: 50 }],
      unit: '%',
      kind: 'percent',
      caption: '率',
      shares: false,
    },
    ...withTexts(),
  });
  expect(ratios.find('.p').exists()).toBe(false);
  expect(ratios.find('.line i').attributes('style')).toBe('width: 50%;');
});
