import { indicator as registered, type BreakdownDimension, type IndicatorCode } from '@fanzha/domain';
import type { RouteLocationRaw } from 'vue-router';

/** What a list of records is narrowed to; null leaves it open. */
interface RecordsOf {
  readonly region?: string | null;
  readonly direct?: boolean;
  readonly tenant?: string | null;
  readonly period: string;
  readonly sector?: string | null;
  readonly indicator?: string | null;
  readonly type?: string | null;
}

/** Filters of the lists by which a bar narrows them. */
const FILTERS: Readonly<Partial<Record<BreakdownDimension, string>>> = {
  THEME: 'theme',
  AUDIENCE: 'audience',
  CHANNEL: 'channel',
  TENANT_TYPE: 'unitType',
  VICTIM_SEX: 'sex',
  OCCUPATION: 'occupation',
  VICTIM_SECTOR: 'victimSector',
  HAD_PUBLICITY: 'publicity',
  PAYMENT_METHOD: 'payment',
  BANK: 'bank',
};

/**
 * The list of the records behind one part of an indicator; null where no list has them: cases are listed by the day of
 * the report, so only what is counted on that day has a list of its own.
 */
export function partLocation(
  code: IndicatorCode,
  by: BreakdownDimension,
  member: string,
  of: Omit<RecordsOf, 'indicator' | 'type'>,
): RouteLocationRaw | null {
  const { ledger } = registered(code);
  const filter = FILTERS[by];
  if (!filter) return null;
  const narrowed = (name: string, own: object) => ({ name, query: { ...queryOf(of), ...own, [filter]: member } });
  if (ledger === 'activity') return narrowed('activities', { indicator: code });
  // People are dissuaded by calls and visits, too, which are counts and no interceptions.
  if (code === 'DISSUASIONS') return null;
  if (ledger === 'interception') return narrowed('interceptions', {});
  return code === 'CASES_REPORTED' || code === 'LOSS_REPORTED' ? narrowed('fraud-cases', {}) : null;
}

/** The list of the activities behind a figure or a bar. */
export const recordsLocation = (of: RecordsOf): RouteLocationRaw => ({ name: 'activities', query: queryOf(of) });

function queryOf({ region, direct, tenant, period, sector, indicator, type }: RecordsOf): Record<string, string> {
  const asked = { region, directly: direct ? '1' : null, tenant, period, sector, indicator, type };
  return Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
