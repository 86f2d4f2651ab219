import { addDays, type LocalDate } from '@fanzha/domain';
import { demoMonths } from '../calendar.js';
import { Random } from '../random.js';

/** Doors that are put on a roster together. */
interface Batch {
  readonly on: LocalDate;
  readonly doors: readonly string[];
}

interface Retirement {
  readonly on: LocalDate;
  readonly door: string;
  readonly reason: string;
}

/** The doors of a community, as its roster grows and changes. */
export interface PlannedRoster {
  readonly community: string;
  readonly batches: readonly Batch[];
  readonly retirements: readonly Retirement[];
}

/** A block of the same buildings: doors are written 3-2-401, or 3-401 where a building has one entrance. */
interface Estate {
  readonly buildings: number;
  readonly units: number;
  readonly floors: number;
  readonly perFloor: number;
  /** In front of the number of the building, where a community has several estates. */
  readonly name?: string;
}

/** A hamlet: houses in one row of numbers. */
interface Hamlet {
  readonly name: string;
  readonly houses: number;
}

/** How a community is built, and since how many months of the history it keeps a roster: 0 is from its beginning. */
interface Layout {
  readonly estates?: readonly Estate[];
  readonly hamlets?: readonly Hamlet[];
  readonly since: number;
}

/** Communities with a roster. The sizes run from 180 doors to 1,200. */
const LAYOUTS: Readonly<Record<string, Layout>> = {
  荷塘社区: { since: 0, estates: [{ buildings: 20, units: 3, floors: 10, perFloor: 2 }] },
  锦绣社区: { since: 0, estates: [{ buildings: 12, units: 2, floors: 18, perFloor: 2 }] },
  望湖社区: { since: 0, estates: [{ buildings: 15, units: 4, floors: 6, perFloor: 2 }] },
  芦湾社区: {
    since: 1,
    estates: [
      { name: '芦湾苑', buildings: 9, units: 3, floors: 6, perFloor: 2 },
      { name: '渔歌里', buildings: 6, units: 3, floors: 6, perFloor: 2 },
    ],
  },
  莲香社区: { since: 0, estates: [{ buildings: 13, units: 4, floors: 6, perFloor: 2 }] },
  稻香社区: { since: 2, estates: [{ buildings: 10, units: 4, floors: 6, perFloor: 2 }] },
  花溪社区: { since: 1, estates: [{ buildings: 8, units: 4, floors: 6, perFloor: 2 }] },
  红枫社区: { since: 0, estates: [{ buildings: 7, units: 1, floors: 25, perFloor: 2 }] },
  塔桥村: { since: 3, hamlets: rows(['塔西组', 84], ['塔东组', 76], ['桥头组', 92], ['新屋组', 58]) },
  圩心村: { since: 0, hamlets: rows(['一组', 62], ['二组', 71], ['三组', 66], ['四组', 61]) },
  柳荫村: { since: 9, hamlets: rows(['前柳组', 88], ['后柳组', 74], ['埂上组', 58]) },
  梅岗村: { since: 13, hamlets: rows(['上梅组', 66], ['下梅组', 60], ['岗头组', 54]) },
};

/** What part of the doors is registered, and how many months after the roster began. */
const STAGES: readonly (readonly [share: number, months: number])[] = [
  [0.68, 0],
  [0.2, 4],
  [0.12, 9],
];
const REASONS = ['房屋拆除。', '两户打通合并为一户。', '改作物业用房，不再住人。'];

/** The rosters that are kept on `today`. */
export function planRosters(today: LocalDate): PlannedRoster[] {
  const months = demoMonths(today);
  return Object.entries(LAYOUTS).map(([community, layout]) => {
    const random = new Random(`${community} roster`);
    const doors = doorsOf(layout);
    const batches: Batch[] = [];
    let registered = 0;
    for (const [share, after] of STAGES) {
      const month = months[Math.min(layout.since + after, months.length - 1)];
      if (!month) continue;
      const last = share === STAGES.at(-1)?.[0] ? doors.length : registered + Math.round(doors.length * share);
      batches.push({
        on: addDays(month.first, random.between(0, Math.min(6, Number(month.last.slice(8)) - 1))),
        doors: doors.slice(registered, last),
      });
      registered = last;
    }
    return { community, batches, retirements: drawRetirements(random, doors, batches[0]?.on ?? today, today) };
  });
}

/** A few of the first doors are gone since. */
function drawRetirements(random: Random, doors: readonly string[], since: LocalDate, today: LocalDate): Retirement[] {
  const count = Math.round(doors.length / 260);
  const gone = new Set(Array.from({ length: count }, () => random.between(0, Math.floor(doors.length * 0.6))));
  return [...gone].flatMap((index) => {
    const on = addDays(since, random.between(60, 400));
    const door = doors[index];
    return door === undefined || on > today ? [] : [{ on, door, reason: random.pick(REASONS) }];
  });
}

function doorsOf({ estates = [], hamlets = [] }: Layout): string[] {
  return [
    ...estates.flatMap((estate) =>
      Array.from({ length: estate.buildings }, (_, building) => doorsOfBuilding(estate, building + 1)).flat(),
    ),
    ...hamlets.flatMap(({ name, houses }) => Array.from({ length: houses }, (_, house) => `${name}${house + 1}号`)),
  ];
}

function doorsOfBuilding({ units, floors, perFloor, name = '' }: Estate, building: number): string[] {
  return Array.from({ length: units * floors * perFloor }, (_, position) => {
    const unit = Math.floor(position / (floors * perFloor)) + 1;
    const floor = Math.floor((position % (floors * perFloor)) / perFloor) + 1;
    const room = `${floor}${String((position % perFloor) + 1).padStart(2, '0')}`;
    return units === 1 ? `${name}${building}-${room}` : `${name}${building}-${unit}-${room}`;
  });
}

function rows(...stated: readonly (readonly [name: string, houses: number])[]): Hamlet[] {
  return stated.map(([name, houses]) => ({ name, houses }));
}
