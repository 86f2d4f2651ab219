import {
  BOUNDS,
  type FieldError,
  type IndicatorCode,
  isId,
  isRegionCode,
  isWithin,
  isWithoutAmount,
  listErrors,
  type LocalDate,
  type Qualifier,
  regionCodeErrors,
  type TextBounds,
  textErrors,
  tooLarge,
  visibleLines,
  visibleText,
} from '@fanzha/domain';
import type { ToldOfTotals } from './totals/told.js';
import type { AttributionContext } from './attribution.repository.js';

/** What every fact states about where it belongs. `regionCode` null means the tenant's own region. */
export interface StatedRegion {
  readonly regionCode: string | null;
  readonly campaignIds: readonly string[];
}

/** An input as it was understood. Nothing of it may be stored unless there are no errors at all. */
export interface ReadFact<Content extends StatedRegion> {
  readonly content: Content;
  /** What is stated beside the content and kept elsewhere: it belongs to what was sent under the idempotency key. */
  readonly besides?: object;
  readonly idempotencyKey: string | null;
  /** What is said about totals; none in a ledger that knows no totals. */
  readonly told?: ToldOfTotals;
  /** The field that says where it was, and shows its errors; `regionCode` unless stated. */
  readonly regionPath?: string;
  readonly errors: readonly FieldError[];
}

/** What can be seen of a text of one line; null where nothing is left. */
export const cleanText = (text: string | null | undefined): string | null => visibleText(text) || null;

/** What can be seen of a text of many lines; null where nothing is left. */
export const cleanLines = (text: string | null | undefined): string | null => visibleLines(text) || null;

/** The campaigns that are named, each once and in the order of their ids: the order says nothing. */
export const cleanCampaigns = (ids: readonly string[] | null | undefined): string[] =>
  [...new Set((ids ?? []).map((id) => visibleText(id).toLowerCase()))].sort();

export const unknownCode = (path: string): FieldError => ({ path, code: 'UNKNOWN_CODE' });

/** A key that is sent must be one: taking a blank key for none would record twice. */
export function keyErrors(key: string | null | undefined): FieldError[] {
  const bounds: TextBounds = { ...BOUNDS.idempotencyKey, required: key != null };
  return textErrors('idempotencyKey', key, bounds);
}

/** Errors of campaigns that need no database. */
export const campaignErrors = ({ campaignIds }: Pick<StatedRegion, 'campaignIds'>): FieldError[] => [
  ...listErrors('campaignIds', campaignIds, BOUNDS.campaigns),
  ...(campaignIds.every(isId) ? [] : [unknownCode('campaignIds')]),
];

/** Errors of region and campaigns that need no database. */
export function regionErrors({ regionCode, campaignIds }: StatedRegion): FieldError[] {
  return [...regionCodeErrors('regionCode', regionCode), ...campaignErrors({ campaignIds })];
}

/** Errors that only the database knows: tenant open on the day, region inside the tenant's own, campaigns there. */
export function regionAndDayErrors(
  dayPath: string,
  day: LocalDate,
  content: StatedRegion,
  attribution: AttributionContext,
  /** Where errors of the region are shown. */
  regionPath = 'regionCode',
): FieldError[] {
  const { regionCode } = content;
  const errors: FieldError[] = [];
  if (day < attribution.openedOn)
    errors.push({ path: dayPath, code: 'DATE_TOO_EARLY', params: { earliest: attribution.openedOn } });
  else if (attribution.closedOn !== null && day > attribution.closedOn) {
    errors.push({ path: dayPath, code: 'DATE_TOO_LATE', params: { latest: attribution.closedOn } });
  } else if (attribution.homeRegion === null) errors.push({ path: dayPath, code: 'NOT_ALLOWED_HERE' });

  if (regionCode !== null && isRegionCode(regionCode) && attribution.homeRegion !== null) {
    const inside = attribution.regionExists && isWithin(regionCode, attribution.homeRegion);
    if (!inside) errors.push({ path: regionPath, code: 'OUTSIDE_REGION' });
  }
  if (!attribution.campaignsExist) errors.push(unknownCode('campaignIds'));
  return errors;
}

/**
 * Errors of a count beside its qualifier: AMOUNT_REQUIRED, AMOUNT_FORBIDDEN, NEGATIVE, TOO_LARGE.
 * @param indicator what is counted, for its hard bound.
 * @param optional whether an exact amount may be left out altogether.
 */
export function countErrors(
  path: string,
  indicator: IndicatorCode,
  value: number | null | undefined,
  qualifier: Qualifier,
  optional = false,
): FieldError[] {
  const errors = statednessErrors(path, value, qualifier, optional);
  if (errors.length > 0 || value == null) return errors;
  return value < 0 ? [{ path, code: 'NEGATIVE' }] : tooLarge(path, indicator, value);
}

/** Errors of an amount of money, which its scalar has read already, beside its qualifier, and TOO_LARGE. */
export function fenErrors(
  path: string,
  indicator: IndicatorCode,
  fen: number | null | undefined,
  qualifier: Qualifier,
  optional = false,
): FieldError[] {
  const errors = statednessErrors(path, fen, qualifier, optional);
  return errors.length > 0 || fen == null ? errors : tooLarge(path, indicator, fen / 100);
}

function statednessErrors(
  path: string,
  value: number | null | undefined,
  qualifier: Qualifier,
  optional: boolean,
): FieldError[] {
  const without = isWithoutAmount(qualifier);
  if (value == null) return without || (optional && qualifier === 'EXACT') ? [] : [{ path, code: 'AMOUNT_REQUIRED' }];
  return without ? [{ path, code: 'AMOUNT_FORBIDDEN' }] : [];
}

/** Whether something is wrong with a field already. */
export function hasError(errors: readonly FieldError[], path: string): boolean {
  return errors.some((error) => error.path === path);
}
