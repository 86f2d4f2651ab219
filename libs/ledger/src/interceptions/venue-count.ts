import { type FieldError, INTERCEPTION_VENUES, type InterceptionVenue, isTermCode, repeatedAt } from '@fanzha/domain';
import { countErrors, isWithoutAmount, unknownCode } from '../facts/fact-bounds.js';
import type { InterceptionInput } from './interception.inputs.js';

/** How many transfers were stopped at one of several places. */
export interface VenueCount {
  readonly venue: InterceptionVenue;
  readonly count: number;
}

/** What the contract fills in where no number of transfers is sent: it cannot be told from one that was. */
const ONE = 1;

/** Where transfers were stopped, and how many altogether. */
interface Places {
  /** The place; of several the one with most. */
  readonly venue: InterceptionVenue;
  /** Null where it is one place. */
  readonly venues: readonly VenueCount[] | null;
  readonly count: number | null;
  readonly errors: readonly FieldError[];
}

const ORDER: ReadonlyMap<string, number> = new Map(INTERCEPTION_VENUES.map(({ code }, at) => [code, at]));
const orderOf = ({ venue }: VenueCount): number => ORDER.get(venue) ?? ORDER.size;

export const sumOf = (venues: readonly VenueCount[]): number => venues.reduce((sum, { count }) => sum + count, 0);

/** Reads where transfers were stopped: one place, or several whose counts add up to the whole, or give it. */
export function readPlaces(input: InterceptionInput): Places {
  const stated = input.venues ?? [];
  const known = (path: string, venue: string): FieldError[] =>
    isTermCode(INTERCEPTION_VENUES, venue) ? [] : [unknownCode(path)];
  const uncounted = isWithoutAmount(input.countQualifier);
  const given = uncounted && input.count === ONE ? null : input.count;
  if (stated.length === 0) {
    const missing: FieldError[] =
      input.venue == null ? [{ path: 'venue', code: 'REQUIRED' }] : known('venue', input.venue);
    return {
      venue: input.venue ?? 'COUNTER',
      venues: null,
      count: uncounted ? null : input.count,
      errors: [...missing, ...countErrors('count', 'INTERCEPTIONS', given, input.countQualifier)],
    };
  }
  const sum = sumOf(stated);
  const count = given === null || (given === ONE && sum !== ONE) ? sum : given;
  const [most] = [...stated].sort((one, other) => other.count - one.count || orderOf(one) - orderOf(other));
  const errors: FieldError[] = [
    ...stated.flatMap(({ venue }, index) => known(`venues.${index}.venue`, venue)),
    ...stated.flatMap(({ count: at }, index): FieldError[] =>
      at === 0
        ? [{ path: `venues.${index}.count`, code: 'TOO_SMALL', params: { min: 1 } }]
        : countErrors(`venues.${index}.count`, 'INTERCEPTIONS', at, 'EXACT'),
    ),
    ...[...repeatedAt(stated.map(({ venue }) => venue))].map((index): FieldError => ({
      path: `venues.${index}.venue`,
      code: 'DUPLICATE',
    })),
    ...(input.venue != null && !stated.some(({ venue }) => venue === input.venue)
      ? [{ path: 'venue', code: 'CONTRADICTORY' } as const]
      : []),
  ];
  if (uncounted) errors.push({ path: 'venues', code: 'NOT_ALLOWED_HERE' });
  else if (errors.length === 0) errors.push(...countErrors('count', 'INTERCEPTIONS', count, input.countQualifier));
  // What is at least or about a number may have been elsewhere, too.
  const differs = input.countQualifier === 'EXACT' ? count !== sum : count < sum;
  if (errors.length === 0 && differs)
    errors.push({ path: 'count', code: 'DOES_NOT_ADD_UP', params: { stated: count, sum } });
  return {
    venue: most?.venue ?? 'COUNTER',
    venues: stated.length > 1 ? [...stated].sort((one, other) => orderOf(one) - orderOf(other)) : null,
    count: uncounted ? null : count,
    errors,
  };
}
