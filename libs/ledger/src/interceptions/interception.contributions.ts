import { figureOf, type FigureSum, type IndicatorCode, isWithoutAmount, type Qualifier } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import { withBeginning } from '../facts/covered-days.js';
import type { InterceptionFact } from './interception.entity.js';

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
    campaignId: interception.campaignId,
    fraudType: interception.fraudType,
    ageBand: interception.victimAgeBand,
    venue: interception.venue,
    figures: figuresOf(interception),
  };
  const confirmed = joinedBy.filter(({ confirmation }) => confirmation === 'CONFIRMED');
  const shares = confirmed.map((unit): Contribution => ({
    ...common,
    tenantId: unit.id,
    homeRegion: unit.homeRegion,
    regionCode: unit.homeRegion,
    sector: unit.sector,
    tenantOnly: true,
    facts: 0,
  }));
  const own: Contribution = { ...common, tenantId, homeRegion, regionCode, sector, tenantOnly: false, facts: 1 };
  return [...withBeginning(own), ...shares];
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
