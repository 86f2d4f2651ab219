import {
  addYears,
  BOUNDS,
  dateErrors,
  type FieldError,
  innerPaths,
  isLocalDate,
  listErrors,
  type LocalDate,
  type StatedAmount,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import { readTold } from '../facts/totals/told.js';
import { beganBefore, beganErrors } from '../facts/covered-days.js';
import { amountFields, countAmountErrors, statedIn } from '../facts/amount-fields.js';
import { cleanCampaigns, cleanLines, cleanText, keyErrors, regionErrors, type ReadFact } from '../facts/fact-bounds.js';
import type { InspectionContent, StatedHazard } from './inspection.entity.js';
import type { InspectionInput } from './inspection.inputs.js';

/** How far ahead a deadline may lie. */
const PLANNING_YEARS = 2;
/** A count that is not stated at all. */
const ONE: StatedAmount = { value: 1, qualifier: 'EXACT' };

/** Reads an input against every bound that needs no database, and keeps going after an error. @param today in China. */
export function readInspection(input: InspectionInput, today: LocalDate): ReadFact<InspectionContent> {
  const inspections = input.inspections ?? ONE;
  const hazards = input.hazards.map(({ description, count, deadline, rectifiedOn }): StatedHazard => ({
    description: cleanLines(description) ?? '',
    ...amountFields('count', count ?? ONE),
    deadline: deadline ?? null,
    rectifiedOn: rectifiedOn ?? null,
  }));
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
    campaignIds: cleanCampaigns(input.campaignIds),
    ...amountFields('inspections', inspections),
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
    ...countAmountErrors(innerPaths('inspections'), 'INSPECTIONS', inspections),
    ...listErrors('hazards', hazards, BOUNDS.hazards),
    ...hazards.flatMap((hazard, position) => hazardErrors(`hazards.${position}`, hazard, input.occurredOn, today)),
    ...textErrors('narrative', content.narrative, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), told, errors };
}

function hazardErrors(path: string, hazard: StatedHazard, occurredOn: LocalDate, today: LocalDate) {
  const { description, deadline, rectifiedOn } = hazard;
  return [
    ...textErrors(`${path}.description`, description, BOUNDS.hazard),
    ...countAmountErrors(innerPaths(`${path}.count`), 'HAZARDS_FOUND', statedIn(hazard, 'count')),
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
