import { isWithin, type IndicatorCode } from '@fanzha/domain';
import type { FigurePartsFragment, OverviewQuery } from '../../graphql/generated.js';
import { byIndicator } from './publicity.js';

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
    key: code, kind: 'region', name, due: rollup.tenantsDue, contributing: rollup.tenantsContributing, figures: byIndicator(rollup.figures),
  }));
  const { directRollup, direct } = region;
  const together: ChildRow[] = directRollup && (directRollup.tenantsDue > 0 || directRollup.tenantsContributing > 0 || directRollup.figures.some(({ value }) => value))
    ? [{ key: 'direct', kind: 'direct', name: directLabel, due: directRollup.tenantsDue, contributing: directRollup.tenantsContributing, figures: byIndicator(directRollup.figures) }]
    : [];
  // An authority oversees and owes nothing: it is listed only where it has records of its own.
  const units: ChildRow[] = (direct?.edges ?? [])
    .filter(({ node }) => node.type !== 'AUTHORITY' || node.rollup.tenantsContributing > 0)
    .map(({ node }) => ({
      key: node.id, kind: 'tenant', name: node.name, due: node.rollup.tenantsDue, contributing: node.rollup.tenantsContributing, figures: byIndicator(node.rollup.figures),
    }));
  return [...regions, ...together, ...units];
}

/** A region as a heading. */
export interface Place { readonly code: string; readonly name: string }

/**
 * Units grouped by the line of the table that they belong to, in the order of the table: the regions below, then the units of the
 * region itself. A unit of none of them stands under its own region.
 */
export function groupByPlace<Unit extends { region: Place }>(units: readonly Unit[], own: Place, below: readonly Place[]): (Place & { units: Unit[] })[] {
  const groups = new Map<string, Place & { units: Unit[] }>();
  for (const unit of units) {
    const place = unit.region.code === own.code ? own : (below.find(({ code }) => isWithin(unit.region.code, code)) ?? unit.region);
    const group = groups.get(place.code) ?? { code: place.code, name: place.name, units: [] };
    group.units.push(unit);
    groups.set(place.code, group);
  }
  const isOwn = ({ code }: Place) => Number(code === own.code);
  return [...groups.values()].sort((a, b) => isOwn(a) - isOwn(b) || codeOrder(a, b));
}

/** The first so many units of groups; groups that end up empty are left out. */
export function firstOf<Unit>(groups: readonly (Place & { units: Unit[] })[], most: number): (Place & { units: Unit[]; count: number })[] {
  let room = most;
  return groups.flatMap((group) => {
    const units = group.units.slice(0, Math.max(0, room));
    room -= units.length;
    return units.length > 0 ? [{ ...group, units, count: group.units.length }] : [];
  });
}

/** The figures of rows together, for tables that show a part of a region. Sums only: every publicity indicator is one. */
export function addUp(rows: readonly ChildRow[]): Pick<ChildRow, 'due' | 'contributing' | 'figures'> {
  const figures = new Map<IndicatorCode, FigurePartsFragment>();
  for (const figure of rows.flatMap((row) => [...row.figures.values()])) {
    const sum = figures.get(figure.indicator);
    figures.set(figure.indicator, sum ? together(sum, figure) : figure);
  }
  const total = (of: (row: ChildRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  return { due: total(({ due }) => due), contributing: total(({ contributing }) => contributing), figures };
}

function together(left: FigurePartsFragment, right: FigurePartsFragment): FigurePartsFragment {
  return {
    ...left,
    value: (left.value ?? 0) + (right.value ?? 0),
    atLeast: left.atLeast || right.atLeast,
    approx: left.approx || right.approx,
    uncounted: left.uncounted + right.uncounted,
    withheld: left.withheld + right.withheld,
  };
}
