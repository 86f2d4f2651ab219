import {
  DomainError,
  type FieldError,
  type IndicatorCode,
  INDICATORS,
  isId,
  isLocalDate,
  parsePeriod,
  type Period,
  regionCodeErrors,
  requireNoErrors,
  type Sector,
  SECTORS,
} from '@fanzha/domain';

/** The kinds of files that are written. */
export const FORMATS = ['csv', 'xlsx', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

/** Which records are asked for. */
export interface AskedRecords {
  readonly period: Period | null;
  readonly regionCode: string | null;
  readonly changedSince: Date | null;
  readonly includeVoided: boolean;
  /** What else the list is narrowed to, as JSON; null: nothing. */
  readonly filter: string | null;
  /** Whether columns and codes are told in Chinese, as templates of imports have them. */
  readonly inChinese: boolean;
}

/** Which figures are asked for. */
export interface AskedFigures {
  readonly code: string;
  readonly period: Period;
  /** Null: all there are. */
  readonly indicators: readonly IndicatorCode[] | null;
  /** Those of the regions directly below as well. */
  readonly children: boolean;
  /** Of units of one sector; null: of all that the viewer oversees. */
  readonly sector: Sector | null;
  /** Only what belongs to this campaign; null: everything. */
  readonly campaignId: string | null;
  /** Whether columns are told in Chinese. */
  readonly inChinese: boolean;
}

export type Query = Readonly<Record<string, unknown>>;

const RECORDS = ['period', 'regionCode', 'changedSince', 'includeVoided', 'filter', 'labels'] as const;
const FIGURES = ['code', 'period', 'indicators', 'children', 'sector', 'campaignId', 'labels'] as const;
const LONGEST_NAME = 60;

/** `activities.csv`, taken apart. @throws DomainError NOT_FOUND for what is no file of ours. */
export function askedFile(file: string): { readonly name: string; readonly format: Format } {
  const dot = file.lastIndexOf('.');
  const format = FORMATS.find((each) => each === file.slice(dot + 1));
  if (dot < 1 || !format) throw DomainError.notFound();
  return { name: file.slice(0, dot), format };
}

/** @throws DomainError BAD_INPUT with every error, on the names of the parameters. */
export function askedRecords(query: Query): AskedRecords {
  const { texts, errors } = textsIn(query, RECORDS);
  const { period, regionCode, changedSince, includeVoided, filter, labels } = texts;
  errors.push(...regionCodeErrors('regionCode', regionCode));
  const since = changedSince === undefined ? null : momentOf(changedSince);
  if (changedSince !== undefined && since === null) errors.push({ path: 'changedSince', code: 'NOT_A_DATE' });
  const chinese = isChinese(labels, errors);
  const voided = flagIn('includeVoided', includeVoided, errors);
  requireNoErrors(errors);
  return {
    period: period === undefined ? null : parsePeriod(period),
    regionCode: regionCode ?? null,
    changedSince: since,
    includeVoided: voided,
    filter: filter ?? null,
    inChinese: chinese,
  };
}

/** @throws DomainError BAD_INPUT with every error, on the names of the parameters. */
export function askedFigures(query: Query): AskedFigures {
  const { texts, errors } = textsIn(query, FIGURES);
  const { code, period, indicators, children, sector, campaignId, labels } = texts;
  if (code === undefined) errors.push({ path: 'code', code: 'REQUIRED' });
  if (period === undefined) errors.push({ path: 'period', code: 'REQUIRED' });
  const codes = indicators?.split(',').map((each) => each.trim()) ?? null;
  for (const [at, each] of (codes ?? []).entries()) {
    const path = `indicators.${at}`;
    if (!KNOWN.has(each)) errors.push({ path, code: 'UNKNOWN_CODE' });
    else if (codes?.indexOf(each) !== at) errors.push({ path, code: 'DUPLICATE' });
  }
  if (sector !== undefined && !isSector(sector))
    errors.push({ path: 'sector', code: 'UNKNOWN_CODE', allowed: SECTORS.map((each) => each.code) });
  if (campaignId !== undefined && !isId(campaignId)) errors.push({ path: 'campaignId', code: 'UNKNOWN_CODE' });
  const chinese = isChinese(labels, errors);
  const below = flagIn('children', children, errors);
  requireNoErrors(errors);
  return {
    code: code as string,
    period: parsePeriod(period as string),
    indicators: codes as readonly IndicatorCode[] | null,
    children: below,
    sector: sector === undefined || !isSector(sector) ? null : sector,
    campaignId: campaignId?.toLowerCase() ?? null,
    inChinese: chinese,
  };
}

const isSector = (text: string): text is Sector => SECTORS.some(({ code }) => code === text);

function isChinese(labels: string | undefined, errors: FieldError[]): boolean {
  if (labels !== undefined && labels !== 'zh') errors.push({ path: 'labels', code: 'UNKNOWN_CODE', allowed: ['zh'] });
  return labels !== undefined;
}

const KNOWN: ReadonlySet<string> = new Set(INDICATORS.map(({ code }) => code));

/** Parameters that say something; what is empty says nothing. */
export function textsIn<Name extends string>(query: Query, names: readonly Name[]) {
  const errors: FieldError[] = [];
  const texts: Partial<Record<Name, string>> = {};
  for (const [name, value] of Object.entries(query)) {
    const known = names.find((each) => each === name);
    if (!known) errors.push({ path: name.slice(0, LONGEST_NAME), code: 'UNKNOWN_FIELD' });
    else if (typeof value !== 'string') errors.push({ path: known, code: 'DUPLICATE' });
    else if (value !== '') texts[known] = value;
  }
  return { texts, errors };
}

function flagIn(path: string, value: string | undefined, errors: FieldError[]): boolean {
  if (value !== undefined && value !== 'true' && value !== 'false')
    errors.push({ path, code: 'UNKNOWN_CODE', allowed: ['true', 'false'] });
  return value === 'true';
}

/** A moment with its offset, of which a query string makes a blank of "+"; or a day, which begins in China. */
function momentOf(text: string): Date | null {
  const [, day = '', time] =
    /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+ -]\d\d:\d\d)))?$/.exec(text) ?? [];
  if (!isLocalDate(day)) return null;
  const moment = new Date(`${day}T${time?.replace(' ', '+') ?? '00:00+08:00'}`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
