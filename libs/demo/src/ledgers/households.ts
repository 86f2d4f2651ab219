import { isWithin, type LocalDate, parentCode, VACANCY_FINDERS } from '@fanzha/domain';
import { HouseholdRosterService, HouseholdVisitService } from '@fanzha/ledger';
import { Random } from '../random.js';
import type { DemoUnit } from '../units.js';
import { COMMUNITIES } from '../units-wanzhi.js';
import { isStation } from './fraud-cases.js';
import type { Recorder, Planned, Task } from './recorder.js';
import { counted, type Occasion, occasions } from './occasions.js';
import { type PlannedRoster, planRosters } from './rosters.js';

type VisitInput = Parameters<HouseholdVisitService['record']>[1];

/** Everything about the doors of one community, which is entered in the order of its days. */
export interface PlannedCommunity {
  readonly code: string;
  /** Who keeps the roster. */
  readonly keeper: string;
  /** Null where the community has none: its visits are reported as numbers. */
  readonly roster: PlannedRoster | null;
  readonly visits: readonly Planned<VisitInput>[];
}

/** Who calls at the doors: how often in an ordinary month, and which part of the doors on one day. */
interface Caller {
  readonly unit: DemoUnit;
  readonly perMonth: number;
  readonly part: readonly [least: number, most: number];
}

/** Shares of what is found behind a door. A few flats stand empty for good. */
const EMPTY = 0.035;
const NOT_MET = 0.11;
const AMENDED = 0.05;
const VOIDED = 0.015;
/** Where there is no roster, fewer visits and only their number. */
const REPORTING = 0.6;

const NOTES = [
  '逐户讲近期案例，留联系卡。',
  '重点提醒独居老人。',
  '晚间上门，白天不在家的补访。',
  '帮助关闭屏幕共享和免密支付。',
  '结合人口核查一并宣传。',
];
const VOID_REASONS = ['日期录错，另行补录。', '同一趟走访由社区登记，此条重复。'];

/** The communities of the county with their rosters and visits. */
export function planHouseholds(units: readonly DemoUnit[], today: LocalDate): PlannedCommunity[] {
  const rosters = new Map(planRosters(today).map((roster) => [roster.community, roster]));
  return Object.entries(COMMUNITIES).flatMap(([code, name]) => {
    const keeper = units.find((unit) => unit.name === name);
    if (!keeper) return [];
    const roster = rosters.get(name) ?? null;
    return [{ code, keeper: name, roster, visits: planVisits(code, roster, callersAt(code, keeper, units), today) }];
  });
}

/** The community itself, a police station and a bank of its town; the same two for all the months. */
function callersAt(code: string, community: DemoUnit, units: readonly DemoUnit[]): Caller[] {
  const random = new Random(`${code} callers`);
  const town = parentCode(code) ?? code;
  const near = units.filter(({ region, closedOn }) => isWithin(region, town) && closedOn === null);
  const [stations, banks] = [near.filter(isStation), near.filter(({ type }) => type === 'BANK')];
  return [
    { unit: community, perMonth: 0.95, part: [0.035, 0.085] },
    ...(stations.length > 0 ? [{ unit: random.pick(stations), perMonth: 0.4, part: [0.025, 0.06] as const }] : []),
    ...(banks.length > 0 ? [{ unit: random.pick(banks), perMonth: 0.28, part: [0.015, 0.04] as const }] : []),
  ];
}

function planVisits(
  code: string,
  roster: PlannedRoster | null,
  callers: readonly Caller[],
  today: LocalDate,
): Planned<VisitInput>[] {
  const planned = callers.flatMap((caller) =>
    occasions(caller.unit, `visits ${code}`, caller.perMonth * (roster ? 1 : REPORTING), today).flatMap((occasion) => {
      const hasRoster = roster !== null && (roster.batches[0]?.on ?? today) <= occasion.on;
      return hasRoster ? drawVisit(code, roster, caller, occasion) : [drawReport(code, caller, occasion)];
    }),
  );
  return planned.toSorted((left, right) => left.on.localeCompare(right.on));
}

