import {
  figureOf,
  type IndicatorCode,
  type LocalDate,
  negateFigure,
  type Qualifier,
  type Sector,
} from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { ToldPart, ToldTotal } from './rest.js';
import type { PlacedAmount } from './stated-line.js';

/** Which amount of a unit: of which record, of what, up to which day. */
export interface LineKey {
  readonly factId: string;
  readonly indicator: IndicatorCode;
  readonly until: LocalDate;
}

/** A total as it is kept: what was told, and the rest that it counts for. */
export interface StatedTotal extends ToldTotal, LineKey {
  readonly id: string;
  readonly tenantId: string;
  readonly homeRegion: string;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly campaignIds: readonly string[];
  readonly activityType: string | null;
  readonly fraudType: string | null;
  readonly ageBand: string | null;
  readonly venue: string | null;
  /** How it is told apart by places, in the place of one; null where it is of one. */
  readonly venues: readonly PlacedAmount[] | null;
  /** The day by which its record is attributed. */
  readonly attributedOn: LocalDate;
  /** How the views name its record. */
  readonly factKind: string;
  /** Totals of one series include each other: told since the same day, at the same place, of the same kind. */
  readonly series: string;
  /** Told since a day; else an amount that others are part of. */
  readonly running: boolean;
  readonly toCheck: boolean;
  readonly restAmount: number | null;
  readonly restQualifier: Qualifier;
  readonly restFrom: LocalDate | null;
  /** Its parts add up to more than itself. */
  readonly exceeded: boolean;
  /** Why it is below the total before it. */
  readonly decreaseReason: string | null;
}

/** An amount of which it was said whether a series includes it. */
export interface StatedPart extends ToldPart, LineKey {
  readonly tenantId: string;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly factKind: string;
  readonly from: LocalDate | null;
  readonly series: string;
  readonly included: boolean;
}

/** A line of any record of a unit, as the ledgers state it. */
export interface ToldLine {
  readonly factKind: string;
  readonly factId: string;
  readonly indicator: IndicatorCode;
  readonly from: LocalDate | null;
  readonly until: LocalDate;
  readonly amount: number | null;
  readonly qualifier: Qualifier;
  readonly homeRegion: string;
  readonly regionCode: string;
  readonly sector: StatedPart['sector'];
  readonly campaignIds: readonly string[];
  readonly activityType: string | null;
  readonly fraudType: string | null;
  readonly ageBand: string | null;
  readonly venue: string | null;
  readonly venues: readonly PlacedAmount[] | null;
  readonly toCheck: boolean;
}

/** A line as a total, before its rest is known. */
export function totalRow(
  line: ToldLine,
  kept: Pick<StatedTotal, 'id' | 'series' | 'tenantId' | 'attributedOn' | 'running' | 'decreaseReason'>,
): StatedTotal {
  const { factKind, factId, indicator, from, until, amount, qualifier, toCheck, homeRegion, regionCode, sector } = line;
  const { campaignIds, activityType, fraudType, ageBand, venue, venues } = line;
  return {
    ...kept,
    ...{ factKind, factId, indicator, from, until, amount, qualifier, toCheck, homeRegion, regionCode, sector },
    ...{ campaignIds, activityType, fraudType, ageBand, venue, venues },
    restAmount: amount,
    restQualifier: qualifier,
    restFrom: from,
    exceeded: false,
  };
}

/** What was said of a line and a series. */
export function partRow(
  line: Pick<StatedPart, keyof LineKey | 'factKind' | 'from' | 'amount' | 'qualifier' | 'regionCode' | 'sector'>,
  tenantId: string,
  series: string,
  included: boolean,
): StatedPart {
  const { factKind, factId, indicator, from, until, amount, qualifier, regionCode, sector } = line;
  return {
    factKind,
    factId,
    indicator,
    from,
    until,
    amount,
    qualifier,
    regionCode,
    sector,
    tenantId,
    series,
    included,
  };
}

export const keyOfLine = ({ factId, indicator, until }: LineKey): string => `${factId} ${indicator} ${until}`;

export const isSameLine = (one: LineKey, other: LineKey): boolean => keyOfLine(one) === keyOfLine(other);

/** The first day of a line. */
export const beginningOf = ({
  from,
  until,
}: {
  readonly from: LocalDate | null;
  readonly until: LocalDate;
}): LocalDate => from ?? until;

/** What makes totals one series. What a unit tells of where it is at home goes on when it moves. */
export const seriesKey = (total: StatedTotal | Omit<StatedTotal, 'series'>): string =>
  [
    total.indicator,
    total.regionCode === total.homeRegion ? null : total.regionCode,
    total.campaignIds.join(),
    total.activityType,
    total.fraudType,
    total.ageBand,
    total.venue,
    total.from,
    total.running ? 'running' : keyOfLine(total),
  ].join('|');

/**
 * What a total changes of the figures beside its record, which states it whole: that is taken away, and the rest is put
 * in its place. Nothing where the rest is the whole.
 */
export function totalContributions(total: StatedTotal): Contribution[] {
  const { restAmount, restQualifier, restFrom, amount, qualifier, from } = total;
  if (amount === restAmount && qualifier === restQualifier && from === restFrom && amount !== null) return [];
  const at = {
    tenantId: total.tenantId,
    homeRegion: total.homeRegion,
    regionCode: total.regionCode,
    sector: total.sector,
    campaignIds: total.campaignIds,
    activityType: total.activityType as Contribution['activityType'],
    fraudType: total.fraudType,
    ageBand: total.ageBand,
    venue: total.venue as Contribution['venue'],
    tenantOnly: false,
    facts: 0,
    day: total.until,
  };
  const marked = { toCheck: total.toCheck ? 1 : 0 };
  // The rest of a total of several places is of no place.
  const whole = total.venues ?? [{ venue: total.venue, amount, qualifier, toCheck: total.toCheck }];
  const taken = whole.map((each): Contribution => {
    const figure = { ...figureOf(each.qualifier, each.amount), toCheck: each.toCheck ? 1 : 0 };
    const venue = each.venue as Contribution['venue'];
    return { ...at, venue, beganOn: from, takesAway: true, figures: { [total.indicator]: negateFigure(figure) } };
  });
  if (restAmount === null) return taken;
  const rest = { ...figureOf(restQualifier, restAmount), ...marked };
  return [...taken, { ...at, beganOn: restFrom, figures: { [total.indicator]: rest } }];
}
