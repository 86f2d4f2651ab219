import { afterEach, expect, test } from '@jest/globals';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { nextTick } from 'vue';
import { withTexts } from '../test/mounting.js';
import type { MenuItem } from './menu-item.js';
import UiMenu from './ui-menu.vue';

const ITEMS: readonly MenuItem[] = [
  { key: 'export', label: '导出', icon: 'download' },
  { key: 'void', label: '作废', icon: 'trash', danger: true },
];
let menu: VueWrapper;
afterEach(() => menu.unmount());

/** What the button opens is fetched at its first use. */
const opened = async () => {
  while (!menu.find('[role="menu"]').exists()) await flushPromises();
};
const open = async (keys: 'click' | 'keyboard') => {
  menu = mount(UiMenu, { props: { label: '更多', items: ITEMS }, attachTo: document.body, ...withTexts() });
  const opener = menu.get('button[aria-label="更多"]');
  await (keys === 'click' ? opener.trigger('click', { button: 0 }) : opener.trigger('keydown', { key: 'ArrowDown' }));
  await opened();
};
const items = () => menu.findAll('[role="menuitem"]');

test('is closed until its button is used, and offers what takes away last, after a line', async () => {
  await open('click');
  expect(items().map((one) => one.text())).toEqual(['导出', '作废']);
  expect(menu.findAll('[role="separator"]')).toHaveLength(1);
  expect(items()[1]!.classes()).toContain('danger');
});

test('says what was taken, and closes', async () => {
  await open('click');
  await items()[1]!.trigger('click');
  await nextTick();
  expect(menu.emitted('select')).toEqual([['void']]);
  expect(items()).toHaveLength(0);
});

test('opens with the arrow key and closes with Escape, nothing taken', async () => {
  await open('keyboard');
  expect(items()).toHaveLength(2);
  expect(document.activeElement).toBe(items()[0]!.element);
  await menu.get('[role="menu"]').trigger('keydown', { key: 'Escape' });
  await nextTick();
  expect(items()).toHaveLength(0);
  expect(menu.emitted('select')).toBeUndefined();
});

test('has another face and a head where they are given', async () => {
  const slots = { opener: '<b>值班员</b>', head: '<p class="head">duty</p>' };
  menu = mount(UiMenu, { props: { label: '账号', items: ITEMS }, slots, attachTo: document.body, ...withTexts() });
  const opener = menu.get('button[aria-label="账号"]');
  expect(opener.text()).toBe('值班员');
  expect(opener.attributes('title')).toBeUndefined();
  await opener.trigger('click', { button: 0 });
  await opened();
  expect(menu.get('[role="menu"] .head').text()).toBe('duty');
});
