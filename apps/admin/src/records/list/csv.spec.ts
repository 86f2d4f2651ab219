import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/browser/esm/sync';
import fc from 'fast-check';
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

test('a file reads back as the table that it was written from', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '反', ' ', '"', ',', ';', '\n', '\r', '\r\n', '\t', '1') });
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
  fc.assert(
    fc.property(table, (rows) => {
      const read = parse(csvText(rows), { bom: true, record_delimiter: '\r\n' });
      expect(read.map((cells) => cells.map((cell) => cell.replace(/^'(?=[\t\r])/, '')))).toEqual(rows);
    }),
  );
});
