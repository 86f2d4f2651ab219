import { figureOf, type FigureSum, type IndicatorCode, type LocalDate } from '@fanzha/domain';
import type { Contribution } from '@fanzha/rollup';
import { withBeginning } from '../facts/covered-days.js';
import type { StatedAmount } from '../facts/ledger-definition.js';
import type { InspectionFact } from './inspection.entity.js';

/**
 * What an inspection adds to the figures. Pure: rollup, recount and property tests share it.
 * - on its day, the last that it covers: the inspections made and the hazards found; it is one fact of that day;
 * - on its day, once a hazard is rectified: that hazard among those found and rectified, whenever it was rectified;
 * - on the day each hazard was rectified: that hazard;
 * - voided: nothing.
 */
export function contributions(inspection: InspectionFact): Contribution[] {
  if (inspection.recordStatus === 'VOIDED') return [];
  const { beganOn, occurredOn, hazards, exceeded, tenantId, homeRegion, regionCode, sector, campaignIds } = inspection;
  const line = (
    day: LocalDate,
    indicator: IndicatorCode,
    figure: FigureSum,
    facts: 0 | 1,
    since: LocalDate | null = beganOn,
  ): Contribution => ({
    day,
    beganOn: since,
    tenantId,
    homeRegion,
    regionCode,
    sector,
    campaignIds,
    tenantOnly: false,
    facts,
    figures: { [indicator]: figure },
  });
  return [
    ...withBeginning(
      line(
        occurredOn,
        'INSPECTIONS',
        figureOf(inspection.inspectionsQualifier, inspection.inspections, exceeded?.INSPECTIONS),
        1,
      ),
    ),
    ...hazards.flatMap(({ count, countQualifier, rectifiedOn }) => {
      const figure = figureOf(countQualifier, count, exceeded?.HAZARDS_FOUND);
      return [
        line(occurredOn, 'HAZARDS_FOUND', figure, 0),
        ...(rectifiedOn === null
          ? []
          : [
              line(occurredOn, 'HAZARDS_FOUND_RECTIFIED', figure, 0),
              line(rectifiedOn, 'HAZARDS_RECTIFIED', figure, 0, null),
            ]),
      ];
    }),
  ];
}

/** What an inspection states in numbers: of the hazards all together, and each by itself for its hard bound. */
export function amounts({ inspections, hazards }: Pick<InspectionFact, 'inspections' | 'hazards'>): StatedAmount[] {
  const sum = (of: InspectionFact['hazards']) => of.reduce((total, { count }) => total + (count ?? 0), 0);
  const rectified = sum(hazards.filter(({ rectifiedOn }) => rectifiedOn !== null));
  return [
    { indicator: 'INSPECTIONS', amount: inspections },
    { indicator: 'HAZARDS_FOUND', amount: sum(hazards) },
    { indicator: 'HAZARDS_RECTIFIED', amount: rectified },
    { indicator: 'HAZARDS_FOUND_RECTIFIED', amount: rectified },
    ...hazards.map(({ count }): StatedAmount => ({ indicator: 'HAZARDS_FOUND', amount: count, inNoFigure: true })),
  ];
}
