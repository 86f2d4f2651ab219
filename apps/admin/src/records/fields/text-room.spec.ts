import { expect, test } from '@jest/globals';
import { mount } from '@vue/test-utils';
import { i18n } from '../../locales/i18n.js';
import TextRoom from './text-room.vue';

const room = (text: string): string =>
  mount(TextRoom, { props: { text, max: 10 }, global: { plugins: [i18n] } }).text();

test('tells the room once it becomes tight, in characters that can be seen', () => {
  expect(room('一二三四五六七八')).toBe('');
  expect(room('一二三四五六七八九')).toBe('已写 9 字，最多 10 字');
  expect(room('👨‍👩‍👧'.repeat(8))).toBe('');
  expect(room('👨‍👩‍👧'.repeat(11))).toBe('已写 11 字，最多 10 字');
  expect(room(`${'\u200b'.repeat(40)}一`)).toBe('');
});
