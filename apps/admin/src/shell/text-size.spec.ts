import { beforeEach, expect, test } from '@jest/globals';
import { largeText, startTextSize, toggleTextSize } from './text-size.js';

const KEY = 'fanzha.text-size';

beforeEach(() => {
  localStorage.clear();
  startTextSize();
});

test('large text that was chosen under its former name stays, under the new one', () => {
  localStorage.setItem(KEY, 'elder');
  startTextSize();
  expect([largeText.value, document.documentElement.dataset['size'], localStorage.getItem(KEY)]).toEqual([
    true,
    'large',
    'large',
  ]);
});

test('the switch is kept on the device', () => {
  toggleTextSize();
  expect([document.documentElement.dataset['size'], localStorage.getItem(KEY)]).toEqual(['large', 'large']);
  toggleTextSize();
  startTextSize();
  expect([largeText.value, document.documentElement.dataset['size'], localStorage.getItem(KEY)]).toEqual([
    false,
    undefined,
    'normal',
  ]);
});
