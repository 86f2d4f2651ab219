import { expect, test } from '@jest/globals';
import { comesFrom, listAt, originIn, rowsBefore, stateOf, stepped, type ListOrigin } from './list-origin.js';
import { PAGE } from './list-place.js';

const origin = (change: Partial<ListOrigin> = {}): ListOrigin => ({
  route: 'activities',
  kept: { type: 'LECTURE' },
  filter: { type: 'LECTURE' },
  orderBy: null,
  place: {},
  rows: PAGE,
  at: 0,
  row: 3,
  cursor: 'c3',
  ...change,
});

test('is kept for one list, and nowhere else', () => {
  expect(originIn(stateOf(origin()), 'activities')).toEqual(origin());
  expect(originIn(stateOf(origin()), 'tallies')).toBeNull();
  for (const state of [null, undefined, {}, { list: 3 }]) expect(originIn(state, 'activities')).toBeNull();
});

test('leads back to the page that has the record', () => {
  expect(listAt(origin({ place: { after: 'x', at: '30' } }), 'a7')).toEqual({
    name: 'activities',
    query: { type: 'LECTURE', after: 'x', at: '30' },
    state: { record: 'a7' },
  });
  expect(comesFrom({ record: 'a7' })).toBe('a7');
  expect([comesFrom({}), comesFrom(null)]).toEqual(['', '']);
});

test('a step stays on the page while it can', () => {
  const next = stepped(origin(), 1, 'c4');
  expect([next.row, next.cursor, next.place, rowsBefore(next)]).toEqual([4, 'c4', {}, 4]);
  const back = stepped(next, -1, 'c3');
  expect(back).toEqual(origin());
});

test('behind the last row begins the next page, behind the cursor that the list itself would begin at', () => {
  const last = origin({ row: PAGE - 1, cursor: 'c29' });
  const next = stepped(last, 1, 'c30');
  expect(next).toMatchObject({ place: { after: 'c29', at: '30' }, row: 0, at: 30, cursor: 'c30' });
  // A step back from there ends on the first page, at its last row.
  expect(stepped(next, -1, 'c29')).toEqual(last);
});

test('before the first row of a later page ends the page before it', () => {
  const first = origin({ place: { after: 'c59', at: '60' }, at: 60, row: 0, cursor: 'c60' });
  expect(stepped(first, -1, 'c59')).toMatchObject({ place: { before: 'c60', at: '30' }, at: 30, row: 29 });
  // Nobody knows how many rows stand before a day.
  const onADay = origin({ place: { from: '2026-10-01' }, at: null, row: 0, cursor: 'c7' });
  const before = stepped(onADay, -1, 'c6');
  expect(before).toMatchObject({ place: { before: 'c7' }, row: 29 });
  expect(before.place).not.toHaveProperty('at');
  expect(rowsBefore(before)).toBeNull();
});

test('what stands before a page that does not begin at a full one is on the first page', () => {
  const first = origin({ place: { before: 'z', at: '12' }, at: 12, row: 0, cursor: 'c12' });
  expect(stepped(first, -1, 'c11')).toMatchObject({ place: {}, at: 0, row: 11 });
});
