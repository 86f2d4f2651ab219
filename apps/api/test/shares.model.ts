import { type IndicatorCode, isWithin, type Sector } from '@fanzha/domain';
import type { RollupQuestion } from '@fanzha/rollup';

interface Visit {
  roster: string;
  tenant: string;
  region: string;
  sector: Sector;
  campaigns: readonly string[];
  day: string;
  visited: number[];
  vacant: number[];
  met: number[];
}
interface Door {
  roster: string;
  region: string;
  number: number;
  registered: string;
  retired: string | null;
}
interface Hazard {
  tenant: string;
  region: string;
  sector: Sector;
  campaigns: readonly string[];
  day: string;
  count: number;
  rectified: boolean;
}
export interface Ledgers {
  visits: Visit[];
  doors: Door[];
  hazards: Hazard[];
}

/** On the roster on a day, and not found vacant by the last visit that said anything about it. */
function inPlace({ roster, number, registered, retired }: Door, day: string, all: readonly Visit[]): boolean {
  if (registered > day || (retired !== null && retired <= day)) return false;
  const about = all.filter(
    (one) => one.roster === roster && one.day <= day && (one.vacant.includes(number) || one.met.includes(number)),
  );
  const last = about
    .map((one) => one.day)
    .sort()
    .at(-1);
  return last === undefined || about.some((one) => one.day === last && one.met.includes(number));
}

/** The figures that a question has by these records alone. */
export function figuresOf(
  { node, period, sector, campaignId: campaign }: RollupQuestion,
  { visits: all, doors, hazards }: Ledgers,
): Partial<Record<IndicatorCode, number>> {
  const { start, end } = period;
  const inSlice = (fact: { tenant: string; sector: Sector; campaigns: readonly string[]; day: string }) =>
    fact.day >= start &&
    fact.day <= end &&
    (sector === null || fact.sector === sector) &&
    (campaign === null || fact.campaigns.includes(campaign)) &&
    (node.kind !== 'TENANT' || fact.tenant === node.tenantId);
  const territory = node.kind === 'TENANT' ? node.territory : node.code;
  const roster = doors.filter((door) => isWithin(door.region, territory) && inPlace(door, end, all));
  const counted = all.filter(inSlice);
  const found = hazards.filter(
    (hazard) => inSlice(hazard) && (node.kind === 'TENANT' || isWithin(hazard.region, node.code)),
  );
  const here = counted.filter(({ region }) => node.kind === 'TENANT' || isWithin(region, node.code));
  const sum = (some: readonly Hazard[]) => some.reduce((total, { count }) => total + count, 0);
  return {
    HOUSEHOLDS_REGISTERED: roster.length,
    ROSTER_HOUSEHOLDS_COVERED: roster.filter((door) =>
      counted.some((one) => one.roster === door.roster && one.visited.includes(door.number)),
    ).length,
    HOUSEHOLDS_COVERED: new Set(here.flatMap(({ roster: of, visited }) => visited.map((number) => `${of} ${number}`)))
      .size,
    HAZARDS_FOUND: sum(found),
    HAZARDS_FOUND_RECTIFIED: sum(found.filter(({ rectified }) => rectified)),
  };
}
