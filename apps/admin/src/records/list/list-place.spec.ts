import { expect, test } from '@jest/globals';
import { askedPlace, beginsAt, PAGE, pagesAround, placeIn } from './list-place.js';

const page = (hasPreviousPage: boolean, hasNextPage: boolean) => ({
  hasPreviousPage,
  hasNextPage,
  startCursor: 's',
  endCursor: 'e',
});

test.each([
  [{}, { first: PAGE }],
  [
    { after: 'c', at: '30' },
    { first: PAGE, after: 'c' },
  ],
  [
    { before: 'c', at: '30' },
    { last: PAGE, before: 'c' },
  ],
  [{ from: '2026-10-01' }, { first: PAGE, fromDay: '2026-10-01' }],
  [{ end: '1' }, { last: PAGE }],
  [{ from: '2026-13-01' }, { first: PAGE }],
])('%j is asked for', (query, asked) => {
  expect(askedPlace(placeIn(query))).toEqual(asked);
});

test('pages are counted on from the first one, and back to an address without a place', () => {
  const first = { place: placeIn({}), rows: 30, total: 75, pageInfo: page(false, true) };
  expect(pagesAround(first)).toEqual({
    first: null,
    previous: null,
    next: { after: 'e', at: '30' },
    last: { end: '1' },
  });
  const second = { place: placeIn({ after: 'e', at: '30' }), rows: 30, total: 75, pageInfo: page(true, true) };
  expect(pagesAround(second)).toEqual({ first: {}, previous: {}, next: { after: 'e', at: '60' }, last: { end: '1' } });
  const third = { place: placeIn({ after: 'e', at: '60' }), rows: 15, total: 75, pageInfo: page(true, false) };
  expect(pagesAround(third)).toEqual({ first: {}, previous: { before: 's', at: '30' }, next: null, last: null });
});

test('the last page is counted from the end, and not where the end is not counted', () => {
  const last = { place: placeIn({ end: '1' }), rows: 30, total: 75, pageInfo: page(true, false) };
  expect(beginsAt(last).at).toBe(45);
  expect(beginsAt({ ...last, total: null }).at).toBeNull();
});

test('a page that begins at a day says nothing of what is before it', () => {
  const there = { place: placeIn({ from: '2026-10-01' }), rows: 30, total: 75, pageInfo: page(true, true) };
  expect(beginsAt(there).at).toBeNull();
  expect(pagesAround(there)).toMatchObject({ previous: { before: 's' }, next: { after: 'e' } });
});
