import {
  type FieldError,
  flatPaths,
  INTERCEPTION_VENUES,
  type InterceptionVenue,
  isTermCode,
  isWithoutAmount,
  qualifierOf,
  repeatedAt,
  type StatedAmount,
} from '@fanzha/domain';
import { countAmountErrors } from '../facts/amount-fields.js';
import { countErrors, unknownCode } from '../facts/fact-bounds.js';
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
  readonly count: StatedAmount;
  readonly errors: readonly FieldError[];
}

const ORDER: ReadonlyMap<string, number> = new Map(INTERCEPTION_VENUES.map(({ code }, at) => [code, at]));
const orderOf = ({ venue }: VenueCount): number => ORDER.get(venue) ?? ORDER.size;

export const sumOf = (venues: readonly VenueCount[]): number => venues.reduce((sum, { count }) => sum + count, 0);

const known = (path: string, venue: string): FieldError[] =>
  isTermCode(INTERCEPTION_VENUES, venue) ? [] : [unknownCode(path)];

/**
 * Reads where transfers were stopped: one place, or several whose counts add up to the whole, or give it.
 * @param stated how many there were altogether, as it was sent
 */
export function readPlaces(input: InterceptionInput, stated: StatedAmount): Places {
  const uncounted = isWithoutAmount(stated.qualifier);
  const whole = uncounted && stated.value === ONE ? { ...stated, value: null } : stated;
  const venues = input.venues ?? [];
  if (venues.length > 0) return severalPlaces(input, venues, whole);
  const missing: FieldError[] =
    input.venue == null ? [{ path: 'venue', code: 'REQUIRED' }] : known('venue', input.venue);
  return {
    venue: input.venue ?? 'COUNTER',
    venues: null,
    count: whole,
    errors: [...missing, ...countAmountErrors(flatPaths('count'), 'INTERCEPTIONS', whole)],
  };
}

function severalPlaces(input: InterceptionInput, venues: readonly VenueCount[], whole: StatedAmount): Places {
  const sum = sumOf(venues);
  const given = whole.value ?? null;
  const uncounted = isWithoutAmount(whole.qualifier);
  const value = !uncounted && (given === null || (given === ONE && sum !== ONE)) ? sum : given;
  const count = { ...whole, value };
  const [most] = [...venues].sort((one, other) => other.count - one.count || orderOf(one) - orderOf(other));
  const errors: FieldError[] = [
    ...venues.flatMap(({ venue }, index) => known(`venues.${index}.venue`, venue)),
    ...venues.flatMap(({ count: at }, index): FieldError[] =>
      at === 0
        ? [{ path: `venues.${index}.count`, code: 'TOO_SMALL', params: { min: 1 } }]
        : countErrors(`venues.${index}.count`, 'INTERCEPTIONS', at, 'EXACT'),
    ),
    ...[...repeatedAt(venues.map(({ venue }) => venue))].map((index): FieldError => ({
      path: `venues.${index}.venue`,
      code: 'DUPLICATE',
    })),
    ...(input.venue != null && !venues.some(({ venue }) => venue === input.venue)
      ? [{ path: 'venue', code: 'CONTRADICTORY' } as const]
      : []),
  ];
  if (uncounted) errors.push({ path: 'venues', code: 'NOT_ALLOWED_HERE' });
  else if (errors.length === 0) errors.push(...countAmountErrors(flatPaths('count'), 'INTERCEPTIONS', count));
  // What is at least or about a number may have been elsewhere, too.
  const differs = value !== null && (qualifierOf(whole) === 'EXACT' ? value !== sum : value < sum);
  if (errors.length === 0 && differs)
    errors.push({ path: 'count', code: 'DOES_NOT_ADD_UP', params: { stated: value, sum } });
  return {
    venue: most?.venue ?? 'COUNTER',
    venues: venues.length > 1 ? [...venues].sort((one, other) => orderOf(one) - orderOf(other)) : null,
    count,
    errors,
  };
}
