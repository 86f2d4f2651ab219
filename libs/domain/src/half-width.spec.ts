import { expect, test } from '@jest/globals';
import { halfWidth } from './half-width.js';

test.each([
  ['Ａ３４０２１０', 'A340210'],
  ['６０＋', '60+'],
  ['（２０２６）　１号', '(2026) 1号'],
  ['芜公〔2026〕12号', '芜公〔2026〕12号'],
  ['', ''],
])('%s becomes %s', (text, plain) => {
  expect(halfWidth(text)).toBe(plain);
});
