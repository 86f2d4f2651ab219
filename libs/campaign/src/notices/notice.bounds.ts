import {
  addYears,
  BOUNDS,
  dateErrors,
  type FieldError,
  fraudType,
  isFraudTypeCode,
  isLocalDate,
  isWithin,
  listErrors,
  type LocalDate,
  repeatedAt,
  type Sector,
  textErrors,
  visibleText,
} from '@fanzha/domain';
import { cleanLines, cleanText, keyErrors, type ReadFact, unknownCode } from '@fanzha/ledger';
import type { Region } from '@fanzha/org';
import type { OverseenRegion } from '@fanzha/platform';
import type { NoticeContent } from './notice.entity.js';
import type { NoticeInput } from './notice.inputs.js';

/** What an official knows who writes a notice. */
export interface NoticeContext {
  readonly today: LocalDate;
  readonly oversight: readonly OverseenRegion[];
  readonly findRegion: (code: string) => Region | undefined;
}

const BODY = { ...BOUNDS.narrative, min: 1, required: true } as const;
const REGIONS = { min: 1, max: 50 } as const;

/**
 * Reads an input against every bound that needs no database, and keeps going after an error. Whom an official may warn
 * is whom it oversees: a line authority its line, whether it says so or not.
 */
export function readNotice(input: NoticeInput, context: NoticeContext): ReadFact<NoticeContent> {
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
    ...receiveByErrors(content),
    ...fraudTypeErrors(content.fraudType),
    ...whom,
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), errors };
}

/** Nobody can acknowledge a notice before it is there, and nobody waits longer than a year. */
function receiveByErrors({ publishedOn, receiveBy }: Pick<NoticeContent, 'publishedOn' | 'receiveBy'>): FieldError[] {
  const latest = isLocalDate(publishedOn) ? addYears(publishedOn, 1) : undefined;
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
  context: NoticeContext,
): { audience: Audience; errors: FieldError[] } {
  const line = context.oversight[0]?.sector ?? null;
  const audience = { regions: regionCodes, sectors: line !== null && sectors.length === 0 ? [line] : sectors };
  return { audience, errors: audienceErrors(audience, context) };
}

function audienceErrors({ regions, sectors }: Audience, context: NoticeContext): FieldError[] {
  const line = context.oversight[0]?.sector ?? null;
  const [sameRegions, sameSectors] = [repeatedAt(regions), repeatedAt(sectors)];
  return [
    ...listErrors('regionCodes', regions, REGIONS),
    ...regions.flatMap((code, position) => regionErrors(context, sameRegions.has(position), code, position)),
    ...sectors.flatMap((sector, position) => sectorErrors(line, sameSectors.has(position), sector, position)),
  ];
}

function regionErrors(
  { findRegion, oversight, today }: NoticeContext,
  isRepeated: boolean,
  code: string,
  position: number,
): FieldError[] {
  const path = `regionCodes.${position}`;
  if (isRepeated) return [{ path, code: 'DUPLICATE' }];
  const region = findRegion(code);
  if (!region || (region.validTo !== null && region.validTo < today)) return [{ path, code: 'NOT_A_REGION' }];
  return oversight.some((overseen) => isWithin(code, overseen.region)) ? [] : [{ path, code: 'OUTSIDE_REGION' }];
}

function sectorErrors(line: Sector | null, isRepeated: boolean, sector: Sector, position: number): FieldError[] {
  const path = `sectors.${position}`;
  if (isRepeated) return [{ path, code: 'DUPLICATE' }];
  return line === null || sector === line ? [] : [{ path, code: 'NOT_ALLOWED_HERE' }];
}

/** Tags of pension fraud stand beside a type and are none. */
function fraudTypeErrors(code: string | null): FieldError[] {
  if (code === null) return [];
  if (!isFraudTypeCode(code)) return [unknownCode('fraudTypeCode')];
  return fraudType(code).pension ? [{ path: 'fraudTypeCode', code: 'NOT_ALLOWED_HERE' }] : [];
}
