import { figureOf, type FigureSum, type IndicatorCode, type LocalDate } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import type { FraudCaseFact } from './fraud-case.entity.js';

type Figures = Partial<Record<IndicatorCode, FigureSum>>;

const ONE = figureOf('EXACT', 1);

/**
 * What a case adds to the figures: one line for each of its days, since a stage reached is work of its own day. All of
 * them are attributed as the day of the report is. Pure; a voided case adds nothing.
 */
export function contributions(fact: FraudCaseFact): Contribution[] {
  if (fact.recordStatus === 'VOIDED') return [];
  const byDay = new Map<LocalDate, Figures>();
  const add = (day: LocalDate | null, figures: Figures) => {
    if (day !== null) byDay.set(day, { ...byDay.get(day), ...figures });
  };
  const loss = lossOf(fact);
  add(fact.reportedOn, { CASES_REPORTED: ONE, ...(loss && { LOSS_REPORTED: loss }) });
  add(fact.filedOn, { CASES_FILED: ONE, ...(loss && { LOSS: loss }) });
  add(fact.solvedOn, { CASES_SOLVED: ONE });

  return [...byDay].map(([day, figures]) => ({
    day,
    tenantId: fact.tenantId,
    homeRegion: fact.homeRegion,
    regionCode: fact.regionCode,
    sector: fact.sector,
    campaignIds: fact.campaignIds,
    fraudType: fact.fraudType,
    ageBand: fact.victimAgeBand,
    tenantOnly: false,
    facts: 1,
    figures,
  }));
}

/**
 * One loss, as reported and as filed. An exact loss that is left out is not stated at all; one that is uncounted or
 * withheld is.
 */
function lossOf({ loss, lossQualifier, exceeded }: FraudCaseFact): FigureSum | null {
  const stated = loss !== null || lossQualifier === 'UNCOUNTED' || lossQualifier === 'WITHHELD';
  return stated ? figureOf(lossQualifier, loss, exceeded?.LOSS) : null;
}
