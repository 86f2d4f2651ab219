import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  addYears,
  AUDIENCES,
  BOUNDS,
  CHANNELS,
  checkLines,
  dateErrors,
  ENTERABLE_ACTIVITY_INDICATORS,
  type FieldError,
  fraudType,
  type FraudTypeCode,
  isFraudTypeCode,
  isTermCode,
  listErrors,
  lengthErrorsOf,
  type LocalDate,
  isLocalDate,
  type Span,
  readDocumentNumber,
  spanOf,
  type Term,
  textErrors,
  THEMES,
  visibleText,
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
import { readTold } from '../facts/totals/told.js';
import type { ActivityContent } from './activity.entity.js';
import type { ActivityInput } from './activity.inputs.js';

/** How far ahead an activity may be planned. */
const PLANNING_YEARS = 2;

/** What was sent, cleaned for storing. `regionCode` is null where the tenant's own region is meant. */
export type StatedContent = Omit<ActivityContent, 'regionCode'> & { readonly regionCode: string | null };

/**
 * Reads an input against every bound that needs no database, and keeps going after an error: a
 * person corrects a form in one go.
 * @param today in China; nothing is done before its day.
 */
export function readActivity(input: ActivityInput, today: LocalDate): ReadFact<StatedContent> {
  const audiences = cleanList(input.audiences);
  const channels = cleanList(input.channels);
  const partners = cleanList(input.partners);
  const fraudTypes = cleanList(input.fraudTypeCodes);
  const speakers = cleanList(input.speakers);
  const basisNumber = cleanText(input.basisNumber);
  const narrative = cleanLines(input.narrative);
  const last = input.endOn ?? input.startOn;
  const { told, beganOn: since, errors: toldErrors } = readTold(input, last, null);
  const days = daysOf(since === null ? input : { startOn: since, endOn: last });
  const { measures, errors: measureErrors } = checkLines(
    'measures',
    input.measures,
    ENTERABLE_ACTIVITY_INDICATORS,
    days,
  );

  const content: StatedContent = {
    type: input.type,
    title: visibleText(input.title),
    status: input.status,
    startOn: input.startOn,
    endOn: input.endOn ?? null,
    running: told.running,
    theme: input.theme ?? 'TELECOM_FRAUD',
    fraudTypes: [...new Set(fraudTypes)] as FraudTypeCode[],
    // A body outside the system numbers its documents as it likes.
    basisNumber: basisNumber && (readDocumentNumber(basisNumber) ?? basisNumber),
    basisIssuer: cleanText(input.basisIssuer),
    speakers: [...new Set(speakers)],
    regionCode: cleanText(input.regionCode),
    venue: cleanText(input.venue),
    audiences: [...new Set(audiences)],
    channels: [...new Set(channels)],
    partners: [...new Set(partners)],
    campaignIds: cleanCampaigns(input.campaignIds),
    narrative,
    measures,
  };
  const ofDays = dayErrors(content, today);
  const errors = [
    ...keyErrors(input.idempotencyKey),
    ...(isTermCode(ACTIVITY_TYPES, input.type) ? [] : [unknownCode('type')]),
    ...(isTermCode(ACTIVITY_STATUSES, input.status) ? [] : [unknownCode('status')]),
    ...(isTermCode(THEMES, content.theme) ? [] : [unknownCode('theme')]),
    ...textErrors('title', input.title, BOUNDS.title),
    ...ofDays,
    ...toldErrors,
    ...(told.running ? runningErrors(input) : []),
    ...regionErrors(content),
    ...textErrors('venue', input.venue, BOUNDS.venue),
    ...detailErrors(input, fraudTypes, speakers),
    ...codeErrors('audiences', audiences, AUDIENCES, BOUNDS.audiences.max),
    ...codeErrors('channels', channels, CHANNELS, BOUNDS.channels.max),
    ...listErrors('partners', partners, BOUNDS.partners),
    ...partners.flatMap((partner, index) => textErrors(`partners.${index}`, partner, BOUNDS.partner)),
    ...listErrors('measures', input.measures, BOUNDS.measures),
    ...measureErrors,
    ...(ofDays.length === 0 && !told.running ? ownLengthErrors(input, days) : []),
    ...textErrors('narrative', narrative, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), told, errors };
}

