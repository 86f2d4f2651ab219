import {
  addYears,
  BOUNDS,
  dateErrors,
  type FieldError,
  isLocalDate,
  listErrors,
  type LocalDate,
  type Qualifier,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import { readTold } from '../facts/totals/told.js';
import { beganBefore, beganErrors } from '../facts/covered-days.js';
import { cleanLines, cleanText, countErrors, keyErrors, regionErrors, type ReadFact } from '../facts/fact-bounds.js';
import type { MeasureCountInput } from '../measures/measure-count.model.js';
import type { InspectionContent, StatedHazard } from './inspection.entity.js';
import type { InspectionInput } from './inspection.inputs.js';

/** How far ahead a deadline may lie. */
const PLANNING_YEARS = 2;

/** Reads an input against every bound that needs no database, and keeps going after an error. @param today in China. */
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
  const {
    told,
    beganOn,
    errors: toldErrors,
  } = readTold(input, input.occurredOn, beganBefore(input.beganOn, input.occurredOn));
  const content: InspectionContent = {
    beganOn,
    running: told.running,
    occurredOn: input.occurredOn,
    subject: visibleText(input.subject),
    regionCode: cleanText(input.regionCode),
    campaignId: cleanText(input.campaignId),
    inspections: inspections.amount,
    inspectionsQualifier: inspections.qualifier,
    narrative: cleanLines(input.narrative),
    hazards,
  };
  const errors = [
    ...keyErrors(input.idempotencyKey),
    ...dateErrors('occurredOn', input.occurredOn, { required: true, today }),
    ...(told.running ? [] : beganErrors(beganOn, 'occurredOn', input.occurredOn)),
    ...toldErrors,
    ...textErrors('subject', input.subject, BOUNDS.inspectionSubject),
    ...regionErrors(content),
    ...countErrors('inspections.value', 'INSPECTIONS', inspections.amount, inspections.qualifier),
    ...listErrors('hazards', hazards, BOUNDS.hazards),
    ...hazards.flatMap((hazard, position) => hazardErrors(`hazards.${position}`, hazard, input.occurredOn, today)),
    ...textErrors('narrative', content.narrative, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), told, errors };
}

function hazardErrors(
  path: string,
  { description, count, countQualifier, deadline, rectifiedOn }: StatedHazard,
  occurredOn: LocalDate,
  today: LocalDate,
) {
  return [
    ...textErrors(`${path}.description`, description, BOUNDS.hazard),
    ...countErrors(`${path}.count.value`, 'HAZARDS_FOUND', count, countQualifier),
    ...laterErrors(
      `${path}.deadline`,
      deadline,
      occurredOn,
      dateErrors(`${path}.deadline`, deadline),
      addYears(today, PLANNING_YEARS),
    ),
    ...laterErrors(
      `${path}.rectifiedOn`,
      rectifiedOn,
      occurredOn,
      dateErrors(`${path}.rectifiedOn`, rectifiedOn, { today }),
    ),
  ];
}

/** Errors of a day that follows from the inspection: its own, then those of its order. */
function laterErrors(
  path: string,
  day: LocalDate | null,
  occurredOn: LocalDate,
  own: readonly FieldError[],
  latest?: LocalDate,
): readonly FieldError[] {
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
