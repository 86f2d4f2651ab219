import { expect, test } from '@jest/globals';
import { askedOrder, NEWEST_FIRST, nextOrder, orderIn, orderText } from './list-order.js';

test.each([
  ['', null],
  ['day', { field: 'DAY', direction: 'ASC' }],
  ['unit', { field: 'UNIT', direction: 'ASC' }],
  ['-unit', { field: 'UNIT', direction: 'DESC' }],
  ['-PARTICIPANTS', { field: 'QUANTITY', indicator: 'PARTICIPANTS', direction: 'DESC' }],
  ['PARTICIPANTS', { field: 'QUANTITY', indicator: 'PARTICIPANTS', direction: 'ASC' }],
])('%j of an address is asked for, and written as it was', (text, asked) => {
  expect(askedOrder(orderIn(text))).toEqual(asked);
  expect(orderText(orderIn(text))).toBe(text);
});

test.each(['-day', 'NOTHING', '-', '--unit'])('%j is the usual order', (text) => {
  expect(orderIn(text)).toEqual(NEWEST_FIRST);
});

test('a head orders by itself, the largest first and names from the beginning, and then the other way round', () => {
  expect(orderText(nextOrder(NEWEST_FIRST, 'day'))).toBe('day');
  expect(orderText(nextOrder(orderIn('day'), 'day'))).toBe('');
  expect(orderText(nextOrder(NEWEST_FIRST, 'unit'))).toBe('unit');
  expect(orderText(nextOrder(orderIn('unit'), 'unit'))).toBe('-unit');
  expect(orderText(nextOrder(orderIn('unit'), 'LEAFLETS'))).toBe('-LEAFLETS');
});
