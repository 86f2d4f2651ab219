import { expect, test } from '@jest/globals';
import { DomainError } from '@fanzha/domain';
import { cursorOf } from './connection.js';
import { KEY_PARTS, KeyedPage } from './keyed-page.js';

const LIST = 'campaigns';
const KEY = { startsOn: KEY_PARTS.day, id: KEY_PARTS.id };
const ROWS = ['1', '2', '3'].map((digit) => ({
  ...{ id: `0199a000-0000-7000-8000-00000000000${digit}`, startsOn: `2026-11-0${digit}`, title: digit },
}));

const page = (first: number | null, after: string | null = null) =>
  new KeyedPage({ first, after }, { list: LIST, key: KEY });

const fieldOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof DomainError ? error.fields.map(({ path, code }) => `${path} ${code}`) : error;
  }
  return [];
};

test('one row more than the page has is read, and tells that there is a next page', () => {
  const asked = page(2);
  expect(asked).toMatchObject({ first: 2, limit: 3, after: null });
  const { edges, pageInfo, totalCount } = asked.rows(ROWS, 7);
  expect(edges.map(({ node }) => node.title)).toEqual(['1', '2']);
  expect({ pageInfo, totalCount }).toMatchObject({
    pageInfo: { hasNextPage: true, hasPreviousPage: false },
    totalCount: 7,
  });
});

test('the next page begins behind the sort key of the last row', () => {
  const cursor = page(2).rows(ROWS, 3).pageInfo.endCursor;
  const next = page(2, cursor);
  expect(next.after).toEqual({ startsOn: '2026-11-02', id: ROWS[1]?.id });
  expect(next.rows(ROWS.slice(2), 3).pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
});

test('rows may have their key elsewhere and be shown as something else', () => {
  const asked = page(null);
  const receivers = ROWS.map((row) => ({ place: row }));
  const { edges } = asked.shown(receivers, 3, { key: ({ place }) => place, node: ({ place }) => place.title });
  expect(asked.first).toBe(20);
  expect(edges).toEqual(
    page(null)
      .rows(ROWS, 3)
      .edges.map(({ cursor, node }) => ({ cursor, node: node.title })),
  );
});

test('a cursor of another list, or with a part that its column cannot hold, is INVALID_CURSOR', () => {
  const id = ROWS[0]?.id ?? '';
  const wrong = [
    cursorOf(['2026-11-01', id], 'notices'),
    cursorOf(['2026-11-31', id], LIST),
    cursorOf(['2026-11-01', "1' or true"], LIST),
    cursorOf([20261101, id], LIST),
    cursorOf([id], LIST),
    'x',
  ];
  for (const cursor of wrong) expect(fieldOf(() => page(2, cursor))).toEqual(['after INVALID_CURSOR']);
  expect(fieldOf(() => page(0))).toEqual(['first TOO_SMALL']);
});

test('a moment is one as PostgreSQL writes it', () => {
  expect(KEY_PARTS.moment('2026-11-01 09:30:00.123456+00')).toBe(true);
  for (const text of ['2026-11-01T09:30:00Z', '2026-02-30 09:30:00+00', '2026-11-01'])
    expect(KEY_PARTS.moment(text)).toBe(false);
});
