import {
  beginningErrors,
  BOUNDS,
  dateErrors,
  fieldName,
  textErrors,
  visibleLines,
  visibleText,
  type FieldError,
  type Locale,
} from '@fanzha/domain';
import type { InspectionInput, InspectionWholeFragment } from '../../graphql/generated.js';
import { countOf, isStatedCount, lineOf, type CountLine } from '../../records/text/count-text.js';
import { amountErrors, messagesOf } from '../../records/form/form-check.js';
import { beganOf } from '../../records/form/told.js';
import type { FormErrors } from '../../records/form/record-form.js';
import type { Sending } from '../../records/form/record-form-options.js';

/** One hazard as it stands in the form. */
export interface HazardLine {
  description: string;
  count: CountLine;
  deadline: string;
  rectifiedOn: string;
}

interface InspectionForm {
  /** First day of amounts of several days, '' of one. */
  beganOn: string;
  occurredOn: string;
  subject: string;
  regionCode: string;
  inspections: CountLine;
  hazards: HazardLine[];
  narrative: string;
}

const ONE: CountLine = { text: '1', qualifier: 'EXACT' };
export const emptyHazard = (): HazardLine => ({ description: '', count: { ...ONE }, deadline: '', rectifiedOn: '' });
export const emptyInspection = (today: string): InspectionForm => ({
  beganOn: '',
  occurredOn: today,
  subject: '',
  regionCode: '',
  inspections: { ...ONE },
  hazards: [],
  narrative: '',
});

export const inspectionFormOf = (record: InspectionWholeFragment): InspectionForm => ({
  beganOn: beganOf(record),
  occurredOn: record.occurredOn,
  subject: record.subject,
  regionCode: record.region.code,
  inspections: lineOf(record.inspections),
  hazards: record.hazards.map((hazard) => ({
    description: hazard.description,
    count: lineOf(hazard.count),
    deadline: hazard.deadline ?? '',
    rectifiedOn: hazard.rectifiedOn ?? '',
  })),
  narrative: record.narrative ?? '',
});

/** What is sent for the form. A number left empty is the one of the contract. */
export function inspectionInput(
  form: InspectionForm,
  { idempotencyKey, campaignIds }: Pick<Sending, 'idempotencyKey' | 'campaignIds'>,
): InspectionInput {
  const stated = (line: CountLine) => (isStatedCount(line) ? countOf(line) : null);
  return {
    idempotencyKey,
    campaignIds: [...campaignIds],
    beganOn: form.beganOn || null,
    occurredOn: form.occurredOn,
    subject: visibleText(form.subject),
    regionCode: form.regionCode || null,
    inspections: stated(form.inspections),
    hazards: form.hazards.map((hazard) => ({
      description: visibleLines(hazard.description),
      count: stated(hazard.count),
      deadline: hazard.deadline || null,
      rectifiedOn: hazard.rectifiedOn || null,
    })),
    narrative: visibleLines(form.narrative) || null,
  };
}

/** The field of an error: numbers are one field with their kind. */
export const inspectionField = (path: string): string =>
  path.replace(/\.count\..*$/, '.count').replace(/^inspections\..*$/, 'inspections');

/** Days of a hazard before it was found. */
const earlyDays = (hazard: HazardLine, at: number, occurredOn: string): string[] =>
  (['deadline', 'rectifiedOn'] as const)
    .filter((field) => hazard[field] !== '' && hazard[field] < occurredOn)
    .map((field) => `hazards.${at}.${field}`);

function hazardErrors(hazard: HazardLine, at: number, today: string): FieldError[] {
  const path = (field: string): string => `hazards.${at}.${field}`;
  return [
    ...textErrors(path('description'), hazard.description, BOUNDS.hazard),
    ...dateErrors(path('deadline'), hazard.deadline),
    ...dateErrors(path('rectifiedOn'), hazard.rectifiedOn, { today }),
  ];
}

/** What can be told before sending. */
export function checkInspection(
  form: InspectionForm,
  today: string,
  locale: Locale,
  words: { readonly beforeInspection: (field: string) => string },
): FormErrors {
  const hazards = form.hazards.map((hazard, at) =>
    amountErrors(`hazards.${at}.count`, 'HAZARDS_FOUND', hazard.count, locale, { optional: true }),
  );
  const early = form.hazards.flatMap((hazard, at) => earlyDays(hazard, at, form.occurredOn));
  return Object.assign(
    Object.fromEntries(early.map((path) => [path, words.beforeInspection(fieldName(path, locale))])),
    messagesOf(
      [
        ...dateErrors('occurredOn', form.occurredOn, { required: true, today }),
        ...beginningErrors('beganOn', form.beganOn || null, 'occurredOn', form.occurredOn),
        ...textErrors('subject', form.subject, BOUNDS.inspectionSubject),
        ...textErrors('narrative', form.narrative, BOUNDS.narrative),
        ...form.hazards.flatMap((hazard, at) => hazardErrors(hazard, at, today)),
      ],
      locale,
    ),
    amountErrors('inspections', 'INSPECTIONS', form.inspections, locale, { optional: true }),
    ...hazards,
  ) as FormErrors;
}