/** A tag of pension fraud stands beside a type and never for one: the theme says what it is about. */
function taughtErrors(path: string, code: string): FieldError[] {
  if (!isFraudTypeCode(code)) return [unknownCode(path)];
  return fraudType(code).pension ? [{ path, code: 'NOT_ALLOWED_HERE' }] : [];
}

/** What it taught, on which document it was done, and who spoke. */
function detailErrors(
  { basisNumber, basisIssuer }: ActivityInput,
  fraudTypes: readonly string[],
  speakers: readonly string[],
): FieldError[] {
  return [
    ...listErrors('fraudTypeCodes', fraudTypes, BOUNDS.fraudTypes),
    ...fraudTypes.flatMap((code, index) => taughtErrors(`fraudTypeCodes.${index}`, code)),
    ...textErrors('basisNumber', basisNumber, BOUNDS.documentNumber),
    ...textErrors('basisIssuer', basisIssuer, BOUNDS.basisIssuer),
    ...listErrors('speakers', speakers, BOUNDS.speakers),
    ...speakers.flatMap((speaker, index) => textErrors(`speakers.${index}`, speaker, BOUNDS.speaker)),
  ];
}

/** A running total is of something, and of all its days. */
function runningErrors({ measures }: ActivityInput): FieldError[] {
  if (measures.length === 0) return [{ path: 'runningSince', code: 'NOT_ALLOWED_HERE' }];
  return measures.flatMap(({ from, until }, at): FieldError[] => [
    ...(from == null ? [] : [{ path: `measures.${at}.from`, code: 'NOT_ALLOWED_HERE' } as const]),
    ...(until == null ? [] : [{ path: `measures.${at}.until`, code: 'NOT_ALLOWED_HERE' } as const]),
  ]);
}

/** The days of an activity; null where they cannot be read. */
function daysOf({ startOn, endOn = null }: Pick<ActivityInput, 'startOn' | 'endOn'>): Span | null {
  return isLocalDate(startOn) && (endOn === null || isLocalDate(endOn)) ? spanOf(startOn, endOn) : null;
}

/** An activity may be as long as it likes; what covers all of its days may not. */
function ownLengthErrors({ measures }: ActivityInput, days: Span | null): FieldError[] {
  const ofAllDays = measures.some(({ from, until }) => from == null && until == null);
  return days && ofAllDays ? lengthErrorsOf('endOn', days) : [];
}

function dayErrors({ status, startOn, endOn }: StatedContent, today: LocalDate): FieldError[] {
  const done = status === 'DONE' ? { today } : {};
  const latest = addYears(today, PLANNING_YEARS);
  const errors = [...dateErrors('startOn', startOn, { required: true, ...done }), ...dateErrors('endOn', endOn, done)];
  if (errors.length > 0) return errors;

  if (startOn > latest) errors.push({ path: 'startOn', code: 'DATE_TOO_LATE', params: { latest } });
  if (endOn === null) return errors;
  if (endOn > latest) errors.push({ path: 'endOn', code: 'DATE_TOO_LATE', params: { latest } });
  if (endOn < startOn) errors.push({ path: 'endOn', code: 'END_BEFORE_START' });
  return errors;
}

function codeErrors(path: string, codes: readonly string[], vocabulary: readonly Term[], max: number): FieldError[] {
  const unknowns = codes.flatMap((code, index) =>
    isTermCode(vocabulary, code) ? [] : [unknownCode(`${path}.${index}`)],
  );
  return [...listErrors(path, codes, { max }), ...unknowns];
}

const cleanList = (list: readonly string[] | null | undefined): string[] => (list ?? []).map(visibleText);
