import {
  BOUNDS,
  dateErrors,
  type FieldError,
  isTermCode,
  type LocalDate,
  CONTROL_MEASURE_TYPES,
  textErrors,
} from '@fanzha/domain';
import {
  cleanCampaigns,
  cleanLines,
  cleanText,
  keyErrors,
  regionErrors,
  type ReadFact,
  unknownCode,
} from '../facts/fact-bounds.js';
import type { ControlMeasureFact, ControlMeasureContent } from './control-measure.entity.js';
import type { ControlMeasureInput } from './control-measure.inputs.js';

/** Reads an input against every bound that needs no database, and keeps going after an error. @param today in China. */
export function readControlMeasure(input: ControlMeasureInput, today: LocalDate): ReadFact<ControlMeasureContent> {
  const content: ControlMeasureContent = {
    type: input.type,
    inPlaceSince: input.inPlaceSince,
    note: cleanLines(input.note),
    campaignIds: cleanCampaigns(input.campaignIds),
    regionCode: null,
  };
  const errors = [
    ...keyErrors(input.idempotencyKey),
    ...(isTermCode(CONTROL_MEASURE_TYPES, input.type) ? [] : [unknownCode('type')]),
    ...dateErrors('inPlaceSince', input.inPlaceSince, { required: true, today }),
    ...textErrors('note', content.note, BOUNDS.controlMeasureNote),
    ...regionErrors(content),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), errors };
}

/**
 * Errors of adopting a control measure beside the bank's earlier ones of the same kind: ALREADY_TAKEN while one is in
 * place, DATE_TOO_EARLY where one was in place on the day or after it.
 */
export function adoptionErrors(
  inPlaceSince: LocalDate,
  others: readonly Pick<ControlMeasureFact, 'inPlaceSince' | 'liftedOn'>[],
): FieldError[] {
  if (others.some(({ liftedOn }) => liftedOn === null)) return [{ path: 'type', code: 'ALREADY_TAKEN' }];
  // One that was lifted on the day it came has never been in place.
  const ends = others.filter(({ inPlaceSince: since, liftedOn }) => liftedOn !== since).map(({ liftedOn }) => liftedOn);
  const earliest = ends
    .filter((day) => day !== null && day > inPlaceSince)
    .sort()
    .at(-1);
  return earliest == null ? [] : [{ path: 'inPlaceSince', code: 'DATE_TOO_EARLY', params: { earliest } }];
}

/** Errors of the first day without a control measure: not in the future, not before it came. */
export function liftErrors(on: LocalDate, { inPlaceSince }: ControlMeasureFact, today: LocalDate): FieldError[] {
  const errors = dateErrors('on', on, { required: true, today });
  return errors.length > 0 || on >= inPlaceSince ? errors : [{ path: 'on', code: 'END_BEFORE_START' }];
}
