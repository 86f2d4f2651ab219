import { expect, test } from '@jest/globals';
import { csvText } from './csv.js';

test.each(['=1+1', '+1', '-1', '@x', '＝1+1', '＋1', '－1', '＠x', '\tx', '\rx'])(
  'a text that begins like a formula stays a text: %j',
  (text) => {
    expect(csvText([[text]])).toMatch(/^\uFEFF"?'/);
  },
);

test('numbers and other texts stay as they are', () => {
  expect(
    csvText([
      ['标题', -3],
      ['a＝b', 2],
    ]),
  ).toBe('\uFEFF标题,-3\r\na＝b,2');
});
