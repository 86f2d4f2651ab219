import { isWithin, type IndicatorCode } from '@fanzha/domain';
import type { FigurePartsFragment, OverviewQuery } from '../../graphql/generated.js';
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

const codeOrder = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);

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

/** A region as a heading. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

/**
 * Units grouped by the line of the table that they belong to, in the order of the table: the regions below, then the
 * units of the region itself. A unit of none of them stands under its own region.
 */
export function groupByPlace<Unit extends { region: Place }>(
  units: readonly Unit[],
  own: Place,
  below: readonly Place[],
): (Place & { units: Unit[] })[] {
  const groups = new Map<string, Place & { units: Unit[] }>();
  for (const unit of units) {
    const place =
      unit.region.code === own.code ? own : (below.find(({ code }) => isWithin(unit.region.code, code)) ?? unit.region);
    const group = groups.get(place.code) ?? { code: place.code, name: place.name, units: [] };
    group.units.push(unit);
    groups.set(place.code, group);
  }
  const isOwn = ({ code }: Place) => Number(code === own.code);
  return [...groups.values()].sort((a, b) => isOwn(a) - isOwn(b) || codeOrder(a, b));
}

/** The first so many units of groups; groups that end up empty are left out. */
export function firstOf<Unit>(
  groups: readonly (Place & { units: Unit[] })[],
  most: number,
): (Place & { units: Unit[]; count: number })[] {
  let room = most;
  return groups.flatMap((group) => {
    const units = group.units.slice(0, Math.max(0, room));
    room -= units.length;
    return units.length > 0 ? [{ ...group, units, count: group.units.length }] : [];
  });
}
