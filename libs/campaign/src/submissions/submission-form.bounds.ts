import {
  addDays,
  addYears,
  BOUNDS,
  type FieldError,
  listErrors,
  type LocalDate,
  mayAskFor,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import {
  addressedSectors,
  type AddressingContext,
  duplicateErrors,
  rangeErrors,
  regionErrors,
  sectorErrors,
} from '../audience/audience-errors.js';
import type { SubmissionFormInput } from './submission-form.inputs.js';
import type { FormContent } from './submission-form.repository.js';

const LISTS = {
  regionCodes: { min: 1, max: 50 },
  types: { min: 1, max: 20 },
  indicators: { min: 1, max: 100 },
  narratives: { max: 20 },
} as const;

/** Reads a form against every bound that needs no database, and keeps going after an error. */
export function readForm(
  input: SubmissionFormInput,
  context: AddressingContext,
): { content: FormContent; errors: readonly FieldError[] } {
  const sectors = addressedSectors(context, input.sectors);
  const content: FormContent = {
    title: visibleText(input.title),
    rhythm: input.rhythm,
    indicators: input.indicators,
    narratives: input.narratives.map(({ title, required }, at) => ({
      key: `text${at + 1}`,
      title: visibleText(title),
      required,
    })),
    cutOffDay: input.cutOffDay ?? null,
    dueDays: input.dueDays,
    lockDays: input.lockDays,
    minutes: input.minutes ?? null,
    regions: input.regionCodes,
    sectors,
    types: input.types,
  };
  const errors: FieldError[] = [
    ...textErrors('title', input.title, BOUNDS.title),
    ...listErrors('types', input.types, LISTS.types),
    ...listErrors('indicators', input.indicators, LISTS.indicators),
    ...listErrors('narratives', input.narratives, LISTS.narratives),
    ...duplicateErrors('types', input.types),
    ...duplicateErrors('indicators', input.indicators),
    ...regionErrors(context, input.regionCodes, LISTS.regionCodes),
    ...sectorErrors(context, sectors),
    // Nothing that the unit does not record itself is asked of it: it would have to be typed.
    ...input.indicators.flatMap((code, at): FieldError[] =>
      input.types.every((type) => mayAskFor(code, type))
        ? []
        : [{ path: `indicators.${at}`, code: 'NOT_ALLOWED_HERE' }],
    ),
    ...input.narratives.flatMap(({ title }, at) => textErrors(`narratives.${at}.title`, title, BOUNDS.title)),
    ...(input.minutes == null ? [] : rangeErrors('minutes', input.minutes, 1, 600)),
    ...dayErrors(input, context.today),
  ];
  return { content, errors };
}

function dayErrors(input: SubmissionFormInput, today: LocalDate): FieldError[] {
  const { cutOffDay, dueDays, lockDays, rhythm, firstPeriodFrom } = input;
  const errors: FieldError[] = [];
  if (cutOffDay != null && rhythm === 'WEEK') errors.push({ path: 'cutOffDay', code: 'NOT_ALLOWED_HERE' });
  if (cutOffDay != null) errors.push(...rangeErrors('cutOffDay', cutOffDay, 1, 28));
  errors.push(...rangeErrors('dueDays', dueDays, 1, 60), ...rangeErrors('lockDays', lockDays, dueDays, 120));
  if (firstPeriodFrom != null && firstPeriodFrom < addYears(today, -1))
    errors.push({ path: 'firstPeriodFrom', code: 'DATE_TOO_EARLY' });
  if (firstPeriodFrom != null && firstPeriodFrom > addDays(today, 400))
    errors.push({ path: 'firstPeriodFrom', code: 'DATE_TOO_LATE' });
  return errors;
}
