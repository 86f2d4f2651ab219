import {
  addYears,
  BOUNDS,
  dateErrors,
  type FieldError,
  fraudType,
  isFraudTypeCode,
  isLocalDate,
  type LocalDate,
  type Sector,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import { cleanLines, cleanText, keyErrors, type ReadFact, unknownCode } from '@fanzha/ledger';
import { addressedSectors, type AddressingContext, regionErrors, sectorErrors } from '../audience/audience-errors.js';
import type { NoticeContent } from './notice.entity.js';
import type { NoticeInput } from './notice.inputs.js';

const BODY = { ...BOUNDS.narrative, min: 1, required: true } as const;
const REGIONS = { min: 1, max: 50 } as const;

/**
 * Reads an input against every bound that needs no database, and keeps going after an error. Whom an official may warn
 * is whom it oversees: a line authority its line, whether it says so or not.
 */
export function readNotice(input: NoticeInput, context: AddressingContext): ReadFact<NoticeContent> {
  const { audience, errors: whom } = readAudience(input, context);
  const content: NoticeContent = {
    title: visibleText(input.title),
    body: cleanLines(input.body) ?? '',
    publishedOn: input.publishedOn,
    receiveBy: input.receiveBy ?? null,
    fraudType: cleanText(input.fraudTypeCode),
    regions: [...audience.regions],
    sectors: [...audience.sectors],
    regionCode: null,
    campaignIds: [],
  };
  const errors = [
    ...keyErrors(input.idempotencyKey),
    ...textErrors('title', input.title, BOUNDS.title),
    ...textErrors('body', content.body, BODY),
    ...dateErrors('publishedOn', input.publishedOn, { required: true, today: context.today }),
    ...receiveByErrors(content, context.today),
    ...fraudTypeErrors(content.fraudType),
    ...whom,
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), errors };
}

/** Nobody can acknowledge a notice before it is there, and nobody waits longer than a year. */
function receiveByErrors(
  { publishedOn, receiveBy }: Pick<NoticeContent, 'publishedOn' | 'receiveBy'>,
  today: LocalDate,
): FieldError[] {
  // A day in the future is refused by itself; a year after the last of all days there is none.
  const latest = isLocalDate(publishedOn) && publishedOn <= today ? addYears(publishedOn, 1) : undefined;
  const errors = dateErrors('receiveBy', receiveBy, { ...(latest !== undefined && { latest }) });
  if (receiveBy === null || errors.length > 0 || receiveBy >= publishedOn) return errors;
  return [{ path: 'receiveBy', code: 'END_BEFORE_START', params: { start: publishedOn } }];
}

/** Whose units a notice is addressed to. */
export interface Audience {
  readonly regions: readonly string[];
  /** Lines of these units; none: all of them. */
  readonly sectors: readonly Sector[];
}

/** Reads whom a notice would be addressed to, as `readNotice` does. */
export function readAudience(
  { regionCodes, sectors }: Pick<NoticeInput, 'regionCodes' | 'sectors'>,
  context: AddressingContext,
): { audience: Audience; errors: FieldError[] } {
  const audience = { regions: regionCodes, sectors: addressedSectors(context, sectors) };
  const errors = [...regionErrors(context, audience.regions, REGIONS), ...sectorErrors(context, audience.sectors)];
  return { audience, errors };
}

/** Tags of pension fraud are stated beside a type; they are not types themselves. */
function fraudTypeErrors(code: string | null): FieldError[] {
  if (code === null) return [];
  if (!isFraudTypeCode(code)) return [unknownCode('fraudTypeCode')];
  return fraudType(code).pension ? [{ path: 'fraudTypeCode', code: 'NOT_ALLOWED_HERE' }] : [];
}
