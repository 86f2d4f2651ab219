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

/** Which part of which place is at fault. */
interface PlaceFault {
  readonly at: number;
  readonly part: 'venue' | 'count';
}

/** The first place that is missing, stands twice, or has no number of its own; null where all are told. */
export function faultIn(places: readonly PlaceLine[]): PlaceFault | null {
  for (const [at, { venue, count }] of places.entries()) {
    if (venue === '' || places.findIndex((one) => one.venue === venue) < at) return { at, part: 'venue' };
    const { value, qualifier } = countOf(count);
    if (count.qualifier !== 'EXACT' || qualifier !== 'EXACT' || (value ?? 0) < 1) return { at, part: 'count' };
  }
  return null;
}
