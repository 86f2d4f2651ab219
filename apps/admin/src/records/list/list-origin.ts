import type { RecordOrderInput } from '../../graphql/generated.js';
import { PAGE, type PlaceQuery } from './list-place.js';

/**
 * From where in a list a record was opened. Kept in the entry of the browser's history: Back and a reload know it, a
 * link that is passed on does not.
 */
export interface ListOrigin {
  readonly route: string;
  /** The list's address without its place. */
  readonly kept: Readonly<Record<string, string>>;
  /** What the API was asked for. */
  readonly filter: object;
  readonly orderBy: RecordOrderInput | null;
  /** The page that had the record, how many rows it had and how many stood before it, where that is known. */
  readonly place: PlaceQuery;
  readonly rows: number;
  readonly at: number | null;
  /** The record's row on the page, and its place in the order. */
  readonly row: number;
  readonly cursor: string;
}

/** The entry of the history for a record, for a route's `state`. */
export const stateOf = (origin: ListOrigin) => ({ list: JSON.stringify(origin) });

/** What a link takes along so that the page behind it knows the place in the list as well. */
export const placeIn = (origin: ListOrigin | null) => (origin ? { state: stateOf(origin) } : {});

/** From where the record of an entry of the history was opened; null where it was not opened from this list. */
export function originIn(state: unknown, route: string): ListOrigin | null {
  const kept = (state as { readonly list?: unknown } | null)?.list;
  if (typeof kept !== 'string') return null;
  const origin = JSON.parse(kept) as ListOrigin;
  return origin.route === route ? origin : null;
}

/** The page of the list that has the record, at its row. */
export const listAt = ({ route, kept, place }: ListOrigin, record: string) => ({
  name: route,
  query: { ...kept, ...place },
  state: { record },
});

/** The record that an entry of the history of a list comes back from. */
export const comesFrom = (state: unknown): string =>
  String((state as { readonly record?: unknown } | null)?.record ?? '');

/** Rows before the record; null where that is not known. */
export const rowsBefore = ({ at, row }: ListOrigin): number | null => (at === null ? null : at + row);

/** The origin of the row behind or before it, which may be on another page: as the list's own pages begin. */
export function stepped(origin: ListOrigin, step: 1 | -1, cursor: string): ListOrigin {
  const { at, row, rows } = origin;
  if (row + step >= 0 && row + step < rows) return { ...origin, row: row + step, cursor };
  const atText = (count: number | null) => (count === null ? {} : { at: String(count) });
  if (step === 1) {
    const next = at === null ? null : at + rows;
    return { ...origin, place: { after: origin.cursor, ...atText(next) }, rows: PAGE, at: next, row: 0, cursor };
  }
  const before = at === null ? null : at - PAGE;
  // The first page is full, and may have rows of the page that follows it.
  if (at !== null && before !== null && before <= 0)
    return { ...origin, place: {}, rows: PAGE, at: 0, row: at - 1, cursor };
  const place = { before: origin.cursor, ...atText(before) };
  return { ...origin, place, rows: PAGE, at: before, row: PAGE - 1, cursor };
}
