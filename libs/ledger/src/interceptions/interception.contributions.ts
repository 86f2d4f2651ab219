import { figureOf, type FigureSum, type IndicatorCode, isWithoutAmount, type Qualifier } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import { withBeginning } from '../facts/covered-days.js';
import type { InterceptionFact } from './interception.entity.js';
import { sumOf } from './venue-count.js';

/**
 * What an interception adds to the figures, on its day, the last that it covers. Pure: rollup, recount and property
 * tests share it.
 * - the recorder's line counts for the tenant and for its regions;
 * - each further unit that took part and has confirmed it has a line of its own, which counts for that tenant alone:
 *   upward, a joint interception is one;
 * - voided: nothing.
 */
export function contributions(interception: InterceptionFact): Contribution[] {
  if (interception.recordStatus === 'VOIDED') return [];
  const { tenantId, homeRegion, regionCode, sector, joinedBy } = interception;
  const common = {
    day: interception.occurredOn,
    beganOn: interception.beganOn,
    campaignIds: interception.campaignIds,
    fraudType: interception.fraudType,
    ageBand: interception.victimAgeBand,
  };
  const places = byPlace(interception);
  const confirmed = joinedBy.filter(({ confirmation }) => confirmation === 'CONFIRMED');
  const shares = confirmed.flatMap((unit): Contribution[] =>
    places.map((place) => ({
      ...common,
      ...place,
      tenantId: unit.id,
      homeRegion: unit.homeRegion,
      regionCode: unit.homeRegion,
      sector: unit.sector,
      tenantOnly: true,
      facts: 0,
    })),
  );
  const own = { ...common, tenantId, homeRegion, regionCode, sector, tenantOnly: false };
  const [first, ...others] = places.map((place, at): Contribution => ({ ...own, ...place, facts: at === 0 ? 1 : 0 }));
  return [...(first ? withBeginning(first) : []), ...others, ...shares];
}

/**
 * The figures by where they belong. Of several places each has its own transfers; amounts and dissuasions that nobody
 * told apart belong to none of them, and so do transfers beyond those of the places.
 */
function byPlace(fact: InterceptionFact): readonly Pick<Contribution, 'venue' | 'figures'>[] {
  const figures = figuresOf(fact);
  if (fact.venues === null) return [{ venue: fact.venue, figures }];
  const { INTERCEPTIONS: all, ...others } = figures;
  const placed = fact.venues.map(({ venue, count }) => ({
    venue,
    figures: { INTERCEPTIONS: figureOf('EXACT', count) },
  }));
  // How the whole is meant, and whether it is to be checked, is of no single place.
  const rest = all && { ...all, amount: all.amount - sumOf(fact.venues) };
  const isNothing = rest === undefined || Object.values(rest).every((each) => each === 0);
  return [{ venue: null, figures: { ...others, ...(!isNothing && { INTERCEPTIONS: rest }) } }, ...placed];
}

function figuresOf(fact: InterceptionFact): Partial<Record<IndicatorCode, FigureSum>> {
  return {
    ...stated(fact, 'INTERCEPTIONS', fact.count, fact.countQualifier),
    ...stated(fact, 'LOSS_AVOIDED', fact.amount, fact.amountQualifier),
    ...stated(fact, 'DISSUASIONS', fact.dissuasions, fact.dissuasionsQualifier),
  };
}

/** No amount with an exact qualifier is an amount not stated, as opposed to one that nobody counted. */
function stated(
  { exceeded }: InterceptionFact,
  code: IndicatorCode,
  amount: number | null,
  qualifier: Qualifier,
): Partial<Record<IndicatorCode, FigureSum>> {
  return amount === null && !isWithoutAmount(qualifier)
    ? {}
    : { [code]: figureOf(qualifier, amount, exceeded?.[code]) };
}
