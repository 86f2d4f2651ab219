import { addDays, addYears, type LeadershipRole, type LocalDate } from '@fanzha/domain';
import { LeadershipGroupService } from '@fanzha/ledger';
import { workdayFrom } from '../calendar.js';
import { Random } from '../random.js';
import type { DemoUnit } from '../units.js';
import type { Recorder, Outcome, Task } from './recorder.js';
import { documentBody, groupName, POSTS, SURNAMES } from './leadership-wording.js';

type GroupInput = Parameters<LeadershipGroupService['record']>[1];
type Member = GroupInput['members'][number];

/** A group of a unit with what happens to it, in the order of the days. */
export interface PlannedLeadershipGroup {
  readonly unit: string;
  readonly input: GroupInput;
  /** All members from a day on. */
  readonly changes: readonly { readonly on: LocalDate; readonly members: Member[] }[];
  readonly dissolvedOn: LocalDate | null;
}

/** Units that have none: what an official wants to see first. Two of them never report anything. */
const WITHOUT = new Set([
  '山前小学',
  '菱角滩村',
  '晨曦小学',
  '清江村镇银行红杨服务点',
  '蓝领公寓居委会',
  '区快递物流服务中心',
  '东岭村',
  '青荷口腔门诊部',
  '石榴小学',
  '荆溪居委会',
  '江畔社区卫生服务站',
]);

/** Units whose first group was dissolved and another one founded. */
const RENEWED = new Set(['许镇镇平安建设办公室', '石桥初级中学', '花溪卫生院']);

/** How likely a year is the one of the foundation, the current one last. */
const YEARS: readonly number[] = [8, 12, 18, 22, 24, 16];
const CHANGED = 0.3;
const WITH_DOCUMENT = 0.9;

/** The leadership groups of the city: most units have one, founded at any time since they opened. */
export function planLeadershipGroups(units: readonly DemoUnit[], today: LocalDate): PlannedLeadershipGroup[] {
  return units.filter(({ name }) => !WITHOUT.has(name)).flatMap((unit) => unitGroups(unit, today));
}

function unitGroups(unit: DemoUnit, today: LocalDate): PlannedLeadershipGroup[] {
  const random = new Random(`${unit.name} group`);
  const first = draw(random, unit, foundingDay(random, unit, today), today);
  if (!RENEWED.has(unit.name)) return [first];
  // Dissolved with a reform of the office and founded anew soon after, with the people of the new one.
  const foundedOn = workdayFrom(unit.openedOn, addDays(unit.openedOn, 10));
  const dissolvedOn = addDays(today, -random.between(320, 420));
  const again = draw(random, unit, workdayFrom(addDays(dissolvedOn, 24), addDays(dissolvedOn, 30)), today);
  const earlier = draw(random, unit, foundedOn, dissolvedOn);
  return [{ ...earlier, changes: earlier.changes.filter(({ on }) => on <= dissolvedOn), dissolvedOn }, again];
}

/** A workday of the last six years on which the unit was open, some weeks ago at least. */
function foundingDay(random: Random, { openedOn, closedOn }: DemoUnit, today: LocalDate): LocalDate {
  const latest = addDays(closedOn ?? today, -20);
  const years = YEARS.map((weight, index) => ({ year: Number(today.slice(0, 4)) - YEARS.length + 1 + index, weight }));
  const { year } = random.weighted(years, ({ weight }) => weight);
  const drawn = workdayFrom(addDays(`${year}-01-04`, random.between(0, 330)), `${year}-12-31`);
  const day = drawn > latest ? addYears(drawn, -1) : drawn;
  return day < openedOn ? addDays(openedOn, 12) : day;
}

function draw(random: Random, unit: DemoUnit, foundedOn: LocalDate, until: LocalDate): PlannedLeadershipGroup {
  const members = drawMembers(random, unit);
  const changes: { on: LocalDate; members: Member[] }[] = [];
  let current = members;
  let on = addDays(foundedOn, random.between(150, 420));
  while (on < until && (unit.closedOn === null || on < unit.closedOn) && random.chance(CHANGED)) {
    current = replaced(random, current);
    changes.push({ on, members: current });
    on = addDays(on, random.between(200, 500));
  }
  return {
    unit: unit.name,
    input: {
      name: groupName(unit),
      foundedOn,
      documentNumber: random.chance(WITH_DOCUMENT)
        ? `${documentBody(random, unit)}〔${foundedOn.slice(0, 4)}〕${random.between(1, 26)}号`
        : null,
      members,
    },
    changes,
    dissolvedOn: null,
  };
}

/**
 * A head, one or two deputies, members and somebody to be reached; 4 to 12 people in the posts that such a unit has.
 */
function drawMembers(random: Random, unit: DemoUnit): Member[] {
  const posts = POSTS[unit.type];
  const size = Math.min(posts.length, Math.max(4, Math.round(random.between(5, 9) * unit.size)), 12);
  const deputies = size > 6 ? 2 : 1;
  const names = takeNames(random, size, []);
  return posts
    .slice(0, size - 1)
    .concat(posts.slice(-1))
    .map(([title, duty], position): Member => {
      const role: LeadershipRole =
        position === 0 ? 'HEAD' : position <= deputies ? 'DEPUTY' : position === size - 1 ? 'LIAISON' : 'MEMBER';
      // No number of a local line begins with 0: nobody can be called by these.
      const phone = role === 'LIAISON' && random.chance(0.6) ? `0553-0${random.between(100_000, 999_999)}` : null;
      return { name: names[position] ?? '', title, role, duty, phone };
    });
}

/** The same posts with other people in one to three of them. */
function replaced(random: Random, members: readonly Member[]): Member[] {
  const leaving = new Set(Array.from({ length: random.between(1, 3) }, () => random.between(0, members.length - 1)));
  const names = takeNames(
    random,
    leaving.size,
    members.map(({ name }) => name),
  );
  return members.map((member, position) =>
    leaving.has(position) ? { ...member, name: names.pop() ?? member.name } : member,
  );
}

/** People without a given name: a surname stands for somebody in the post. */
function takeNames(random: Random, count: number, taken: readonly string[]): string[] {
  const free = SURNAMES.map((surname) => `${surname}某某`).filter((name) => !taken.includes(name));
  return Array.from({ length: count }, () => free.splice(random.between(0, free.length - 1), 1)[0] ?? '');
}

/** One task per unit: its groups follow each other. */
export function leadershipGroupTasks(recorder: Recorder, groups: readonly PlannedLeadershipGroup[]): Task[] {
  const service = recorder.service(LeadershipGroupService);
  return [...Map.groupBy(groups, ({ unit }) => unit)].map(([unit, own]) => async () => {
    const viewer = recorder.viewerOf(unit);
    for (const { input, changes, dissolvedOn } of own) {
      const { id, version: first } = await service.record(viewer, input);
      let version = first;
      for (const { on, members } of changes)
        ({ version } = await service.changeMembers(viewer, id, version, on, members));
      if (dissolvedOn !== null) await service.dissolve(viewer, id, version, dissolvedOn);
    }
  });
}

export function leadershipGroupOutcome(groups: readonly PlannedLeadershipGroup[]): Outcome {
  const amended = groups.reduce(
    (sum, { changes, dissolvedOn }) => sum + changes.length + (dissolvedOn === null ? 0 : 1),
    0,
  );
  return { records: groups.length, amended, voided: 0 };
}