/** Doors next to each other, as people walk: one entrance after the other. */
function drawVisit(
  code: string,
  roster: PlannedRoster,
  { unit, part: [least, most] }: Caller,
  { on, random }: Occasion,
): Planned<VisitInput>[] {
  const all = roster.batches.flatMap((batch) => (batch.on <= on ? batch.doors : []));
  const first = random.between(0, all.length - 1);
  const length = Math.max(4, Math.round(all.length * (least + random.next() * (most - least))));
  const gone = new Set(roster.retirements.flatMap((retirement) => (retirement.on <= on ? [retirement.door] : [])));
  const walked = Array.from({ length }, (_, step) => all[(first + step) % all.length] ?? '').filter(
    (door) => !gone.has(door),
  );
  const empty = walked.filter((door) => isEmpty(code, door));
  const others = walked.filter((door) => !empty.includes(door));
  // Units that do not know the houses have met nobody.
  const vacant = VACANCY_FINDERS.includes(unit.type) ? empty : [];
  const away = others.filter(() => random.chance(NOT_MET));
  const notMet = vacant === empty ? away : [...away, ...empty];
  const doors = others.filter((door) => !notMet.includes(door));
  if (doors.length === 0) return [];

  const input: VisitInput = {
    communityCode: code,
    visitedOn: on,
    doors,
    notMet,
    vacant,
    peopleVisited: random.chance(0.85) ? Math.round(doors.length * (random.between(100, 190) / 100)) : null,
    note: random.chance(0.4) ? random.pick(NOTES) : null,
  };
  // In the evening somebody was at home after all.
  const [met, ...still] = notMet;
  const amended =
    met !== undefined && random.chance(AMENDED)
      ? { ...input, doors: [...doors, met], notMet: still, note: '当晚补访到一户。' }
      : null;
  return [
    {
      unit: unit.name,
      on,
      input,
      amended,
      voidedBecause: amended === null && random.chance(VOIDED) ? random.pick(VOID_REASONS) : null,
    },
  ];
}

const isEmpty = (code: string, door: string): boolean => new Random(`${code} ${door}`).chance(EMPTY);

function drawReport(code: string, { unit }: Caller, { on, random }: Occasion): Planned<VisitInput> {
  const households = random.between(12, 64);
  const input: VisitInput = {
    communityCode: code,
    visitedOn: on,
    reported: counted(random, households),
    peopleVisited: random.chance(0.6) ? Math.round(households * (random.between(110, 180) / 100)) : null,
    note: random.chance(0.3) ? random.pick(NOTES) : null,
  };
  return {
    unit: unit.name,
    on,
    input,
    amended: null,
    voidedBecause: random.chance(VOIDED) ? (VOID_REASONS[0] ?? null) : null,
  };
}

/**
 * One task per community: which visit covers a door first depends on their order, and where there is a roster no
 * number is accepted any more.
 */
export function householdTasks(recorder: Recorder, communities: readonly PlannedCommunity[]): Task[] {
  const [rosters, visits] = [recorder.service(HouseholdRosterService), recorder.service(HouseholdVisitService)];
  return communities.map(({ code: communityCode, keeper, roster, visits: planned }) => async () => {
    const viewer = recorder.viewerOf(keeper);
    const steps = [
      ...(roster?.batches ?? []).map(({ on, doors }) => ({
        on,
        step: () => rosters.register(viewer, { communityCode, doors: [...doors], on }),
      })),
      ...(roster?.retirements ?? []).map(({ on, door, reason }) => ({
        on,
        step: () => rosters.retire(viewer, { communityCode, doors: [door], on, reason }),
      })),
      ...planned.map((visit) => ({ on: visit.on, step: () => recorder.enter(visits, visit) })),
    ];
    // Sorting is stable: of one day, the roster changes before anybody calls.
    for (const { step } of steps.toSorted((left, right) => left.on.localeCompare(right.on))) await step();
  });
}
