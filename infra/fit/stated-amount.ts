import type { Qualifier } from '@fanzha/domain';
import { listIn, numberIn, objectIn, oneLine, textIn } from './json.ts';

/** An amount as it was extracted. */
export interface StatedAmount {
  readonly value: number | null;
  readonly qualifier: Qualifier;
  /** The upper end of a range; the value is the lower one. */
  readonly upTo: number | null;
  /** Not counted, but there was something: 数百余人. */
  readonly some: boolean;
  /** The value as written, where it is no number and no range. */
  readonly raw: string | null;
}

const RANGE = /^(?<low>[\d,]+(?:\.\d+)?)\s*(?:[-~～—–−至到]+)\s*(?<high>[\d,]+(?:\.\d+)?)$/;
const NO_RANGE = { upTo: null, some: false, raw: null } as const;

/**
 * A value with its qualifier. x in a place of a number is withheld, whatever stands there; a range counts with its lower
 * end; no number is uncounted.
 * @param range the ends of a range, where they are stated beside the value
 */
export function statedAmount(value: unknown, qualifier: unknown, atLeast: unknown, range: unknown): StatedAmount {
  const said = textIn(qualifier)?.toLowerCase() ?? null;
  if (said === 'redacted' || said === 'withheld') return { value: null, qualifier: 'WITHHELD', ...NO_RANGE };
  const amount = numberIn(value);
  if (amount !== null) return { value: amount, qualifier: qualifierOf(said, atLeast), ...NO_RANGE };
  const ends = rangeIn(value) ?? rangeIn(range);
  if (ends) return { value: ends.low, qualifier: 'AT_LEAST', upTo: ends.high, some: false, raw: null };
  const raw =
    value === null || value === undefined || value === ''
      ? null
      : oneLine(typeof value === 'string' ? value : JSON.stringify(value));
  return { value: null, qualifier: 'UNCOUNTED', upTo: null, some: raw === null && isAtLeast(said, atLeast), raw };
}

/** `300-500`, `[300, 500]` or `{ min, max }`, with the lower end first. */
function rangeIn(value: unknown): { low: number; high: number } | null {
  const object = objectIn(value);
  const written = typeof value === 'string' ? RANGE.exec(value.normalize('NFKC').trim())?.groups : undefined;
  const listed = Array.isArray(value) && value.length === 2 ? listIn(value) : [];
  const [low, high] = [
    numberIn(object?.['min'] ?? written?.['low'] ?? listed[0]),
    numberIn(object?.['max'] ?? written?.['high'] ?? listed[1]),
  ];
  return low !== null && high !== null && low < high ? { low, high } : null;
}

const isAtLeast = (said: string | null, atLeast: unknown): boolean =>
  atLeast === true || said === 'at_least' || said === 'more_than';

function qualifierOf(said: string | null, atLeast: unknown): Qualifier {
  if (isAtLeast(said, atLeast)) return 'AT_LEAST';
  return said === null || said === 'exact' ? 'EXACT' : 'APPROX';
}
