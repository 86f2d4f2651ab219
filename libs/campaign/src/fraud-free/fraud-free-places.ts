import {
  type Amount,
  addAmounts,
  DomainError,
  type IndicatorCode,
  judgeFraudFree,
  type LocalDate,
  type Period,
  type PlaceSums,
  regionLevel,
  sameLastYear,
  todayIn,
} from '@fanzha/domain';
import { type Region, RegionDirectory } from '@fanzha/org';
import { figureFrom, NO_SUM, type OperationReads, type RollupQuestion, type Sum } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { countOf } from './counted.js';
import type { FraudFreePlace, FraudFreeScheme } from './fraud-free.model.js';

/** Places of one scheme: a city has a few thousand communities, and each is read with every region above it. */
export const MOST_PLACES = 3_000;

type Sums = ReadonlyMap<IndicatorCode, Sum>;

/** Holds the places of a scheme against its rule, by the figures of the moment: one statement for all of them. */
@Injectable()
export class FraudFreePlaces {
  constructor(private readonly regions: RegionDirectory) {}

  /**
   * The places of a scheme in the order of their codes; none before its period has begun. Places that were abolished
   * or founded within the period are judged by the cases of their time.
   * @throws DomainError TOO_COMPLEX (SCOPE_TOO_WIDE) where there are more than `MOST_PLACES`.
   */
  async of(reads: OperationReads, scheme: FraudFreeScheme): Promise<FraudFreePlace[]> {
    if (scheme.period.start > todayIn()) return [];
    const places = this.placesOf(scheme);
    if (places.length > MOST_PLACES)
      throw DomainError.tooComplex({ places: places.length, max: MOST_PLACES }, 'SCOPE_TOO_WIDE');
    return Promise.all(places.map((region) => this.judged(reads, scheme, region)));
  }

  /** The regions that a scheme of this region, level and period judges. */
  placesOf({
    regionCode,
    placeLevel,
    period,
  }: Pick<FraudFreeScheme, 'regionCode' | 'placeLevel' | 'period'>): Region[] {
    const below = (code: string): Region[] =>
      regionLevel(code) === placeLevel
        ? [this.regions.find(code)].filter((region) => region !== undefined)
        : this.regions.children(code).flatMap((child) => below(child.code));
    return below(regionCode)
      .filter((region) => existedIn(region, period))
      .toSorted((one, other) => (one.code < other.code ? -1 : 1));
  }

  private async judged(reads: OperationReads, scheme: FraudFreeScheme, region: Region): Promise<FraudFreePlace> {
    const { code: cases, loss } = countOf(scheme);
    const { period } = scheme;
    const yearBefore = sameLastYear(period);
    const wasThere = existedThroughout(region, yearBefore);
    const above = this.regions
      .path(region.code)
      .map(({ code }) => code)
      .filter((code) => code.startsWith(scheme.regionCode) && code !== region.code);
    const read = (of: Period, codes: readonly IndicatorCode[]) =>
      Promise.all([
        reads.figures(question({ kind: 'REGION', code: region.code }, of), codes, true),
        ...above.map((code) => reads.figures(question({ kind: 'OWN', code }, of), codes, true)),
      ]);
    // Both are put down before either is waited for, so that they are read together.
    const [now, before] = await Promise.all([
      read(period, [cases, loss]),
      scheme.dropAtLeast === null || !wasThere ? null : read(yearBefore, [cases]),
    ]);
    const own = now[0] as Sums;
    const placed = placeSums(now, cases);
    const figures = {
      cases: placed,
      loss: placeSums(now, loss),
      before: wasThere ? before && placeSums(before, cases) : ('NOT_THERE' as const),
    };
    return {
      region,
      unit: null,
      ...judgeFraudFree(scheme, figures),
      cases: figureFrom(cases, own),
      loss: figureFrom(loss, own),
      before: before && figureFrom(cases, before[0] as Sums),
      placedAbove: placed.above.reduce<Amount>((sum, { amount }) => addAmounts(sum, amount), 0),
    };
  }
}

const question = (node: RollupQuestion['node'], period: Period): RollupQuestion => ({
  node,
  period,
  sector: null,
  campaignId: null,
});

function placeSums([own, ...above]: readonly Sums[], code: IndicatorCode): PlaceSums {
  const sumOf = (sums: Sums | undefined) => sums?.get(code) ?? NO_SUM;
  return { own: sumOf(own), above: above.map(sumOf) };
}

const existedIn = ({ validFrom, validTo }: { validFrom: LocalDate; validTo: LocalDate | null }, period: Period) =>
  validFrom <= period.end && (validTo === null || validTo >= period.start);

const existedThroughout = ({ validFrom, validTo }: Region, period: Period): boolean =>
  validFrom <= period.start && (validTo === null || validTo >= period.end);
