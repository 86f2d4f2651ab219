import { isIndicatorCode, type BreakdownDimension, type Sector } from '@fanzha/domain';
import type { RouteLocationRaw } from 'vue-router';
import type { SourceOf } from '../../figures/use-source.js';

/** Where the records of a figure are: in the drawer, or, of numbers of units, in the overview, which lists them. */
export type FigurePlace = { readonly source: SourceOf } | { readonly units: RouteLocationRaw };

interface Stated {
  readonly about: string;
  readonly period: string;
  readonly sector?: Sector | null;
  readonly region: { readonly code: string };
  readonly tenant: { readonly id: string };
}
interface Figure {
  readonly key: string;
  readonly indicator?: string | null;
  readonly by?: BreakdownDimension | null;
  readonly member?: string | null;
}

/** Places of all figures of a summary, by key. @param isOfficial whether the viewer has an overview at all */
export function placesOf(
  summary: Stated,
  figures: readonly Figure[],
  isOfficial: boolean,
): ReadonlyMap<string, FigurePlace> {
  const { about, period, region, tenant } = summary;
  const isUnit = about === 'UNIT';
  const sector = isUnit ? null : (summary.sector ?? null);
  const of = { region: isUnit ? null : region.code, tenant: isUnit ? tenant.id : null };
  const units = {
    ...{ name: 'overview', params: { code: region.code } },
    query: { period, ...(sector && { sector }) },
  };
  return new Map(
    figures.flatMap(({ key, indicator, by, member }): [string, FigurePlace][] => {
      if (indicator && isIndicatorCode(indicator))
        return [[key, { source: { indicator, period, sector, direct: false, ...of, by, member } }]];
      return isUnit || !isOfficial || indicator ? [] : [[key, { units }]];
    }),
  );
}
