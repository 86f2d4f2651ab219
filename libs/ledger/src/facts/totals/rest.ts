import { dayAfter, type LocalDate, type Qualifier } from '@fanzha/domain';

/** An amount as it is told. */
interface Told {
  readonly amount: number | null;
  readonly qualifier: Qualifier;
}

/** A total of a series: it includes all totals before it, and what is its part. */
export interface ToldTotal extends Told {
  /** Its first day; null where it is of one day. */
  readonly from: LocalDate | null;
  readonly until: LocalDate;
}

/** What is part of a total: what it adds itself, be it a line or the growth of a total in another series. */
export interface ToldPart extends Told {
  readonly until: LocalDate;
}

/** What a total counts for. */
interface Rest extends Told {
  readonly from: LocalDate | null;
  /** Its parts add up to more than itself: it counts for nothing, and its unit should look at it. */
  readonly exceeded: boolean;
  /** It is below the total before it. */
  readonly decreased: boolean;
}

const isCounted = ({ amount }: Told): boolean => amount !== null;

/** The total before one of a series, of those with an amount; null where there is none. */
export function previousOf<Total extends ToldTotal>(series: readonly Total[], total: ToldTotal): Total | null {
  const before = series.filter((each) => isCounted(each) && each.until < total.until);
  return before.reduce<Total | null>((last, each) => (last === null || each.until > last.until ? each : last), null);
}

/** What a total adds to the one before it in its series. */
export function growthOf(series: readonly ToldTotal[], total: ToldTotal): Told {
  const previous = previousOf(series, total);
  if (previous === null || total.amount === null) return total;
  return { amount: total.amount - (previous.amount ?? 0), qualifier: qualifierOf(total, [previous]) };
}

/**
 * What a total counts for: its amount less that of the total before it and less its parts, from the day after that
 * total on. A total that was not counted counts for nothing. Parts that exceed what was added leave 0; a total below
 * the one before it counts negative.
 * @param series all totals of its series
 * @param parts what is part of the series: those with a last day after the total before, up to its own, are its own
 */
export function restOf(series: readonly ToldTotal[], total: ToldTotal, parts: readonly ToldPart[]): Rest {
  const previous = previousOf(series, total);
  const from = previous ? beginning(dayAfter(previous.until), total.until) : total.from;
  if (total.amount === null)
    return { amount: null, qualifier: total.qualifier, from, exceeded: false, decreased: false };
  const own = parts.filter(({ until }) => until <= total.until && (previous === null || until > previous.until));
  const added = total.amount - (previous?.amount ?? 0);
  const rest = own.reduce((sum, { amount }) => sum - (amount ?? 0), added);
  const exceeded = rest < 0 && added >= 0;
  return {
    amount: exceeded ? 0 : rest,
    qualifier: qualifierOf(total, [...(previous ? [previous] : []), ...own]),
    from,
    exceeded,
    decreased: added < 0,
  };
}

const beginning = (from: LocalDate, until: LocalDate): LocalDate | null => (from < until ? from : null);

/**
 * How a difference is meant: exactly if all terms are; at least, if the total is and everything taken away is exact;
 * else about.
 */
function qualifierOf(total: Told, taken: readonly Told[]): Qualifier {
  if (taken.some(({ qualifier }) => qualifier !== 'EXACT')) return 'APPROX';
  return total.qualifier;
}
