import {
  addDays,
  addYears,
  BOUNDS,
  type FieldError,
  isWithin,
  listErrors,
  type LocalDate,
  mayAskFor,
  repeatedAt,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import type { Region } from '@fanzha/org';
import type { OverseenRegion } from '@fanzha/platform';
import type { SubmissionFormInput } from './submission-form.inputs.js';
import type { FormContent } from './submission-form.repository.js';

const LISTS = {
  regionCodes: { min: 1, max: 50 },
  types: { min: 1, max: 20 },
  indicators: { min: 1, max: 100 },
  narratives: { max: 20 },
} as const;

/** What an official knows who sets a form. */
export interface FormContext {
  readonly today: LocalDate;
  readonly oversight: readonly OverseenRegion[];
  readonly findRegion: (code: string) => Region | undefined;
}

/** Reads a form against every bound that needs no database, and keeps going after an error. */
export function readForm(
  input: SubmissionFormInput,
  context: FormContext,
): { content: FormContent; errors: readonly FieldError[] } {
  const line = context.oversight[0]?.sector ?? null;
  const sectors = line !== null && input.sectors.length === 0 ? [line] : input.sectors;
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
    regions: input.regionCodes,
    sectors,
    types: input.types,
  };
  const errors: FieldError[] = [
    ...textErrors('title', input.title, BOUNDS.title),
    ...listErrors('regionCodes', input.regionCodes, LISTS.regionCodes),
    ...listErrors('types', input.types, LISTS.types),
    ...listErrors('indicators', input.indicators, LISTS.indicators),
    ...listErrors('narratives', input.narratives, LISTS.narratives),
    ...repeated('types', input.types),
    ...repeated('indicators', input.indicators),
    ...repeated('sectors', input.sectors),
    ...input.regionCodes.flatMap((code, at) => regionErrors(context, code, `regionCodes.${at}`)),
    ...sectors.flatMap((sector, at): FieldError[] =>
      line !== null && sector !== line ? [{ path: `sectors.${at}`, code: 'NOT_ALLOWED_HERE' }] : [],
    ),
    // Nothing that the unit does not record itself is asked of it: it would have to be typed.
    ...input.indicators.flatMap((code, at): FieldError[] =>
      input.types.every((type) => mayAskFor(code, type))
        ? []
        : [{ path: `indicators.${at}`, code: 'NOT_ALLOWED_HERE' }],
    ),
    ...input.narratives.flatMap(({ title }, at) => textErrors(`narratives.${at}.title`, title, BOUNDS.title)),
    ...dayErrors(input, context.today),
  ];
  return { content, errors };
}

function dayErrors(input: SubmissionFormInput, today: LocalDate): FieldError[] {
  const { cutOffDay, dueDays, lockDays, rhythm, firstPeriodFrom } = input;
  const errors: FieldError[] = [];
  if (cutOffDay != null && rhythm === 'WEEK') errors.push({ path: 'cutOffDay', code: 'NOT_ALLOWED_HERE' });
  if (cutOffDay != null) errors.push(...within('cutOffDay', cutOffDay, 1, 28));
  errors.push(...within('dueDays', dueDays, 1, 60), ...within('lockDays', lockDays, dueDays, 120));
  if (firstPeriodFrom != null && firstPeriodFrom < addYears(today, -1))
    errors.push({ path: 'firstPeriodFrom', code: 'DATE_TOO_EARLY' });
  if (firstPeriodFrom != null && firstPeriodFrom > addDays(today, 400))
    errors.push({ path: 'firstPeriodFrom', code: 'DATE_TOO_LATE' });
  return errors;
}

function within(path: string, value: number, min: number, max: number): FieldError[] {
  if (value < min) return [{ path, code: 'TOO_SMALL', params: { min } }];
  return value > max ? [{ path, code: 'TOO_LARGE', params: { max } }] : [];
}

const repeated = (path: string, list: readonly string[]): FieldError[] =>
  [...repeatedAt(list)].map((at) => ({ path: `${path}.${at}`, code: 'DUPLICATE' }));

function regionErrors({ findRegion, oversight, today }: FormContext, code: string, path: string): FieldError[] {
  const region = findRegion(code);
  if (!region || (region.validTo !== null && region.validTo < today)) return [{ path, code: 'NOT_A_REGION' }];
  return oversight.some((overseen) => isWithin(code, overseen.region)) ? [] : [{ path, code: 'OUTSIDE_REGION' }];
}
