import { isIndicatorCode, isTermCode, parsePeriod, SECTORS, todayIn, type IndicatorCode, type LocalDate, type Sector } from '@fanzha/domain';
import { periodTextAt, type TableSort } from '@fanzha/ui';
import { DEFAULT_COLUMNS, HERO, PUBLICITY } from './publicity.js';

/** What an overview shows; all of it stands in the URL, so that a link shows somebody else the same. */
export interface OverviewState {
  readonly period: string;
  readonly sector: Sector | null;
  readonly sort: TableSort | null;
  readonly columns: readonly IndicatorCode[];
  /** Indicator of the trend and the bars. */
  readonly trend: IndicatorCode;
  /** Whether the table lists the units assigned to the region itself instead of the regions below. */
  readonly direct: boolean;
  /** Whether the lists that begin short are shown whole: the figures of the card, the units that have not reported. */
  readonly allFigures: boolean;
  readonly allMissing: boolean;
  /** The figure whose source is open. */
  readonly source: OpenSource | null;
}

/** `of`: null for the page's own figure, `direct` for the region's own units, else a region code or a tenant id. */
export interface OpenSource {
  readonly indicator: IndicatorCode;
  readonly of: string | null;
}

/** A query as the router reads it. */
export type UrlQuery = Readonly<Record<string, string | null | readonly (string | null)[] | undefined>>;

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

function columnsOf(value: string): readonly IndicatorCode[] {
  const asked = new Set(value.split(',').filter(isIndicatorCode));
  const known = PUBLICITY.filter((code) => asked.has(code));
  return known.length > 0 ? known : DEFAULT_COLUMNS;
}

/** Reads the state out of a URL. What it does not say, or says wrongly, is this month, all sectors, the usual columns. */
export function readOverviewUrl(query: UrlQuery, today: LocalDate = todayIn()): OverviewState {
  const [sector, trend, source] = [text(query['sector']), text(query['trend']), text(query['source'])];
  return {
    period: periodOf(text(query['period']), today),
    sector: isTermCode(SECTORS, sector) ? sector : null,
    sort: sortOf(text(query['sort'])),
    columns: columnsOf(text(query['columns'])),
    trend: isIndicatorCode(trend) && PUBLICITY.includes(trend) ? trend : HERO,
    direct: query['rows'] === 'direct',
    allFigures: query['figures'] === 'all',
    allMissing: query['missing'] === 'all',
    source: isIndicatorCode(source) ? { indicator: source, of: text(query['of']) || null } : null,
  };
}

/** Writes the state; what is usual is left out, so that links stay short. The period always stands there: "this month" ages. */
export function writeOverviewUrl(state: OverviewState): Record<string, string> {
  const query: Record<string, string> = { period: state.period };
  if (state.sector) query['sector'] = state.sector;
  if (state.sort) query['sort'] = `${state.sort.descending ? '' : '-'}${state.sort.column}`;
  if (state.columns.join() !== DEFAULT_COLUMNS.join()) query['columns'] = state.columns.join();
  if (state.trend !== HERO) query['trend'] = state.trend;
  if (state.direct) query['rows'] = 'direct';
  if (state.allFigures) query['figures'] = 'all';
  if (state.allMissing) query['missing'] = 'all';
  if (state.source) {
    query['source'] = state.source.indicator;
    if (state.source.of) query['of'] = state.source.of;
  }
  return query;
}
