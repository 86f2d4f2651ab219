import { figureOf, indicator, type IndicatorCode, tallyLedgerTerm } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { Assignment } from '../facts/attribution.repository.js';
import { withBeginning } from '../facts/covered-days.js';
import { inPlaceLines } from '../facts/in-place.js';
import type { TallyFact, TallyMeasureFact } from './tally.entity.js';

/**
 * What a tally adds to the figures: its counts on its day, the last that they cover, where it says; and what it puts
 * in place or takes out from that day on, where the tenant belongs. `partOf` moves nothing. Alerts that a unit which
 * answers has counted are a line of that unit alone, as single ones are, and so is what another ledger bears. Pure; a
 * voided tally adds nothing.
 */
export function contributions(fact: TallyFact, assignments: readonly Assignment[]): Contribution[] {
  if (fact.recordStatus === 'VOIDED') return [];
  const counted = fact.measures.filter((measure) => !isInPlace(measure.indicator));
  const { borneElsewhere } = tallyLedgerTerm(fact.ledger);
  const alone = counted.filter(
    ({ indicator: code }) => (fact.ownLine && isOfAlerts(code)) || borneElsewhere.includes(code),
  );
  const inPlace = fact.measures.filter((measure) => isInPlace(measure.indicator));
  const ofDay: Contribution = {
    day: fact.occurredOn,
    beganOn: fact.beganOn,
    tenantId: fact.tenantId,
    homeRegion: fact.homeRegion,
    regionCode: fact.regionCode,
    sector: fact.sector,
    campaignIds: fact.campaignIds,
    tenantOnly: false,
    facts: 1,
    figures: figuresOf(
      fact,
      counted.filter((measure) => !alone.includes(measure)),
    ),
  };
  const span = { from: fact.occurredOn, until: null };
  return [
    ...withBeginning(ofDay),
    ...(alone.length > 0 ? [{ ...ofDay, tenantOnly: true, facts: 0, figures: figuresOf(fact, alone) }] : []),
    ...inPlace.flatMap((measure) =>
      inPlaceLines(
        fact,
        measure.indicator,
        { ...signed(measure), bound: fact.exceeded?.[measure.indicator] },
        span,
        assignments,
      ),
    ),
  ];
}

const figuresOf = (fact: TallyFact, measures: readonly TallyMeasureFact[]): Contribution['figures'] =>
  Object.fromEntries(
    measures.map(({ indicator: code, qualifier, amount }) => [
      code,
      figureOf(qualifier, amount, fact.exceeded?.[code]),
    ]),
  );

const isOfAlerts = (code: IndicatorCode): boolean => indicator(code).ledger === 'alert';

/** Accounts under control at period end are a stock: what a record adds stays until another one takes it out. */
const isInPlace = (code: IndicatorCode): boolean => indicator(code).aggregation === 'stock';

function signed({ amount, change, qualifier }: TallyMeasureFact): Pick<TallyMeasureFact, 'amount' | 'qualifier'> {
  return { qualifier, amount: amount === null || change === 1 ? amount : 0 - amount };
}
