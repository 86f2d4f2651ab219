import type { Sector } from '@fanzha/domain';
import type { RouteLocationRaw } from 'vue-router';

/** Where a record counts: its unit, and every region from its own up to the county, as a whole and in its sector. */
export interface CountingPlace {
  readonly key: string;
  readonly name: string;
  /** The sector of the figure; null for that of all of them. */
  readonly sector: Sector | null;
  /** The overview that shows the figure; null where the viewer has none of that place. */
  readonly overview: { readonly name: string; readonly params: Readonly<Record<string, string>> } | null;
}

interface Counting {
  readonly tenant: { readonly id: string; readonly name: string; readonly sector: Sector };
  readonly region: { readonly path: readonly { readonly code: string; readonly name: string }[] };
}

/** Digits of the code of a county; shorter ones are cities and provinces, whose figures nobody counts after. */
const COUNTY = 6;

/** @param seen whether the viewer has the overview of a region, of all sectors (null) or of one */
export function countingPlaces(
  record: Counting,
  seen: (code: string, sector: Sector | null) => boolean,
): CountingPlace[] {
  const { tenant } = record;
  const regions = record.region.path.filter(({ code }) => code.length >= COUNTY).reverse();
  const overviewOf = (code: string, sector: Sector | null) =>
    seen(code, sector) ? { name: 'overview', params: { code } } : null;
  const county = regions.at(-1);
  const ofUnit = regions[0] !== undefined && seen(regions[0].code, tenant.sector);
  return [
    {
      key: 'unit',
      name: tenant.name,
      sector: null,
      overview: ofUnit ? { name: 'tenant-overview', params: { id: tenant.id } } : null,
    },
    ...regions.map(({ code, name }) => ({ key: code, name, sector: null, overview: overviewOf(code, null) })),
    ...(county
      ? [
          {
            key: `${county.code}.sector`,
            name: county.name,
            sector: tenant.sector,
            overview: overviewOf(county.code, tenant.sector),
          },
        ]
      : []),
  ];
}

/** The overview with the figure's source open, in the month of the record. */
export function figureLocation(
  { overview, sector }: CountingPlace,
  period: string,
  indicator: string,
): RouteLocationRaw | null {
  return overview && { ...overview, query: { period, ...(sector && { sector }), source: indicator } };
}
