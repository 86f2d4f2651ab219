import type { RouteLocationRaw } from 'vue-router';

/** What the list of activity records is narrowed to; null leaves it open. */
interface RecordsOf {
  readonly region?: string | null;
  readonly direct?: boolean;
  readonly tenant?: string | null;
  readonly period: string;
  readonly sector?: string | null;
  readonly indicator?: string | null;
  readonly type?: string | null;
}

/** The list of the records behind a figure or a bar. */
export function recordsLocation({
  region,
  direct,
  tenant,
  period,
  sector,
  indicator,
  type,
}: RecordsOf): RouteLocationRaw {
  const asked = { region, directly: direct ? '1' : null, tenant, period, sector, indicator, type };
  return {
    name: 'activities',
    query: Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1]))),
  };
}
