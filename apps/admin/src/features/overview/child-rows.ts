import type { IndicatorCode } from '@fanzha/domain';
import type { FigurePartsFragment, OverviewQuery } from '../../graphql/generated.js';
import { codeOrder } from '../../figures/units-by-region.js';
import { byIndicator } from './compared.js';

type Region = NonNullable<OverviewQuery['region']>;

/** A line of the table of what lies below a region: a region, its own units together, or one unit. */
export interface ChildRow {
  /** Region code, `direct`, or tenant id: also what the URL names in `of=`. */
  readonly key: string;
  readonly kind: 'region' | 'direct' | 'tenant';
  readonly name: string;
  readonly due: number;
  readonly contributing: number;
  readonly figures: ReadonlyMap<IndicatorCode, FigurePartsFragment>;
}

/** Regions in the order of their codes, then the units that belong to the region itself. Never a ranking. */
export function childRows(region: Region, directLabel: string): ChildRow[] {
  const regions: ChildRow[] = [...(region.children ?? [])].sort(codeOrder).map(({ code, name, rollup }) => ({
    key: code,
    kind: 'region',
    name,
    due: rollup.tenantsDue,
    contributing: rollup.tenantsContributing,
    figures: byIndicator(rollup.figures),
  }));
  const { directRollup, direct } = region;
  // Where the units are listed one by one, their figure together is the table's total.
  const together: ChildRow[] =
    directRollup &&
    !direct &&
    (directRollup.tenantsDue > 0 ||
      directRollup.tenantsContributing > 0 ||
      directRollup.figures.some(({ value }) => value))
      ? [
          {
            key: 'direct',
            kind: 'direct',
            name: directLabel,
            due: directRollup.tenantsDue,
            contributing: directRollup.tenantsContributing,
            figures: byIndicator(directRollup.figures),
          },
        ]
      : [];
  // An authority oversees and owes nothing: it is listed only where it has records of its own.
  const units: ChildRow[] = (direct?.edges ?? [])
    .filter(({ node }) => node.type !== 'AUTHORITY' || node.rollup.tenantsContributing > 0)
    .map(({ node }) => ({
      key: node.id,
      kind: 'tenant',
      name: node.name,
      due: node.rollup.tenantsDue,
      contributing: node.rollup.tenantsContributing,
      figures: byIndicator(node.rollup.figures),
    }));
  return [...regions, ...together, ...units];
}
