import { afterEach, expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { nextTick } from 'vue';
import { withTexts } from '../test/mounting.js';
import SideDrawer from './side-drawer.vue';

afterEach(() => {
  document.body.innerHTML = '';
});

test('takes the focus, closes with Escape, and gives the focus back', async () => {
  document.body.innerHTML = '<button id="opener">42,180</button>';
  const opener = document.querySelector<HTMLElement>('#opener');
  opener?.focus();
  const drawer = mount(SideDrawer, { props: { title: '这个数从哪来' }, attachTo: document.body, ...withTexts() });
  await nextTick();
  await nextTick();
  expect(document.activeElement).toBe(drawer.element);
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(drawer.emitted('close')).toHaveLength(1);
  drawer.unmount();
  expect(document.activeElement).toBe(opener);
});
