import { afterEach, expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { withTexts } from '../test/mounting.js';
import BarList from './bar-list.vue';

afterEach(() => {
  document.body.innerHTML = '';
});

const ITEMS = [
  { key: 'COUNTER', label: '柜面', value: 300_000, atLeast: true },
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
  expect(list.findAll('tr')[0]!.text()).toContain('30.00');
  await buttons[0]!.trigger('click');
  expect(list.emitted('source')).toEqual([['COUNTER']]);
});

test('without a source they are plain numbers, with their scale', () => {
  const list = mount(BarList, { props: { items: ITEMS, unit: '份', caption: '资料' }, ...withTexts() });
  expect(list.findAll('button')).toHaveLength(0);
  expect(list.findAll('tr').map((row) => row.find('.n [aria-hidden]').text())).toEqual(['≥30.00万', '10.00万']);
  expect(list.findAll('.p').map((share) => share.text())).toEqual(['75.0%', '25.0%']);
});
