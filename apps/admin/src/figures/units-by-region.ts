import { isWithin } from '@fanzha/domain';

/** Regions in the order of their codes. */
export const codeOrder = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);

/** A region as a heading. */
export interface NamedRegion {
  readonly code: string;
  readonly name: string;
}

/**
 * Units grouped by the line of the table that they belong to, in the order of the table: the regions below, then the
 * units of the region itself. A unit of none of them stands under its own region.
 */
export function groupByRegion<Unit extends { region: NamedRegion }>(
  units: readonly Unit[],
  own: NamedRegion,
  below: readonly NamedRegion[],
): (NamedRegion & { units: Unit[] })[] {
  const groups = new Map<string, NamedRegion & { units: Unit[] }>();
  for (const unit of units) {
    const region =
      unit.region.code === own.code ? own : (below.find(({ code }) => isWithin(unit.region.code, code)) ?? unit.region);
    const group = groups.get(region.code) ?? { code: region.code, name: region.name, units: [] };
    group.units.push(unit);
    groups.set(region.code, group);
  }
  const isOwn = ({ code }: NamedRegion) => Number(code === own.code);
  return [...groups.values()].sort((a, b) => isOwn(a) - isOwn(b) || codeOrder(a, b));
}

/** The first so many units of groups; groups that end up empty are left out. */
export function firstOf<Unit>(
  groups: readonly (NamedRegion & { units: Unit[] })[],
  most: number,
): (NamedRegion & { units: Unit[]; count: number })[] {
  let room = most;
  return groups.flatMap((group) => {
    const units = group.units.slice(0, Math.max(0, room));
    room -= units.length;
    return units.length > 0 ? [{ ...group, units, count: group.units.length }] : [];
  });
}
