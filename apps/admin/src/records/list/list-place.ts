import { isLocalDate } from '@fanzha/domain';
import type { LocationQuery } from 'vue-router';
import { oneOf } from './list-filter.js';

/** Rows of a page. */
export const PAGE = 30;

/** Keys of the address that say where in a list a page begins. They mean nothing for another filter or order. */
const PLACE_KEYS = ['after', 'before', 'from', 'end', 'at'] as const;
type PlaceKey = (typeof PLACE_KEYS)[number];
export type PlaceQuery = Partial<Record<PlaceKey, string>>;

/** Where a page begins: behind or before a cursor, at a day, or at the end; all empty at the beginning. */
interface ListPlace {
  readonly after: string;
  readonly before: string;
  readonly from: string;
  readonly end: boolean;
  /** Rows before the page, where that is known. */
  readonly at: number | null;
}

export function placeIn(query: LocationQuery): ListPlace {
  const [after, before] = [oneOf(query['after']), oneOf(query['before'])];
  const from = isLocalDate(oneOf(query['from'])) ? oneOf(query['from']) : '';
  const end = oneOf(query['end']) === '1';
  const at = oneOf(query['at']);
  const begins = !after && !before && !from && !end;
  return { after, before, from, end, at: begins ? 0 : /^\d{1,9}$/.test(at) ? Number(at) : null };
}

/** The place as the address has it. */
export function placeText(query: LocationQuery): PlaceQuery {
  return Object.fromEntries(PLACE_KEYS.map((key) => [key, oneOf(query[key])]).filter(([, text]) => text !== ''));
}

/** What the API is asked for. */
export function askedPlace({ after, before, from, end }: ListPlace) {
  if (after) return { first: PAGE, after };
  if (before) return { last: PAGE, before };
  if (from) return { first: PAGE, fromDay: from };
  return end ? { last: PAGE } : { first: PAGE };
}

interface Shown {
  readonly place: ListPlace;
  readonly rows: number;
  /** Rows of the whole list; null where they are too many to be counted. */
  readonly total: number | null;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const atText = (at: number | null): PlaceQuery => (at === null ? {} : { at: String(Math.max(0, at)) });

/** Where the other pages are; null where there is none, or it is the one that is shown. */
export function pagesAround({ place, rows, total, pageInfo }: Shown): {
  readonly first: PlaceQuery | null;
  readonly previous: PlaceQuery | null;
  readonly next: PlaceQuery | null;
  readonly last: PlaceQuery | null;
} {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  const { at } = beginsAt({ place, rows, total, pageInfo });
  const before = at === null ? null : at - PAGE;
  return {
    first: hasPreviousPage ? {} : null,
    previous:
      hasPreviousPage && startCursor
        ? before !== null && before <= 0
          ? {}
          : { before: startCursor, ...atText(before) }
        : null,
    next: hasNextPage && endCursor ? { after: endCursor, ...atText(at === null ? null : at + rows) } : null,
    last: hasNextPage ? { end: '1' } : null,
  };
}

/** Rows before the page, as far as known: the last page is counted from the end. */
export function beginsAt({ place, rows, total, pageInfo }: Shown): { readonly at: number | null } {
  if (!pageInfo.hasPreviousPage) return { at: 0 };
  if (!pageInfo.hasNextPage) return { at: total === null ? null : Math.max(0, total - rows) };
  return { at: place.at };
}
