import { INTERCEPTION_VENUES, isTermCode, type InterceptionVenue } from '@fanzha/domain';
import type { InterceptionVenueCountInput } from '../../graphql/generated.js';
import { countOf, NO_COUNT, type CountLine } from '../../records/text/count-text.js';

/** One of several places, with the transfers that were stopped there. */
export interface PlaceLine {
  venue: InterceptionVenue | '';
  count: CountLine;
}

export const newPlace = (venue: InterceptionVenue | '' = ''): PlaceLine => ({ venue, count: { ...NO_COUNT } });

/** How many there were at all places together; null while one of them cannot be read. */
export function sumOfPlaces(places: readonly PlaceLine[]): number | null {
  const counts = places.map(({ count }) => countOf(count).value);
  return counts.every((count) => count !== null) ? counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) : null;
}

export const placeInputs = (places: readonly PlaceLine[]): InterceptionVenueCountInput[] =>
  places.flatMap(({ venue, count }) =>
    isTermCode(INTERCEPTION_VENUES, venue) ? [{ venue, count: countOf(count).value ?? 0 }] : [],
  );

export const placesOf = (
  venues: readonly { readonly venue: InterceptionVenue; readonly count: number }[],
): PlaceLine[] => venues.map(({ venue, count }) => ({ venue, count: { text: String(count), qualifier: 'EXACT' } }));

/** Whether a place is missing, stands twice, or has no number of its own. */
export const isUnfinished = (places: readonly PlaceLine[]): boolean =>
  places.some(
    ({ venue, count }, at) =>
      venue === '' ||
      places.findIndex((one) => one.venue === venue) < at ||
      count.qualifier !== 'EXACT' ||
      countOf(count).qualifier !== 'EXACT' ||
      (countOf(count).value ?? 0) < 1,
  );
