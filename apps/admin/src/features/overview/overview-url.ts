import {
  isIndicatorCode,
  isTermCode,
  parsePeriod,
  SECTORS,
  type BreakdownDimension,
  type IndicatorCode,
  type LocalDate,
  type Sector,
} from '@fanzha/domain';
import { periodTextAt, type TableSort } from '@fanzha/ui';
import { DEFAULT_TREND, isDimension, SHOWN } from './indicator-groups.js';
import { serverToday } from '../../session/server-clock.js';

/** What an overview shows; all of it stands in the URL, so that a link shows somebody else the same. */
export interface OverviewState {
  readonly period: string;
  readonly sector: Sector | null;
  /** Id of the one campaign that everything is narrowed to. */
  readonly campaign: string | null;
  readonly sort: TableSort | null;
  /** Columns of the table below, in the order of all indicators; null: the usual ones. */
  readonly columns: readonly IndicatorCode[] | null;
  /** Whether the table shows growth in place of values. */
  readonly growth: boolean;
  /** The one column that a phone shows, an indicator or `RATE`; null: the first. */
  readonly column: IndicatorCode | 'RATE' | null;
  /** Indicator of the trend and the bars. */
  readonly trend: IndicatorCode;
  /** By what it is told apart beside the usual parts; null: by the first that there is. */
  readonly split: BreakdownDimension | null;
  /** Whether the table lists the units assigned to the region itself instead of the regions below. */
  readonly direct: boolean;
  /** Whether lists that begin short are whole: rows of the table below, indicators, units that have not reported. */
  readonly allRows: boolean;
  readonly allIndicators: boolean;
  readonly allMissing: boolean;
  /** The figure whose source is open. */
  readonly source: OpenSource | null;
}

/** Which figure of the page is explained. */
export interface SourcePoint {
  /** Null for the page's own figure, `direct` for the region's own units, else a region code or a tenant id. */
  readonly of: string | null;
  /** One bar of a breakdown. */
  readonly by: BreakdownDimension | null;
  readonly member: string | null;
  /** One point of the trend: its own period instead of the page's. */
  readonly at: string | null;
}

export interface OpenSource extends SourcePoint {
  readonly indicator: IndicatorCode;
  /** What a ratio divides, opened inside its explanation. */
  readonly part: IndicatorCode | null;
}

/** The page's own figure in the page's own period. */
export const OWN_FIGURE: SourcePoint = { of: null, by: null, member: null, at: null };

/** A query as the router reads it. */
type UrlQuery = Readonly<Record<string, string | null | readonly (string | null)[] | undefined>>;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const text = (value: UrlQuery[string]): string => (typeof value === 'string' ? value : '');

function periodOf(value: string, today: LocalDate): string {
  const current = periodTextAt('MONTH', today);
  try {
    const period = parsePeriod(value);
    return period.start <= today ? period.text : current;
  } catch {
    // A mistyped or outdated link shows this month instead of an error.
    return current;
  }
}

function sortOf(value: string): TableSort | null {
  if (value === '') return null;
  return value.startsWith('-') ? { column: value.slice(1), descending: false } : { column: value, descending: true };
}

function columnsOf(value: string): readonly IndicatorCode[] | null {
  const asked = new Set(value.split(',').filter(isIndicatorCode));
  const known = SHOWN.filter((code) => asked.has(code));
  return known.length > 0 ? known : null;
}

const isShown = (code: string): code is IndicatorCode => isIndicatorCode(code) && SHOWN.includes(code);

function sourceOf(query: UrlQuery, today: LocalDate): OpenSource | null {
  const [source, by, member, at, part] = ['source', 'by', 'member', 'at', 'part'].map((key) => text(query[key])) as [
    string,
    string,
    string,
    string,
    string,
  ];
  if (!isIndicatorCode(source)) return null;
  const ofMember = isDimension(by) && member !== '';
  return {
    indicator: source,
    of: text(query['of']) || null,
    by: ofMember ? by : null,
    member: ofMember ? member : null,
    at: at === '' ? null : periodOf(at, today),
    part: isIndicatorCode(part) ? part : null,
  };
}

/**
 * Reads the state out of a URL. What it does not say, or says wrongly, is this month, all sectors, the usual columns.
 */
export function readOverviewUrl(query: UrlQuery, today: LocalDate = serverToday()): OverviewState {
  const [sector, trend, campaign, column] = [
    text(query['sector']),
    text(query['trend']),
    text(query['campaign']),
    text(query['column']),
  ];
  return {
    period: periodOf(text(query['period']), today),
    sector: isTermCode(SECTORS, sector) ? sector : null,
    campaign: UUID.test(campaign) ? campaign.toLowerCase() : null,
    sort: sortOf(text(query['sort'])),
    columns: columnsOf(text(query['columns'])),
    growth: query['show'] === 'growth',
    column: column === 'RATE' || isShown(column) ? column : null,
    trend: isShown(trend) ? trend : DEFAULT_TREND,
    split: isDimension(text(query['split'])) ? (text(query['split']) as BreakdownDimension) : null,
    direct: query['rows'] === 'direct',
    allRows: query['lines'] === 'all',
    allIndicators: query['all'] === '1',
    allMissing: query['missing'] === 'all',
    source: sourceOf(query, today),
  };
}

/**
 * Writes the state; what is usual is left out, so that links stay short. The period always
 * stands there: "this month" ages.
 */
export function writeOverviewUrl(state: OverviewState): Record<string, string> {
  const { sort, source } = state;
  const all: Record<string, string | null> = {
    period: state.period,
    sector: state.sector,
    campaign: state.campaign,
    sort: sort && `${sort.descending ? '' : '-'}${sort.column}`,
    columns: state.columns && state.columns.join(),
    show: state.growth ? 'growth' : null,
    column: state.column,
    trend: state.trend === DEFAULT_TREND ? null : state.trend,
    split: state.split,
    rows: state.direct ? 'direct' : null,
    lines: state.allRows ? 'all' : null,
    all: state.allIndicators ? '1' : null,
    missing: state.allMissing ? 'all' : null,
    source: source && source.indicator,
    of: source && source.of,
    by: source && source.by,
    member: source && source.member,
    at: source && source.at,
    part: source && source.part,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
