import {
  addYears,
  BOUNDS,
  dateFaults,
  type FieldFault,
  isLocalDate,
  listFaults,
  type LocalDate,
  type Qualifier,
  textFaults,
  visibleText,
} from '@fanzha/domain';
import { cleanLines, cleanText, countFaults, keyFaults, placeFaults, type ReadFact } from '../facts/fact-bounds.js';
import type { MeasureCountInput } from '../measures/measure-count.model.js';
import type { InspectionContent, StatedHazard } from './inspection.entity.js';
import type { InspectionInput } from './inspection.inputs.js';

/** How far ahead a deadline may lie. */
const PLANNING_YEARS = 2;

/** Reads an input against every bound that needs no database, and keeps going after a fault. @param today in China. */
export function readInspection(input: InspectionInput, today: LocalDate): ReadFact<InspectionContent> {
  const inspections = readCount(input.inspections);
  const hazards = input.hazards.map(({ description, count, deadline, rectifiedOn }): StatedHazard => {
    const { amount, qualifier } = readCount(count);
    return {
      description: cleanLines(description) ?? '',
      count: amount,
      countQualifier: qualifier,
      deadline: deadline ?? null,
      rectifiedOn: rectifiedOn ?? null,
    };
  });
  const content: InspectionContent = {
    occurredOn: input.occurredOn,
    subject: visibleText(input.subject),
    regionCode: cleanText(input.regionCode),
    campaignId: cleanText(input.campaignId),
    inspections: inspections.amount,
    inspectionsQualifier: inspections.qualifier,
    narrative: cleanLines(input.narrative),
    hazards,
  };
  const faults = [
    ...keyFaults(input.idempotencyKey),
    ...dateFaults('occurredOn', input.occurredOn, { required: true, today }),
    ...textFaults('subject', input.subject, BOUNDS.inspectionSubject),
    ...placeFaults(content),
    ...countFaults('inspections.value', 'INSPECTIONS', inspections.amount, inspections.qualifier),
    ...listFaults('hazards', hazards, BOUNDS.hazards),
    ...hazards.flatMap((hazard, place) => hazardFaults(`hazards.${place}`, hazard, input.occurredOn, today)),
    ...textFaults('narrative', content.narrative, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), faults };
}

function hazardFaults(
  path: string,
  { description, count, countQualifier, deadline, rectifiedOn }: StatedHazard,
  occurredOn: LocalDate,
  today: LocalDate,
) {
  return [
    ...textFaults(`${path}.description`, description, BOUNDS.hazard),
    ...countFaults(`${path}.count.value`, 'HAZARDS_FOUND', count, countQualifier),
    ...laterFaults(
      `${path}.deadline`,
      deadline,
      occurredOn,
      dateFaults(`${path}.deadline`, deadline),
      addYears(today, PLANNING_YEARS),
    ),
    ...laterFaults(
      `${path}.rectifiedOn`,
      rectifiedOn,
      occurredOn,
      dateFaults(`${path}.rectifiedOn`, rectifiedOn, { today }),
    ),
  ];
}

/** Faults of a day that follows from the inspection: its own, then those of its order. */
function laterFaults(
  path: string,
  day: LocalDate | null,
  occurredOn: LocalDate,
  own: readonly FieldFault[],
  latest?: LocalDate,
): readonly FieldFault[] {
  if (own.length > 0 || day === null) return own;
  if (latest !== undefined && day > latest) return [{ path, code: 'DATE_TOO_LATE', params: { latest } }];
  return isLocalDate(occurredOn) && day < occurredOn ? [{ path, code: 'END_BEFORE_START' }] : [];
}

/** A count that is not stated at all is one. */
function readCount(stated: MeasureCountInput | null | undefined): { amount: number | null; qualifier: Qualifier } {
  return stated == null
    ? { amount: 1, qualifier: 'EXACT' }
    : { amount: stated.value ?? null, qualifier: stated.qualifier };
}
