import { isStatedNumber, isStatedSome, type Qualifier, readStatedNumber } from '@fanzha/domain';
import { numberIn, objectIn, oneLine, textIn } from './json.ts';

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

/** What an extraction says of an amount. */
interface ExtractedAmount {
  readonly value?: unknown;
  readonly qualifier?: unknown;
  readonly atLeast?: unknown;
  /** The ends of a range, where they are stated beside the value. */
  readonly range?: unknown;
  readonly quote?: unknown;
  readonly isMoney?: boolean;
}

/** Words that say that there was something, where no number is stated. */
const SOME = /若干|一系列|一些|不少|许多|[数几][十百千万亿]|多[起条次名篇场份人个位户]/;

/**
 * A value with its qualifier. x in a place of a number is withheld, whatever stands there; a range counts with its
 * lower
 * end; no number is uncounted.
 */
export function statedAmount({
  value,
  qualifier,
  atLeast,
  range,
  quote,
  isMoney = false,
}: ExtractedAmount): StatedAmount {
  const plain = { upTo: null, some: false, raw: null };
  const said = textIn(qualifier)?.toLowerCase() ?? null;
  if (said === 'redacted' || said === 'withheld') return { value: null, qualifier: 'WITHHELD', ...plain };
  const amount = numberIn(value);
  if (amount !== null) return { value: amount, qualifier: qualifierOf(said, atLeast), ...plain };
  const ends = rangeIn(value) ?? rangeIn(range);
  if (ends) return { ...plain, value: ends.low, qualifier: 'AT_LEAST', upTo: ends.high };
  const read = typeof value === 'string' ? readStatedNumber(value, isMoney ? 'MONEY' : 'COUNT') : null;
  if (read && isStatedNumber(read)) {
    const upTo = read.upTo === undefined ? null : Number(read.upTo);
    return { ...plain, value: Number(read.plain), qualifier: read.qualifier ?? qualifierOf(said, atLeast), upTo };
  }
  if (read && isStatedSome(read)) return { ...plain, value: null, qualifier: 'UNCOUNTED', some: true };
  if (value !== null && value !== undefined && value !== '') {
    const raw = oneLine(typeof value === 'string' ? value : JSON.stringify(value));
    return { ...plain, value: null, qualifier: 'UNCOUNTED', raw };
  }
  const some = isAtLeast(said, atLeast) || SOME.test(textIn(quote) ?? '');
  return { ...plain, value: null, qualifier: 'UNCOUNTED', some };
}

/** `[300, 500]` or `{ min, max }`, with the lower end first. */
function rangeIn(value: unknown): { low: number; high: number } | null {
  const object = objectIn(value);
  const listed: readonly unknown[] = Array.isArray(value) && value.length === 2 ? value : [];
  const [low, high] = [numberIn(object?.['min'] ?? listed[0]), numberIn(object?.['max'] ?? listed[1])];
  return low !== null && high !== null && low < high ? { low, high } : null;
}

const isAtLeast = (said: string | null, atLeast: unknown): boolean =>
  atLeast === true || said === 'at_least' || said === 'more_than';

function qualifierOf(said: string | null, atLeast: unknown): Qualifier {
  if (isAtLeast(said, atLeast)) return 'AT_LEAST';
  return said === null || said === 'exact' ? 'EXACT' : 'APPROX';
}
